import {cell, type Row} from '../../extract/row.js';
import {dateIdentity, readDate, referenceTo} from '../../history/readings.js';
import type {Conviction, Reading} from '../../history/subject.js';
import {formatDate, type CalendarDate, type DateReading} from '../../values/calendar-date.js';
import {disputedReadings} from './disputed-readings.js';
import type {AlternativeReading} from './reading.js';
import {convictingRows, withCount} from './substitute.js';

type Dates = ReadonlyArray<Reading<DateReading>>;

/** The day of conviction as the disposition gives it, where that is not the day of the step, and as each of the rows that disagree does. */
export function dateReadings(conviction: Conviction): readonly AlternativeReading[] {
	const {dates} = conviction.count;
	const disputed = disputedReadings(conviction, dates, value => value.kind === 'date' ? `the conviction is of ${formatDate(value.date)}` : undefined, only => ({dates: only}));
	const found = new Map<string, {readonly date: CalendarDate; readonly rows: Row[]}>();
	for (const row of convictingRows(conviction.count)) {
		const disposed = cell(row, 'DISP_DATE') === cell(row, 'STP_EVENT_DATE') ? undefined : readDate(row, 'DISP_DATE');
		if (disposed?.kind === 'date' && !dates.some(({value}) => value.kind === 'date' && isWithin(value.date, disposed.date))) {
			const identity = dateIdentity(disposed)!;
			const known = found.get(identity) ?? {date: disposed.date, rows: []};
			found.set(identity, known);
			known.rows.push(row);
		}
	}

	return [...disputed, ...[...found.values()].map(({date, rows}): AlternativeReading => ({
		flag: isOneDay(dates) ? 'impossible-order' : 'date-partial',
		words: `the conviction is of ${formatDate(date)}, as the disposition says`,
		rows: rows.map(row => referenceTo(row)),
		conviction: withCount(conviction, {dates: [{value: {kind: 'date', date}, rows: rows.map(row => referenceTo(row))}]}),
	}))];
}

/** Is a date all that a less precise one may be? Then that one says nothing else. */
const isWithin = (one: CalendarDate, other: CalendarDate): boolean => one.earliest >= other.earliest && one.latest <= other.latest;

const isOneDay = (dates: Dates): boolean => dates.every(({value}) => value.kind === 'date' && value.date.precision === 'day');
