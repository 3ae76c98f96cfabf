import {z} from 'zod';
import {levels} from '../history/subject.js';
import {flatMap} from '../values/flat-map.js';
import {isoDay} from './iso-day.js';

const parameterReference = z.strictObject({parameter: z.string()});
const yearsOrParameter = z.union([z.int().min(1).max(120), parameterReference]);
const sideOfDay = z.union([z.strictObject({before: isoDay}), z.strictObject({'on-or-after': isoDay})]);
const tables = z.array(z.string()).min(1);

/** Words of the tests that a `choice` parameter may stand for; the parameter offers some of them and no others. */
export const choices = {
	counted: ['cases', 'counts'],
	levels: ['felony', 'any'],
	registrant: ['before-this-conviction', 'at-any-time'],
} as const;

/** A number of years, or the parameter that holds it. */
export type YearsOrParameter = z.infer<typeof yearsOrParameter>;

/** Before a day (the day itself does not count), or on or after it (it does). */
export type SideOfDay = z.infer<typeof sideOfDay>;

/**
The closed vocabulary of `when`. Every test is documented in rules/README.md; each boundary is named:
`at-least` counts the day itself, `more-than` and `under` do not.
*/
const leafSchemas = {
	/** Severity of the conviction is one of these. */
	level: z.array(z.enum(levels)).min(1),
	/** A Prop 64 section of the charge is one of these. */
	'section-in': z.union([parameterReference, z.array(z.string()).min(1)]),
	/** The charge is one of these offense tables. */
	offense: tables,
	/** The charge, so far as it is in scope, is under one of these subdivisions: `11357.A`, `11359.C.3`. */
	'subdivision-in': z.array(z.string().regex(/^\d+\.[A-Z](?:\.[A-Z\d]+)*$/, 'a section with its subdivisions, such as 11357.A or 11359.C.3')).min(1),
	/** The conviction is before a day, or on or after it. */
	convicted: sideOfDay,
	/** The arrest that begins the cycle is before a day, or on or after it. */
	arrested: sideOfDay,
	/** The person had not yet had this birthday on the day of the arrest. */
	'age-at-arrest': z.strictObject({under: yearsOrParameter}),
	/** The person had not yet had this birthday on the day of conviction. */
	'age-at-conviction': z.strictObject({under: yearsOrParameter}),
	/** The person has had this birthday on the as-of date. */
	'age-as-of': z.strictObject({'at-least': yearsOrParameter}),
	/** Days from birth to the as-of date, in years of 365.25 days, are at most this many. */
	'age-in-mean-years': z.strictObject({'at-most': yearsOrParameter}),
	/** The conviction is on or before the day this many years before the as-of date. */
	'years-since-conviction': z.strictObject({'at-least': yearsOrParameter}),
	/** Every conviction of the person, this one included, is before (`at-least`: on or before) the day this many years before the as-of date. */
	'years-since-any-conviction': z.union([z.strictObject({'more-than': yearsOrParameter}), z.strictObject({'at-least': yearsOrParameter})]),
	/** A conviction of the person for an offense of these tables, strictly before this one and not in the same case. */
	'prior-offense': tables,
	/** Earlier convictions under the same section, in other cases, counted by case or by count. */
	'priors-of-same-section': z.strictObject({
		'at-least': yearsOrParameter, counted: z.union([z.enum(choices.counted), parameterReference]), levels: z.union([z.enum(choices.levels), parameterReference]).optional(),
	}),
	/** A count of the same cycle is one of these tables: one that ended in conviction, or any that was charged. */
	'other-offense-in-cycle': z.strictObject({tables, counting: z.enum(['convictions', 'charges'])}),
	/** A registration under PC 290 is on the record. */
	registrant: z.union([z.enum(choices.registrant), parameterReference]),
	/** The sentence of this conviction is completed, or still being served. */
	sentence: z.enum(['completed', 'serving']),
	/** No sentence of the person is still being served. */
	'every-sentence': z.literal('completed'),
	/** The court's county is one of these. */
	county: z.array(z.string()).min(1),
	/** An arrest of the cycle was made by an agency whose name begins so. */
	'arresting-agency': z.array(z.string().min(1)).min(1),
	/** A parameter has this value. */
	setting: z.strictObject({parameter: z.string(), is: z.union([z.string(), z.boolean()])}),
	/** Every conviction of the person, in any county, is of these offense tables. */
	'only-offenses': z.array(z.string()).min(1),
	/** The record shows the person's death. */
	deceased: z.literal(true),
	/** Holds for every conviction. */
	always: z.literal(true),
} as const;

