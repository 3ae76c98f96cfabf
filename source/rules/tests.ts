import {z} from 'zod';
import {levels} from '../history/subject.js';

const parameterReference = z.strictObject({parameter: z.string()});
const yearsOrParameter = z.union([z.int().min(1).max(120), parameterReference]);

/** A number of years, or the parameter that holds it. */
export type YearsOrParameter = z.infer<typeof yearsOrParameter>;

/**
The closed vocabulary of `when`. Every test is documented in rules/README.md; each boundary is named:
`at-least` counts the day itself, `more-than` and `under` do not.
*/
const leafSchemas = {
	/** Severity of the conviction is one of these. */
	level: z.array(z.enum(levels)).min(1),
	/** A Prop 64 section of the charge is one of these. */
	'section-in': z.union([parameterReference, z.array(z.string()).min(1)]),
	/** The person had not yet had this birthday on the day of conviction. */
	'age-at-conviction': z.strictObject({under: yearsOrParameter}),
	/** The person has had this birthday on the as-of date. */
	'age-as-of': z.strictObject({'at-least': yearsOrParameter}),
	/** The conviction is on or before the day this many years before the as-of date. */
	'years-since-conviction': z.strictObject({'at-least': yearsOrParameter}),
	/** Every conviction of the person, this one included, is before the day this many years before the as-of date. */
	'years-since-any-conviction': z.strictObject({'more-than': yearsOrParameter}),
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

export const testNames: readonly string[] = [...Object.keys(leafSchemas), 'all', 'any', 'not'];

const oneTest = (value: Record<string, unknown>): boolean => Object.keys(value).length === 1;

const shape: Record<string, z.ZodType> = Object.fromEntries(Object.entries(leafSchemas).map(([name, schema]) => [name, schema.optional()]));

export const testSchema: z.ZodType<Test> = z.lazy(() => z.strictObject({
	...shape,
	all: z.array(testSchema).min(1).optional(),
	any: z.array(testSchema).min(1).optional(),
	not: testSchema.optional(),
}).refine(oneTest, {message: `exactly one test: ${testNames.join(', ')}`})) as unknown as z.ZodType<Test>;

/** The parameters a test refers to, each with the type it has to be of. */
export function parametersIn(test: unknown, type: 'sections' | 'years' = 'years'): ReadonlyArray<{readonly name: string; readonly type: 'sections' | 'years'}> {
	if (Array.isArray(test)) {
		return test.flatMap(item => parametersIn(item));
	}

	if (typeof test !== 'object' || test === null) {
		return [];
	}

	return Object.entries(test).flatMap(([key, value]) => key === 'parameter' ? [{name: String(value), type}] : parametersIn(value, key === 'section-in' ? 'sections' : 'years'));
}
