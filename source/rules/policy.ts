import {z} from 'zod';
import {outcomes} from '../values/outcome.js';
import {isoDay} from './iso-day.js';
import {testSchema, type Test} from './tests.js';

const parameterSchema = z.discriminatedUnion('type', [
	z.strictObject({
		type: z.literal('sections'), default: z.array(z.string()), among: z.array(z.string()).min(1), off: z.array(z.string()).length(0).default([]),
		'options-key': z.string().optional(), 'options-switch': z.undefined().optional(), meaning: z.string(),
	}),
	z.strictObject({
		type: z.literal('years'), default: z.int(), off: z.int().default(0), min: z.int(), max: z.int(),
		'options-key': z.string().optional(), 'options-switch': z.string().optional(), meaning: z.string(),
	}),
	z.strictObject({
		type: z.literal('switch'), default: z.boolean(), off: z.literal(false).default(false),
		'options-key': z.string().optional(), 'options-switch': z.undefined().optional(), meaning: z.string(),
	}),
	z.strictObject({
		type: z.literal('choice'), default: z.string(), off: z.undefined().optional(), among: z.array(z.string()).min(2),
		'options-key': z.string().optional(), 'options-switch': z.undefined().optional(), meaning: z.string(),
	}),
]);

export type ParameterDefinition = z.infer<typeof parameterSchema>;

const adoptionSchema = z.strictObject({by: z.string().min(1), on: isoDay, memo: z.string().min(1)});

/** Severities that a reduction can result in. */
export const reducedLevels = ['misdemeanor', 'infraction'] as const;
export type ReducedLevel = (typeof reducedLevels)[number];

const consequenceSchema = z.strictObject({
	outcome: z.enum(outcomes),
	reason: z.string().min(1),
	/** What a reduction results in; left out where the policy does not say. */
	to: z.enum(reducedLevels).optional(),
	/** Of a hand review: relief is presumed, and open is only how much. */
	'relief-presumed': z.literal(true).optional(),
}).refine(({outcome, to}) => to === undefined || outcome === 'reduce', {path: ['to'], message: 'to only beside the outcome reduce'})
	.refine(({outcome, 'relief-presumed': presumed}) => presumed === undefined || outcome === 'hand-review', {path: ['relief-presumed'], message: 'relief-presumed only beside the outcome hand-review'});

/** What a question that is answered yes decides. */
export type Consequence = z.infer<typeof consequenceSchema>;

const questionSchema = z.strictObject({
	id: z.string().regex(/^[a-z][a-z\d-]*$/, 'a name in lower case with hyphens'),
	ask: z.string().min(1),
	cite: z.string().optional(),
	verified: z.boolean().optional(),
	active: z.strictObject({parameter: z.string(), is: z.union([z.string(), z.boolean()]).optional()}).optional(),
	when: testSchema,
	then: consequenceSchema,
});

const sentenceText = z.string().regex(/^(?:\d+ (?:days|months|years)|life) [a-z]+$/, 'a term and a place, such as 3 years prison, 90 days jail or life prison');

/** Another conviction of an example's person: in a cycle of its own, unless it stands in the same cycle or the same case. */
const furtherSchema = z.strictObject({
	charge: z.string(), level: z.string().optional(), convicted: z.string(), county: z.string().optional(), sentence: sentenceText.optional(),
	within: z.enum(['same-case', 'same-cycle']).optional(),
	/** The arrest that began a cycle of its own. */
	arrested: z.string().optional(),
	/** Further convictions that give the same word are of one case, where the dates of arrest allow it. */
	case: z.string().optional(),
});

