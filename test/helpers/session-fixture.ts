import {columnNames} from '../../source/extract/layout.js';
import type {CandidateRecord, ConvictionRecord, Flag, QuestionTrace} from '../../source/determinations/determination.js';
import type {Row, RowReference} from '../../source/extract/row.js';
import type {Conviction, Count, Subject} from '../../source/history/subject.js';
import type {ConvictionReview, Decision, Draft} from '../../source/review/entry.js';
import type {AuditSession, ConvictionDetail, Ports} from '../../source/tui/session.js';
import {dayFrom, exactly, type DateReading} from '../../source/values/calendar-date.js';
import type {Outcome} from '../../source/values/outcome.js';
import {failure, success, type Attempt} from '../../source/values/problem.js';
import {ruleBook} from './rules-fixture.js';
import {sessionReasons, sessionReliefs} from './session-reasons.js';

const outcomeCycle: readonly Outcome[] = ['hand-review', 'dismiss', 'reduce', 'not-eligible', 'refer', 'dismiss'];
const names = ['SPECIMEN,ADA MARIE', 'EXEMPLAR,BENITO', 'INVENTED,CARMEN O\'NEIL', 'SAMPLE,DE SHAWN', 'FICTION,EUN-JI', '見本,花子'];
const reasons: Readonly<Record<Outcome, string>> = {
	'hand-review': 'Date of birth is missing: dismissed if born on or before 1963-07-01, otherwise reduced',
	dismiss: 'Conviction occurred 5 or more years ago',
	reduce: 'Sentence not completed',
	'not-eligible': 'PC 667(e)(2)(c)(iv)',
	refer: 'Misdemeanor or Infraction',
};

export const keyOf = (index: number): string => `${9_000_001 + index}/00${(index % 9) + 1}002003000`;
export const rowAt = (line: number): RowReference => ({file: 1, line});

/** An invented conviction, with everything that is not given left plausible. */
export function inventedRecord(index: number, given: Partial<ConvictionRecord> = {}): ConvictionRecord {
	const outcome = given.outcome ?? outcomeCycle[index % outcomeCycle.length]!;
	const flags: readonly Flag[] = index % 4 === 2 ? [{id: 'after-act', level: 'H', rows: [rowAt(12)]}, {id: 'date-partial', level: 'M', rows: [rowAt(13)]}] : [];
	return {
		key: keyOf(index),
		outcome,
		reason: reasons[outcome],
		question: outcome === 'hand-review' ? 'open-question' : 'old-conviction',
		relief: outcome === 'dismiss' ? 'dismiss-and-seal' : (outcome === 'reduce' ? 'redesignate-misdemeanor' : undefined),
		gaps: [],
		flags,
		subject: {id: String(9_000_001 + index), name: names[index % names.length]!, born: index % 6 === 0 ? 'unknown' : '1979-03-02', cii: [`A${80_000_000 + index}`], sex: 'F', race: 'W', inCustody: 'no', convictions: 3, felonies: 2, recent: 1},
		conviction: {charge: 'HS 11359(a)', sections: ['11359'], date: '2012-05-04', level: 'felony', county: 'LOS ANGELES', caseNumbers: [`SC${70_000 + index}`], recent: 'no'},
		otherCharges: [],
		row: rowAt(12 + index),
		columns: [],
		ranges: [{file: 1, start: 0, end: 10, line: 12}],
		rowsHash: 'f'.repeat(64),
		...given,
	};
}

/** An invented candidate: a plea to accessory after a marijuana arrest. */
export const inventedCandidate = (index: number): CandidateRecord => ({
	...inventedRecord(index, {outcome: 'hand-review', question: 'candidate', reason: 'The plea is to a related offense. Did it stand for the marijuana charge?', relief: undefined, flags: [], otherCharges: ['HS 11359(a) (comment)']}),
	why: [{kind: 'related-plea', words: '32 PC', rows: [rowAt(40)]}],
});

const invented: Row = {file: 1, line: 12, start: 0, end: 10, cells: columnNames.map(() => '')};
const date = (year: number, month: number, day: number): DateReading => ({kind: 'date', date: exactly(dayFrom(year, month, day)!)});

