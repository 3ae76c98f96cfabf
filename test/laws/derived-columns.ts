import test from 'ava';
import {derivedColumns, derivedHeaders, subjectColumns} from '../../source/determinations/derived-columns.js';
import {also, death, person, type Cells} from '../helpers/rows-fixture.js';
import {engineWith} from '../helpers/rules-fixture.js';

type Header = (typeof derivedHeaders)[number];

/** The columns of the n-th conviction of a person, by their heading. */
const columns = (list: readonly Cells[], {asOf = '2020-07-01', index = 0}: {asOf?: string; index?: number} = {}): Readonly<Record<Header, string>> => {
	const engine = engineWith({asOf});
	const subject = person(...list);
	const values = derivedColumns(subject.convictions[index]!, subjectColumns(subject, engine), engine);
	return Object.fromEntries(derivedHeaders.map((header, at) => [header, values[at]!])) as Record<Header, string>;
};

const convicted = (date: string, cells: Cells = {}): Cells => ({CYC_DATE: date, STP_EVENT_DATE: date, ...cells});
const registration: Cells = {CNT_ORDER: '108001001000', STP_TYPE_DESCR: 'REGISTRATION', OFFENSE_DESCR: '290 PC-REG SEX OFFENDER', DISP_DESCR: '', CONV_STAT_DESCR: '', STP_EVENT_DATE: '20010101'};

test('the headings are the earlier engine\'s, in its order', t => {
	t.deepEqual(derivedHeaders, [
		'Case Number', '# of convictions on record', 'Occurred after 11/9/2016', 'Superstrike Code Section(s)', 'PC290 Code Section(s)', 'PC290 Registration', 'Date of Conviction',
		'Years Since This Conviction', 'Years Since Any Conviction', '# of Prop 64 convictions', '# of HS 11357 convictions', '# of HS 11358 convictions', '# of HS 11359 convictions',
		'# of HS 11360 convictions', 'Deceased',
	]);
});

