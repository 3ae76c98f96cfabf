import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {also, type Cells} from '../helpers/rows-fixture.js';
import {run, temporaryFolder} from '../helpers/run-program.js';
import type {Settings} from '../helpers/rules-fixture.js';
import {audited, extractOf} from './_audited.js';
import {answersFor, column, hasFlag, recordsFor} from './_records-of.js';

/*
Each defect of the earlier engines about dates and time (domain reference, 5.3), its triggers, and what is answered here. What no
criterion dismisses is reduced, so that a question shows.
*/
const reducing: Settings = {reduce: ['11359']};
const felony = 'reduce: Reduce all HS 11359 convictions';
const at = (date: string, cells: Cells = {}): Cells => ({CYC_DATE: date, STP_EVENT_DATE: date, DISP_DATE: date, ...cells});
const burglary = also('459 PC', '20190501');

test('D-24: figures are counted to the as-of date: the machine\'s clock changes no byte', async t => {
	const texts = [extractOf([at('20150501'), at('20190501', {SUBJECT_ID: '10000002'})])];
	const [one, later] = [await audited(t, texts, {policy: 'clear-my-record-2019'}), await audited(t, texts, {policy: 'clear-my-record-2019', now: '2036-01-01T09:00:00.000Z'})];
	t.is(one.summary.engine.reliefWithCurrentEligibilityChoices['CountSubjectsNoConvictionLast7Years'], 2);
	for (const [name, bytes] of one.files) {
		t.true(bytes.equals(later.files.get(name)!), name);
	}
});

test('D-24: a county without convictions has no earliest one', async t => {
	const {summary} = await audited(t, [extractOf([at('20150501', {OFFENSE_DESCR: '459 PC'})])], {policy: 'clear-my-record-2019'});
	t.is(summary.engine.earliestConviction, null);
});

for (const [date, set, expected] of [
	['19790000', {'years-since': 10}, 'dismiss: Conviction occurred 10 or more years ago'],
	['20180000', {'years-since': 10}, felony],
	['20180315 ', {'years-since': 10}, felony],
	['20180000', {'crime-free': 10}, felony],
	['20180000', {'under-21': true}, felony],
	['20100000', {'years-since': 10}, 'hand-review: Date of conviction is only known as 2010: dismissed if convicted on or before 2010-07-01, otherwise reduced'],
	['2018', {'years-since': 10}, 'hand-review: Date of conviction is unreadable: dismissed if convicted on or before 2010-07-01, otherwise reduced'],
] as const) {
	test(`D-25: convicted ${JSON.stringify(date)} under ${JSON.stringify(set)}: ${expected}`, t => {
		const [record] = recordsFor([{STP_EVENT_DATE: date}], {set: {...reducing, ...set}});
		t.is(`${record!.outcome}: ${record!.reason}`, expected);
		t.not(column(record!, 'Date of Conviction'), '01/01/0001');
		t.not(column(record!, 'Years Since This Conviction'), '-1.0');
	});
}

for (const [born, expected] of [
	['', 'hand-review: Date of birth is missing: dismissed if born on or before 1963-07-01, otherwise reduced'],
	['19950000', felony],
	['19630000', 'hand-review: Date of birth is only known as 1963: dismissed if born on or before 1963-07-01, otherwise reduced'],
] as const) {
	test(`D-26: born ${JSON.stringify(born)}, 57 or older asked: ${expected}`, t => {
		t.deepEqual(answersFor([{PRI_DOB: born}], {set: {...reducing, age: 57}}), [expected]);
	});
}

test('D-27: a date of birth on any row is the person\'s', t => {
	t.deepEqual(answersFor([{PRI_DOB: ''}, {...burglary, PRI_DOB: '19960301'}], {set: {...reducing, age: 57}}), [felony]);
	t.deepEqual(answersFor([{PRI_DOB: ''}, {...burglary, PRI_DOB: '19460301'}], {set: {...reducing, age: 57}}), ['dismiss: 57 years or older']);
});

