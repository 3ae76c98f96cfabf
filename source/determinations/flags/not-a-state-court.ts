import {cell} from '../../extract/row.js';
import {referenceTo} from '../../history/readings.js';
import {termOf} from '../../values/no-value.js';
import {shown, type Detector} from './context.js';

/** Flag 36: the agency of the conviction is none of California's: its code does not begin with one of `words`, or its name begins as a federal, military or tribal one does. */
export const notAStateCourt: Detector = ({count}, rule) => shown(count.rows.filter(row => {
	const code = termOf(cell(row, 'STP_ORI_CODE'));
	const name = termOf(cell(row, 'STP_ORI_DESCR'));
	return (code !== undefined && !rule.words.some(prefix => code.startsWith(prefix))) || (name !== undefined && rule.agencies.some(prefix => name.startsWith(prefix)));
}).map(row => referenceTo(row)));
