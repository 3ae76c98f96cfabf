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

const millisecondsPerDay = 86_400_000;

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

/** Day number of a calendar day that exists; undefined for one that does not (2021-02-29). */
export function dayFrom(year: number, month: number, day: number): Day | undefined {
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
		return undefined;
	}

	const moment = new Date(0);
	moment.setUTCFullYear(year, month - 1, day);
	return moment.getTime() / millisecondsPerDay;
}

export function partsOf(day: Day): {year: number; month: number; day: number} {
	const moment = new Date(day * millisecondsPerDay);
	return {year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, day: moment.getUTCDate()};
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
