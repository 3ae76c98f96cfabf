import {cell, type Row, type RowReference} from '../../extract/row.js';
import {referenceTo} from '../../history/readings.js';
import type {Conviction} from '../../history/subject.js';
import {parseCountOrder} from '../../values/count-order.js';
import {valueOf} from '../../values/no-value.js';

/** Flag 17: SUBJECT_ID missing, CNT_ORDER not twelve digits, or at odds with the row's own cycle and step numbers. */
export function brokenKey({subject, count}: Conviction): readonly RowReference[] | undefined {
	if (!subject.identified || count.broken) {
		return count.rows.map(row => referenceTo(row));
	}

	const mismatched = count.rows.filter(row => isMismatched(row));
	return mismatched.length > 0 ? mismatched.map(row => referenceTo(row)) : undefined;
}

function isMismatched(row: Row): boolean {
	const order = parseCountOrder(cell(row, 'CNT_ORDER'));
	const differs = (given: string | undefined, part: string): boolean => given !== undefined && (!/^\d+$/.test(given) || Number(given) !== Number(part));
	return order !== undefined && (differs(valueOf(cell(row, 'CYC_ORDER')), order.cycle) || differs(valueOf(cell(row, 'STP_ORDER')), order.step));
}
