import type {Row} from '../../extract/row.js';
import {readDate, referenceTo} from '../../history/readings.js';
import {addYears, type CalendarDate} from '../../values/calendar-date.js';
import {birthsOf} from './person-dates.js';
import {shown, type Detector} from './context.js';

/** Flag 29: on a convicting row the disposition is dated after the step, or before the arrest; or the arrest is after the conviction; or the conviction before the age of `years`, or after the as-of date. Only where the dates leave no doubt. */
export const impossibleOrder: Detector = ({subject, count}, rule, {asOf}) => {
	const births = birthsOf(subject);
	const isImpossible = (row: Row): boolean => {
		const [arrest, step, disposition] = [dateOf(row, 'CYC_DATE'), dateOf(row, 'STP_EVENT_DATE'), dateOf(row, 'DISP_DATE')];
		return isAfter(disposition, step) || isAfter(arrest, disposition) || isAfter(arrest, step)
			|| (step !== undefined && (step.earliest > asOf || (births.length > 0 && births.every(birth => addYears(birth.earliest, rule.years ?? 0) > step.latest))));
	};

	const convicting = count.dispositions.filter(({kinds}) => kinds.includes('convicting')).map(({row}) => row);
	return shown(count.rows.filter(row => convicting.some(({file, line}) => file === row.file && line === row.line) && isImpossible(row)).map(row => referenceTo(row)));
};

function dateOf(row: Row, column: 'CYC_DATE' | 'STP_EVENT_DATE' | 'DISP_DATE'): CalendarDate | undefined {
	const reading = readDate(row, column);
	return reading.kind === 'date' ? reading.date : undefined;
}

const isAfter = (one: CalendarDate | undefined, other: CalendarDate | undefined): boolean => one !== undefined && other !== undefined && one.earliest > other.latest;
