import {columnNames} from '../../source/extract/layout.js';
import type {CandidateRecord, ConvictionRecord, Flag, QuestionTrace} from '../../source/determinations/determination.js';
import type {Change} from '../../source/determinations/what-would-change.js';
import type {Row, RowReference} from '../../source/extract/row.js';
import type {SuppliedFact} from '../../source/history/supplied-fact.js';
import type {Conviction, Count, Subject} from '../../source/history/subject.js';
import {hmac} from '../../source/files/sha256.js';
import {checkAuthority} from '../../source/review/authority.js';
import type {ConvictionReview, Draft, Reviewer} from '../../source/review/entry.js';
import {emptyState, foldEntry, type ReviewState} from '../../source/review/fold.js';
import {actorOf, opaqueId, stamp} from '../../source/review/stamp.js';
import {comparisonOf} from '../../source/results/comparison.js';
import {countsOf} from '../../source/results/comparison-counts.js';
import {standingsUnder} from '../../source/results/second-policy.js';
import type {Appended, AuditSession, ConvictionDetail, PolicyChoice, Ports, SecondPolicy} from '../../source/tui/session.js';
import {dayFrom, exactly, type DateReading} from '../../source/values/calendar-date.js';
import type {Outcome} from '../../source/values/outcome.js';
import {failure, success, type Attempt} from '../../source/values/problem.js';
import {batchAfter} from './batch-fixture.js';
import {ruleBook, ruleTexts, valueOfAttempt} from './rules-fixture.js';
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
	const flags: readonly Flag[] = index % 4 === 2 ? [{id: 'after-act', level: 'H', rows: [rowAt(12)], material: []}, {id: 'date-partial', level: 'M', rows: [rowAt(13)], material: []}] : [];
	return {
		key: keyOf(index),
		outcome,
		reason: reasons[outcome],
		question: outcome === 'hand-review' ? 'open-question' : 'old-conviction',
		relief: outcome === 'dismiss' ? 'dismiss-and-seal' : (outcome === 'reduce' ? 'redesignate-misdemeanor' : undefined),
		gaps: [],
		statute: {outcome: 'reduce', reason: 'Felony 11358-11360: a misdemeanor now', possible: ['reduce'], words: 'Redesignate as a misdemeanor (HS 11361.8(e)-(f))'},
		flags,
		subject: {id: String(9_000_001 + index), name: names[index % names.length]!, born: index % 6 === 0 ? 'unknown' : '1979-03-02', cii: [`A${80_000_000 + index}`], sex: 'F', race: 'W', inCustody: 'no', convictions: 3, felonies: 2, recent: 1},
		conviction: {charge: 'HS 11359(a)', sections: ['11359'], date: '2012-05-04', level: 'felony', county: 'LOS ANGELES', caseNumbers: [`SC${70_000 + index}`], arrestedBy: index % 4 === 3 ? [] : [index % 2 === 0 ? 'PD LOS ANGELES' : 'SO LOS ANGELES'], recent: 'no'},
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

/** More than the first screen has room for. */
export const inventedChanges: readonly Change[] = [
	{outcome: 'dismiss', reason: '57 years or older', condition: 'born on or before 1963-07-01', blocking: [rowAt(12)], record: ['born 1979-03-02'], proof: ['birth certificate or booking record'], proofVerified: false, certain: true, then: undefined},
	{outcome: 'dismiss', reason: 'Conviction occurred 5 or more years ago', condition: 'the conviction for 187(A) PC of 2001-01-01 (count 102002001000) is not of the super strikes, not earlier, or of the same case', blocking: [rowAt(15), rowAt(16)], record: ['an earlier conviction: 187(A) PC of 2001-01-01 (count 102002001000)'], proof: ['charging document and plea form of that case'], proofVerified: false, certain: false, then: 'not eligible if it is a felony, otherwise dismissed'},
	{outcome: 'not-eligible', reason: 'PC 290', condition: 'the person was registered under PC 290 before this conviction', blocking: [], record: ['no registration is on the record'], proof: ['registration record of the Department of Justice'], proofVerified: false, certain: true, then: undefined},
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
	return {record, conviction, trace: inventedTrace(record), changes: 'why' in record || record.outcome === 'dismiss' ? [] : inventedChanges, facts: 'why' in record ? undefined : {lacking: record.outcome === 'hand-review' ? ['date-of-birth'] : [], says: ['unknown', '2012-05-04', '2010-01-09', 'felony', 'HS 11359(a)', 'LOS ANGELES', 'yes', 'no death is on the record']}, scope};
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
		dayBegins: {today: '2020-06-15T07:00:00.000Z', yesterday: '2020-06-14T07:00:00.000Z'},
		policy: {id: 'clear-my-record-2019', title: 'Clear My Record, configurable criteria', adopted: false, challengeDeadline: '2020-07-01', secondAttorney: []},
		reconciliation: [{label: 'rows in', count: 1240}, {label: 'rows out', count: 1239}, {label: 'unreadable lines', count: 1}, {label: 'convictions in scope', count: records.length}],
		flags: [
			{id: 'after-act', number: 1, level: 'H', title: 'Conduct after the act', sentence: 'The policy gives relief and the statute does not, or cannot say.'},
			{id: 'date-partial', number: 2, level: 'M', title: 'Date only partly known', sentence: 'Day or month is missing, and another reading of the date changes the outcome.'},
		],
		ruleFile: {file: 'rules/policies/clear-my-record-2019.yaml', lines: ruleTexts.get('policies/clear-my-record-2019.yaml')!.split('\n')},
		reasons: sessionReasons,
		reliefs: sessionReliefs,
		factTables: {codes: ruleBook.codes, counties: ruleBook.counties},
		reviewer: {name: 'R. Roe', role: 'attorney', account: 'rroe'},
		roster: undefined,
		cannotDecideBecause: undefined,
		workspace: '/audits/extract.csv.audit',
		log: {entries: 2, head: 'ab'.repeat(32)},
		...given,
	};
}

