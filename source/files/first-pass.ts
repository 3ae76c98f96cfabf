import {Buffer} from 'node:buffer';
import type {ConvictionRecord} from '../determinations/determination.js';
import {recordsOf} from '../determinations/record.js';
import type {Engine} from '../determinations/engine.js';
import type {Counts} from '../determinations/manifest.js';
import {lineKey, subjectIdOf, buildSubject} from '../history/build-subject.js';
import {cell, type Row, type UnreadableLine} from '../extract/row.js';
import {canonicalJson} from '../review/clean-text.js';
import {candidateKinds, type CandidateKind} from '../rules/candidate-rules.js';
import {termOf} from '../values/no-value.js';
import {success, type Attempt} from '../values/problem.js';
import {outcomes, type Outcome} from '../values/outcome.js';
import {readRanges, streamRows, type ByteRange, type ExtractFile} from './extract-file.js';
import {addToRun, beginRun, withoutRepeated, type Run} from './person-rows.js';
import {sha256} from './sha256.js';

/** What the first pass keeps: a line for each conviction in scope and each candidate, and nothing for each row. */
export type FirstPass = {
	/** Lines of `convictions.jsonl` without their end, by key, unordered. */
	readonly lines: ReadonlyMap<string, string>;
	/** The same of `candidates.jsonl`. */
	readonly candidateLines: ReadonlyMap<string, string>;
	readonly unreadable: readonly UnreadableLine[];
	readonly counts: Counts;
	/** Where each DOJ column stands in each file, by file number. */
	readonly positions: ReadonlyMap<number, readonly number[]>;
	/** Some row names the county of the audit. */
	readonly countySeen: boolean;
};

type Kept = {
	ranges: readonly ByteRange[]; keys: readonly string[]; convictions: number; outcomes: readonly Outcome[]; isScattered: boolean;
	candidateKeys: readonly string[]; kinds: ReadonlyArray<ReadonlySet<CandidateKind>>; neither: number;
};

/** A string cut from a chunk keeps the chunk alive: this one stands alone. */
const detached = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

/**
Reads extracts once, in order, and determines every conviction in scope and every candidate. People whose rows stand apart, in a file or over several,
are determined at the end from their byte ranges. In: bytes read so far go to `progress`.
*/
export async function firstPass(files: readonly ExtractFile[], engine: Engine, progress?: (bytes: number, people: number) => void): Promise<Attempt<FirstPass>> {
	const people = new Map<string, Kept>();
	const lines = new Map<string, string>();
	const candidateLines = new Map<string, string>();
	const unreadable: UnreadableLine[] = [];
	const positions = new Map<number, readonly number[]>();
	let rows = 0;
	let repeated = 0;
	let countySeen = false;
	let run: Run | undefined;

	const keep = (id: string, personRows: readonly Row[], ranges: readonly ByteRange[], rowsHash: string): void => {
		const subject = buildSubject(personRows, {dispositions: engine.rules.dispositions, codes: engine.rules.codes});
		const {inScope, candidates, neither} = recordsOf(subject, engine, {ranges, rowsHash});
		for (const record of inScope) {
			lines.set(record.key, canonicalJson(record));
		}

		for (const record of candidates) {
			candidateLines.set(record.key, canonicalJson(record));
		}

		people.set(id, {
			ranges, keys: keysOf(inScope), convictions: subject.convictions.length, outcomes: inScope.map(({outcome}) => outcome), isScattered: false,
			candidateKeys: keysOf(candidates), kinds: candidates.map(({why}) => new Set(why.map(({kind}) => kind))), neither,
		});
	};

	const endRun = (): void => {
		if (!run) {
			return;
		}

		const id = detached(run.id);
		const earlier = people.get(id);
		if (earlier) {
			for (const key of earlier.keys) {
				lines.delete(key);
			}

			for (const key of earlier.candidateKeys) {
				candidateLines.delete(key);
			}

			people.set(id, {...earlier, ranges: [...earlier.ranges, ...run.ranges], keys: [], candidateKeys: [], isScattered: true});
		} else {
			keep(id, run.rows, run.ranges, run.hash.digest('hex'));
		}

		run = undefined;
	};

	let bytesBefore = 0;
	for (const file of files) {
		const read = await streamRows(file, {
			header(_raw, order) {
				positions.set(file.number, order);
			},
			row(row, raw) {
				rows++;
				countySeen ||= termOf(cell(row, 'STP_ORI_CNTY_NAME')) === engine.county;
				const id = subjectIdOf(row) ?? lineKey(row);
				if (run?.id === id) {
					addToRun(run, row, raw);
				} else {
					endRun();
					run = beginRun(id, row, raw);
				}
			},
			unreadable(line) {
				unreadable.push(line);
			},
			progress(bytes) {
				progress?.(bytesBefore + bytes, people.size);
			},
		});
		if (!read.ok) {
			return read;
		}

		endRun();
		bytesBefore += file.bytes;
	}

	for (const [id, kept] of people) {
		if (kept.isScattered) {
			const read = await readRanges(files, kept.ranges, number => positions.get(number)!);
			if (!read.ok) {
				return read;
			}

			const once = withoutRepeated(read.value.rows);
			repeated += read.value.rows.length - once.length;
			keep(id, once, kept.ranges, sha256(read.value.bytes));
		}
	}

	const all = [...people.values()];
	const byOutcome = Object.fromEntries(outcomes.map(outcome => [outcome, 0])) as Record<Outcome, number>;
	for (const outcome of all.flatMap(person => person.outcomes)) {
		byOutcome[outcome]++;
	}

	return success({
		lines,
		candidateLines,
		unreadable,
		positions,
		countySeen,
		counts: {
			lines: rows + unreadable.length,
			rows,
			unreadable: unreadable.length,
			repeated,
			subjects: all.length,
			convictions: sum(all.map(({convictions}) => convictions)),
			convictionsInScope: lines.size,
			peopleInScope: all.filter(({keys}) => keys.length > 0).length,
			byOutcome,
			candidates: {convictions: candidateLines.size, people: all.filter(({keys, candidateKeys}) => keys.length === 0 && candidateKeys.length > 0).length, byKind: byKindOf(all)},
			neither: sum(all.map(({neither}) => neither)),
		},
	});
}

const keysOf = (records: readonly ConvictionRecord[]): readonly string[] => records.map(({key}) => detached(key));

function byKindOf(people: readonly Kept[]): Readonly<Record<CandidateKind, number>> {
	const byKind = Object.fromEntries(candidateKinds.map(kind => [kind, 0])) as Record<CandidateKind, number>;
	for (const kind of people.flatMap(({kinds}) => kinds.flatMap(set => [...set]))) {
		byKind[kind]++;
	}

	return byKind;
}

const sum = (numbers: readonly number[]): number => {
	let total = 0;
	for (const number of numbers) {
		total += number;
	}

	return total;
};
