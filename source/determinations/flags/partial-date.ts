import type {Conviction, Reading} from '../../history/subject.js';
import type {RowReference} from '../../extract/row.js';
import type {DateReading} from '../../values/calendar-date.js';
import {flatMap} from '../../values/flat-map.js';

/** Flag 3: the date of conviction or of birth is not one full, readable day. */
export function partialDate({count, subject}: Conviction): readonly RowReference[] | undefined {
	const doubtful = [count.dates, subject.births].filter(readings => !isOneDay(readings));
	return doubtful.length > 0 ? flatMap(doubtful, readings => flatMap(readings, ({rows}) => rows.slice(0, 1))) : undefined;
}

const isOneDay = (readings: ReadonlyArray<Reading<DateReading>>): boolean =>
	readings.length === 1 && readings[0]!.value.kind === 'date' && readings[0]!.value.date.precision === 'day';
