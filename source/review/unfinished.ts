import {z} from 'zod';
import {factKindNames} from '../history/supplied-fact.js';
import {outcomes} from '../values/outcome.js';
import {decisionKinds} from './entry.js';

const text = z.string().max(20_000);
const hex64 = z.string().regex(/^[\da-f]{64}$/u);
const about = {/** Key of the conviction or candidate. */ key: z.string(), /** SHA-256 of its line as the reviewer had it: on another record the draft is not taken up again. */ seen: hex64};

export const draftKinds = [...decisionKinds, 'promote', 'note'] as const;

const decision = z.strictObject({
	...about, kind: z.enum(draftKinds), /** Number of the decision that is answered. */ proposal: z.int().optional(), step: text, outcome: z.enum(outcomes).optional(),
	relief: text.optional(), reason: text.optional(), ground: text.optional(), evidenceKind: text.optional(), words: text, evidenceWhere: text, evidenceSeen: text, lateBasis: text,
});
const fact = z.strictObject({...about, step: text, kind: z.enum(factKindNames).optional(), value: text, evidenceKind: text.optional(), evidenceWhere: text, evidenceSeen: text});
const ruling = z.strictObject({
	...about, step: text, settles: z.strictObject({kind: z.enum(['question', 'flag']), signature: z.array(text).min(1)}).optional(), outcome: z.enum(outcomes).optional(),
	relief: text.optional(), citation: text, words: text,
});

/** What one reviewer began and did not save: of use to them alone, and no part of the review. */
export const unfinishedSchema = z.strictObject({decisions: z.array(decision), facts: z.array(fact), rulings: z.array(ruling)});
export type Unfinished = z.infer<typeof unfinishedSchema>;
export type UnfinishedDecision = Unfinished['decisions'][number];
export type UnfinishedFact = Unfinished['facts'][number];
export type UnfinishedRuling = Unfinished['rulings'][number];

export const nothingUnfinished: Unfinished = {decisions: [], facts: [], rulings: []};

export const isNothing = ({decisions, facts, rulings}: Unfinished): boolean => decisions.length + facts.length + rulings.length === 0;
