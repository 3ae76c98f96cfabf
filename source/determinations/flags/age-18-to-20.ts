import {referenceTo} from '../../history/readings.js';
import {arrestDates, birthsOf, certainlyReached, certainlyUnder} from './person-dates.js';
import {isUnder} from './charges-around.js';
import {shown, type Detector} from './context.js';

/** Flag 25: certainly of these ages at the arrest, and of a section whose class today turns on it. */
export const age18To20: Detector = (conviction, {ages, sections}) => {
	const {count, subject} = conviction;
	if (!ages || !isUnder(count, sections)) {
		return undefined;
	}

	const [births, dates] = [birthsOf(subject), arrestDates(conviction)];
	return certainlyReached(births, ages.from, dates) && certainlyUnder(births, ages.under, dates) ? shown(count.rows.slice(0, 1).map(row => referenceTo(row))) : undefined;
};
