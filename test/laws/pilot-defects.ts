import test from 'ava';
import {also, type Cells} from '../helpers/rows-fixture.js';
import type {Settings} from '../helpers/rules-fixture.js';
import {audited, extractOf} from './_audited.js';
import {answersFor, column, recordsFor} from './_records-of.js';

/*
Each defect of the Los Angeles pilot (domain reference, 5.8) under the policy `los-angeles-2019`, which keeps the pilot's flow. What was
wrong by any reading is put right; where an office may want the pilot's reading, a parameter names it and both are shown.
*/
const pilot = (list: readonly Cells[], set: Settings = {}): string => answersFor(list, {policy: 'los-angeles-2019', set: {age: 0, 'conviction-free': 0, ...set}})[0]!;

const at = (date: string, cells: Cells = {}): Cells => ({CYC_DATE: date, STP_EVENT_DATE: date, DISP_DATE: date, ...cells});
const sale2005 = at('20050501');
const other = (cycle: string, offense: string, date: string, cells: Cells = {}): Cells => also(offense, date, {CNT_ORDER: `${cycle}002001000`, OFN: `N${cycle}`, ...cells});
const registration = (date: string): Cells => ({CNT_ORDER: '150001001000', STP_TYPE_DESCR: 'REGISTRATION', STP_EVENT_DATE: date, OFFENSE_DESCR: '290 PC', DISP_DESCR: 'REGISTERED', OFN: ''});
const misdemeanor: Cells = {CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'M'};
const gangPair = (date: string): readonly Cells[] => [other('102', '136.1 PC', date), other('102', '186.22(B)(4) PC', date, {CNT_ORDER: '102002002000'})];

const nothingFits = 'hand-review: No applicable eligibility criteria';
const superStrike = 'not-eligible: PC 667(e)(2)(c)(iv)';
const sexOffender = 'not-eligible: PC 290';
const twoPriors = 'not-eligible: Two priors';
const young = 'dismiss: 21 years or younger';
const completed = 'dismiss: Only has 11357-60 charges and completed sentence';