export const inventedPolicies: readonly PolicyChoice[] = [
	{id: 'clear-my-record-2019', title: 'Clear My Record, configurable criteria', adopted: false},
	{id: 'los-angeles-2020', title: 'Los Angeles County, motion of February 2020: dismiss and seal', adopted: false},
	{id: 'narrower', title: 'A narrower policy', adopted: true},
];

/** A second policy that dismisses what the session's own one reduces, leaves out what it refers, and decides one conviction more. */
export function inventedSecond(session: AuditSession, policy: string): SecondPolicy {
	const second = session.records.filter(({outcome}) => outcome !== 'refer').map(record => record.outcome === 'reduce' ? {...record, outcome: 'dismiss' as const, reason: 'Dismissed under the second policy'} : record);
	const more = inventedRecord(session.records.length, {outcome: 'dismiss'});
	return {
		policy: inventedPolicies.find(({id}) => id === policy) ?? {id: 'own', title: 'Own file', adopted: false},
		counts: countsOf(comparisonOf(session.records, [...second, more], dayFrom(2020, 7, 1)!)),
		under: standingsUnder(session.records, [...second, more]),
		madeBy: undefined,
	};
}

const secret = '5e'.repeat(32);

/** What the log would say after one more entry, by the log's own rules. */
export function reviewAfter(before: ConvictionReview | undefined, draft: Draft, seq: number, at: string, by: Reviewer = {name: 'R. Roe', role: 'attorney', account: 'rroe'}): ConvictionReview {
	const stamped = valueOfAttempt(stamp({
		draft, actor: actorOf(by), now: at, secret, hmac,
		after: {log: 'ab'.repeat(16), seq, prev: 'c'.repeat(64), ts: ''}, keys: ['1', '2', '3'].map(digit => digit.repeat(64)),
	}));
	const opaque = opaqueId(secret, draft.key, hmac);
	const state: ReviewState = {
		...emptyState(),
		byOpaque: new Map(before ? [[opaque, before]] : []),
		decided: new Map((before?.decisions ?? []).map(decision => [decision.seq, {opaque, undone: false}])),
		facts: new Map(before?.entries.filter(({type, undone}) => type === 'fact.supplied' && !undone).map(({seq: number}) => [number, {seq: number, conviction: opaque, about: opaque, kind: 'date-of-birth', value: '1960-01-01', evidence: undefined, words: undefined, by: {name: by.name, role: by.role!, account: by.account, roster: undefined}, at, withdrawn: undefined}] as const)),
		promoted: new Map(before?.promotion ? [[before.promotion.seq, {opaque, undone: false}]] : []),
		next: seq,
	};
	valueOfAttempt(checkAuthority(state, stamped.entry));
	const words = new Map(stamped.words.map(({commitment, text}) => [commitment, text]));
	return valueOfAttempt(foldEntry(state, stamped.entry, words)).byOpaque.get(opaque)!;
}

