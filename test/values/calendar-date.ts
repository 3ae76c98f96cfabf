import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {addMonths, addYears, dayFrom, daysInMonth, formatDay, parseIsoDay, partsOf} from '../../source/values/calendar-date.js';

const day = (text: string): number => parseIsoDay(text)!;

for (const [from, years, to] of [
	['2020-02-29', -7, '2013-03-01'],
	['1992-02-29', 21, '2013-03-01'],
	['2020-02-29', -4, '2016-02-29'],
	['2000-02-29', 100, '2100-03-01'],
	['2019-02-28', 1, '2020-02-28'],
	['2020-07-01', -57, '1963-07-01'],
	['2020-07-01', 0, '2020-07-01'],
] as const) {
	test(`${from} and ${years} years is ${to}`, t => {
		t.is(formatDay(addYears(day(from), years)), to);
	});
}

for (const [from, months, to] of [
	['2020-01-15', 1, '2020-02-15'],
	['2020-01-31', 1, '2020-03-01'],
	['2019-01-31', 1, '2019-03-01'],
	['2019-03-31', 1, '2019-05-01'],
	['2019-11-30', 3, '2020-03-01'],
	['2019-11-29', 3, '2020-02-29'],
	['2019-12-31', 12, '2020-12-31'],
	['2019-06-30', 6, '2019-12-30'],
	['2019-06-30', 18, '2020-12-30'],
] as const) {
	test(`${from} and ${months} months is ${to}`, t => {
		t.is(formatDay(addMonths(day(from), months)), to);
	});
}

test('only days that exist are days', t => {
	for (const text of ['2021-02-29', '2020-13-01', '2020-00-10', '2020-01-00', '2020-04-31', '0000-01-01', '2020-1-1', ' 2020-01-01', '2020-01-01T00:00', '20200101', 'today']) {
		t.is(parseIsoDay(text), undefined, `for ${text}`);
	}

	t.is(daysInMonth(2000, 2), 29);
	t.is(daysInMonth(1900, 2), 28);
	t.is(dayFrom(1970, 1, 1), 0);
});

const anyDay = fc.integer({min: day('1800-01-01'), max: day('2200-12-31')});

testProp('a day survives being written and read', [anyDay], (t, moment) => {
	t.is(parseIsoDay(formatDay(moment)), moment);
	const {year, month, day: dayOfMonth} = partsOf(moment);
	t.is(dayFrom(year, month, dayOfMonth), moment);
});

testProp('adding years keeps the order of days', [anyDay, anyDay, fc.integer({min: -120, max: 120})], (t, one, other, years) => {
	const [earlier, later] = one <= other ? [one, other] : [other, one];
	t.true(addYears(earlier, years) <= addYears(later, years));
});

testProp('adding months keeps the order of days', [anyDay, anyDay, fc.integer({min: 0, max: 600})], (t, one, other, months) => {
	const [earlier, later] = one <= other ? [one, other] : [other, one];
	t.true(addMonths(earlier, months) <= addMonths(later, months));
});

testProp('a day of the calendar is the one that Date gives, from year 1 to 9999', [fc.integer({min: -719_162, max: 2_932_896})], (t, number) => {
	const moment = new Date(number * 86_400_000);
	const parts = {year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, day: moment.getUTCDate()};
	t.deepEqual(partsOf(number), parts);
	t.is(dayFrom(parts.year, parts.month, parts.day), number);
	t.is(daysInMonth(parts.year, parts.month), new Date(Date.UTC(2000 + (parts.year % 400), parts.month, 0)).getUTCDate());
}, {numRuns: 10_000});
