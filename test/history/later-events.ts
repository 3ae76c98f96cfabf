import test from 'ava';
import {person, type Cells} from '../helpers/rows-fixture.js';

/** A step of its own in the cycle of the fixture's conviction of 2010, as DOJ gives what became of it. */
const later = (cells: Cells): Cells => ({
	CNT_ORDER: '101003001000', STP_EVENT_DATE: '20150301', DISP_DESCR: 'CONV SET ASIDE & DISM PER 1203.4 PC',
	CONV_STAT_DESCR: '', SENT_LOC_DESCR: '', SENT_LENGTH: '', SENT_TIME_CODE: '', SENT_TIME_DESCR: '', ...cells,
});
const convictions = (...list: readonly Cells[]) => person(...list).convictions.map(({count: {order, convicted}}) => [order, convicted]);
const only = [['101002001000', 'yes']];
const both = [['101002001000', 'yes'], ['101003001000', 'unknown']];

for (const words of ['CONV SET ASIDE & DISM PER 1203.4 PC', 'REDUCED TO MISDEMEANOR', 'PROBATION REVOKED', 'SENTENCE MODIFIED']) {
	test(`a count of its own that says ${words} of an earlier conviction of the cycle is no further conviction`, t => {
		t.deepEqual(convictions({}, later({DISP_DESCR: words})), only);
	});
}

for (const [what, cells] of [
	['another section', {OFFENSE_DESCR: '459 PC-BURGLARY'}],
	['no charge', {OFFENSE_DESCR: ''}],
	['a charge that is not readable', {OFFENSE_DESCR: 'MARIJUANA'}],
	['a date before the conviction', {STP_EVENT_DATE: '20050101'}],
	['no date', {STP_EVENT_DATE: ''}],
	['another cycle', {CNT_ORDER: '102003001000'}],
	['words nobody knows', {DISP_DESCR: 'SEE ATTACHED'}],
	['no words', {DISP_DESCR: ''}],
] as const) {
	test(`with ${what} it may be a conviction`, t => {
		t.deepEqual(convictions({}, later(cells)), what === 'another cycle' ? [both[0], ['102003001000', 'unknown']] : both);
	});
}

test('the same day, and fewer letters, are still the same conviction; a conviction that is not certain takes nothing in', t => {
	t.deepEqual(convictions({OFFENSE_DESCR: '11357(A) HS'}, later({OFFENSE_DESCR: '11357 HS', STP_EVENT_DATE: '20100501'})), only);
	t.deepEqual(convictions({DISP_DESCR: ''}, later({})), [['101002001000', 'unknown'], ['101003001000', 'unknown']]);
	t.deepEqual(convictions({}, later({DISP_DESCR: 'CONVICTED'})), [['101002001000', 'yes'], ['101003001000', 'yes']]);
});
