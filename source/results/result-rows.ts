import {columnIndex, columnNames, condensedColumns, withheldColumns} from '../extract/layout.js';
import type {Row} from '../extract/row.js';
import type {Encoding} from '../values/encoding.js';
import {addedHeaders} from './columns.js';
import {csvCell, safeCells, safeLine} from './csv.js';
import {encodeCell} from './encode-cell.js';
import {bytesInDojOrder, withoutLineEnd} from './raw-row.js';

const withheld = new Set<number>(withheldColumns.map(name => columnIndex[name]));
const condensed = condensedColumns.map(name => columnIndex[name]);

/** First lines. The full file's takes the line end of its first row. */
export const prop64Header = safeLine([...columnNames, ...addedHeaders]);
export const condensedHeader = safeLine([...condensedColumns, ...addedHeaders]);
export const fullHeader = (end: string): string => `${[...columnNames, ...addedHeaders].map(name => csvCell(name)).join(',')}${end}`;

/** A line of `prop64-results.csv`: all columns, identifiers that no reader needs emptied. */
export const prop64Line = (row: Row, added: readonly string[]): string => safeLine([...row.cells.map((text, index) => withheld.has(index) ? '' : text), ...added]);

/** A line of `all-results-condensed.csv`. */
export const condensedLine = (row: Row, added: readonly string[]): string => safeLine([...condensed.map(index => row.cells[index]!), ...added]);

/**
A line of `all-results.csv`, one character a byte: DOJ's bytes as they were, our cells (made safe like all our cells) in the file's encoding.
A last line of a file without line end takes `otherwise`, or the next file's first row would run into it.
*/
export function fullLine(raw: string, {positions, encoding, added, otherwise}: {
	readonly positions: readonly number[];
	readonly encoding: Encoding;
	readonly added: readonly string[];
	readonly otherwise: string;
}): string {
	const {body, end} = withoutLineEnd(raw);
	return `${bytesInDojOrder(body, positions)},${encodeCell(safeCells(added), encoding)}${end.endsWith('\n') ? end : otherwise}`;
}

export const lineEndOf = (raw: string): string => raw.endsWith('\r\n') ? '\r\n' : '\n';