test('D-28: the earliest conviction is the earliest that is certain, in whatever order the files come', async t => {
	const unreadable = extractOf([at('20100231')]);
	const good = extractOf([at('20000501', {SUBJECT_ID: '10000002'})]);
	for (const texts of [[unreadable, good], [good, unreadable]]) {
		const {summary: {engine}} = await audited(t, texts, {policy: 'clear-my-record-2019'});
		t.deepEqual([engine.earliestConviction, engine.convictionsWithoutCertainDate], ['2000-05-01', 1]);
	}
});

for (const order of ['', '1010', '1.01002E+11', '1002001000']) {
	test(`D-29: a run goes on past the CNT_ORDER ${JSON.stringify(order)}, and the conviction is a question`, async t => {
		const {records, manifest} = await audited(t, [extractOf([at('20100501', {CNT_ORDER: order}), at('20100501', {SUBJECT_ID: '10000002'})])], {policy: 'clear-my-record-2019'});
		t.deepEqual(records.map(({key, outcome, question}) => [key, outcome, question]), [['10000001/line:1:2', 'hand-review', 'key-broken'], ['10000002/101002001000', 'dismiss', 'section-dismissed']]);
		t.is(manifest.counts.unreadable, 0);
	});
}

test('D-30: what a spreadsheet did to CNT_ORDER merges no counts', t => {
	const damaged = recordsFor([{CNT_ORDER: '1.01002E+11'}, {CNT_ORDER: '1.01002E+11', OFFENSE_DESCR: '11358 HS'}, {CNT_ORDER: '1.01002E+11', OFFENSE_DESCR: '459 PC'}], {set: reducing});
	t.deepEqual(damaged.map(({key, question, conviction: {charge}}) => [key, question, charge]), [['10000001/line:1:2', 'key-broken', '11359 HS'], ['10000001/line:1:3', 'key-broken', '11358 HS']]);
	t.true(damaged.every(record => hasFlag(record, 'key-broken')));
});

// Three boundaries are kept, each as its engine had it; the sentence of each question and of each reason names its own.
for (const [policy, set, day, before] of [
	['clear-my-record-2019', {...reducing, 'years-since': 10}, 'dismiss: Conviction occurred 10 or more years ago', 'dismiss: Conviction occurred 10 or more years ago'],
	['clear-my-record-2019', {...reducing, 'crime-free': 10}, felony, 'dismiss: No convictions in the past 10 years'],
	['los-angeles-2019', {age: 0, 'conviction-free': 10, 'serving-test': 'after-years-free'}, 'dismiss: No convictions in past 10 years', 'dismiss: No convictions in past 10 years'],
] as const) {
	test(`D-31: ${policy} with ${JSON.stringify(set)}: ten years to the day: ${day}`, t => {
		const elsewhere = also('459 PC', '19990101');
		t.deepEqual(answersFor([at('20100701'), elsewhere], {policy, set}), [day]);
		t.deepEqual(answersFor([at('20100630'), elsewhere], {policy, set}), [before]);
	});
}

// The reason is the field's and stays; the question asks in words of its own: "not yet 21 on the day of conviction".
for (const [born, convicted, expected] of [
	['19900501', '20110501', felony],
	['19900502', '20110501', 'dismiss: 21 years or younger'],
	['19920229', '20130228', 'dismiss: 21 years or younger'],
	['19920229', '20130301', felony],
] as const) {
	test(`D-32: born ${born}, convicted ${convicted}: ${expected}`, t => {
		t.deepEqual(answersFor([at(convicted, {PRI_DOB: born}), {...burglary, PRI_DOB: born}], {set: {...reducing, 'under-21': true}}), [expected]);
	});
}

