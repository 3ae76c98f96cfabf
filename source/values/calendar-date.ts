/** Whole days since 1970-01-01, proleptic Gregorian calendar. */
export type Day = number;

/** A date as far as the record tells it: every day from `earliest` to `latest` is possible. */
export type CalendarDate = {
	readonly earliest: Day;
	readonly latest: Day;
	readonly precision: 'day' | 'month' | 'year';
};

/** What a date cell holds. `unreadable` keeps what was there out of sight of every test: it is never a date. */
export type DateReading
	= | {readonly kind: 'date'; readonly date: CalendarDate}
		| {readonly kind: 'missing'}
		| {readonly kind: 'unreadable'};

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export const daysInMonth = (year: number, month: number): number => month === 2 ? (isLeap(year) ? 29 : 28) : (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);

// Four centuries, counted from 1 March so that a leap day ends a year; and the days from 0000-03-01 to 1970-01-01. Source: Howard Hinnant,
// "chrono-Compatible Low-Level Date Algorithms". `Date` gives the same and made the tests of ages and years twice as slow.
const [daysOfEra, daysBeforeEpoch] = [146_097, 719_468];

/** Day number of a calendar day that exists; undefined for one that does not (2021-02-29). */
export function dayFrom(year: number, month: number, day: number): Day | undefined {
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
		return undefined;
	}

	const marchYear = month > 2 ? year : year - 1;
	const era = Math.floor(marchYear / 400);
	const yearOfEra = marchYear - (era * 400);
	const dayOfYear = Math.floor(((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
	return (era * daysOfEra) + (yearOfEra * 365) + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - daysBeforeEpoch;
}

export function partsOf(day: Day): {year: number; month: number; day: number} {
	const days = day + daysBeforeEpoch;
	const era = Math.floor(days / daysOfEra);
	const dayOfEra = days - (era * daysOfEra);
	const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
	const dayOfYear = dayOfEra - ((365 * yearOfEra) + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const marchMonth = Math.floor(((5 * dayOfYear) + 2) / 153);
	const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
	return {year: yearOfEra + (era * 400) + (month > 2 ? 0 : 1), month, day: dayOfYear - Math.floor(((153 * marchMonth) + 2) / 5) + 1};
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** `2020-07-01` */
export function formatDay(day: Day): string {
	const {year, month, day: dayOfMonth} = partsOf(day);
	return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

/** `2020-07-01`, `2020-07` or `2020`, as far as the date is known. */
export function formatDate(date: CalendarDate): string {
	const text = formatDay(date.earliest);
	return date.precision === 'day' ? text : (date.precision === 'month' ? text.slice(0, 7) : text.slice(0, 4));
}

export const exactly = (day: Day): CalendarDate => ({earliest: day, latest: day, precision: 'day'});

/** A strict `YYYY-MM-DD`, as options and rule files write it; undefined for anything else or a day that does not exist. */
export function parseIsoDay(text: string): Day | undefined {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	return match ? dayFrom(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/**
The same calendar day `years` later (earlier when negative). 29 February in a common year becomes 1 March
(design, section 5), which is what the earlier engine's calendar arithmetic gives as well.
*/
export function addYears(day: Day, years: number): Day {
	const {year, month, day: dayOfMonth} = partsOf(day);
	const same = dayFrom(year + years, month, dayOfMonth);
	return same ?? dayFrom(year + years, 3, 1)!;
}

/** The same day of the month `months` later; where that month is shorter, the first day of the next. */
export function addMonths(day: Day, months: number): Day {
	const {year, month, day: dayOfMonth} = partsOf(day);
	const total = (year * 12) + (month - 1) + months;
	const [newYear, newMonth] = [Math.floor(total / 12), (total % 12) + 1];
	return dayFrom(newYear, newMonth, dayOfMonth) ?? dayFrom(newYear, newMonth, daysInMonth(newYear, newMonth))! + 1;
}
