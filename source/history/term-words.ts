import {daysInMonth, formatDate, formatDay, partsOf, type Day} from '../values/calendar-date.js';
import type {DaySpan, Term} from './terms.js';

const isFirstOfMonth = (day: Day): boolean => partsOf(day).day === 1;

function isLastOfMonth(date: Day): boolean {
	const {year, month, day} = partsOf(date);
	return day === daysInMonth(year, month);
}

/** `2015-05-01`, `2015-05`, or the two ends of the days that are possible: months where these are whole ones. */
function daysWords({earliest, latest}: DaySpan): readonly [string] | readonly [string, string] {
	const length = earliest !== latest && isFirstOfMonth(earliest) && isLastOfMonth(latest) ? 7 : undefined;
	const [first, last] = [formatDay(earliest).slice(0, length), formatDay(latest).slice(0, length)];
	return first === last ? [first] : [first, last];
}

const lackWords = {date: 'date of conviction', length: 'length', unit: 'unit of time', 'length and unit': 'length and unit of time'} as const;

function lastingWords({start, end}: Term): string {
	const from = start.kind === 'date' ? formatDate(start.date) : `${end.kind === 'unknown' && end.lacks === 'date' ? 'start and end' : 'start'} not known: ${start.kind === 'missing' ? 'no date of conviction' : 'date of conviction not readable'}`;
	switch (end.kind) {
		case 'never': {
			return `${from}, for life`;
		}

		case 'unknown': {
			return end.lacks === 'date' ? from : `${from}, end not known: ${lackWords[end.lacks]} missing or not readable`;
		}

		case 'days': {
			const [first, last] = daysWords(end.days);
			return last === undefined ? `${from} to ${first}` : `${from}, ends between ${first} and ${last}`;
		}
	}
}

function runningWords({end, start, runs}: Term): string {
	if (runs === 'not-begun') {
		return ', after the as-of date';
	}

	if (runs === 'unknown') {
		return end.kind === 'unknown' || start.kind !== 'date' ? '' : ', perhaps running';
	}

	return runs === 'yes' ? ', running' : ', ended';
}

/** `2012-05-01 to 2015-05-01, ended`: a term in words, as of the as-of date. */
export const termWords = (term: Term): string => `${lastingWords(term)}${runningWords(term)}`;
