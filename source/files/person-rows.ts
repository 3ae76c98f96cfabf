import {createHash} from 'node:crypto';
import type {Row} from '../extract/row.js';
import type {ByteRange} from './extract-file.js';

/** The rows of one person that stand together, gathered while an extract streams by. */
export type Run = {
	readonly id: string;
	readonly rows: Row[];
	readonly ranges: Array<{-readonly [Name in keyof ByteRange]: ByteRange[Name]}>;
	/** The rows' own text, one character a byte. */
	readonly raws: string[];
};

export function beginRun(id: string, row: Row, raw: string): Run {
	const run: Run = {id, rows: [], ranges: [], raws: []};
	addToRun(run, row, raw);
	return run;
}

/** Adds a row. A range holds nothing but rows of the person: a line between that was not taken in begins another. */
export function addToRun(run: Run, row: Row, raw: string): void {
	run.rows.push(row);
	run.raws.push(raw);
	const last = run.ranges.at(-1);
	if (last?.file === row.file && last.end === row.start) {
		last.end = row.end;
	} else {
		run.ranges.push({file: row.file, start: row.start, end: row.end, line: row.line});
	}
}

/** SHA-256 of the bytes of a run's ranges, joined. */
export const hashOfRun = ({raws}: Run): string => createHash('sha256').update(raws.join(''), 'latin1').digest('hex');

/**
Rows less those identical, cell for cell, to a row of an earlier file: the same row sent twice is one row (D-49).
Within one file nothing is left out: two sentence parts may well read the same.
*/
export function withoutRepeated(rows: readonly Row[]): readonly Row[] {
	const files = new Set(rows.map(({file}) => file));
	if (files.size < 2) {
		return rows;
	}

	const firstFile = new Map<string, number>();
	return rows.filter(row => {
		const text = row.cells.join('\u001F');
		const file = firstFile.get(text);
		if (file === undefined) {
			firstFile.set(text, row.file);
			return true;
		}

		return file === row.file;
	});
}
