import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {determine} from '../../source/determinations/determine.js';
import type {Determination} from '../../source/determinations/determination.js';
import {circumstancesOf, type Engine} from '../../source/determinations/engine.js';
import {recordsOf} from '../../source/determinations/record.js';
import type {ColumnName} from '../../source/extract/layout.js';
import type {Row} from '../../source/extract/row.js';
import {buildSubject} from '../../source/history/build-subject.js';
import type {Policy} from '../../source/rules/policy.js';
import {leavesIn} from '../../source/rules/tests.js';
import {traceOf} from '../../source/rules/trace.js';
import {outcomes} from '../../source/values/outcome.js';
import type {Cells} from '../helpers/rows-fixture.js';
import {day, historyTables} from '../helpers/rules-fixture.js';
import {namesAsOf} from './_as-of-leaves.js';
import {anyPerson, clearPerson, engineFrom, hostileRows, optionsFor, policies, rowsOf} from './_people.js';

// What holds of every policy that ships, whatever its settings.

type Answers = ReadonlyMap<string, Determination | undefined>;

const answers = (rows: readonly Row[], engine: Engine): Answers => new Map(buildSubject(rows, historyTables).convictions.map(conviction => [conviction.key, determine(conviction, engine)]));

const inWords = (determination: Determination | undefined): string => determination === undefined ? 'out of scope' : `${determination.outcome} by ${determination.question}: ${determination.reason}`;

/** What holds of an answer when the record tells more: what was decided stays; what was asked may come out either way. */
function refines(vague: Determination | undefined, precise: Determination | undefined): boolean {
	const isAsked = vague !== undefined && ['scope', 'key-broken', 'open-question'].includes(vague.question);
	return isAsked || vague?.outcome === precise?.outcome;
}

/** Facts of the person, and of the cycle, stand on every row of theirs. */
const everyRow: ReadonlySet<ColumnName> = new Set<ColumnName>(['PRI_DOB']);
const everyRowOfTheCycle: ReadonlySet<ColumnName> = new Set<ColumnName>(['CYC_DATE']);

const cycleOf = ({CNT_ORDER}: Cells): string => CNT_ORDER!.slice(0, 3);

/*
Columns whose cells a determination reads, where blank is no statement of its own. Left out, because a blank there says something by a
rule that is written down: OFN (different arrests without a common case number are different cases: rules/README.md), the type of a
court's step (its case number goes with it), and the charge of a count that ended in no conviction (a charge without words charges
nothing: facts/cycle.ts).
*/
const readColumns = ['STP_EVENT_DATE', 'CYC_DATE', 'PRI_DOB', 'OFFENSE_DESCR', 'CONV_STAT_DESCR', 'DISP_DESCR', 'STP_ORI_CNTY_NAME', 'STP_TYPE_DESCR', 'STP_ORI_DESCR', 'SENT_LOC_DESCR', 'SENT_LENGTH', 'SENT_TIME_CODE'] as const satisfies readonly ColumnName[];

/** The rows with a cell changed; undefined where that row is one of those left out. */
function withCell(list: readonly Cells[], at: number, column: ColumnName, value: string): readonly Cells[] | undefined {
	const target = list[at % list.length]!;
	const isCourt = target.STP_TYPE_DESCR === 'COURT ACTION';
	const convicts = isCourt && target.DISP_DESCR === 'CONVICTED';
	if ((column === 'STP_TYPE_DESCR' && isCourt) || (column === 'OFFENSE_DESCR' && !convicts) || (column === 'DISP_DESCR' && !isCourt)) {
		return undefined;
	}

	return list.map(cells => everyRow.has(column) || cells === target || (everyRowOfTheCycle.has(column) && cycleOf(cells) === cycleOf(target)) ? {...cells, [column]: value} : cells);
}

/** An arrest behind its conviction is a contradiction, which is a question of its own: what is missing cannot be filled in with one. */
const isInOrder = ({CYC_DATE: arrest = '', STP_EVENT_DATE: date = ''}: Cells): boolean => arrest <= date || date === '';

const fillings: ReadonlyArray<readonly [ColumnName, readonly string[]]> = [
	['STP_EVENT_DATE', ['20100501', '20150701', '20190301', '19790302', '20161109', '20190000']],
	['CYC_DATE', ['20100301', '20161108', '20161109', '20160000', '19790301']],
	['CONV_STAT_DESCR', ['FELONY', 'MISDEMEANOR', 'INFRACTION']],
	['STP_ORI_CNTY_NAME', ['LOS ANGELES', 'KERN']],
	['OFFENSE_DESCR', ['11359 HS', '11357(A) HS', '459 PC', '187(A) PC', '11361(B) HS', '11350/11357 HS']],
	['DISP_DESCR', ['CONVICTED', 'DISMISSED']],
	['PRI_DOB', ['19800101', '19500101', '19980301', '19630000']],
	['STP_TYPE_DESCR', ['ARREST/DETAINED/CITED', 'REGISTRATION', 'DECEASED']],
	['STP_ORI_DESCR', ['CAPD PASADENA', 'CASO LOS ANGELES']],
	['SENT_TIME_CODE', ['D', 'Y', 'L']],
	['SENT_LENGTH', ['90', '300']],
];

