import type {RowReference} from '../../extract/row.js';
import type {Conviction, Reading} from '../../history/subject.js';
import {flatMap} from '../../values/flat-map.js';
import {shown} from './context.js';

/** Flag 16: rows of the count disagree on charge, severity, date or county, or one convicts and another says it ended otherwise. */
export function rowsDisagree({count}: Conviction): readonly RowReference[] | undefined {
	const disputed = [count.charges, count.levels, count.dates, count.counties].filter(readings => readings.length > 1);
	const acquitting = count.dispositions.filter(({kinds}) => kinds.includes('not-convicting'));
	const rows = [...flatMap(disputed, (readings: ReadonlyArray<Reading<unknown>>) => flatMap(readings, reading => reading.rows)), ...(count.convicted === 'no' ? [] : acquitting.map(({row}) => row))];
	return shown(rows);
}
