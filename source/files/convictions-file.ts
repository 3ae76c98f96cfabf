import {Buffer} from 'node:buffer';
import {z} from 'zod';
import type {CandidateRecord, ConvictionRecord} from '../determinations/determination.js';
import type {UnreadableLine} from '../extract/row.js';
import {canonicalJson} from '../review/clean-text.js';
import {candidateKinds} from '../rules/candidate-rules.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {outcomes} from '../values/outcome.js';
import {disk, type FilePort} from './file-port.js';
import {isMissing, systemProblem, type FileProblem} from './file-problem.js';
import {readLines, writeLines, type Line, type Written} from './line-file.js';
import {sha256} from './sha256.js';

type Lines<Kept> = {
	/** In order of key. */
	readonly records: readonly Kept[];
	/** SHA-256 of each line without its LF, by key: what a decision's `seen` names. */
	readonly lineHashes: ReadonlyMap<string, string>;
};

export type Convictions = Lines<ConvictionRecord>;
export type Candidates = Lines<CandidateRecord>;

const mostProblems = 20;

/** UTF-8 byte order, which differs from JavaScript's own where one text has a surrogate pair and the other U+E000 to U+FFFF. */
export function compareBytewise(one: string, other: string): number {
	if (one === other) {
		return 0;
	}

	const length = Math.min(one.length, other.length);
	for (let index = 0; index < length; index++) {
		/* eslint-disable unicorn/prefer-code-point -- units are compared: code points would make each step slower */
		const a = one.charCodeAt(index);
		const b = other.charCodeAt(index);
		/* eslint-enable unicorn/prefer-code-point */
		if (a !== b) {
			const pairs = Number(isSurrogate(a)) - Number(isSurrogate(b));
			return pairs !== 0 && a >= 0xD8_00 && b >= 0xD8_00 ? pairs : a - b;
		}
	}

	return one.length - other.length;
}

const isSurrogate = (unit: number): boolean => unit >= 0xD8_00 && unit <= 0xDF_FF;

/** A conviction's key and its RFC 8785 line without LF. */
export type ConvictionLine = readonly [key: string, line: string];

/**
Writes `convictions.jsonl` or `candidates.jsonl`: one RFC 8785 line a conviction, bytewise by key. In: keys and lines, in that order (sort with
`compareBytewise`). A line out of order, or a key twice, is a fault of the caller and a problem; then no file is left.
*/
export async function writeConvictionLines(path: string, lines: Iterable<ConvictionLine> | AsyncIterable<ConvictionLine>, port: FilePort = disk): Promise<Attempt<Written>> {
	return writeLines(path, async writer => {
		let previous: string | undefined;
		for await (const [key, line] of lines) {
			if (previous !== undefined && compareBytewise(previous, key) >= 0) {
				return failure(bug(path, writer.lines() + 1, previous === key ? 'a conviction key a second time' : 'a conviction out of order'));
			}

			previous = key;
			await writer.write(line);
		}

		return success(undefined);
	}, port);
}

/** The same from records; one that has no canonical form (half a surrogate pair) is a problem too. */
export async function writeConvictions(path: string, records: Iterable<ConvictionRecord>, port: FilePort = disk): Promise<Attempt<Written>> {
	const lines: ConvictionLine[] = [];
	for (const record of records) {
		try {
			lines.push([record.key, canonicalJson(record)]);
		} catch {
			return failure(bug(path, lines.length + 1, 'a conviction that cannot be written as canonical JSON'));
		}
	}

	return writeConvictionLines(path, lines, port);
}

/** Writes `unreadable.jsonl`: file, line and cause, in the order given. */
export async function writeUnreadable(path: string, unreadable: Iterable<UnreadableLine>, port: FilePort = disk): Promise<Attempt<Written>> {
	return writeLines(path, async writer => {
		for (const {file, line, cause} of unreadable) {
			await writer.write(canonicalJson({file, line, cause}));
		}

		return success(undefined);
	}, port);
}

const bug = (file: string, line: number, found: string): FileProblem => ({file, line, found, expected: 'each key once, bytewise in order', next: 'report this', exit: 70});

// The file's hash stands in audit.json, so this only has to tell a broken line from a whole one, fast: it runs for every conviction.
const text = z.string();
const range = z.object({file: z.number(), start: z.number(), end: z.number(), line: z.number()});
const shape = z.object({
	key: text.min(1),
	outcome: z.enum(outcomes),
	reason: text,
	question: text,
	statute: z.object({words: text}),
	flags: z.array(z.object({id: text, level: z.enum(['H', 'M', 'L']), material: z.array(z.object({reading: text, outcome: text}))})),
	subject: z.object({id: text, name: text}),
	conviction: z.object({charge: text, caseNumbers: z.array(text), arrestedBy: z.array(text)}),
	otherCharges: z.array(text),
	row: z.object({file: z.number(), line: z.number()}),
	columns: z.array(text),
	ranges: z.array(range),
	rowsHash: text,
});

const candidateShape = shape.extend({question: z.literal('candidate'), why: z.array(z.object({kind: z.enum(candidateKinds), words: text, rows: z.array(z.object({file: z.number(), line: z.number()}))}))});

/** Reads `convictions.jsonl`. Broken lines are problems by number (65); keys must ascend. */
export const readConvictions = async (path: string): Promise<Attempt<Convictions>> => readRecords<ConvictionRecord>(path, shape);

/** Reads `candidates.jsonl`, by the same rules. */
export const readCandidates = async (path: string): Promise<Attempt<Candidates>> => readRecords<CandidateRecord>(path, candidateShape);

async function readRecords<Kept extends ConvictionRecord>(path: string, kept: z.ZodType): Promise<Attempt<Lines<Kept>>> {
	const records: Kept[] = [];
	const lineHashes = new Map<string, string>();
	const problems: Problem[] = [];
	let previous: string | undefined;
	try {
		for await (const lines of readLines(path)) {
			for (const line of lines) {
				const record = parseRecord<Kept>(line, kept);
				if (record === undefined || (previous !== undefined && compareBytewise(previous, record.key) >= 0)) {
					const problem: FileProblem = {file: path, line: line.number, found: record ? 'a conviction out of order' : (line.isTorn ? 'a last line that is cut off' : 'a line that is no conviction'), expected: 'one conviction a line, bytewise by key', next: 'run "second-look evaluate" again', exit: 65};
					problems.push(problem);
				} else {
					previous = record.key;
					records.push(record);
					lineHashes.set(record.key, sha256(line.bytes));
				}
			}

			if (problems.length >= mostProblems) {
				break;
			}
		}
	} catch (error) {
		return failure(systemProblem(error, path, 'the convictions to read', isMissing(error) ? 65 : 66));
	}

	return problems.length > 0 ? failure(...problems.slice(0, mostProblems)) : success({records, lineHashes});
}

function parseRecord<Kept>({bytes, isTorn}: Line, kept: z.ZodType): Kept | undefined {
	if (isTorn) {
		return undefined;
	}

	try {
		const data: unknown = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
		return kept.safeParse(data).success ? data as Kept : undefined;
	} catch {
		return undefined;
	}
}
