import {z} from 'zod';
import type {Problem} from '../values/problem.js';
import {isoDay} from './iso-day.js';

/** Why a conviction out of scope may concern marijuana, in the order they are looked for. */
export const candidateKinds = ['predecessor-section', 'charge-elsewhere', 'not-relieved', 'related-plea', 'marijuana-words'] as const;
export type CandidateKind = (typeof candidateKinds)[number];

const words = z.array(z.string().min(1)).min(1);
const tables = z.array(z.string()).min(1);
const said = {
	/** Short, for lists and figures. */
	title: z.string().max(40),
	/** What was found, and what the reviewer is to answer: whole sentences. */
	why: z.string(),
	settle: z.string(),
	cite: z.string().optional(),
	/** Whether what the kind rests on was checked against the official text. */
	verified: z.boolean(),
};

/** `rules/candidates.yaml`. */
export const candidateRulesSchema = z.strictObject({
	source: z.strictObject({what: z.string(), verified: z.boolean()}),
	promotion: z.strictObject({'minimum-words': z.int().min(1)}),
	kinds: z.strictObject({
		'predecessor-section': z.strictObject({...said, tables, words, day: isoDay}),
		'charge-elsewhere': z.strictObject({...said, tables, except: words}),
		'not-relieved': z.strictObject({...said, tables, beside: tables}),
		'related-plea': z.strictObject({...said, tables, beside: tables}),
		'marijuana-words': z.strictObject({...said, words}),
	} satisfies Record<CandidateKind, z.ZodType>),
});

export type CandidateRules = z.infer<typeof candidateRulesSchema>;

/** Tables that are named and are not there. */
export function candidateMistakes(rules: CandidateRules | undefined, known: ReadonlySet<string | undefined>): readonly Problem[] {
	return Object.entries(rules?.kinds ?? {}).flatMap(([kind, rule]) => [...('tables' in rule ? rule.tables : []), ...('beside' in rule ? rule.beside : [])]
		.filter(name => !known.has(name))
		.map(name => ({file: 'rules/candidates.yaml', found: `the table "${name}" of the kind "${kind}"`, expected: `one of ${[...known].join(', ')}`, next: 'name a table of rules/offenses'})));
}
