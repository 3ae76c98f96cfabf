import test from 'ava';
import {isInCustody, isServing} from '../../source/history/sentence.js';
import {also, conviction, person, type Cells} from '../helpers/rows-fixture.js';
import {day} from '../helpers/rules-fixture.js';

const asOf = day('2020-07-01');
const none: Cells = {SENT_LOC_DESCR: '', SENT_LENGTH: '', SENT_TIME_CODE: '', SENT_TIME_DESCR: ''};
const term = (place: string, length: string, unit: string, from = '20190101'): Cells => ({SENT_LOC_DESCR: place, SENT_LENGTH: length, SENT_TIME_CODE: unit, SENT_TIME_DESCR: '', STP_EVENT_DATE: from});

for (const [what, expected, list] of [
	['prison to come to an end', 'yes', [term('PRISON', '2', 'Y')]],
	['jail that has ended', 'no', [term('JAIL', '90', 'D')]],
	['probation is no custody', 'no', [term('PROBATION', '3', 'Y')]],
	['a custody term of another conviction', 'yes', [{}, also('459 PC', '20190501', term('CDC PRISON', '10', 'Y', '20190501'))]],
	['life', 'yes', [term('PRISON', '', 'L')]],
	['a unit not understood', 'unknown', [term('PRISON', '25', 'W')]],
	['no sentence at all', 'no', [none]],
	['a term of what may be no conviction', 'no', [none, also('459 PC', '20190501', {...term('PRISON', '10', 'Y'), DISP_DESCR: ''})]],
	['no date', 'unknown', [term('PRISON', '2', 'Y', '')]],
] as const) {
	test(`in custody on the as-of date: ${what}: ${expected}`, t => {
		t.is(isInCustody(person(...list), asOf), expected);
	});
}

for (const [what, expected, list] of [
	['probation counts', 'yes', [term('PROBATION', '3', 'Y')]],
	['months on the calendar', 'no', [term('JAIL', '18', 'M')]],
	['months on the calendar, one day later', 'yes', [term('JAIL', '18', 'M', '20190102')]],
	['days', 'no', [term('JAIL', '547', 'D')]],
	['one day more', 'yes', [term('JAIL', '548', 'D')]],
	['a fine beside a term that has ended', 'no', [term('JAIL', '90', 'D'), term('FINE', '', '')]],
	['a fine alone', 'unknown', [term('FINE', '', '')]],
	['nothing', 'unknown', [none]],
	['one part not understood', 'unknown', [term('JAIL', '90', 'D'), term('PROBATION', 'X', 'Y')]],
	['one part not understood, another running', 'yes', [term('PRISON', '9', 'Y'), term('PROBATION', 'X', 'Y')]],
	['convicted after the as-of date', 'unknown', [term('PRISON', '9', 'Y', '20210101')]],
	['convicted in the year of the as-of date, perhaps after it', 'unknown', [term('PRISON', '9', 'Y', '20200000')]],
	['two dates of conviction, one of them still running', 'yes', [term('JAIL', '2', 'Y', '20190101'), term('JAIL', '2', 'Y', '20100101')]],
] as const) {
	test(`serving on the as-of date: ${what}: ${expected}`, t => {
		t.is(isServing(conviction(...list), asOf), expected);
	});
}
