import {z} from 'zod';
import {parseYaml, readAs} from '../rules/yaml-source.js';
import {outcomes} from '../values/outcome.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import type {BatchDraft, Batches} from './batch.js';
import {restore, type Sha256} from './log-line.js';
import type {Reviewer} from './entry.js';

const schema = z.strictObject({
	ruling: z.int().min(1),
	on: z.iso.date(),
	by: z.string(),
	role: z.string(),
	'bar-number': z.string().optional(),
	settles: z.enum(['question', 'flag']),
	signature: z.array(z.string()).min(1),
	outcome: z.enum(outcomes),
	relief: z.string().optional(),
	citation: z.string(),
	convictions: z.int().min(1),
	words: z.string(),
});

/** A ruling as `amendments.yaml` has it. */
export type Amendment = z.infer<typeof schema>;

export const amendmentsFile = 'amendments.yaml';

/** The document of one ruling: its values stand as JSON texts, which YAML reads the same. */
export function amendmentText({settles: {kind, signature}, outcome, relief, citation, words, members}: Extract<BatchDraft, {type: 'ruling.made'}>, number: number, on: string, by: Reviewer): string {
	const amendment: Amendment = {
		ruling: number, on, by: by.name, role: by.role ?? 'none',
		...(by.listed?.barNumber !== undefined && {'bar-number': by.listed.barNumber}),
		settles: kind, signature, outcome,
		...(relief !== undefined && {relief}),
		citation, convictions: members.length, words,
	};
	const line = ([name, value]: readonly [string, unknown]): string => Array.isArray(value)
		? `${name}:\n${value.map(part => `  - ${JSON.stringify(part)}\n`).join('')}`
		: `${name}: ${JSON.stringify(value)}\n`;
	return `---\n${Object.entries(amendment).map(entry => line(entry)).join('')}`;
}

/** The documents of `amendments.yaml`, each with the line that begins it; joined they are the file. */
export const amendmentTexts = (file: string): readonly string[] => file.split(/^(?=---$)/mu).filter(text => text !== '');

export type Amendments = {
	/** The texts that the log's rulings name, in their order. */
	readonly texts: readonly string[];
	readonly rulings: readonly Amendment[];
	/** Documents behind them that no entry names: left by a crash between this file and the log. */
	readonly unused: number;
};

/** In: the file's text, '' where there is none. Out: the rulings in words; or each that is missing or was changed since the log recorded it. */
export function readAmendments(file: string, batches: Batches, sha256: Sha256): Attempt<Amendments> {
	const made = [...batches.values()].flatMap(({ruling}) => ruling ?? []);
	const texts = amendmentTexts(file);
	const problems: Problem[] = [];
	const rulings: Amendment[] = [];
	for (const [index, {number, amendment}] of made.entries()) {
		const text = texts[index];
		const line = texts.slice(0, index).join('').split('\n').length;
		if (text === undefined || sha256(text) !== amendment) {
			problems.push({file: amendmentsFile, line, found: text === undefined ? `no text of ruling ${number}` : `a ruling ${number} that was changed`, expected: `SHA-256 ${amendment}, as the log recorded it`, next: restore.replace('the log', 'the file')});
			continue;
		}

		const parsed = parseYaml(text, amendmentsFile);
		const read = parsed.ok ? readAs(parsed.value, schema) : parsed;
		if (read.ok) {
			rulings.push(read.value);
		} else {
			problems.push(...read.problems);
		}
	}

	return problems.length > 0 ? failure(...problems) : success({texts: texts.slice(0, made.length), rulings, unused: Math.max(0, texts.length - made.length)});
}