/** A conviction as an engine would leave it once this fact is known: dismissed. */
export const withInventedFact = (record: ConvictionRecord, fact: SuppliedFact): ConvictionRecord => ({
	...record, outcome: 'dismiss', reason: '57 years or older', question: 'old', relief: 'dismiss-and-seal', flags: [], supplied: [{...fact, said: 'unknown'}],
	extracted: {outcome: record.outcome, reason: record.reason, question: record.question, relief: record.relief},
});

/** What the shell would say of the person's convictions after an entry. In: the session as it began. */
export function determinedAfter(session: AuditSession, draft: Draft, seq: number, at: string): Pick<Appended, 'determined'> {
	const before = session.records.find(record => record.key === draft.key);
	if (!before || (draft.type !== 'fact.supplied' && draft.type !== 'fact.withdrawn')) {
		return {};
	}

	const record = draft.type === 'fact.supplied'
		? withInventedFact(before, {entry: seq, kind: draft.fact, about: draft.about, value: draft.value, by: 'R. Roe (attorney)', role: 'attorney', at, evidence: 'docket: vol. 2, seen 2020-06-14', words: draft.words})
		: inventedRecord(Number(before.subject.id) - 9_000_001);
	return {determined: [{record, lineHash: draft.type === 'fact.supplied' ? 'fa'.repeat(32) : String(Number(before.subject.id) - 9_000_001).padStart(64, '0')}]};
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
		async previewFact({key, kind, value}) {
			await ports.wait;
			const before = session.records.find(record => record.key === key)!;
			return ports.fail
				? failure({file: 'extract.csv', found: 'rows that changed since they were evaluated', expected: 'the bytes that were evaluated', next: 'restore the extract'})
				: success({before, after: withInventedFact(before, {entry: seq + 1, kind, about: key, value, by: 'R. Roe (attorney)', role: 'attorney', at: '2020-06-15T14:02:00.000Z', evidence: 'docket: vol. 2, seen 2020-06-14', words: undefined}), others: []});
		},
		async append(draft) {
			await ports.wait;
			if (ports.fail) {
				return failure({file: 'review.jsonl', found: 'no space left on the device', expected: 'room for one more entry', next: 'free some space, then decide again'});
			}

			seq++;
			ports.appended.push(draft);
			const at = `2020-06-15T14:02:${String(seq % 60).padStart(2, '0')}.000Z`;
			const review = reviewAfter(reviews.get(draft.key), draft, seq, at, session.reviewer);
			reviews.set(draft.key, review);
			return success({seq, at, head: String(seq).padStart(64, 'c'), key: draft.key, review, ...determinedAfter(session, draft, seq, at)});
		},
		async appendBatch(batch, keys) {
			await ports.wait;
			if (ports.fail) {
				return failure({file: 'review.jsonl', found: 'no space left on the device', expected: 'room for the whole batch', next: 'free some space, then decide again'});
			}

			const appended = batchAfter(reviews, batch, keys, ++seq, session.reviewer);
			seq = appended.entries - 1;
			for (const [key, review] of appended.reviews) {
				reviews.set(key, review);
			}

			return success(appended);
		},
		writeResults: async (): Promise<Attempt<{folder: string; lines: readonly string[]; log: {entries: number; head: string}}>> => ports.fail
			? failure({found: 'no space left on the device', expected: 'room for the results', next: 'free some space'})
			: success({folder: '/audits/extract.csv.audit/results/0001', lines: ['prop64-results.csv: 12 rows', 'SHA256SUMS: 9 files'], log: {entries: ++seq, head: 'd'.repeat(64)}}),
		policies: async () => success(inventedPolicies),
		async compareWith(policy, progress) {
			await ports.wait;
			progress(5, 10);
			return ports.fail
				? failure({file: 'extract.csv', found: 'an extract that changed since it was evaluated', expected: 'the bytes that were evaluated', next: 'restore the file'})
				: success(inventedSecond(session, policy));
		},
		seconds: () => ticks++,
	};
	return ports;
}