function inventedCount(order: string, line: number, raw: string, disposition: string): Count {
	const row: Row = {...invented, line};
	return {
		order,
		broken: false,
		rows: [row],
		dispositions: [{kinds: [disposition.startsWith('CONV') ? 'convicting' : 'not-convicting'], text: disposition, row}],
		convicted: disposition.startsWith('CONV') ? 'yes' : 'no',
		carrier: row,
		charges: [{value: {kind: 'charge', charge: {sections: [], modifiers: [], column: 'OFFENSE_DESCR', raw}}, rows: [row]}],
		levels: [{value: {kind: 'level', level: 'felony'}, rows: [row]}],
		dates: [{value: date(2012, 5, 4), rows: [row]}],
		counties: [{value: 'LOS ANGELES', rows: [row]}],
		sentence: disposition.startsWith('CONV') ? [{place: 'JAIL', length: 180, unit: 'day', given: true, row}] : [],
	};
}

const inventedTrace = (record: ConvictionRecord): readonly QuestionTrace[] => [
	{id: 'not-a-felony', ask: 'Is the conviction a misdemeanor or an infraction?', cite: undefined, line: 20, active: true, outcome: 'dismiss', reason: 'Misdemeanor or Infraction', deciding: false, node: {test: 'level', answer: 'no', because: 'the level is felony', rows: [rowAt(12)], children: []}},
	{id: 'section-dismissed', ask: 'Is the section one the office dismisses?', cite: 'HS 11361.8(e)', line: 27, active: false, outcome: 'dismiss', reason: 'Dismiss all HS {section} convictions', deciding: false, node: {test: 'section-in', answer: 'no', because: '11359 is not in 11357', rows: [], children: []}},
	{id: 'old-conviction', ask: 'Did the conviction occur 5 or more years before the as-of date?', cite: 'HS 11361.8(f)', line: 34, active: true, outcome: record.outcome, reason: record.reason, deciding: record.question !== 'candidate', node: {test: 'all', answer: 'yes', because: 'both hold', rows: [rowAt(12)], children: [{test: 'years', answer: 'yes', because: '2012-05-04 is 8 years before 2020-07-01', rows: [rowAt(12)], children: []}]}},
];

/** The record read again: two cycles, the conviction in the second. */
export function inventedDetail(record: ConvictionRecord): ConvictionDetail {
	const count = inventedCount('002001001000', 14, '11359(A) HS-POSSESS MARIJUANA FOR SALE', 'CONVICTED');
	const dismissed = inventedCount('001001001000', 12, '11357(B) HS-POSSESS MARIJUANA', 'DISMISSED');
	const arrest = {order: '001001', type: 'ARREST', date: date(2010, 1, 9), county: 'LOS ANGELES', agency: 'SO LOS ANGELES', caseNumbers: [], counts: [dismissed]};
	const court = {order: '002001', type: 'COURT ACTION', date: date(2012, 5, 4), county: 'LOS ANGELES', agency: 'SC LOS ANGELES', caseNumbers: record.conviction.caseNumbers, counts: [count]};
	const cycles = [{order: '001', date: date(2010, 1, 9), steps: [arrest]}, {order: '002', date: date(2012, 5, 4), steps: [court]}];
	const subject = {id: record.subject.id, identified: true, names: [{value: record.subject.name, rows: [invented]}], births: [], ciiNumbers: record.subject.cii, sexes: ['F'], races: ['W'], deceased: false, registered: false, cycles, rows: [invented], convictions: [] as Conviction[]} satisfies Subject;
	const conviction: Conviction = {key: record.key, subject, cycle: cycles[1]!, step: court, count};
	const scope = 'why' in record ? [{test: 'offense', answer: 'no', because: 'charge is 32 PC; the policy decides: Offenses reclassified by Proposition 64', rows: [rowAt(40)], children: []} as const] : undefined;
	return {record, conviction, trace: inventedTrace(record), scope};
}

export function inventedSession(given: Partial<AuditSession> = {}, total = 12): AuditSession {
	const records = given.records ?? Array.from({length: total}, (_, index) => inventedRecord(index));
	return {
		records,
		queueLength: Math.min(8, records.length),
		candidates: [],
		candidateRules: {kinds: ruleBook.candidates.kinds, minimumWords: 4},
		lineHashes: new Map([...records, ...given.candidates ?? []].map((record, index) => [record.key, String(index).padStart(64, '0')])),
		reviews: new Map(),
		county: 'LOS ANGELES',
		asOf: '2020-07-01',
		today: '2020-06-15',
		policy: {id: 'clear-my-record-2019', title: 'Clear My Record, configurable criteria', adopted: false, challengeDeadline: '2020-07-01'},
		reconciliation: [{label: 'rows in', count: 1240}, {label: 'rows out', count: 1239}, {label: 'unreadable lines', count: 1}, {label: 'convictions in scope', count: records.length}],
		flags: [
			{id: 'after-act', number: 1, level: 'H', title: 'Conduct after the act', sentence: 'The policy gives relief and the statute does not, or cannot say.'},
			{id: 'date-partial', number: 2, level: 'M', title: 'Date only partly known', sentence: 'Day or month is missing, and another reading of the date changes the outcome.'},
		],
		reasons: sessionReasons,
		reliefs: sessionReliefs,
		reviewer: {name: 'R. Roe', role: 'attorney', account: 'rroe'},
		cannotDecideBecause: undefined,
		workspace: '/audits/extract.csv.audit',
		log: {entries: 2, head: 'ab'.repeat(32)},
		...given,
	};
}

