import type {ConvictionRecord} from '../determinations/determination.js';
import type {Engine} from '../determinations/engine.js';
import {buildSubject} from '../history/build-subject.js';
import type {SuppliedFact} from '../history/supplied-fact.js';
import type {Subject} from '../history/subject.js';
import {personText} from '../review/approval.js';
import {readEvidence} from '../review/evidence.js';
import {standingFacts, type FactEntry} from '../review/fact-entries.js';
import type {ReviewState} from '../review/fold.js';
import {lineWithFacts, redetermined} from '../review/redetermine.js';
import {compareBytewise} from '../values/compare-bytewise.js';
import {failure, success, type Attempt} from '../values/problem.js';
import type {LineHashes} from './convictions-file.js';
import {readColumnOrder, readRanges, type ExtractFile} from './extract-file.js';
import {withExit} from './file-problem.js';
import {findRecord} from './find-record.js';
import {plainRecord} from './kept-conviction.js';
import {withoutRepeated} from './person-rows.js';
import {sha256} from './sha256.js';
import {opaqueIds} from './workspace.js';

/** Reads the rows of the person of a conviction again, checked by hash (65 where they changed). Column orders are looked up once. */
export function subjectReader(files: readonly ExtractFile[], {rules}: Pick<Engine, 'rules'>): (record: ConvictionRecord) => Promise<Attempt<Subject>> {
	const orders = new Map<number, readonly number[]>();
	return async record => {
		for (const {file} of record.ranges) {
			if (!orders.has(file)) {
				const order = await readColumnOrder(files[file - 1]!);
				if (!order.ok) {
					return order;
				}

				orders.set(file, order.value);
			}
		}

		const read = await readRanges(files, record.ranges, file => orders.get(file)!);
		if (!read.ok) {
			return read;
		}

		return sha256(read.value.bytes) === record.rowsHash
			? success(buildSubject(withoutRepeated(read.value.rows), {dispositions: rules.dispositions, codes: rules.codes}))
			: failure(withExit(65)({
				file: files[record.ranges[0]!.file - 1]!.path, line: record.row.line, found: 'rows that changed since they were evaluated',
				expected: 'the bytes that were evaluated', next: 'restore the extract, or evaluate again with `second-look evaluate`',
			}));
	};
}

/** A fact of the log as the determination takes it. In: the key of the conviction it concerns. */
export const suppliedFact = ({seq, kind, value, by, at, evidence, words}: FactEntry, about: string): SuppliedFact =>
	({entry: seq, kind, about, value, by: personText(by), role: by.role, at, evidence: evidence === undefined ? undefined : readEvidence(evidence), words});

/** The facts that stand about the convictions of one person, oldest first. */
export function factsAbout({convictions}: Subject, facts: ReviewState['facts'], opaque: (key: string) => string): readonly SuppliedFact[] {
	const standing = standingFacts(facts);
	if (standing.length === 0) {
		return [];
	}

	const keys = new Map(convictions.map(({key}) => [opaque(key), key]));
	return standing.flatMap(fact => keys.has(fact.about) ? [suppliedFact(fact, keys.get(fact.about)!)] : []);
}

/** A conviction as it is determined, and the SHA-256 of the line a decision on it names. */
export type Determined = {readonly record: ConvictionRecord; readonly lineHash: string};

/** A person, as their rows give them, with the facts supplied about them, and their convictions of the audit with these facts in place. */
export type Person = {readonly subject: Subject; readonly facts: readonly SuppliedFact[]; readonly convictions: readonly Determined[]};

type Evaluated = {readonly records: readonly ConvictionRecord[]; readonly lineHashes: LineHashes; readonly engine: Engine; readonly secret: string};

/** Convictions with the facts in place of a person whose rows were read; where a fact changes nothing the conviction is as the extract gives it. */
export function determinedWith(subject: Subject, facts: readonly SuppliedFact[], own: readonly ConvictionRecord[], {engine, lineHashes}: Pick<Evaluated, 'engine' | 'lineHashes'>): readonly Determined[] {
	const again = new Map(redetermined(subject, facts, engine, own).map(record => [record.key, record]));
	return own.map(before => {
		const record = again.get(before.key);
		return record ? {record, lineHash: sha256(lineWithFacts(record))} : {record: before, lineHash: lineHashes.get(before.key)!};
	});
}

/**
Reads the person of a conviction, with the facts of the log in place. `more` are facts that are not in the log, to see what they would
change. In: the audit as the extract alone gives it, with every conviction that may be opened.
*/
export function personReader(audit: Evaluated, files: readonly ExtractFile[]): (record: ConvictionRecord, facts: ReviewState['facts'], more?: readonly SuppliedFact[]) => Promise<Attempt<Person>> {
	const read = subjectReader(files, audit.engine);
	const opaque = opaqueIds(audit.secret);
	return async (record, facts, more = []) => {
		const subject = await read(record);
		if (!subject.ok) {
			return subject;
		}

		const supplied = [...factsAbout(subject.value, facts, opaque), ...more];
		return success({subject: subject.value, facts: supplied, convictions: determinedWith(subject.value, supplied, ownOf(subject.value, audit.records), audit)});
	};
}

/** The convictions of the audit that are a person's, in order of key. */
const ownOf = ({convictions}: Subject, records: readonly ConvictionRecord[]): readonly ConvictionRecord[] => convictions
	.flatMap(({key}) => findRecord(records, key) ?? [])
	.toSorted((one, other) => compareBytewise(one.key, other.key))
	.map(record => plainRecord(record));

/**
An audit with the facts of the log in place: read again are only the people that a fact is about. `elsewhere` counts facts about what is
in the audit no longer.
*/
export async function withSuppliedFacts<Opened extends Evaluated>(audit: Opened, facts: ReviewState['facts'], files: readonly ExtractFile[]): Promise<Attempt<{readonly audit: Opened; readonly elsewhere: number}>> {
	const standing = standingFacts(facts);
	if (standing.length === 0) {
		return success({audit, elsewhere: 0});
	}

	const opaque = opaqueIds(audit.secret);
	const wanted = new Set(standing.map(({about}) => about));
	const concerned = new Map<string, ConvictionRecord>();
	const found = new Set<string>();
	for (const record of audit.records) {
		const id = found.size === wanted.size ? '' : opaque(record.key);
		if (wanted.has(id)) {
			found.add(id);
			concerned.set(record.subject.id, record);
		}
	}

	const read = personReader(audit, files);
	const changed = new Map<string, Determined>();
	for (const record of concerned.values()) {
		const person = await read(record, facts);
		if (!person.ok) {
			return person;
		}

		for (const one of person.value.convictions) {
			changed.set(one.record.key, one);
		}
	}

	const lineHashes: LineHashes = {get: key => changed.get(key)?.lineHash ?? audit.lineHashes.get(key)};
	return success({
		audit: {...audit, records: audit.records.map(record => changed.get(record.key)?.record ?? record), lineHashes},
		elsewhere: standing.filter(({about}) => !found.has(about)).length,
	});
}
