import {cell, type Row} from '../../extract/row.js';
import {readDate, referenceTo} from '../../history/readings.js';
import {birthsOf, yearsBetween} from './person-dates.js';
import {shown, type Detector} from './context.js';

/** Flag 31: the age the row gives at the cycle differs by more than `years` from what every date of birth makes it. */
export const ageMismatch: Detector = ({subject, count}, rule) => {
	const births = birthsOf(subject).filter(({precision}) => precision === 'day');
	const differs = (row: Row): boolean => {
		const age = cell(row, 'CYC_AGE').trim();
		const date = readDate(row, 'CYC_DATE');
		return /^\d{1,3}$/.test(age) && date.kind === 'date' && date.date.precision === 'day'
			&& births.every(birth => Math.abs(Number(age) - yearsBetween(birth.earliest, date.date.earliest)) > (rule.years ?? 0));
	};

	return births.length === 0 ? undefined : shown(count.rows.filter(row => differs(row)).map(row => referenceTo(row)));
};
