import test from 'ava';
import {readFact} from '../../source/determinations/facts/read-fact.js';
import {factsLacking} from '../../source/determinations/facts/facts-lacking.js';
import {traceWithFacts} from '../../source/determinations/facts/trace-with-facts.js';
import {withFacts} from '../../source/determinations/facts/with-facts.js';
import {recordsOf} from '../../source/determinations/record.js';
import type {ConvictionRecord} from '../../source/determinations/determination.js';
import type {TraceNode} from '../../source/rules/trace.js';
import {factKindNames, kindLine, type FactKind, type SuppliedFact} from '../../source/history/supplied-fact.js';
import {lineWithFacts, redetermined} from '../../source/review/redetermine.js';
import type {Outcome} from '../../source/values/outcome.js';
import {also, person, type Cells} from '../helpers/rows-fixture.js';
import {engineWith, nothingOn, policyNamed, ruleBook} from '../helpers/rules-fixture.js';

const whereabouts = {ranges: [{file: 1, start: 0, end: 10, line: 2}], rowsHash: 'x'};
const key = '10000001/101002001000';
const other = '10000001/102002001000';

export const factOf = (kind: FactKind, value: string | undefined, entry = 41, about = key): SuppliedFact =>
	({entry, kind, about, value, by: 'A. Example (attorney)', role: 'attorney', at: '2020-06-15T14:02:00.000Z', evidence: 'docket: vol. 2 p. 14, seen 2020-06-14', words: undefined});

const policies = ['clear-my-record-2019', 'statute-11361-8', 'los-angeles-2020', 'dismiss-all-prop64'] as const;
/** Of the field's criteria an age, the years since the conviction, and a reduction for the rest. */
const engineOf = (id: string) => engineWith({of: policyNamed(id), set: id === 'clear-my-record-2019' ? {...nothingOn, reduce: ['11357', '11358', '11359', '11360'], age: 57, 'years-since': 5} : {}});

function both(id: string, list: readonly Cells[], facts: readonly SuppliedFact[]): {readonly before: readonly ConvictionRecord[]; readonly after: ReadonlyMap<string, ConvictionRecord>} {
	const engine = engineOf(id);
	const subject = person(...list);
	const before = recordsOf(subject, engine, whereabouts).inScope;
	return {before, after: new Map(redetermined(subject, facts, engine, before).map(record => [record.key, record]))};
}

type Case = {readonly what: string; readonly policy: (typeof policies)[number]; readonly cells: Cells; readonly fact: SuppliedFact; readonly before: Outcome; readonly after: Outcome; readonly question?: string};