const lines: ReadonlyArray<readonly [id: string, what: string, expected: string, list: readonly Cells[], set?: Settings]> = [
	['D-72', 'a gang pair of 2012 is not before a conviction of 2005', nothingFits, [sale2005, ...gangPair('20120501')]],
	['D-72', 'a gang pair of 2000 is', superStrike, [sale2005, ...gangPair('20000501')]],
	['D-73', 'a registration of 2012 is not before a conviction of 2005', completed, [sale2005, registration('20120501')]],
	['D-73', 'a registration of 2001 is', sexOffender, [sale2005, registration('20010501')]],
	['D-73', 'a registration of 2012, read as the pilot read it', sexOffender, [sale2005, registration('20120501')], {registration: 'at-any-time'}],
	['D-74', 'a year that settles it', superStrike, [sale2005, other('102', '187 PC', '19990000')]],
	['D-74', 'a year that settles it otherwise', nothingFits, [sale2005, other('102', '187 PC', '20070000')]],
	['D-75', 'a misdemeanor 537, defrauding an innkeeper', nothingFits, [sale2005, other('102', '537 PC', '20000501', misdemeanor)]],
	['D-75', 'a misdemeanor under a section of the list', nothingFits, [sale2005, other('102', '245(D)(3) PC', '20000501', misdemeanor)]],
	['D-76', 'two counts of one earlier case are one prior', completed, [sale2005, other('102', '11359 HS', '20000501'), other('102', '11359 HS', '20000501', {CNT_ORDER: '102002002000'})]],
	['D-76', 'two counts, counted as the pilot did', twoPriors, [sale2005, other('102', '11359 HS', '20000501'), other('102', '11359 HS', '20000501', {CNT_ORDER: '102002002000'})], {priors: 'counts'}],
	['D-76', 'two cases', twoPriors, [sale2005, other('102', '11359 HS', '20000501'), other('103', '11359 HS', '20010501')]],
	// Kept: the statute speaks of prior convictions, wherever they were had.
	['D-76', 'two cases, one of another county', twoPriors, [sale2005, other('102', '11359 HS', '20000501'), other('103', '11359 HS', '20010501', {STP_ORI_CNTY_NAME: 'KERN'})]],
	['D-76', 'a misdemeanor is no prior', completed, [sale2005, other('102', '11359 HS', '20000501'), other('103', '11359 HS', '20010501', misdemeanor)]],
	['D-76', 'a misdemeanor, read as the pilot did', twoPriors, [sale2005, other('102', '11359 HS', '20000501'), other('103', '11359 HS', '20010501', misdemeanor)], {'prior-levels': 'any'}],
	['D-77', 'an attempt is under the same section', twoPriors, [sale2005, other('102', '664/11359 HS', '20000501'), other('103', '11359 HS', '20010501')]],
	['D-77', 'attempts at other sections are not', completed, [{...sale2005, OFFENSE_DESCR: '664-11359 HS'}, other('102', '664-11358 HS', '20000501'), other('103', '664-11360 HS', '20010501')]],
	['D-78', 'born 1970, convicted at 19', young, [at('19890601', {PRI_DOB: '19700101'}), other('102', '459 PC', '20190501', {PRI_DOB: '19700101'})]],
	['D-78', 'born 1999, convicted at 17, at 21 today', young, [at('20160501', {PRI_DOB: '19990101'}), other('102', '459 PC', '20190501', {PRI_DOB: '19990101'})]],
	['D-78', 'born 1970, convicted at 19, read as the pilot did', nothingFits, [at('19890601', {PRI_DOB: '19700101'}), other('102', '459 PC', '20190501', {PRI_DOB: '19700101'})], {'age-test': 'as-of'}],
	['D-79', '25 years imposed in 2005, nothing later', 'hand-review: Currently serving sentence', [at('20050501', {SENT_LOC_DESCR: 'PRISON', SENT_LENGTH: '25', SENT_TIME_CODE: 'Y'})], {'conviction-free': 10}],
	['D-79', 'the same, asked in the pilot\'s order', 'dismiss: No convictions in past 10 years', [at('20050501', {SENT_LOC_DESCR: 'PRISON', SENT_LENGTH: '25', SENT_TIME_CODE: 'Y'})], {'conviction-free': 10, 'serving-test': 'after-years-free'}],
	['D-80', 'a letter without brackets', 'dismiss: 11357(a) or 11357(b)', [{...sale2005, OFFENSE_DESCR: '11357A HS'}]],
	['D-80', 'a blank in front', 'dismiss: 11357(a) or 11357(b)', [{...sale2005, OFFENSE_DESCR: ' 11357(A) HS'}]],
	['D-80', 'an attempt', 'dismiss: 11357(a) or 11357(b)', [{...sale2005, OFFENSE_DESCR: '664/11357(A) HS'}]],
	['D-83', 'a misdemeanor, referred as in the pilot', 'refer: Misdemeanor or Infraction', [{...sale2005, ...misdemeanor}]],
	['D-83', 'a misdemeanor arrested by the sheriff is the county\'s', 'hand-review: Misdemeanor or Infraction of the county', [{...sale2005, ...misdemeanor}, at('20050501', {CNT_ORDER: '101001001000', STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', STP_ORI_DESCR: 'CASO LOS ANGELES', DISP_DESCR: '', OFN: ''})], {misdemeanors: 'city-agencies'}],
	['D-83', 'a misdemeanor arrested in a city that prosecutes its own', 'refer: Misdemeanor or Infraction', [{...sale2005, ...misdemeanor}, at('20050501', {CNT_ORDER: '101001001000', STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', STP_ORI_DESCR: 'CAPD PASADENA', DISP_DESCR: '', OFN: ''})], {misdemeanors: 'city-agencies'}],
];

for (const [id, what, expected, list, set] of lines) {
	test(`${id}: ${what}: ${expected}`, t => {
		t.is(pilot(list, set), expected);
	});
}

test('D-74: a super strike without a readable date is a question, and of two the order does not matter', t => {
	for (const date of ['', '00000000', '19990231', '20050000']) {
		const undated = other('102', '187 PC', date);
		const later = other('103', '206 PC', '20120501');
		for (const list of [[sale2005, undated], [sale2005, undated, later], [sale2005, later, undated]]) {
			t.regex(pilot(list), /^hand-review: The record does not say whether 187 PC/, date);
		}
	}
});

// An extract whose county is in no row at all is refused (exit 65): it is another county's.
test('D-81: without a conviction of the county there is nothing to decide, no earliest date, and no failure', async t => {
	const {summary, records} = await audited(t, [extractOf([at('20050501', {OFFENSE_DESCR: '459 PC'}), at('20050501', {SUBJECT_ID: '10000002', STP_ORI_CNTY_NAME: 'KERN'})])], {policy: 'los-angeles-2019'});
	t.deepEqual(records, []);
	t.is(summary.engine.earliestConviction, null);
	t.is(summary.engine.subjectsWithProp64ConvictionCountInCounty, 0);
	t.deepEqual(summary.engine.prop64ConvictionsCountInCountyByCodeSection, {});
});

test('D-81: an extract that names the county in no row is refused', async t => {
	const refused = await t.throwsAsync(audited(t, [extractOf([at('20050501', {STP_ORI_CNTY_NAME: 'KERN'})])], {policy: 'los-angeles-2019'}));
	t.regex(refused.message, /the county LOS ANGELES in no row/);
});

test('D-82: two strikes are listed in the order of the extract, and the same extract gives the same bytes', async t => {
	const strikes = [other('102', '187 PC', '20000501'), other('103', '206 PC', '20010501'), other('104', '209(A) PC', '19990501')];
	const [record] = recordsFor([sale2005, ...strikes], {policy: 'los-angeles-2019'});
	t.is(column(record!, 'Superstrike Code Section(s)'), '187 PC;206 PC;209(A) PC');
	const texts = [extractOf([sale2005, ...strikes, ...[sale2005, ...strikes].map(cells => ({...cells, SUBJECT_ID: '10000002'}))])];
	const [one, again] = [await audited(t, texts, {policy: 'los-angeles-2019'}), await audited(t, texts, {policy: 'los-angeles-2019'})];
	t.true(one.files.has('convictions.jsonl') && one.files.has('all-results.csv') && one.files.has('summary.json'));
	t.deepEqual([...one.files.keys()].toSorted(), [...again.files.keys()].toSorted());
	for (const [name, bytes] of one.files) {
		t.true(bytes.equals(again.files.get(name)!), name);
	}
});

// The rows in another order are another extract: its lines have other numbers, and what is listed is listed in its order. Nothing else differs.
test('D-82: rows in another order give the same answers and the same summary', async t => {
	const list = ['10000001', '10000002', '10000003'].flatMap(id => [sale2005, other('102', '187 PC', '20000501'), other('103', '11359 HS', '20070501')].map(cells => ({...cells, SUBJECT_ID: id})));
	const [one, turned] = [await audited(t, [extractOf(list)], {policy: 'los-angeles-2019'}), await audited(t, [extractOf(list.toReversed())], {policy: 'los-angeles-2019'})];
	const placeless = ({files: _, records, summary}: typeof one) => ({
		records: records.map(({row, ranges, rowsHash, flags, ...rest}) => ({...rest, flags: flags.map(({id}) => id)})), summary: {...summary, extracts: []},
	});
	t.is(one.records.length, 6);
	t.deepEqual(placeless(one), placeless(turned));
});

test('D-84: the four counts that the pilot left at 0', async t => {
	const list = [sale2005, {...at('20050501', misdemeanor), SUBJECT_ID: '10000002'}, {...at('20060501', misdemeanor), SUBJECT_ID: '10000002', CNT_ORDER: '102002001000'}, at('20170501', {SUBJECT_ID: '10000003'})];
	const {summary: {engine}} = await audited(t, [extractOf(list)], {policy: 'los-angeles-2019'});
	t.deepEqual(
		[engine.subjectsWithProp64ConvictionCountInCounty, engine.prop64FelonyConvictionsCountInCounty, engine.prop64NonFelonyConvictionsCountInCounty, engine.subjectsWithSomeReliefCount],
		[3, 2, 2, 1],
	);
});
