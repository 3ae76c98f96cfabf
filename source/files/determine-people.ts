import {Buffer} from 'node:buffer';
import type {CandidateRecord, ConvictionRecord} from '../determinations/determination.js';
import type {Engine} from '../determinations/engine.js';
import {recordsOf} from '../determinations/record.js';
import type {Row} from '../extract/row.js';
import {buildSubject} from '../history/build-subject.js';
import {canonicalJson} from '../review/canonical-json.js';
import {candidateKinds} from '../rules/candidate-rules.js';
import {outcomes} from '../values/outcome.js';
import type {ByteRange} from './extract-file.js';

/** Lines of many convictions without their ends, one behind the other. */
export type DeterminedLines = {
	readonly keys: readonly string[];
	readonly bytes: Uint8Array;
	/** Bytes of each. */
	readonly lengths: readonly number[];
	/** Of a conviction the index of its outcome, of a candidate a bit for each of its kinds. */
	readonly marks: readonly number[];
};

/** Rows of one person, determined. */
export type DeterminedPerson = {
	readonly id: string;
	readonly ranges: readonly ByteRange[];
	readonly convictions: number;
	readonly neither: number;
	/** How many of the lines, in order, are this person's. */
	readonly inScope: number;
	readonly candidates: number;
};

/** People in the order they were added, and the lines of `convictions.jsonl` and `candidates.jsonl` that came of them. Plain data: it crosses to another thread. */
export type DeterminedPeople = {
	readonly people: readonly DeterminedPerson[];
	readonly lines: DeterminedLines;
	readonly candidateLines: DeterminedLines;
};

export type PeopleDeterminer = {
	/** `rowsHash` is over the bytes of the ranges, joined. */
	readonly add: (id: string, rows: readonly Row[], ranges: readonly ByteRange[], rowsHash: string) => void;
	readonly determined: () => DeterminedPeople;
};

/** A string cut from a chunk keeps the chunk alive: this one stands alone. */
const detached = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

/** Determines people one by one and keeps only what is written of them. */
export function peopleDeterminer(engine: Engine): PeopleDeterminer {
	const people: DeterminedPerson[] = [];
	const lines = lineCollector<ConvictionRecord>(({outcome}) => outcomes.indexOf(outcome));
	const candidateLines = lineCollector<CandidateRecord>(({why}) => kindBits(new Set(why.map(({kind}) => candidateKinds.indexOf(kind)))));
	return {
		add(id, rows, ranges, rowsHash) {
			const subject = buildSubject(rows, {dispositions: engine.rules.dispositions, codes: engine.rules.codes});
			const {inScope, candidates, neither} = recordsOf(subject, engine, {ranges, rowsHash});
			for (const record of inScope) {
				lines.add(record);
			}

			for (const record of candidates) {
				candidateLines.add(record);
			}

			people.push({id: detached(id), ranges, convictions: subject.convictions.length, neither, inScope: inScope.length, candidates: candidates.length});
		},
		determined: () => ({people, lines: lines.collected(), candidateLines: candidateLines.collected()}),
	};
}

/** Which kinds a mark stands for. */
export const kindsOfMark = (mark: number): readonly number[] => candidateKinds.flatMap((_, kind) => Math.floor(mark / (2 ** kind)) % 2 === 1 ? [kind] : []);

const kindBits = (kinds: ReadonlySet<number>): number => {
	let bits = 0;
	for (const kind of kinds) {
		bits += 2 ** kind;
	}

	return bits;
};

function lineCollector<Kept extends ConvictionRecord>(mark: (record: Kept) => number): {readonly add: (record: Kept) => void; readonly collected: () => DeterminedLines} {
	const keys: string[] = [];
	const parts: Uint8Array[] = [];
	const lengths: number[] = [];
	const marks: number[] = [];
	return {
		add(record) {
			const bytes = Buffer.from(canonicalJson(record), 'utf8');
			keys.push(detached(record.key));
			parts.push(bytes);
			lengths.push(bytes.length);
			marks.push(mark(record));
		},
		collected: () => ({keys, bytes: Buffer.concat(parts), lengths, marks}),
	};
}
