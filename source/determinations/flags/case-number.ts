import type {RowReference} from '../../extract/row.js';
import {referenceTo} from '../../history/readings.js';
import type {Conviction} from '../../history/subject.js';

/** Flag 13: the court step gives no case number, or several. */
export function caseNumber({step, count}: Conviction): readonly RowReference[] | undefined {
	return step.caseNumbers.length === 1 ? undefined : count.rows.slice(0, 1).map(row => referenceTo(row));
}