const emptyReview: ConvictionReview = {decisions: [], opened: 0, notes: [], entries: []};

/** What the log would say after one more entry. */
export function reviewAfter(before: ConvictionReview | undefined, draft: Draft, seq: number, at: string): ConvictionReview {
	const review = before ?? emptyReview;
	const entries = [...review.entries.map(entry => draft.type === 'decision.undo' && entry.seq === draft.undoes ? {...entry, undone: true} : entry), {seq, type: draft.type, at, by: 'R. Roe', undone: false}];
	if (draft.type === 'conviction.opened') {
		return {...review, opened: review.opened + 1, entries};
	}

	if (draft.type === 'candidate.promoted') {
		return {...review, promotion: {seq, by: {name: 'R. Roe', role: 'attorney'}, at, seen: draft.seen, words: draft.words}, entries};
	}

	if (draft.type === 'note') {
		return {...review, notes: [...review.notes, {seq, by: 'R. Roe', at, words: draft.words}], entries};
	}

	if (draft.type === 'decision.undo') {
		return {...review, promotion: review.promotion?.seq === draft.undoes ? undefined : review.promotion, decisions: review.decisions.filter(decision => decision.seq !== draft.undoes), entries};
	}

	const decision: Decision = {
		kind: draft.type.slice('decision.'.length) as Decision['kind'],
		seq,
		by: {name: 'R. Roe', role: 'attorney'},
		at,
		opaque: 'opaque',
		seen: draft.seen,
		from: draft.from,
		to: draft.to,
		relief: draft.relief,
		code: 'reasonCode' in draft ? draft.reasonCode : ('ground' in draft ? draft.ground : undefined),
		words: draft.words,
		evidence: 'evidence' in draft && draft.evidence ? `${draft.evidence.kind}: ${draft.evidence.locator}, seen ${draft.evidence.seen}` : undefined,
		lateBasis: 'lateBasis' in draft ? draft.lateBasis : undefined,
		flagsAcknowledged: draft.flagsAcknowledged,
	};
	return {...review, decisions: [...review.decisions, decision], entries};
}

export type InMemoryPorts = Ports & {readonly appended: Draft[]; fail: boolean; wait: Promise<void> | undefined};

/** Ports without a disk. `fail` makes the next entries fail; `wait` holds them back. */
export function inMemoryPorts(session: AuditSession): InMemoryPorts {
	const reviews = new Map(session.reviews);
	let seq = session.log.entries;
	let ticks = 0;
	const ports: InMemoryPorts = {
		appended: [],
		fail: false,
		wait: undefined,
		async openConviction(key) {
			const record = [...session.records, ...session.candidates].find(candidate => candidate.key === key);
			return record ? success(inventedDetail(record)) : failure({found: 'no such conviction', expected: 'one of the workspace', next: 'evaluate again'});
		},
		async append(draft) {
			await ports.wait;
			if (ports.fail) {
				return failure({file: 'review.jsonl', found: 'no space left on the device', expected: 'room for one more entry', next: 'free some space, then decide again'});
			}

			seq++;
			ports.appended.push(draft);
			const at = `2020-06-15T14:02:${String(seq % 60).padStart(2, '0')}Z`;
			const review = reviewAfter(reviews.get(draft.key), draft, seq, at);
			reviews.set(draft.key, review);
			return success({seq, at, head: String(seq).padStart(64, 'c'), key: draft.key, review});
		},
		writeResults: async (): Promise<Attempt<{folder: string; lines: readonly string[]; log: {entries: number; head: string}}>> => ports.fail
			? failure({found: 'no space left on the device', expected: 'room for the results', next: 'free some space'})
			: success({folder: '/audits/extract.csv.audit/results/0001', lines: ['prop64-results.csv: 12 rows', 'SHA256SUMS: 9 files'], log: {entries: ++seq, head: 'd'.repeat(64)}}),
		seconds: () => ticks++,
	};
	return ports;
}
