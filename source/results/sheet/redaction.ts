import {cell, type Row} from '../../extract/row.js';
import type {ColumnName} from '../../extract/layout.js';
import type {Subject} from '../../history/subject.js';
import {formatDate, formatDay, partsOf, type CalendarDate} from '../../values/calendar-date.js';
import {readDojDate} from '../../values/doj-date.js';
import {valueOf} from '../../values/no-value.js';

/** Columns that say who a person is, or that only an agency knows (domain reference, 7.1). The case number is a court's and stays. */
export const identifyingColumns: readonly ColumnName[] = [
	'SUBJECT_ID', 'REQ_CII_NUMBER', 'REQ_NAME', 'REQ_DOB', 'REQ_CDL', 'REQ_SSN', 'CII_NUMBER', 'PRI_NAME', 'PRI_DOB', 'PRI_SSN', 'PRI_CDL', 'PRI_IDN', 'PRI_INN',
	'FBI_NUMBER', 'FE_NUM_BOOKING', 'FE_NUM_OOS_INN',
];

const birthColumns = ['PRI_DOB', 'REQ_DOB'] as const satisfies readonly ColumnName[];

/** Shorter ones identify nobody, and would take half the words of a page with them. */
const shortest = 4;

const removed = '[left out]';

/** `G.M.F.` from `MARLOWE-FINCH,GILDA`: the first letter of each part of a name. */
export const initials = (name: string): string => name.split(/[\s,]+/).filter(part => part !== '').map(part => `${[...part][0]!}.`).join(' ');

/** `1979`, `1979 or 1980`, `unknown`: what a public copy tells of a birth. */
export function birthYears(births: Subject['births']): string {
	const years = births.map(({value}) => value.kind === 'date' ? String(partsOf(value.date.earliest).year) : 'unknown');
	return years.length === 0 ? 'unknown' : [...new Set(years)].join(' or ');
}

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

/** A value where it stands by itself: not within a longer word, number or date. */
const alone = (text: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped(text)}(?![\p{L}\p{N}]|-\d)`, 'giu');

function writtenDates(date: CalendarDate): readonly string[] {
	const iso = formatDay(date.earliest);
	const [year, month, day] = iso.split('-');
	return date.precision === 'year' ? [] : [formatDate(date), ...(date.precision === 'day' ? [iso.replaceAll('-', ''), `${month}/${day}/${year}`] : [])];
}

/**
Takes out of a text whatever the identifying cells of a person's rows hold, wherever a sentence of ours quoted it. A date of birth
becomes its year, also one that a person supplied. What leaves a public copy passes this last, whatever was left out before.
*/
export function scrubber(rows: readonly Row[], supplied: Subject['births'] = []): (text: string) => string {
	const births = [...rows.flatMap(row => birthColumns.map(column => readDojDate(cell(row, column)))), ...supplied.map(({value}) => value)].flatMap(reading => reading.kind === 'date' ? [reading.date] : []);
	const years = new Map(births.flatMap(date => writtenDates(date).map(text => [text, String(partsOf(date.earliest).year)] as const)));
	const values = rows.flatMap(row => identifyingColumns.map(column => valueOf(cell(row, column)))).flatMap(value => value === undefined ? [] : [value, value.replaceAll(/ {2,}/g, ' ')]);
	const words = [...new Set(values)].filter(value => value.length >= shortest && !years.has(value)).toSorted((one, other) => other.length - one.length);
	const patterns: ReadonlyArray<readonly [RegExp, string]> = [...[...years].map(([text, year]) => [alone(text), year] as const), ...words.map(word => [alone(word), removed] as const)];
	return text => {
		let scrubbed = text;
		for (const [pattern, stand] of patterns) {
			scrubbed = scrubbed.replaceAll(pattern, stand);
		}

		return scrubbed;
	};
}

/** Plain data with every text in it changed. */
export function withTexts<Value>(value: Value, change: (text: string) => string): Value {
	if (typeof value === 'string') {
		return change(value) as Value;
	}

	if (Array.isArray(value)) {
		return value.map((part: unknown) => withTexts(part, change)) as Value;
	}

	return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, part]: [string, unknown]) => [name, withTexts(part, change)])) as Value : value;
}
