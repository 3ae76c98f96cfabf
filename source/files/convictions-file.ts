import type {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import {z} from 'zod';
import type {CandidateRecord, ConvictionRecord} from '../determinations/determination.js';
import type {UnreadableLine} from '../extract/row.js';
import {canonicalJson} from '../review/canonical-json.js';
import {candidateKinds} from '../rules/candidate-rules.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {compareBytewise} from '../values/compare-bytewise.js';
import {outcomes} from '../values/outcome.js';
import {disk, type FilePort} from './file-port.js';
import {isMissing, systemProblem, type FileProblem} from './file-problem.js';
import {findRecord} from './find-record.js';
import {KeptConviction, keptCandidates, keptConvictions} from './kept-conviction.js';
import {readLineChunks, writeLines, type Written} from './line-file.js';
import {sha256} from './sha256.js';
import {notAsEvaluated, toBuildAgain} from './stored-manifest.js';

/** SHA-256 of each line without its LF, by key: what a decision's `seen` names. */
export type LineHashes = Pick<ReadonlyMap<string, string>, 'get'>;

type Lines<Kept> = {
	/** In order of key. */
	readonly records: readonly Kept[];
	readonly lineHashes: LineHashes;
};

export type Convictions = Lines<ConvictionRecord>;
export type Candidates = Lines<CandidateRecord>;

const mostProblems = 20;

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
export const readConvictions = async (path: string): Promise<Attempt<Convictions>> => readRecords(path, readConviction);

/** Reads `candidates.jsonl`, by the same rules. */
export const readCandidates = async (path: string): Promise<Attempt<Candidates>> => readRecords(path, readCandidate);

/** What a file must be, where nobody has checked that before, and who is told how many bytes more of it are read. */
export type Expected = {readonly sha256: string; readonly read: (bytes: number) => void};

/** Both for whoever does not need all of every conviction at once: kept of each is its line. A file that is not the one expected is a problem (65). */
export const openConvictions = async (path: string, expected?: Expected): Promise<Attempt<Convictions>> => readRecords(path, orRead<ConvictionRecord>(keptConvictions, readConviction), expected);
export const openCandidates = async (path: string, expected?: Expected): Promise<Attempt<Candidates>> => readRecords(path, orRead<CandidateRecord>(keptCandidates, readCandidate), expected);

async function readRecords<Kept extends ConvictionRecord>(path: string, readerOf: ReaderOf<Kept>, expected?: Expected): Promise<Attempt<Lines<Kept>>> {
	const running = createHash('sha256');
	const seen = expected && ((bytes: Uint8Array): void => {
		running.update(bytes);
		expected.read(bytes.length);
	});
	const records: Kept[] = [];
	const hashes = new Map<string, string>();
	const problems: Problem[] = [];
	let previous: string | undefined;
	let number = 0;
	const noteHash = (record: Kept, bytes: Buffer, start: number, end: number): void => {
		if (!(record instanceof KeptConviction)) {
			hashes.set(record.key, sha256(bytes.subarray(start, end)));
		}
	};

	try {
		for await (const {bytes, start: first, ends, isTorn} of readLineChunks(path, seen)) {
			const read = readerOf(bytes, ends.length);
			let start = first;
			for (const end of ends) {
				number++;
				const record = isTorn ? undefined : read(start, end);
				if (record === undefined || (previous !== undefined && compareBytewise(previous, record.key) >= 0)) {
					const problem: FileProblem = {file: path, line: number, found: record ? 'a conviction out of order' : (isTorn ? 'a last line that is cut off' : 'a line that is no conviction'), expected: 'one conviction a line, bytewise by key', next: 'run "second-look evaluate" again', exit: 65};
					problems.push(problem);
				} else {
					previous = record.key;
					records.push(record);
					noteHash(record, bytes, start, end);
				}

				start = end + 1;
			}

			// Of a file that is another one, that is all there is to say: it is read to its end to tell.
			if (problems.length >= mostProblems && !expected) {
				break;
			}
		}
	} catch (error) {
		const problem = systemProblem(error, path, 'the convictions to read', isMissing(error) && !expected ? 65 : 66);
		return failure(expected ? toBuildAgain(problem) : problem);
	}

	if (expected && running.digest('hex') !== expected.sha256) {
		return failure(notAsEvaluated(path, expected.sha256));
	}

	return problems.length > 0 ? failure(...problems.slice(0, mostProblems)) : success({records, lineHashes: {get: key => hashes.get(key) ?? hashOfKept(findRecord(records, key))}});
}

const hashOfKept = (record: ConvictionRecord | undefined): string | undefined => record instanceof KeptConviction ? record.lineHash() : undefined;

/** Reads lines of a chunk, each from a byte up to a byte; undefined where it is no conviction. In: the chunk, and how many lines it has. */
type ReaderOf<Kept> = (bytes: Buffer, lines: number) => (start: number, end: number) => Kept | undefined;

const parserOf = <Kept>(kept: z.ZodType): ReaderOf<Kept> => bytes => (start, end) => {
	try {
		const data: unknown = JSON.parse(bytes.toString('utf8', start, end));
		return kept.safeParse(data).success ? data as Kept : undefined;
	} catch {
		return undefined;
	}
};

const readConviction = parserOf<ConvictionRecord>(shape);
const readCandidate = parserOf<CandidateRecord>(candidateShape);

/** What cannot be kept is read whole, to say what is wrong with it. */
const orRead = <Kept>(keep: ReaderOf<Kept>, read: ReaderOf<Kept>): ReaderOf<Kept> => (bytes, lines) => {
	const [kept, whole] = [keep(bytes, lines), read(bytes, lines)];
	return (start, end) => kept(start, end) ?? whole(start, end);
};