const clean: Cells = {STP_EVENT_DATE: '20190501', DISP_DATE: '20190501', CYC_DATE: '20190301'};
const cases: readonly Case[] = [
	{what: 'a birth date that was missing', policy: 'clear-my-record-2019', cells: {...clean, PRI_DOB: ''}, fact: factOf('date-of-birth', '1955-03-02'), before: 'hand-review', after: 'dismiss'},
	{what: 'a birth year alone, where that is enough', policy: 'clear-my-record-2019', cells: {...clean, PRI_DOB: ''}, fact: factOf('date-of-birth', '1955'), before: 'hand-review', after: 'dismiss'},
	{what: 'a birth year alone, where that is not enough', policy: 'clear-my-record-2019', cells: {...clean, PRI_DOB: ''}, fact: factOf('date-of-birth', '1963'), before: 'hand-review', after: 'hand-review'},
	{what: 'a date of conviction that was missing', policy: 'clear-my-record-2019', cells: {STP_EVENT_DATE: '', DISP_DATE: ''}, fact: factOf('date-of-conviction', '2010-05-01'), before: 'hand-review', after: 'dismiss'},
	{what: 'a severity that was missing', policy: 'clear-my-record-2019', cells: {...clean, CONV_STAT_DESCR: '', OFFENSE_TOC: ''}, fact: factOf('severity', 'misdemeanor'), before: 'hand-review', after: 'dismiss'},
	{what: 'a severity that contradicts the record', policy: 'clear-my-record-2019', cells: {}, fact: factOf('severity', 'misdemeanor'), before: 'dismiss', after: 'dismiss', question: 'not-a-felony'},
	{what: 'a charge that could not be read', policy: 'clear-my-record-2019', cells: {OFFENSE_DESCR: '11 359 HS'}, fact: factOf('charge', '11359(A) HS'), before: 'hand-review', after: 'dismiss'},
	{what: 'a charge out of scope is kept, for a person', policy: 'clear-my-record-2019', cells: {}, fact: factOf('charge', '459 PC'), before: 'dismiss', after: 'hand-review', question: 'out-of-scope'},
	{what: 'no conviction at all is kept, for a person', policy: 'clear-my-record-2019', cells: {DISP_DESCR: ''}, fact: factOf('convicted', 'no'), before: 'hand-review', after: 'hand-review', question: 'out-of-scope'},
	{what: 'that the count ended in a conviction', policy: 'clear-my-record-2019', cells: {DISP_DESCR: ''}, fact: factOf('convicted', 'yes'), before: 'hand-review', after: 'dismiss'},
	{what: 'a county that was missing', policy: 'clear-my-record-2019', cells: {STP_ORI_CNTY_NAME: ''}, fact: factOf('county', 'los angeles'), before: 'hand-review', after: 'dismiss'},
	{what: 'an arrest before the act', policy: 'statute-11361-8', cells: {...clean, CYC_DATE: ''}, fact: factOf('date-of-arrest', '2016-01-05'), before: 'hand-review', after: 'reduce'},
	{what: 'an arrest after the act', policy: 'statute-11361-8', cells: {...clean, CYC_DATE: ''}, fact: factOf('date-of-arrest', '2018'), before: 'hand-review', after: 'hand-review', question: 'arrested-after-the-act'},
	{what: 'a conviction of before the act settles the arrest', policy: 'statute-11361-8', cells: {STP_EVENT_DATE: '', DISP_DATE: '', CYC_DATE: ''}, fact: factOf('date-of-conviction', '2010-05-01'), before: 'hand-review', after: 'reduce'},
	{what: 'an arrest that was missing', policy: 'los-angeles-2020', cells: {...clean, CYC_DATE: ''}, fact: factOf('date-of-arrest', '2016-01-05'), before: 'hand-review', after: 'dismiss'},
	{what: 'a policy that dismisses all does so whatever is supplied', policy: 'dismiss-all-prop64', cells: {PRI_DOB: ''}, fact: factOf('date-of-birth', '1955-03-02'), before: 'dismiss', after: 'dismiss'},
	{what: 'what was erased changes nothing', policy: 'clear-my-record-2019', cells: {...clean, PRI_DOB: ''}, fact: factOf('date-of-birth', undefined), before: 'hand-review', after: 'hand-review'},
];

for (const {what, policy, cells, fact, before, after, question} of cases) {
	test(`${policy}: ${what}`, t => {
		const {before: [was], after: records} = both(policy, [cells], [fact]);
		const now = records.get(key);
		t.is(was?.outcome, before, was?.reason);
		t.is(now?.outcome, after, now?.reason);
		t.deepEqual(now?.extracted, {outcome: was!.outcome, reason: was!.reason, question: was!.question, relief: was!.relief}, 'what the extract gives stays');
		t.is(now?.supplied?.[0]?.entry, 41);
		t.is(now?.question, question ?? now?.question);
	});
}

test('a birth date is the person\'s: it bears on each of their convictions, asked where it may', t => {
	const {after} = both('clear-my-record-2019', [{PRI_DOB: ''}, {...also('11358 HS'), PRI_DOB: ''}], [factOf('date-of-birth', '1955-03-02', 41, other)]);
	t.deepEqual([...after.keys()], [key, other]);
	t.deepEqual([...after.values()].map(({subject, supplied}) => [subject.born, supplied![0]!.said]), [['1955-03-02', 'unknown'], ['1955-03-02', 'unknown']]);
});

test('a fact of one conviction reaches another only where it changes something there', t => {
	const list = [{}, also('11358 HS', '20190501')];
	const same = both('clear-my-record-2019', list, [factOf('severity', 'felony')]);
	t.deepEqual([...same.after.keys()], [key]);
	const {after} = both('statute-11361-8', [{}, also('11358 HS', '20150501', {OFN: 'BA99999'})], [factOf('charge', '187(A) PC')]);
	t.is(after.get(key)?.question, 'out-of-scope');
	t.is(after.get(other)?.question, 'super-strike', 'a prior that excludes is no small thing');
	t.deepEqual(after.get(other)!.supplied!.map(({about}) => about), [key]);
});

test('two birth dates that disagree are a question, and neither is the first', t => {
	const {after} = both('clear-my-record-2019', [{...clean, PRI_DOB: ''}], [factOf('date-of-birth', '1955-03-02'), factOf('date-of-birth', '1985-03-02', 44)]);
	t.like(after.get(key), {outcome: 'hand-review', subject: {born: '1955-03-02 or 1985-03-02'}});
});

