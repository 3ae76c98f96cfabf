import {fc, testProp} from '@fast-check/ava';
import {alternativeReadings} from '../../source/determinations/alternative-readings.js';
import {concludeUnder} from '../../source/determinations/conclude.js';
import {derivedColumns, derivedHeaders, subjectColumns} from '../../source/determinations/derived-columns.js';
import {determine} from '../../source/determinations/determine.js';
import type {Determination} from '../../source/determinations/determination.js';
import {buildSubject} from '../../source/history/build-subject.js';
import type {ColumnName} from '../../source/extract/layout.js';
import type {Row} from '../../source/extract/row.js';
import {traceOf} from '../../source/rules/trace.js';
import {circumstancesOf, type Engine} from '../../source/determinations/engine.js';
import {outcomes} from '../../source/values/outcome.js';
import {row} from '../helpers/rows-fixture.js';
import {engineWith, historyTables, policy, policyNamed, type Settings} from '../helpers/rules-fixture.js';
import {anyCells, anyDate, anyPerson} from './_any-person.js';

const sections = fc.subarray(['11357', '11358', '11359', '11360']);
const settings: fc.Arbitrary<Settings> = fc.record({
	lists: fc.tuple(sections, sections), 'under-21': fc.boolean(), age: fc.constantFrom(0, 40, 57), 'years-since': fc.constantFrom(0, 5, 10), 'crime-free': fc.constantFrom(0, 5, 10),
	'only-prop64': fc.boolean(), deceased: fc.boolean(),
}).map(({lists: [dismiss, reduce], ...rest}) => ({...rest, dismiss, reduce: reduce.filter(section => !dismiss.includes(section))}));

const asOf = fc.constantFrom('2020-07-01', '2020-02-29', '2021-03-01');
// Kept as what it is made of: a counterexample then prints in one line.
const engine = fc.record({set: settings, asOf});

const answers = (rows: readonly Row[], about: Engine): ReadonlyMap<string, Determination | undefined> =>
	new Map(buildSubject(rows, historyTables).convictions.map(conviction => [conviction.key, determine(conviction, about)]));

