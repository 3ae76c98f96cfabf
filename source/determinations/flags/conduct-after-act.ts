import type {RowReference} from '../../extract/row.js';
import type {Conviction} from '../../history/subject.js';
import {readDate, referenceTo} from '../../history/readings.js';
import type {FlagRule} from '../../rules/flag-rule.js';
import {parseIsoDay, type DateReading} from '../../values/calendar-date.js';
import {flatMap} from '../../values/flat-map.js';

/** Flag 10: the arrest or the conviction is, or may be, on or after the day the act took effect. The record has no date of offense. */
export function conductAfterAct({cycle, count}: Conviction, rule: FlagRule): readonly RowReference[] | undefined {
	const day = parseIsoDay(rule.day!)!;
	const mayBeAfter = (reading: DateReading): boolean => reading.kind === 'date' && reading.date.latest >= day;
	const late = flatMap(count.dates.filter(({value}) => mayBeAfter(value)), ({rows}) => rows);
	if (late.length > 0) {
		return late;
	}

	// Rows of one cycle may differ on its date: one that is late is enough to look.
	const arrests = flatMap(cycle.steps, step => flatMap(step.counts, ({rows}) => rows)).filter(row => mayBeAfter(readDate(row, 'CYC_DATE')));
	const shown = arrests.find(row => count.rows.includes(row)) ?? arrests[0];
	return shown && [referenceTo(shown)];
}
