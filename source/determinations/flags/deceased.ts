import {isDeath} from '../../history/build-subject.js';
import {referenceTo} from '../../history/readings.js';
import {addYears} from '../../values/calendar-date.js';
import {flatMap} from '../../values/flat-map.js';
import {birthsOf} from './person-dates.js';
import {shown, type Detector} from './context.js';

/** Flag 30: the record shows a death, or the person would be older than `years` on the as-of date. */
export const deceased: Detector = ({subject}, rule, {asOf}) => {
	const deaths = subject.deceased ? subject.rows.filter(row => isDeath(row)) : [];
	const births = birthsOf(subject);
	const tooOld = births.length > 0 && births.every(({latest}) => addYears(latest, (rule.years ?? 0) + 1) <= asOf);
	return shown([...deaths.map(row => referenceTo(row)), ...(tooOld ? flatMap(subject.births, ({rows}) => rows.slice(0, 1)) : [])]);
};