const exampleSchema = z.strictObject({
	given: z.strictObject({
		charge: z.string().optional(), level: z.string().optional(), convicted: z.string().optional(), born: z.string().optional(),
		county: z.string().optional(), deceased: z.boolean().optional(),
		/** Further convictions of the person, in other cycles. */
		also: z.array(furtherSchema).optional(),
		/** The arrest that began the cycle. */
		arrested: z.string().optional(), agency: z.string().optional(),
		/** `3 years prison`, `90 days jail`, `life prison`. */
		sentence: sentenceText.optional(),
		/** Day of a registration under PC 290. */
		registered: z.string().optional(),
		/** Charges of the arrest that ended in no conviction. */
		charged: z.array(z.string()).optional(),
	}),
	'as-of': isoDay.optional(),
	set: z.record(z.string(), z.union([z.boolean(), z.number(), z.string(), z.array(z.union([z.string(), z.number()]))])).optional(),
	expect: z.strictObject({outcome: z.enum(outcomes), question: z.string(), reason: z.string().optional()}),
});

/** What a policy may ask a second attorney for: outcomes that refuse relief, and challenges. */
export const secondAttorneyChoices = ['not-eligible', 'challenge'] as const;
export type SecondAttorney = ReadonlyArray<(typeof secondAttorneyChoices)[number]>;

export const policySchema = z.strictObject({
	id: z.string().regex(/^[a-z\d][a-z\d-]*$/, 'a name in lower case with hyphens'),
	title: z.string().min(1),
	source: z.strictObject({what: z.string(), seen: z.string().optional(), verified: z.boolean()}),
	adopted: adoptionSchema.nullable(),
	'as-of': isoDay.optional(),
	'challenge-deadline': isoDay.optional(),
	/** Decisions that stand only when another attorney has approved them. */
	'second-attorney': z.array(z.enum(secondAttorneyChoices)).refine(named => new Set(named).size === named.length, 'each decision once').optional(),
	scope: z.strictObject({county: z.string(), offenses: z.array(z.string()).min(1)}),
	/** The JSON settings file of the earlier engine names its values by `options-key`. */
	'reads-options-file': z.boolean().default(false),
	parameters: z.record(z.string(), parameterSchema).default({}),
	questions: z.array(questionSchema).min(1),
	otherwise: consequenceSchema,
	examples: z.array(exampleSchema).min(1),
});

export type PolicyFile = z.infer<typeof policySchema>;
export type PolicyExample = z.infer<typeof exampleSchema>;
/** Where something stands in the policy file. */
export type InFile = {readonly line: number; readonly column: number};

export type Question = {
	readonly id: string;
	readonly ask: string;
	readonly cite: string | undefined;
	readonly verified: boolean | undefined;
	readonly active: {readonly parameter: string; readonly is?: string | boolean | undefined} | undefined;
	readonly when: Test;
	readonly then: Consequence;
	/** Line in the policy file. */
	readonly line: number;
};

/** A policy as it is evaluated: the file, checked, with the places its questions and examples stand at. */
export type Policy = Omit<PolicyFile, 'questions' | 'examples'> & {
	readonly file: string;
	readonly questions: readonly Question[];
	readonly examples: ReadonlyArray<PolicyExample & InFile>;
};

export type ParameterValue = boolean | number | string | readonly string[];

export type Parameters = Readonly<Record<string, ParameterValue>>;

/** The value a policy gives each parameter when nobody sets one. */
export const defaultParameters = (policy: Policy): Parameters => Object.fromEntries(Object.entries(policy.parameters).map(([name, {default: value}]) => [name, value]));

/** Is a question asked under these parameters? A parameter at its `off` value, or at another than `is` names, turns its question off. */
export function isActive(question: Question, policy: Policy, parameters: Parameters): boolean {
	if (!question.active) {
		return true;
	}

	const value = parameters[question.active.parameter]!;
	if (question.active.is !== undefined) {
		return value === question.active.is;
	}

	const {off} = policy.parameters[question.active.parameter]!;
	return Array.isArray(value) ? value.length > 0 : value !== off;
}

/** `Conviction occurred {years-since} or more years ago`, with parameters and what the question found put in. */
export const filledIn = (template: string, parameters: Parameters, found: Readonly<Record<string, string>> = {}): string =>
	template.replaceAll(/{([a-z\d-]+)}/g, (whole, name: string) => found[name] ?? (parameters[name] === undefined ? whole : [parameters[name]].flat().join(', ')));
