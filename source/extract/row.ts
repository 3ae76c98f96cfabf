import {columnNames, type ColumnName} from './layout.js';

/** Where a row stands: number of the file in argument order (from 1) and the line it begins on (from 1). */
export type RowReference = {readonly file: number; readonly line: number};

/** One data line of an extract: 95 decoded cells in DOJ's order, and the bytes it came from (`end` is past its line end). */
export type Row = RowReference & {
	readonly start: number;
	readonly end: number;
	readonly cells: readonly string[];
};

// A map: V8 takes twice as long to look one of 95 names up in an object.
const places = new Map<ColumnName, number>(columnNames.map((name, index) => [name, index]));

export const cell = (row: Row, column: ColumnName): string => row.cells[places.get(column)!]!;

/** A line that could not be taken in. */
export type UnreadableLine = RowReference & {readonly cause: string};

/** `line 12`, or `file 2 line 12` where there are several files. */
export const lineText = ({file, line}: RowReference): string => file === 1 ? `line ${line}` : `file ${file} line ${line}`;
