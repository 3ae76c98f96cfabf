import {lineText, type RowReference} from '../extract/row.js';
import {formatDate, type DateReading} from '../values/calendar-date.js';
import type {ChargeReading, LevelReading, Reading, SentencePart} from './subject.js';

/** What the record says, in the words of screen and paper. */
export const dateWords = (reading: DateReading): string => reading.kind === 'date' ? formatDate(reading.date) : (reading.kind === 'missing' ? 'no date' : 'unreadable date');
export const levelWords = (reading: LevelReading): string => reading.kind === 'level' ? reading.level : (reading.kind === 'missing' ? 'no level' : 'unknown level');
export const chargeWords = (reading: ChargeReading): string => reading.kind === 'charge' ? reading.charge.raw : (reading.kind === 'missing' ? 'no charge' : `charge not readable: ${reading.raw}`);

/** `line 12, line 13`, each once; the first eight where there are many. */
export function rowsWords(rows: readonly RowReference[]): string {
	const unique = [...new Set(rows.map(row => lineText(row)))];
	return unique.length === 0 ? 'no line' : `${unique.slice(0, 8).join(', ')}${unique.length > 8 ? `, and ${unique.length - 8} more` : ''}`;
}

/** `line 3, lines 5 to 9`: every row, and those that follow each other by the first and the last. For paper, which has to be complete. */
export function rowRanges(rows: readonly RowReference[]): string {
	const ordered = rows.toSorted((one, other) => one.file - other.file || one.line - other.line);
	const runs: Array<{readonly first: RowReference; last: RowReference}> = [];
	for (const row of ordered) {
		const run = runs.at(-1);
		if (run?.last.file === row.file && row.line - run.last.line <= 1) {
			run.last = row;
		} else {
			runs.push({first: row, last: row});
		}
	}

	return runs.map(({first, last}) => first.line === last.line ? lineText(first) : `${lineText(first).replace('line', 'lines')} to ${last.line}`).join(', ');
}

/** Readings that agree are said once; where rows disagree every reading is shown with the rows that say it. */
export const readingsWords = <Value>(readings: ReadonlyArray<Reading<Value>>, words: (value: Value) => string): string =>
	readings.length <= 1
		? readings.map(({value}) => words(value)).join('')
		: `CONFLICT ${readings.map(({value, rows}) => `${words(value)} (${rowsWords(rows)})`).join(' / ')}`;

/** `JAIL 90 days, PROBATION 3 years`; blank where no row gives a sentence. */
export function sentenceWords(parts: readonly SentencePart[]): string {
	return parts.filter(({given}) => given).map(({place, unit, length}) => {
		const term = unit === 'life' ? 'life' : (length === undefined ? 'length unknown' : `${length} ${unit ?? 'unit'}${length === 1 ? '' : 's'}`);
		return `${place ?? 'sentence'} ${term}`;
	}).join(', ');
}
