import test from 'ava';
import {formatDate, formatDay} from '../../source/values/calendar-date.js';
import {readDojDate} from '../../source/values/doj-date.js';

const words = (cell: string): string => {
	const reading = readDojDate(cell);
	return reading.kind === 'date' ? `${formatDate(reading.date)} (${formatDay(reading.date.earliest)} to ${formatDay(reading.date.latest)})` : reading.kind;
};

for (const [cell, expected] of [
	['20180315', '2018-03-15 (2018-03-15 to 2018-03-15)'],
	['20180315 ', '2018-03-15 (2018-03-15 to 2018-03-15)'],
	['\t20180315', '2018-03-15 (2018-03-15 to 2018-03-15)'],
	['20160229', '2016-02-29 (2016-02-29 to 2016-02-29)'],
	['19790000', '1979 (1979-01-01 to 1979-12-31)'],
	['19790300', '1979-03 (1979-03-01 to 1979-03-31)'],
	['19800200', '1980-02 (1980-02-01 to 1980-02-29)'],
	['19000200', '1900-02 (1900-02-01 to 1900-02-28)'],
	['20000200', '2000-02 (2000-02-01 to 2000-02-29)'],
	['', 'missing'],
	['   ', 'missing'],
	['NULL', 'missing'],
	['null  ', 'missing'],
	['  -  ', 'missing'],
	['00000000', 'missing'],
	['0', 'missing'],
	['00010101', 'unreadable'],
	['99999999', 'unreadable'],
	['20190230', 'unreadable'],
	['20190229', 'unreadable'],
	['20191301', 'unreadable'],
	['20190015', 'unreadable'],
	['2019022', 'unreadable'],
	['2019-02-22', 'unreadable'],
	['02/22/2019', 'unreadable'],
	['2.0190222E+07', 'unreadable'],
	['UNKNOWN', 'unreadable'],
	['２０１９０２２２', 'unreadable'],
] as const) {
	test(`the date cell ${JSON.stringify(cell)} reads as ${expected}`, t => {
		t.is(words(cell), expected);
	});
}
