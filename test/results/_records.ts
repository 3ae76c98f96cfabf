import {isCandidate, type CandidateRecord, type ConvictionRecord, type Flag} from '../../source/determinations/determination.js';
import type {Counts, Manifest} from '../../source/determinations/manifest.js';
import {audited, type Audited} from '../../source/results/audited.js';
import type {ConvictionReview, Decision} from '../../source/review/entry.js';
import type {SecondAttorney} from '../../source/rules/policy.js';
import {outcomes, type Outcome} from '../../source/values/outcome.js';

export type Given = Partial<Omit<ConvictionRecord, 'subject' | 'conviction'>> & {
	readonly subject?: Partial<ConvictionRecord['subject']>;
	readonly conviction?: Partial<ConvictionRecord['conviction']>;
};

/** An invented conviction: a felony HS 11359 of 2010, the only one of its person, dismissed. */
export function recordOf(key: string, {subject, conviction, ...rest}: Given = {}): ConvictionRecord {
	const [id, order] = key.split('/') as [string, string];
	return {
		key,
		outcome: 'dismiss',
		reason: 'Dismiss all HS 11359 convictions',
		question: 'section-dismissed',
		relief: 'dismiss-and-seal',
		gaps: [],
		statute: {outcome: 'reduce', reason: 'Felony 11358-11360: a misdemeanor now', possible: ['reduce'], words: 'Redesignate as a misdemeanor (HS 11361.8(e)-(f))'},
		flags: [],
		otherCharges: [],
		row: {file: 1, line: 2},
		columns: [`BA${order}`, '1', 'N', '-', '-', '-', '05/04/2010', '10.2', '10.2', '1', '0', '0', '1', '0', '-'],
		ranges: [],
		rowsHash: '',
		...rest,
		subject: {id, name: 'DOE,JO', born: '1980-01-01', cii: ['A1'], sex: 'MALE', race: 'WHITE', inCustody: 'no', convictions: 1, felonies: 1, recent: 0, ...subject},
		conviction: {charge: '11359 HS', sections: ['11359'], date: '2010-05-04', level: 'felony', county: 'LOS ANGELES', caseNumbers: ['BA1'], recent: 'no', ...conviction},
	};
}

export const flag = (id: string, level: Flag['level'] = 'H'): Flag => ({id, level, rows: [], material: []});

const noKinds = {'predecessor-section': 0, 'charge-elsewhere': 0, 'not-relieved': 0, 'related-plea': 0, 'marijuana-words': 0};

/** A candidate: a plea to accessory, out of scope. */
export const candidateRecord = (key: string, given: Given = {}): CandidateRecord => ({
	...recordOf(key, {outcome: 'hand-review', question: 'candidate', reason: 'A related plea.', relief: undefined, ...given, conviction: {charge: '32 PC', sections: [], ...given.conviction}}),
	why: [{kind: 'related-plea', words: '32 PC', rows: [{file: 1, line: 2}]}],
});

const lineHash = 'a'.repeat(64);

/** The conviction as reviewed; without a decision, as the engine left it. */
export function reviewed(record: ConvictionRecord, decision?: Partial<Decision>, second: SecondAttorney = []): Audited {
	const whole: Decision = {
		kind: 'confirm', seq: 7, by: {name: 'Ana Ruiz', role: 'attorney', account: 'aruiz', roster: undefined}, at: '2020-06-01T10:00:00.000Z', opaque: 'b'.repeat(64), seen: lineHash,
		from: record.outcome, to: record.outcome, relief: record.relief, code: undefined, words: undefined, evidence: undefined, lateBasis: undefined, flagsAcknowledged: [], answers: undefined, ...decision,
	};
	const review: ConvictionReview = {decisions: [whole], opened: 1, notes: [], entries: []};
	return audited(record, lineHash, decision && review, second);
}

/** Counts of a first pass that found these convictions, one row each. */
export function countsOf(all: readonly Audited[]): Counts {
	const inScope = all.filter(({record}) => !isCandidate(record));
	const candidates = all.filter(({record}) => isCandidate(record));
	const byOutcome = Object.fromEntries(outcomes.map(outcome => [outcome, inScope.filter(({record}) => record.outcome === outcome).length])) as Record<Outcome, number>;
	const people = new Set(inScope.map(({record}) => record.subject.id));
	return {
		lines: all.length, rows: all.length, unreadable: 0, repeated: 0, subjects: new Set(all.map(({record}) => record.subject.id)).size, convictions: all.length,
		convictionsInScope: inScope.length, peopleInScope: people.size, byOutcome, neither: 0,
		candidates: {convictions: candidates.length, people: new Set(candidates.map(({record}) => record.subject.id).filter(id => !people.has(id))).size, byKind: {...noKinds, 'related-plea': candidates.length}},
	};
}

export const manifestOf = (all: readonly Audited[], given: Partial<Manifest> = {}): Manifest => ({
	program: {name: 'second-look', version: '0.1.0'},
	extracts: [{name: 'x.csv', path: '../x.csv', bytes: 10, sha256: 'c'.repeat(64), encoding: 'utf-8'}],
	county: 'LOS ANGELES',
	asOf: '2020-07-01',
	policy: {id: 'clear-my-record-2019', title: 'Clear My Record', file: 'policies/clear-my-record-2019.yaml', adopted: false, challengeDeadline: '2020-07-01'},
	parameters: {dismiss: ['11357', '11359'], reduce: ['11360']},
	rules: {},
	maximumBadPercent: 1,
	counts: countsOf(all),
	...given,
});
