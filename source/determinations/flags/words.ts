import type {ColumnName} from '../../extract/layout.js';
import {cell, type Row, type RowReference} from '../../extract/row.js';
import {isCourt} from '../../history/build-subject.js';
import {referenceTo} from '../../history/readings.js';
import type {Count, Cycle} from '../../history/subject.js';
import {termOf} from '../../values/no-value.js';
import {lastFor, onceFor} from '../../values/once-for.js';
import {remembered} from '../../values/remembered.js';
import {flatMap} from '../../values/flat-map.js';

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
Does the text hold one of these words, or one that begins so? Not within a word, a number only whole, and not beside a slash: there
it is one of several things a statute's title lists (`SELL/IMPORT/ETC`).
*/
export const holdsWord = (text: string, words: readonly string[]): boolean => words.length > 0 && finders(words)(text);

const finders = onceFor((words: readonly string[]) => {
	const pattern = new RegExp(String.raw`(?<![A-Z\d/.])(?:${words.map(word => escaped(word) + (/\d$/.test(word) ? String.raw`(?!\d)` : '')).join('|')})(?![A-Z]*/)`);
	return remembered(text => pattern.test(text));
});

/** What stands behind one of these words as a number: `BA12345` in `SCN-BA12345` and in `CRT CASE NBR: BA12345`. */
export const numbersBehind = (text: string, words: readonly string[]): readonly string[] =>
	flatMap(words, word => [...text.matchAll(new RegExp(String.raw`(?<![A-Z\d])${escaped(word)}[\s:#-]*([A-Z]*\d[A-Z\d-]*)`, 'g'))].map(([, number]) => number!));

/** The rows that hold one of the words in one of the columns. */
export const rowsWithWords = (rows: readonly Row[], columns: readonly ColumnName[], words: readonly string[]): readonly RowReference[] =>
	words.length === 0
		? []
		: rows.filter(row => columns.some(column => {
			const text = termOf(cell(row, column));
			return text !== undefined && holdsWord(text, words);
		})).map(row => referenceTo(row));

export const rowsOfCycle = lastFor(({steps}: Cycle): readonly Row[] => flatMap(steps, ({counts}) => flatMap(counts, ({rows}) => rows)));

/** The rows of a count, and of what its cycle holds outside the court: the arrest. Other counts of the court have comments of their own. */
export const ownRows = (cycle: Cycle, count: Count): readonly Row[] => rowsAround(cycle)(count);

const rowsAround = lastFor((cycle: Cycle) => lastFor((count: Count): readonly Row[] => {
	const rows = [...count.rows];
	for (const row of rowsOfCycle(cycle)) {
		if (!isCourt(termOf(cell(row, 'STP_TYPE_DESCR'))) && !count.rows.includes(row)) {
			rows.push(row);
		}
	}

	return rows;
}));