type Leaves = {readonly [Name in keyof typeof leafSchemas]: z.infer<(typeof leafSchemas)[Name]>};

/** A test as written under `when`: one key, with what it compares to. */
export type Test
	= | {readonly [Name in keyof Leaves]: Readonly<Record<Name, Leaves[Name]>>}[keyof Leaves]
		| {readonly all: readonly Test[]}
		| {readonly any: readonly Test[]}
		| {readonly not: Test};

export type LeafName = keyof Leaves;
export type LeafArgument<Name extends LeafName> = Leaves[Name];

export const leafNames = Object.keys(leafSchemas) as readonly LeafName[];

export const testNames: readonly string[] = [...leafNames, 'all', 'any', 'not'];

const oneTest = (value: Record<string, unknown>): boolean => Object.keys(value).length === 1;

const shape: Record<string, z.ZodType> = Object.fromEntries(Object.entries(leafSchemas).map(([name, schema]) => [name, schema.optional()]));

export const testSchema: z.ZodType<Test> = z.lazy(() => z.strictObject({
	...shape,
	all: z.array(testSchema).min(1).optional(),
	any: z.array(testSchema).min(1).optional(),
	not: testSchema.optional(),
}).refine(oneTest, {message: `exactly one test: ${testNames.join(', ')}`})) as unknown as z.ZodType<Test>;

/** A parameter that a test names, the type it has to be of, and the words it may stand for. */
export type NamedParameter = {readonly name: string; readonly type: 'sections' | 'years' | 'choice' | 'choice or switch'; readonly among?: readonly string[] | undefined; readonly is?: string | boolean | undefined};

const typeAt = (key: string): Pick<NamedParameter, 'type' | 'among'> =>
	key === 'section-in' ? {type: 'sections'} : (Object.hasOwn(choices, key) ? {type: 'choice', among: choices[key as keyof typeof choices]} : {type: 'years'});

/** The parameters a test refers to, each with the type it has to be of. */
export function parametersIn(test: unknown, key = ''): readonly NamedParameter[] {
	if (Array.isArray(test)) {
		return flatMap(test, item => parametersIn(item, key));
	}

	if (typeof test !== 'object' || test === null) {
		return [];
	}

	if ('parameter' in test) {
		return [{name: String(test.parameter), ...('is' in test ? {type: 'choice or switch', is: test.is as string | boolean} : typeAt(key))}];
	}

	return flatMap(Object.entries(test), ([inner, value]) => parametersIn(value, inner));
}

/** All leaves of a test. */
export function leavesIn(test: Test): ReadonlyArray<Exclude<Test, {all: unknown} | {any: unknown} | {not: unknown}>> {
	if ('all' in test || 'any' in test) {
		return flatMap(('all' in test ? test.all : test.any), child => leavesIn(child));
	}

	return 'not' in test ? leavesIn(test.not) : [test];
}

/** The offense tables a test names. */
export function tablesIn(test: Test): readonly string[] {
	return flatMap(leavesIn(test), (leaf): readonly string[] => {
		if ('only-offenses' in leaf) {
			return leaf['only-offenses'];
		}

		if ('prior-offense' in leaf) {
			return leaf['prior-offense'];
		}

		return 'offense' in leaf ? leaf.offense : ('other-offense-in-cycle' in leaf ? leaf['other-offense-in-cycle'].tables : []);
	});
}
