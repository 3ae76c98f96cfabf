import type {Reading} from '../../history/subject.js';
import {formatDate, type CalendarDate, type DateReading} from '../../values/calendar-date.js';
import {agreement, type Answer} from '../../values/knowable.js';

/** Answers a test over every date the record gives: their common answer; a date that is missing or unreadable answers nothing. */
export function overDates(readings: ReadonlyArray<Reading<DateReading>>, answer: (date: CalendarDate) => Answer): Answer {
	return agreement(readings.map(({value}) => value.kind === 'date' ? answer(value.date) : 'unknown'));
}

/** Why a date does not settle a question: `Date of birth is missing`, `Date of conviction is only known as 1979`. */
export function dateGap(name: string, readings: ReadonlyArray<Reading<DateReading>>): string {
	if (readings.length > 1) {
		return `${name} differs between rows (${readings.map(({value}) => dateWords(value)).join(', ')})`;
	}

	const [reading] = readings;
	if (!reading || reading.value.kind === 'missing') {
		return `${name} is missing`;
	}

	return reading.value.kind === 'unreadable' ? `${name} is unreadable` : `${name} is only known as ${formatDate(reading.value.date)}`;
}

const dateWords = (reading: DateReading): string => reading.kind === 'date' ? formatDate(reading.date) : reading.kind;

/** `1979-03-02`, `1979`, `unknown`; where rows differ, all of them: `1979-03-02 or 1980`. */
export function datesText(readings: ReadonlyArray<Reading<DateReading>>): string {
	const words = readings.map(({value}) => value.kind === 'date' ? formatDate(value.date) : 'unknown');
	return words.length === 0 ? 'unknown' : [...new Set(words)].join(' or ');
}
