import {z} from 'zod';

/** What a paralegal may find: what relief the conviction should have, that the law does not speak of it, or that nobody could judge it. */
export const verdicts = ['dismiss', 'reduce', 'refer', 'not-eligible', 'out-of-scope', 'cannot-judge'] as const;
export type Verdict = (typeof verdicts)[number];

/** What a verdict was judged from. */
export const sources = ['extract', 'court file', 'both'] as const;
export type Source = (typeof sources)[number];

/** The kinds of error (reference/statistics.md, 3.1): E1 relief given, not due; E2 refused, due; E3 wrong remedy; E4 wrong reason; E5 clerical; NF cannot be judged. */
export const errorClasses = ['E1', 'E2', 'E3', 'E4', 'E5', 'NF'] as const;
export type ErrorClass = (typeof errorClasses)[number];

export const causes = ['isolated', 'systematic'] as const;
export type Cause = (typeof causes)[number];

/** By which the decisions are judged: what the office adopted, or HS 11361.8 by itself. */
export const standards = ['policy', 'statute'] as const;
export type Standard = (typeof standards)[number];

type Fields = {readonly hex64: z.ZodString; readonly count: z.ZodInt; readonly label: z.ZodString | z.ZodType<string>};

/** Entries of a spot check: those of the audit's own log, and those of a packet's. `round` counts the plans of a workspace from 1. */
export function sampleBodies({hex64, count, label}: Fields) {
	const round = count.min(1);
	const percent = z.string().regex(/^\d{1,3}(?:\.\d{1,12})?%$/u);
	const group = z.strictObject({name: label, units: count.min(1), n: count.min(1), errorsAllowed: count.optional(), stopAt: z.array(count.nullable()).optional()});
	return {
		/** `frame` and `standing` are hashes of the files of the round: what is drawn from, and every decision in it as it stood. Before any ticket. */
		'sample.planned': z.strictObject({
			round, frame: hex64, standing: hex64, units: count, undecided: count, groups: z.array(group).min(1), grouping: label,
			tolerable: percent, confidence: percent, expect: percent.optional(), sequential: z.boolean(), standard: z.enum(standards),
		}),
		/** `list` is the hash of the lines `ticket  identifier`, in the order of the tickets. */
		'sample.drawn': z.strictObject({round, frame: hex64, seed: z.string().regex(/^\d{20,500}$/u), witnesses: z.array(label), list: hex64, n: count.min(1)}),
		/** `packet` is the hash of the packet's SHA256SUMS, `units` that of the list of what it holds. */
		'sample.dealt': z.strictObject({round, deal: count.min(1), packet: hex64, paralegal: label, n: count.min(1), doubled: count, units: hex64}),
		/** `log` and `entries`: the packet's log as it was checked in. `differ` are those that go to an attorney. */
		'sample.returned': z.strictObject({round, deal: count.min(1), packet: hex64, log: hex64, entries: count.min(1), answered: count, unanswered: count, differ: count}),
		/** An attorney's finding on a conviction whose verdict differs from the decision. `finding` right: the decision was right. */
		'sample.settled': z.strictObject({action: label, round, conviction: hex64, finding: z.enum(['right', ...errorClasses]), cause: z.enum(causes).optional(), words: hex64}),
		/** In a packet: what the paralegal finds, given without having seen the decision. */
		'check.verdict': z.strictObject({
			action: label, conviction: hex64, verdict: z.enum(verdicts), clerical: z.boolean(), source: z.enum(sources),
			secondsOpen: count, words: hex64.optional(), evidence: hex64.optional(),
		}),
		'check.skipped': z.strictObject({action: label, conviction: hex64, words: hex64.optional()}),
		/** `undoes` is the number of a verdict or of a skip. */
		'check.undone': z.strictObject({action: label, conviction: hex64, undoes: count}),
	} as const;
}
