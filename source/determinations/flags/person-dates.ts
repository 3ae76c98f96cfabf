import {readDate} from '../../history/readings.js';
import type {Conviction, Cycle, Subject} from '../../history/subject.js';
import {addYears, type CalendarDate, type Day} from '../../values/calendar-date.js';
import {lastFor} from '../../values/once-for.js';
import {flatMap} from '../../values/flat-map.js';
import {rowsOfCycle} from './words.js';

/** Every readable date of birth the record gives. */
export const birthsOf = ({births}: Subject): readonly CalendarDate[] => flatMap(births, ({value}) => value.kind === 'date' ? [value.date] : []);

/** Every readable date of the cycle, that is of the arrest: the nearest thing to a date of offense. */
export const arrestDates = ({cycle}: Conviction): readonly CalendarDate[] => datesOfArrest(cycle);

const datesOfArrest = lastFor((cycle: Cycle): readonly CalendarDate[] => [...new Set(flatMap(rowsOfCycle(cycle), row => {
	const reading = readDate(row, 'CYC_DATE');
	return reading.kind === 'date' ? [reading.date] : [];
}))]);

/** Was the person certainly under that age on all of these dates? No birthday is that birthday's age or more. */
export const certainlyUnder = (births: readonly CalendarDate[], years: number, dates: readonly CalendarDate[]): boolean =>
	births.length > 0 && dates.length > 0 && births.every(birth => dates.every(date => addYears(birth.earliest, years) > date.latest));

/** Had the person certainly reached that age on all of these dates? */
export const certainlyReached = (births: readonly CalendarDate[], years: number, dates: readonly CalendarDate[]): boolean =>
	births.length > 0 && dates.length > 0 && births.every(birth => dates.every(date => addYears(birth.latest, years) <= date.earliest));

/** Completed years from a birth to a day. */
export function yearsBetween(birth: Day, day: Day): number {
	let years = Math.floor((day - birth) / 366);
	while (addYears(birth, years + 1) <= day) {
		years++;
	}

	return years;
}
