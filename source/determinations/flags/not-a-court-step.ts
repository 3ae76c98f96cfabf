import {cell} from '../../extract/row.js';
import {isCourt} from '../../history/build-subject.js';
import {referenceTo} from '../../history/readings.js';
import {termOf} from '../../values/no-value.js';
import {shown, type Detector} from './context.js';

/** Flag 27: the conviction stands on a step that is not a court's. A step without a type is taken as a court's. */
export const notACourtStep: Detector = ({count}) => count.convicted === 'yes'
	? shown(count.rows.filter(row => {
		const type = termOf(cell(row, 'STP_TYPE_DESCR'));
		return type !== undefined && !isCourt(type);
	}).map(row => referenceTo(row)))
	: undefined;