const filling = fc.constantFrom(...fillings).chain(([column, values]) => fc.tuple(fc.constant(column), fc.constantFrom(...values)));

for (const policy of policies) {
	const options = optionsFor(policy);
	const broken = fc.oneof(anyPerson, hostileRows);

	testProp(`${policy.id}: any person, however broken, has one outcome for each conviction, with a reason and a trace, and no rule fails`, [broken, options], (t, rows, given) => {
		const engine = engineFrom(given);
		const subject = buildSubject(rows, historyTables);
		const {inScope, candidates, neither} = recordsOf(subject, engine, {ranges: [], rowsHash: ''});
		const records = [...inScope, ...candidates];
		t.is(new Set(records.map(({key}) => key)).size, records.length);
		t.is(records.length + neither, subject.convictions.length);
		t.true(candidates.every(({why}) => why.length > 0));
		t.true(records.every(({key, outcome, question}) => subject.convictions.some(conviction => conviction.key === key) && outcomes.includes(outcome) && question !== 'rule-failed'));
		for (const conviction of subject.convictions) {
			t.is(traceOf(engine.policy, circumstancesOf(conviction, engine), '').length, policy.questions.length);
		}
	}, {numRuns: 120});

	testProp(`${policy.id}: a reason is a sentence`, [anyPerson, options], (t, rows, given) => {
		const reasons = [...answers(rows, engineFrom(given)).values()].flatMap(determination => determination?.reason ?? []);
		t.deepEqual(reasons.filter(reason => /undefined|NaN|\[object|{[a-z]|^\s*$|: *,| {2}/.test(reason)), []);
	}, {numRuns: 100});

	testProp(`${policy.id}: rows in another order, the same answers`, [anyPerson, options, fc.infiniteStream(fc.nat())], (t, rows, given, keys) => {
		const engine = engineFrom(given);
		const shuffled = rows.map(one => ({one, key: keys.next().value as number})).toSorted((a, b) => a.key - b.key).map(({one}) => one);
		const [before, after] = [answers(rows, engine), answers(shuffled, engine)];
		const told = (all: Answers) => [...all].map(([key, determination]) => [key, determination?.outcome, determination?.question, determination?.relief].join(' ')).toSorted();
		t.deepEqual(told(after), told(before));
	}, {numRuns: 120});

	testProp(`${policy.id}: a cell that is blanked leaves the outcome or makes it a question`, [clearPerson, options, fc.nat({max: 5}), fc.constantFrom(...readColumns)], (t, list, given, at, column) => {
		const blanked = withCell(list, at, column, '');
		fc.pre(blanked !== undefined);
		const engine = engineFrom(given);
		const [before, after] = [answers(rowsOf(list), engine), answers(rowsOf(blanked), engine)];
		const contradicted = [...before].filter(([key, determination]) => !refines(after.get(key), determination));
		t.deepEqual(contradicted.map(([key, determination]) => `${key}, ${column} of row ${at % list.length} blanked: ${inWords(determination)} then ${inWords(after.get(key))}`), []);
	}, {numRuns: 400});

	testProp(`${policy.id}: a cell that was missing and is filled in contradicts no answer`, [clearPerson, options, fc.nat({max: 5}), filling], (t, list, given, at, [column, value]) => {
		const [vague, precise] = [withCell(list, at, column, ''), withCell(list, at, column, value)];
		fc.pre(vague !== undefined && precise !== undefined && precise.every(cells => isInOrder(cells)));
		const engine = engineFrom(given);
		const [before, after] = [answers(rowsOf(vague), engine), answers(rowsOf(precise), engine)];
		const contradicted = [...before].filter(([key, determination]) => !refines(determination, after.get(key)));
		t.deepEqual(contradicted.map(([key, determination]) => `${key}, ${column} of row ${at % list.length} is ${value}: ${inWords(determination)} then ${inWords(after.get(key))}`), []);
	}, {numRuns: 400});

	// The as-of date reaches an outcome through questions that ask for it by name, and through nothing else.
	const timeless: Policy = {...policy, questions: policy.questions.filter(({when}) => leavesIn(when).every(leaf => !namesAsOf[Object.keys(leaf)[0] as keyof typeof namesAsOf]))};

	testProp(`${policy.id}: without the questions over the as-of date (${policy.questions.length - timeless.questions.length} of ${policy.questions.length}) no as-of date changes an answer`, [anyPerson, options, fc.integer({min: day('1975-01-01'), max: day('2035-01-01')})], (t, rows, given, asOf) => {
		const engine: Engine = {...engineFrom(given), policy: timeless};
		const [before, after] = [answers(rows, engine), answers(rows, {...engine, asOf})];
		const told = (all: Answers) => [...all].map(([key, determination]) => [key, inWords(determination), determination?.gaps]);
		t.deepEqual(told(after), told(before));
	}, {numRuns: 100});
}

test('four of the policies ask nothing over the as-of date', t => {
	const asks = ({questions}: Policy): boolean => questions.some(({when}) => leavesIn(when).some(leaf => namesAsOf[Object.keys(leaf)[0] as keyof typeof namesAsOf]));
	t.deepEqual(policies.filter(policy => !asks(policy)).map(({id}) => id).toSorted(), ['dismiss-all-prop64', 'dismiss-all-prop64-and-related', 'los-angeles-2020', 'statute-11361-8']);
});
