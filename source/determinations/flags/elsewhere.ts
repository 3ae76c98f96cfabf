import {cell} from '../../extract/row.js';
import {referenceTo} from '../../history/readings.js';
import {termOf} from '../../values/no-value.js';
import {shown, type Detector} from './context.js';
import {rowsOfCycle, rowsWithWords} from './words.js';

/** Flag 28: rows of the cycle name different counties, or tell of a transfer. */
export const elsewhere: Detector = ({cycle}, rule) => {
	const rows = rowsOfCycle(cycle);
	const counties = new Map(rows.toReversed().map(row => [termOf(cell(row, 'STP_ORI_CNTY_NAME')), row]));
	counties.delete(undefined);
	return shown([...(counties.size > 1 ? [...counties.values()].map(row => referenceTo(row)) : []), ...rowsWithWords(rows, ['DISP_DESCR', 'COMMENT_TEXT'], rule.words)]);
};
