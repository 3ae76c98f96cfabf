import {dayFrom, partsOf, type Day} from '../values/calendar-date.js';

const pad = (value: number): string => value < 10 ? `0${value}` : String(value);

/** `20161109`, as the extract writes a date. */
export function dojDate(day: Day): string {
	const {year, month, day: dayOfMonth} = partsOf(day);
	return `${year}${pad(month)}${pad(dayOfMonth)}`;
}

/** Full years from a birth to a day. */
export function ageOn(birth: Day, day: Day): number {
	const born = partsOf(birth);
	const then = partsOf(day);
	const hadBirthday = then.month > born.month || (then.month === born.month && then.day >= born.day);
	return then.year - born.year - (hadBirthday ? 0 : 1);
}

/** On average; good enough to draw ages by. */
export const daysInYear = 365.25;

/** For the fixed days that this folder speaks of. */
export const dayOf = (year: number, month: number, day: number): Day => dayFrom(year, month, day)!;

/** Proposition 64 in force. */
export const prop64Day = dayOf(2016, 11, 9);

/** The day on which the Department of Justice had to hand the lists to the counties (HS 11361.9): the extract's own day unless told otherwise. */
export const defaultAsOf = dayOf(2019, 7, 1);
