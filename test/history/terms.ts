import test from 'ava';
import {termWords} from '../../source/history/term-words.js';
import {termsOf} from '../../source/history/terms.js';
import {count, type Cells} from '../helpers/rows-fixture.js';
import {day} from '../helpers/rules-fixture.js';

const asOf = day('2020-07-01');
const term = (place: string, length: string, unit: string, from = '20190101', cells: Cells = {}): Cells => ({SENT_LOC_DESCR: place, SENT_LENGTH: length, SENT_TIME_CODE: unit, SENT_TIME_DESCR: '', STP_EVENT_DATE: from, DISP_DATE: from, ...cells});

for (const [what, list, ...expected] of [
	['a term that ended', [term('JAIL', '90', 'D')], 'jail: 2019-01-01 to 2019-04-01, ended'],
	['one that ends on the as-of date', [term('PROBATION', '18', 'M')], 'probation: 2019-01-01 to 2020-07-01, ended'],
	['one that ends a day later', [term('PROBATION', '18', 'M', '20190102')], 'probation: 2019-01-02 to 2020-07-02, running'],
	['no day at all', [term('COUNTY JAIL', '0', 'D')], 'jail: 2019-01-01 to 2019-01-01, ended'],
	['life', [term('CDC PRISON', '', 'L')], 'prison: 2019-01-01, for life, running'],
	['a month known: whole months are said as such', [term('PROBATION', '2', 'Y', '20120300')], 'probation: 2012-03 to 2014-03, ended'],
	['a year known', [term('PROBATION', '3', 'M', '20140000')], 'probation: 2014, ends between 2014-04 and 2015-03, ended'],
	['a year known, whole years', [term('PAROLE', '2', 'Y', '20120000')], 'other: 2012, ends between 2014-01 and 2014-12, ended'],
	['a month known, days long', [term('JAIL', '10', 'D', '20140300')], 'jail: 2014-03, ends between 2014-03-11 and 2014-04-10, ended'],
	['an end that may be past the as-of date', [term('PROBATION', '1', 'Y', '20190000')], 'probation: 2019, ends between 2020-01 and 2020-12, perhaps running'],
	['convicted after the as-of date', [term('PRISON', '1', 'Y', '20210101')], 'prison: 2021-01-01 to 2022-01-01, after the as-of date'],
	['perhaps convicted after the as-of date', [term('PRISON', '2', 'Y', '20200000')], 'prison: 2020, ends between 2022-01 and 2022-12, perhaps running'],
	['no length', [term('JAIL', '', 'D')], 'jail: 2019-01-01, end not known: length missing or not readable'],
	['no unit', [term('JAIL', '3', 'W')], 'jail: 2019-01-01, end not known: unit of time missing or not readable'],
	['neither', [term('JAIL', '', '')], 'jail: 2019-01-01, end not known: length and unit of time missing or not readable'],
	['no date', [term('JAIL', '3', 'Y', '')], 'jail: start and end not known: no date of conviction'],
	['a date that cannot be read', [term('JAIL', '3', 'Y', '20191399')], 'jail: start and end not known: date of conviction not readable'],
	['no date, for life', [term('PRISON', '', 'L', '')], 'prison: start not known: no date of conviction, for life'],
	['several parts', [term('PROBATION', '3', 'Y'), term('JAIL', '1', 'M'), term('FINE', '', '')], 'probation: 2019-01-01 to 2022-01-01, running', 'jail: 2019-01-01 to 2019-02-01, ended'],
	['two dates of conviction: each', [term('JAIL', '2', 'Y'), term('FINE', '', '', '20100101')], 'jail: 2019-01-01 to 2021-01-01, running', 'jail: 2010-01-01 to 2012-01-01, ended'],
	['a fine takes no time', [term('FINE', '30', 'D')]],
	['no sentence', [term('', '', '')]],
	['no conviction', [term('JAIL', '90', 'D', '20190101', {DISP_DESCR: 'DISMISSED', CONV_STAT_DESCR: ''})]],
	['three centuries', [term('PRISON', '300', 'Y')], 'prison: 2019-01-01 to 2319-01-01, running'],
] as const) {
	test(`terms of a sentence: ${what}`, t => {
		t.deepEqual(termsOf(count(...list), asOf).map(found => `${found.kind}: ${termWords(found)}`), [...expected]);
	});
}
