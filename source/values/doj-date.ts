import {dayFrom, daysInMonth, exactly, type DateReading} from './calendar-date.js';
import {isNoValue} from './no-value.js';
import {remembered} from './remembered.js';

/**
Reads a date cell of the extract: `YYYYMMDD`, with zeros for unknown parts (`19790000` is the year 1979, `19790300` March 1979).
Surrounding blanks are trimmed. Anything else, a day that does not exist and a year before 1800 are `unreadable`.
*/
export const readDojDate: (cell: string) => DateReading = remembered(cell => {
	const text = cell.trim();
	if (isNoValue(text) || /^0+$/.test(text)) {
		return {kind: 'missing'};
	}

	const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
	if (!match) {
		return {kind: 'unreadable'};
	}

	const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
	// The Republic of California is younger than this; what stands below is a keying error, not a date.
	if (year < 1800) {
		return {kind: 'unreadable'};
	}

	if (month === 0) {
		return day === 0 ? {kind: 'date', date: {earliest: dayFrom(year, 1, 1)!, latest: dayFrom(year, 12, 31)!, precision: 'year'}} : {kind: 'unreadable'};
	}

	if (day === 0) {
		const first = dayFrom(year, month, 1);
		return first === undefined ? {kind: 'unreadable'} : {kind: 'date', date: {earliest: first, latest: first + daysInMonth(year, month) - 1, precision: 'month'}};
	}

	const exact = dayFrom(year, month, day);
	return exact === undefined ? {kind: 'unreadable'} : {kind: 'date', date: exactly(exact)};
});
