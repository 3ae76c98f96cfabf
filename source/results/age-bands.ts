import {addYears, dayFrom, daysInMonth, parseIsoDay, partsOf, type Day} from '../values/calendar-date.js';

/** Completed years of age on the as-of date, from the youngest band on. Change them here alone. */
export const ageBands = [
	{label: 'under 21', to: 20},
	{label: '21 to 29', to: 29},
	{label: '30 to 39', to: 39},
	{label: '40 to 49', to: 49},
	{label: '50 to 59', to: 59},
	{label: '60 to 69', to: 69},
	{label: '70 or over', to: Number.POSITIVE_INFINITY},
] as const;

export const unknownBand = 'unknown';

/** Completed years between two days; negative before birth. */
export function ageOn(born: Day, day: Day): number {
	const years = partsOf(day).year - partsOf(born).year;
	return addYears(born, years) > day ? years - 1 : years;
}

/** First and last day that `1979-03-02`, `1979-03` or `1979` may mean; undefined for `unknown`. */
function daysOf(text: string): readonly Day[] | undefined {
	const match = /^(?<year>\d{4})(?:-(?<month>\d{2}))?$/v.exec(text);
	if (!match) {
		const day = parseIsoDay(text);
		return day === undefined ? undefined : [day];
	}

	const year = Number(match.groups!.year);
	const month = match.groups!.month === undefined ? undefined : Number(match.groups!.month);
	return [dayFrom(year, month ?? 1, 1)!, dayFrom(year, month ?? 12, daysInMonth(year, month ?? 12))!];
}

/** The band of a person born on a date as records write it, `1979 or 1980-05-01` included; `unknown` unless every reading gives the same one. */
export function ageBand(born: string, asOf: Day): string {
	const bands = born.split(' or ').flatMap(text => daysOf(text)?.map(day => bandOf(ageOn(day, asOf))) ?? [unknownBand]);
	return new Set(bands).size === 1 ? bands[0]! : unknownBand;
}

const bandOf = (age: number): string => age < 0 ? unknownBand : ageBands.find(({to}) => age <= to)!.label;
