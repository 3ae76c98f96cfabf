import test from 'ava';
import {recordsOf} from '../../source/determinations/record.js';
import {also, death, person, type Cells} from '../helpers/rows-fixture.js';
import {engineWith} from '../helpers/rules-fixture.js';

const whereabouts = {ranges: [{file: 1, start: 0, end: 10, line: 2}], rowsHash: 'x'};
const records = (...list: readonly Cells[]) => recordsOf(person(...list), engineWith(), whereabouts).inScope;

test('a record for each conviction in scope, and none for the others', t => {
	t.deepEqual(records({}, also('11357(A) HS'), also('459 PC', '20190501', {CNT_ORDER: '103002001000'})).map(({key}) => key), ['10000001/101002001000', '10000001/102002001000']);
	t.deepEqual(records(also('459 PC')), []);
});

test('the person and the conviction as a list shows them', t => {
	const [record] = records({}, also('459 PC'), death);
	t.like(record, {
		subject: {id: '10000001', name: 'SAMPLE,PERSON A', born: '1980-01-01', cii: ['A10000001'], sex: 'M', race: 'WHITE', inCustody: 'no', convictions: 2, felonies: 2, recent: 1},
		conviction: {charge: '11359 HS', sections: ['11359'], date: '2010-05-01', level: 'felony', county: 'LOS ANGELES', caseNumbers: ['BA12345'], recent: 'no'},
		row: {file: 1, line: 2},
		...whereabouts,
	});
	t.is(record!.columns.length, 15);
});

test('what is not known is said, and what rows dispute is shown with all it may be', t => {
	const [record] = records({PRI_DOB: '', STP_EVENT_DATE: '', CONV_STAT_DESCR: '', OFFENSE_TOC: '', STP_ORI_CNTY_NAME: '', GENDER: '', RACE_DESCR: 'NULL'});
	t.like(record!.subject, {born: 'unknown', sex: 'unknown', race: 'unknown', recent: 1});
	t.like(record!.conviction, {date: 'unknown', level: 'unknown', county: 'unknown', recent: 'unknown'});
	const [disputed] = records({}, {PRI_DOB: '19810101', STP_EVENT_DATE: '20110501', CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_DESCR: '11358 HS', STP_ORI_CNTY_NAME: 'KERN'});
	t.is(disputed!.subject.born, '1980-01-01 or 1981-01-01');
	t.like(disputed!.conviction, {date: '2010-05-01 or 2011-05-01', level: 'felony or misdemeanor', county: 'LOS ANGELES or KERN', charge: '11359 HS or 11358 HS', sections: ['11359', '11358']});
});

for (const [date, recent] of [['20130701', 'no'], ['20130702', 'yes'], ['20130000', 'unknown'], ['20140000', 'yes'], ['20120000', 'no'], ['', 'unknown']] as const) {
	test(`convicted ${JSON.stringify(date)}: within seven years of 2020-07-01: ${recent}`, t => {
		t.is(records({STP_EVENT_DATE: date})[0]!.conviction.recent, recent);
	});
}

test('D-19: the first convicting row carries the record', t => {
	t.is(records({DISP_DESCR: 'SENTENCE MODIFIED'}, {}, {})[0]!.row.line, 3);
});