// The column keeps the earlier engine's rounding, because offices hold it against lists they have. What is not known says so.
test('D-33: the column rounds, the test does not; a future date and an unknown one are told apart', t => {
	const years = (date: string) => column(recordsFor([at(date)])[0]!, 'Years Since This Conviction');
	t.deepEqual(['20100714', '20210701', ''].map(date => years(date)), ['10.0', '-1.0', 'unknown']);
	t.deepEqual(answersFor([at('20100714'), burglary], {set: {...reducing, 'years-since': 10}}), [felony]);
	t.true(hasFlag(recordsFor([at('20210701')])[0]!, 'impossible-order'));
});

test('D-34: without an as-of date nothing runs, and the time zone of the machine changes nothing', async t => {
	const folder = await temporaryFolder();
	const extract = path.join(folder, 'extract.csv');
	await writeFile(extract, extractOf([at('20150701'), at('20150702', {SUBJECT_ID: '10000002'})]));
	const options = ['--county', 'Los Angeles', '--policy', 'clear-my-record-2019', '--set', 'dismiss='];
	const refused = await run(['evaluate', extract, ...options]);
	t.is(refused.exit, 64);
	t.regex(refused.error, /no as-of date/);
	const lines = [];
	for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
		const workspace = path.join(folder, zone.replace('/', '-'));
		t.is((await run(['evaluate', extract, ...options, '--as-of', '2020-07-01', '--workspace', workspace], {TZ: zone})).exit, 0);
		lines.push(await readFile(path.join(workspace, 'convictions.jsonl'), 'utf8'));
	}

	t.is(lines[0], lines[1]);
	t.regex(lines[0]!, /old-conviction/);
});

// The date of the step decides, as it did. A disposition that is dated otherwise is for a person to weigh.
test('D-35: a disposition before the act with a step after it is decided by the step, and not without a flag', t => {
	const [record] = recordsFor([{CYC_DATE: '20160301', STP_EVENT_DATE: '20161115', DISP_DATE: '20161010'}], {policy: 'los-angeles-2019'});
	t.is(record!.reason, 'Occurred after 11/09/2016');
	t.true(hasFlag(record!, 'conduct-after-act'));
	t.true(hasFlag(recordsFor([{STP_EVENT_DATE: '20100501', DISP_DATE: '20120501'}])[0]!, 'impossible-order'));
});

// The column says `N` of the day itself, as the earlier engine wrote it. Every policy that asks takes the day as after the act, as the pilot did.
test('D-36: on 2016-11-09 itself the act was in force', t => {
	const day = at('20161109');
	t.is(column(recordsFor([day])[0]!, 'Occurred after 11/9/2016'), 'N');
	t.true(hasFlag(recordsFor([day])[0]!, 'conduct-after-act'));
	t.deepEqual(answersFor([day], {policy: 'los-angeles-2019'}), ['not-eligible: Occurred after 11/09/2016']);
	t.deepEqual(answersFor([day], {policy: 'los-angeles-2020'}), ['hand-review: Arrested on or after 11/09/2016']);
	t.deepEqual(answersFor([day], {policy: 'statute-11361-8'}), ['hand-review: Arrested on or after 11/09/2016']);
	t.deepEqual(answersFor([at('20161108')], {policy: 'los-angeles-2020'}), ['dismiss: Dismiss and seal all HS 11357-11360 convictions']);
});

test('D-37: arrested before the act and convicted after it: the pilot refused; asked of the arrest, it is before', t => {
	const list = [{CYC_DATE: '20160901', STP_EVENT_DATE: '20170301', DISP_DATE: '20170301'}];
	t.deepEqual(answersFor(list, {policy: 'los-angeles-2019'}), ['not-eligible: Occurred after 11/09/2016']);
	t.deepEqual(answersFor(list, {policy: 'los-angeles-2019', set: {'act-date': 'arrest'}}), ['dismiss: Only has 11357-60 charges and completed sentence']);
	t.deepEqual(answersFor(list, {policy: 'los-angeles-2020'}), ['dismiss: Dismiss and seal all HS 11357-11360 convictions']);
	t.true(hasFlag(recordsFor(list, {policy: 'los-angeles-2020'})[0]!, 'conduct-after-act'));
});