testProp('any person, however broken: no rule fails, one outcome each, a reason in words, a trace of every question and every column', [anyPerson, engine], (t, rows, options) => {
	const about = engineWith(options);
	const subject = buildSubject(rows, historyTables);
	t.is(new Set(subject.convictions.map(({key}) => key)).size, subject.convictions.length);
	const columns = subjectColumns(subject, about);
	for (const conviction of subject.convictions) {
		const determination = determine(conviction, about);
		t.not(determination?.question, 'rule-failed');
		t.true(determination === undefined || outcomes.includes(determination.outcome));
		t.notRegex(determination?.reason ?? 'out of scope', /undefined|NaN|\[object|{[a-z]|^\s*$|: *,| {2}/);
		t.is(traceOf(policy, circumstancesOf(conviction, about), '').length, policy.questions.length);
		const values = derivedColumns(conviction, columns, about);
		t.is(values.length, derivedHeaders.length);
		t.true(values.every(value => !/undefined|NaN|Infinity/.test(value)));
	}
}, {numRuns: 400});

testProp('cells of any text at all: no rule fails', [fc.array(fc.array(fc.tuple(fc.nat({max: 94}), fc.string({unit: 'binary', maxLength: 12})), {maxLength: 30}), {minLength: 1, maxLength: 5}), engine], (t, list, options) => {
	const about = engineWith(options);
	const rows = list.map((changes, index) => {
		const clean = row({}, index + 2);
		const cells = [...clean.cells];
		for (const [at, text] of changes) {
			cells[at] = text;
		}

		return {...clean, cells};
	});
	const subject = buildSubject(rows, historyTables);
	t.true(subject.convictions.every(conviction => determine(conviction, about)?.question !== 'rule-failed'));
}, {numRuns: 200});

// Everything but what tells of the carrier: the row that comes first, and the order in which a sentence names facts.
const words = (determination: Determination | undefined) => determination && {
	outcome: determination.outcome, question: determination.question, relief: determination.relief, gaps: [...determination.gaps].map(gap => [...gap].toSorted().join('')).toSorted(),
	reason: [...determination.reason].toSorted().join(''), flags: determination.flags.filter(({id}) => id !== 'already-relieved').map(({id}) => id),
};

testProp('rows in another order: the same convictions with the same answers', [anyPerson, engine, fc.infiniteStream(fc.nat())], (t, rows, options, keys) => {
	const about = engineWith(options);
	const shuffled = rows.map(one => ({one, key: keys.next().value as number})).toSorted((a, b) => a.key - b.key).map(({one}) => one);
	const [before, after] = [answers(rows, about), answers(shuffled, about)];
	t.deepEqual([...after.keys()].toSorted(), [...before.keys()].toSorted());
	for (const [key, determination] of before) {
		// More than three facts are counted, so which of them are named depends on the order.
		const counted = determination?.reason.includes(' more: ') ?? false;
		t.deepEqual(counted ? {...words(after.get(key)), reason: ''} : words(after.get(key)), counted ? {...words(determination)!, reason: ''} : words(determination), key);
	}
}, {numRuns: 300});

/** A refinement never contradicts: what was decided stays; what was asked may come out either way. */
const refines = (vague: Determination | undefined, precise: Determination | undefined): boolean =>
	vague?.question === 'scope' || vague?.question === 'key-broken'
	|| (vague === undefined ? precise === undefined : precise !== undefined && (vague.question === 'open-question' || vague.outcome === precise.outcome));

const oneRowACount = fc.uniqueArray(anyCells.map(cells => ({...cells, COMMENT_TEXT: '', OFFENSE_TOC: '', PRI_DOB: '19800101'})), {minLength: 1, maxLength: 4, selector: cells => cells.CNT_ORDER});

const missing: ReadonlyArray<readonly [ColumnName, readonly string[]]> = [
	['STP_EVENT_DATE', ['20100501', '20150701', '20190301', '19790302', '20161109', '20190000']],
	['CONV_STAT_DESCR', ['FELONY', 'MISDEMEANOR', 'INFRACTION']],
	['STP_ORI_CNTY_NAME', ['LOS ANGELES', 'KERN']],
	['OFFENSE_DESCR', ['11359 HS', '11357(A) HS', '459 PC', '11350/11357 HS']],
	['DISP_DESCR', ['CONVICTED', 'DISMISSED']],
	['PRI_DOB', ['19800101', '19500101', '19980301', '19630000']],
];

const everyRow: ReadonlySet<ColumnName> = new Set<ColumnName>(['PRI_DOB']);

const filling = fc.constantFrom(...missing).chain(([column, values]) => fc.tuple(fc.constant(column), fc.constantFrom(...values)));

testProp('a fact that was missing and is filled in refines a question and never contradicts an answer', [oneRowACount, fc.nat({max: 3}), filling, engine], (t, list, at, [column, value], options) => {
	const about = engineWith(options);
	const target = at % list.length;
	const isChanged = (index: number): boolean => everyRow.has(column) || index === target;
	// Where the step is of the court, so that a blank disposition is a question.
	const vague = list.map((cells, index) => isChanged(index) ? {...cells, STP_TYPE_DESCR: column === 'DISP_DESCR' ? 'COURT ACTION' : cells.STP_TYPE_DESCR, [column]: ''} : cells);
	const precise = vague.map((cells, index) => isChanged(index) ? {...cells, [column]: value} : cells);
	const [before, after] = [answers(vague.map((cells, index) => row(cells, index + 2)), about), answers(precise.map((cells, index) => row(cells, index + 2)), about)];
	t.true(before.size <= list.length);
	for (const [key, determination] of before) {
		// A disposition that turns out to be no conviction ends the question of the scope.
		t.true(refines(determination, after.get(key)) || (column === 'DISP_DESCR' && !after.has(key)), `${key}: ${JSON.stringify(determination)} then ${JSON.stringify(after.get(key))}`);
	}
}, {numRuns: 500});

testProp('a cell that was read and is blanked gives the same outcome or a question', [oneRowACount, fc.nat({max: 3}), fc.constantFrom(...missing.map(([column]) => column)), engine], (t, list, at, column, options) => {
	const about = engineWith(options);
	const target = at % list.length;
	const full = list.map(cells => ({...cells, STP_TYPE_DESCR: column === 'DISP_DESCR' ? 'COURT ACTION' : cells.STP_TYPE_DESCR}));
	const blanked = full.map((cells, index) => everyRow.has(column) || index === target ? {...cells, [column]: ''} : cells);
	const [before, after] = [answers(full.map((cells, index) => row(cells, index + 2)), about), answers(blanked.map((cells, index) => row(cells, index + 2)), about)];
	t.true(before.size <= list.length);
	for (const [key, determination] of before) {
		t.true(determination === undefined || after.get(key)?.outcome === determination.outcome || after.get(key)?.outcome === 'hand-review', `${key}: ${JSON.stringify(determination)} then ${JSON.stringify(after.get(key))}`);
	}
}, {numRuns: 500});

const statedElsewhere = fc.record({
	CONV_OFFENSE_DESCR: fc.constantFrom('', '', '11357(B) HS', '11358 HS', '459 PC', 'MARIJ'), DISP_OFFENSE_DESCR: fc.constantFrom('', '', '11360(A) HS'), DISP_DATE: fc.oneof(fc.constant(''), anyDate),
	CONV_OFFENSE_TOC: fc.constantFrom('', '', 'M', 'F', 'X'), FE_NUM_CRT_CASE: fc.constantFrom('', '', 'BA1', 'BA12345'), FE_NUM_DOCKET: fc.constantFrom('', '', 'D1', '  -  '),
	COMMENT_TEXT: fc.constantFrom('', 'CHRG-11357(A) HS', 'AMENDED TO 11360(B) HS', 'NOT GUILTY OF 11359 HS', 'SCN-BA12345', 'CRT CASE NBR BA2'),
});
const statedTwice = fc.array(fc.tuple(anyCells, statedElsewhere), {minLength: 1, maxLength: 6}).map(list => list.map(([cells, stated], index) => row({...cells, ...stated, SUBJECT_ID: '10000001'}, index + 2)));
const pilot = policyNamed('los-angeles-2019');

testProp('a flag is material exactly when one of its readings, followed by hand, gives another outcome', [statedTwice, engine, fc.boolean()], (t, rows, options, isPilot) => {
	const about = isPilot ? engineWith({of: pilot, asOf: options.asOf}) : engineWith(options);
	t.true(rows.length > 0);
	for (const conviction of buildSubject(rows, historyTables).convictions) {
		const determination = determine(conviction, about);
		const readings = alternativeReadings(conviction, about);
		t.not(determination?.question, 'rule-failed');
		for (const {words: told} of readings) {
			t.notRegex(told, /undefined|NaN|\[object|^\s*$| {2}/);
		}

		const changed = readings.flatMap(reading => {
			const outcome = concludeUnder(reading.conviction, about)?.outcome ?? 'out-of-scope';
			return outcome === determination?.outcome ? [] : [{flag: reading.flag, reading: reading.words, outcome}];
		});
		for (const {id, material} of determination?.flags.filter(flag => flag.id !== 'beyond-the-statute') ?? []) {
			t.deepEqual(material, changed.filter(({flag}) => flag === id).map(({reading, outcome}) => ({reading, outcome})), id);
		}

		const raised = determination?.flags.map(({id}) => id);
		t.true(raised === undefined || changed.every(({flag}) => raised.includes(flag)));
	}
}, {numRuns: 400});

testProp('relief beyond the statute is always material, and only where the policy gives relief', [anyPerson, engine], (t, rows, options) => {
	t.true(rows.length > 0);
	for (const conviction of buildSubject(rows, historyTables).convictions) {
		const determination = determine(conviction, engineWith(options));
		const flag = determination?.flags.find(({id}) => id === 'beyond-the-statute');
		const gives = determination?.outcome === 'dismiss' || determination?.outcome === 'reduce';
		const refuses = determination?.statute.outcome === 'not-eligible' || determination?.statute.outcome === 'out-of-scope';
		t.is(determination?.relief === undefined, !gives);
		t.true(flag === undefined ? !(gives && refuses) : gives && flag.material.length === 1);
		t.notRegex(determination?.statute.words ?? 'out of scope', /undefined|NaN|\[object|{[a-z]|^\s*$| {2}/);
	}
}, {numRuns: 300});
