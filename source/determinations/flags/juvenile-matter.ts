import {referenceTo} from '../../history/readings.js';
import {arrestDates, birthsOf, certainlyUnder} from './person-dates.js';
import {shown, type Detector} from './context.js';
import {rowsOfCycle, rowsWithWords} from './words.js';

/** Flag 19: an agency of the cycle is a juvenile court or authority, or the person was certainly under age (`years`) at the arrest. */
export const juvenileMatter: Detector = (conviction, rule) => {
	const agencies = rowsWithWords(rowsOfCycle(conviction.cycle), ['STP_ORI_DESCR', 'STP_TYPE_DESCR'], rule.agencies);
	const young = certainlyUnder(birthsOf(conviction.subject), rule.years ?? 0, arrestDates(conviction)) ? conviction.count.rows.slice(0, 1).map(row => referenceTo(row)) : [];
	return shown([...agencies, ...young]);
};
