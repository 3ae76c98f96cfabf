import {referenceTo} from '../../history/readings.js';
import {addYears} from '../../values/calendar-date.js';
import {isServing} from '../../history/sentence.js';
import {shown, type Detector} from './context.js';
import {span} from './other-cases.js';
import {rowsOfCycle, rowsWithWords} from './words.js';

/**
Flag 14: on the face of the record a part of the sentence runs past the as-of date; or prison without an end; or the record does not
tell, or tells of a revocation in the cycle, and the conviction is recent enough (`years`) that a sentence of that time may still run. An old
conviction whose sentence is simply not given is not flagged: nearly every one would be. Without a date of conviction flag 3 asks first.
*/
export const serving: Detector = (conviction, rule, {asOf}) => {
	const {count, cycle} = conviction;
	const answer = isServing(conviction, asOf);
	const parts = count.sentence.map(({row}) => row);
	const carrier = count.rows.slice(0, 1).map(row => referenceTo(row));
	if (answer === 'yes') {
		return shown(parts);
	}

	const endless = count.sentence.filter(({place, length, unit}) => (place?.includes('PRISON') ?? false) && (length === undefined || unit === undefined));
	if (endless.length > 0) {
		return shown(endless.map(({row}) => row));
	}

	const when = span(count);
	const recent = when !== undefined && rule.years !== undefined && addYears(when.latest, rule.years) > asOf;
	if (!recent) {
		return undefined;
	}

	const revoked = rowsWithWords(rowsOfCycle(cycle), ['DISP_DESCR', 'COMMENT_TEXT'], rule.words);
	return answer === 'unknown' ? shown(parts.length > 0 ? parts : carrier) : shown(revoked);
};