const history: readonly Cells[] = [
	{},
	{SENT_LOC_DESCR: 'PROBATION', SENT_LENGTH: '3', SENT_TIME_CODE: 'Y'},
	{CNT_ORDER: '101002002000', OFFENSE_DESCR: '11357(A) HS-POSS', OFN: 'BA99999', CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'M'},
	{CNT_ORDER: '101001001000', STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', DISP_DESCR: '', OFN: 'ARR1'},
	{CNT_ORDER: '102002001000', OFFENSE_DESCR: '11359 HS', STP_ORI_CNTY_NAME: 'KERN', ...convicted('19950615')},
	{CNT_ORDER: '103002001000', OFFENSE_DESCR: '187(A) PC-MURDER', ...convicted('20180701')},
	{CNT_ORDER: '104002001000', OFFENSE_DESCR: '288(A) PC-LEWD', ...convicted('20000101')},
	{CNT_ORDER: '105002001000', OFFENSE_DESCR: '11360(A) HS', DISP_DESCR: 'DISMISSED', ...convicted('20190101')},
	registration,
	death,
];

test('a person of several convictions: every column of the first, by hand', t => {
	t.deepEqual(columns(history), {
		'Case Number': 'BA12345; BA99999',
		'# of convictions on record': '5',
		'Occurred after 11/9/2016': 'N',
		'Superstrike Code Section(s)': '187(A) PC;288(A) PC',
		'PC290 Code Section(s)': '187(A) PC;288(A) PC',
		'PC290 Registration': 'Yes',
		'Date of Conviction': '05/01/2010',
		'Years Since This Conviction': '10.2',
		'Years Since Any Conviction': '2.0',
		'# of Prop 64 convictions': '3',
		'# of HS 11357 convictions': '1',
		'# of HS 11358 convictions': '0',
		'# of HS 11359 convictions': '2',
		'# of HS 11360 convictions': '0',
		Deceased: 'Deceased',
	});
});

test('a person of one conviction: dashes where there is nothing', t => {
	const one = columns([{}]);
	t.deepEqual(
		[one['# of convictions on record'], one['Superstrike Code Section(s)'], one['PC290 Code Section(s)'], one['PC290 Registration'], one.Deceased, one['Years Since Any Conviction']],
		['1', '-', '-', '-', '-', '10.2'],
	);
});

test('D-57: super strikes of any date and county are listed, misdemeanors too', t => {
	t.is(columns([{}, also('187 PC', '20190501', {STP_ORI_CNTY_NAME: 'KERN', CONV_STAT_DESCR: 'MISDEMEANOR'})])['Superstrike Code Section(s)'], '187 PC');
});

for (const [date, after] of [['20161108', 'N'], ['20161109', 'N'], ['20161110', 'Y'], ['20160000', 'unknown'], ['20170000', 'Y'], ['20150000', 'N'], ['', 'unknown'], ['20190230', 'unknown']] as const) {
	test(`D-36: convicted ${date || 'on no date'}: occurred after 11/9/2016 is ${after}`, t => {
		t.is(columns([convicted(date)])['Occurred after 11/9/2016'], after);
	});
}

for (const [date, shown, years] of [
	['20100501', '05/01/2010', '10.2'],
	['20100714', '07/14/2010', '10.0'],
	['20200701', '07/01/2020', '0.0'],
	['20200705', '07/05/2020', '-0.0'],
	['20210701', '07/01/2021', '-1.0'],
	['19790000', '1979', 'unknown'],
	['19790300', '03/1979', 'unknown'],
	['', 'unknown', 'unknown'],
	['00010101', 'unknown', 'unknown'],
] as const) {
	test(`D-25, D-33: convicted ${JSON.stringify(date)}: ${shown}, ${years} years`, t => {
		const {'Date of Conviction': dateColumn, 'Years Since This Conviction': yearsColumn} = columns([convicted(date)]);
		t.deepEqual([dateColumn, yearsColumn], [shown, years]);
	});
}

test('D-28: years since any conviction are counted from the latest, and unknown where it is not certain which that is', t => {
	const since = (...list: readonly Cells[]) => columns(list)['Years Since Any Conviction'];
	t.is(since(convicted('20000101'), also('459 PC', '20180701')), '2.0');
	t.is(since(convicted('20180701'), also('459 PC', '19790000')), '2.0');
	t.is(since(convicted('20180701'), also('459 PC', '20180000')), 'unknown');
	t.is(since(convicted('20180701'), also('459 PC', '')), 'unknown');
});

test('D-21: rows that differ on the date give no date, none is taken as the first', t => {
	const {'Date of Conviction': date, 'Years Since This Conviction': years, 'Years Since Any Conviction': any, 'Occurred after 11/9/2016': after} = columns([convicted('20000101'), convicted('20180701')]);
	t.deepEqual([date, years, any, after], ['unknown', 'unknown', 'unknown', 'unknown']);
});

test('D-45: placeholders are no case number', t => {
	t.is(columns([{OFN: 'NULL  '}, {CNT_ORDER: '101002002000', OFN: '    '}, {CNT_ORDER: '101002003000', OFN: 'BA12345'}])['Case Number'], 'BA12345');
	t.is(columns([{OFN: ''}])['Case Number'], '');
});

test('D-08: look-alikes are no Prop 64 convictions; combined codes count once, under the first section', t => {
	const {'# of Prop 64 convictions': all, '# of HS 11357 convictions': h57, '# of HS 11359 convictions': h59} = columns([{OFFENSE_DESCR: '11359/11357 HS'}, also('11357.5(A) HS'), also('113570 HS', '20190501', {CNT_ORDER: '103002001000'})]);
	t.deepEqual([all, h57, h59], ['1', '0', '1']);
});

test('what may not be a conviction is not counted as one', t => {
	t.is(columns([{}, also('459 PC', '20190501', {DISP_DESCR: ''})])['# of convictions on record'], '1');
});

test('D-23: a convicted row of a custody step counts, without case number', t => {
	const list = [{}, {CNT_ORDER: '101003001000', STP_TYPE_DESCR: 'CUSTODY:PRISON'}];
	t.is(columns(list)['# of convictions on record'], '2');
	t.is(columns(list, {index: 1})['Case Number'], '');
});