test('a supplied arrest is read in place of the record\'s', t => {
	const engine = engineOf('clear-my-record-2019');
	const subject = withFacts(person({CYC_DATE: ''}), [factOf('date-of-arrest', '2010-02')], engine.rules);
	t.is(subject.cycles[0]!.arrested![0]!.suppliedBy, 41);
	t.is(subject.convictions[0]!.cycle, subject.cycles[0]!, 'convictions point into the history with the facts');
	t.is(subject.convictions[0]!.count, subject.cycles[0]!.steps[0]!.counts[0]!);
});

test('the line that a decision names tells facts apart, and not the words behind them', t => {
	const line = (fact: SuppliedFact): string => lineWithFacts(both('clear-my-record-2019', [{PRI_DOB: ''}], [fact]).after.get(key)!);
	const fact = factOf('date-of-birth', '1955-03-02');
	t.is(line({...fact, evidence: undefined, words: undefined}), line(fact), 'words may be erased');
	t.not(line({...fact, value: '1955-03-03'}), line(fact));
	t.not(line({...fact, value: undefined}), line(fact), 'a value that was erased supports no decision');
	t.not(line({...fact, entry: 42}), line(fact));
});

test('the trace names the fact where an answer hangs on it, and its evidence by kind alone', t => {
	const subject = person({...clean, PRI_DOB: ''});
	const trace = traceWithFacts(subject, key, [factOf('date-of-birth', '1955-03-02'), factOf('severity', 'felony', 42)], engineOf('clear-my-record-2019'), 'x');
	const leaves = (node: TraceNode): readonly string[] => node.children.length > 0 ? node.children.flatMap(child => leaves(child)) : [node.because];
	const said = trace.flatMap(({node}) => leaves(node)).filter(because => because.includes('supplied'));
	t.true(said.some(because => because.endsWith('; date of birth supplied by A. Example (attorney), entry 41, docket')), said.join('\n'));
	t.false(said.some(because => because.includes('entry 42')), 'a severity that the record has as well decides nothing by itself');
	t.false(said.some(because => because.includes('vol. 2')));
});

test('the facts that the open questions lack, the stated one first; none where the record answers', t => {
	const lacking = (cells: Cells): readonly FactKind[] => factsLacking(person(cells).convictions[0]!, engineOf('clear-my-record-2019'));
	t.is(lacking({...clean, PRI_DOB: ''})[0], 'date-of-birth');
	t.is(lacking({STP_EVENT_DATE: '', DISP_DATE: ''})[0], 'date-of-conviction');
	t.is(lacking({...clean, CONV_STAT_DESCR: '', OFFENSE_TOC: ''})[0], 'severity');
	t.is(lacking({STP_ORI_CNTY_NAME: ''})[0], 'county');
	t.is(lacking({DISP_DESCR: ''})[0], 'convicted');
	t.is(lacking({OFFENSE_DESCR: '11 359 HS'})[0], 'charge');
	t.deepEqual(lacking({}), []);
});

const typed: Readonly<Record<FactKind, {readonly good: ReadonlyArray<readonly [typed: string, understood: string]>; readonly bad: readonly string[]}>> = {
	'date-of-birth': {good: [['1975-03-02', '1975-03-02'], [' 1975-03 ', '1975-03, some day of that month'], ['1975', '1975, some day of that year']], bad: ['', '75', '1975-13', '1975-02-30', '03/02/1975']},
	'date-of-conviction': {good: [['2000-02-29', '2000-02-29']], bad: ['2001-02-29']},
	'date-of-arrest': {good: [['2000', '2000, some day of that year']], bad: ['0000']},
	severity: {good: [['felony', 'felony']], bad: ['Felony', 'wobbler']},
	charge: {good: [['11359(a) hs', '11359(A) HS']], bad: ['possession', '11 359 HS']},
	county: {good: [['los angeles', 'LOS ANGELES']], bad: ['LOS ANGELOS']},
	convicted: {good: [['yes', 'yes'], ['no', 'no']], bad: ['maybe']},
	deceased: {good: [['no', 'no']], bad: ['y']},
};

for (const kind of factKindNames) {
	test(`${kindLine(kind).title}: what is typed is understood, or it is said why not`, t => {
		for (const [text, understood] of typed[kind].good) {
			const read = readFact(kind, text, ruleBook);
			t.is(read.ok ? read.understood : read.because, understood);
		}

		for (const text of typed[kind].bad) {
			t.false(readFact(kind, text, ruleBook).ok, text);
		}
	});
}
