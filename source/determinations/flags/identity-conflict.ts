import {cell} from '../../extract/row.js';
import {referenceTo} from '../../history/readings.js';
import type {Subject} from '../../history/subject.js';
import {termOf, valueOf} from '../../values/no-value.js';
import {flatMap} from '../../values/flat-map.js';
import {shown, type Detector} from './context.js';

/**
Flag 18: within one SUBJECT_ID, dates of birth that cannot be one day, both sexes, or several state identification numbers. Names may
differ: people have several. People under several SUBJECT_IDs are not looked for: persons are not linked across subjects.
*/
export const identityConflict: Detector = ({subject}) => {
	if (!subject.identified || (subject.births.length < 2 && subject.sexes.length < 2 && subject.ciiNumbers.length < 2)) {
		return undefined;
	}

	const births = birthsConflict(subject) ? flatMap(subject.births, ({rows}) => rows.slice(0, 1)) : [];
	const sexes = subject.sexes.filter(sex => sex === 'M' || sex === 'F').length > 1 ? firstRows(subject, row => termOf(cell(row, 'GENDER'))) : [];
	const numbers = new Set(subject.ciiNumbers.map(number => bareNumber(number))).size > 1 ? firstRows(subject, row => bareNumber(valueOf(cell(row, 'CII_NUMBER')))) : [];
	return shown([...births, ...sexes, ...numbers]);
};

function birthsConflict({births}: Subject): boolean {
	const dates = flatMap(births, ({value}) => value.kind === 'date' ? [value.date] : []);
	return dates.some(one => dates.some(other => one.latest < other.earliest));
}

/** `A00971951` and `971951` are one number. */
const bareNumber = (number: string | undefined): string | undefined => number?.replaceAll(/\D/g, '').replace(/^0+/, '');

function firstRows(subject: Subject, valueIn: (row: Subject['rows'][number]) => string | undefined) {
	const first = new Map<string, Subject['rows'][number]>();
	for (const row of subject.rows) {
		const value = valueIn(row);
		if (value !== undefined && !first.has(value)) {
			first.set(value, row);
		}
	}

	return [...first.values()].map(row => referenceTo(row));
}
