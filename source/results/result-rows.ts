import {columnIndex, columnNames, condensedColumns, withheldColumns} from '../extract/layout.js';
import type {Row} from '../extract/row.js';
import type {Encoding} from '../values/encoding.js';
import {addedHeaders} from './columns.js';
import {csvCell, safeCells, safeLine} from './csv.js';
import {encodeCell} from './encode-cell.js';
import {bytesInDojOrder, withoutLineEnd} from './raw-row.js';

/** DOJ's numbers of the columns that are emptied in `prop64-results.csv`, and of those that `all-results-condensed.csv` keeps. */
export const withheld: ReadonlySet<number> = new Set<number>(withheldColumns.map(name => columnIndex[name]));
export const condensed: readonly number[] = condensedColumns.map(name => columnIndex[name]);

/** First lines. The full file's takes the line end of its first row. */
export const prop64Header = safeLine([...columnNames, ...addedHeaders]);
export const condensedHeader = safeLine([...condensedColumns, ...addedHeaders]);
export const fullHeader = (end: string): string => `${[...columnNames, ...addedHeaders].map(name => csvCell(name)).join(',')}${end}`;

/** A line of `prop64-results.csv`: all columns, identifiers that no reader needs emptied. In: our cells, made safe. */
export const prop64Line = (row: Row, added: string): string => `${safeCells(row.cells.map((text, index) => withheld.has(index) ? '' : text))},${added}\n`;

/** A line of `all-results-condensed.csv`. */
export const condensedLine = (row: Row, added: string): string => `${safeCells(condensed.map(index => row.cells[index]!))},${added}\n`;

/**
A line of `all-results.csv`, one character a byte: DOJ's bytes as they were, our cells (given safe) in the file's encoding.
A last line of a file without line end takes `otherwise`, or the next file's first row would run into it.
*/
export function fullLine(raw: string, {positions, encoding, added, otherwise}: {
	readonly positions: readonly number[];
	readonly encoding: Encoding;
	readonly added: string;
	readonly otherwise: string;
}): string {
	const {body, end} = withoutLineEnd(raw);
	return `${bytesInDojOrder(body, positions)},${encodeCell(added, encoding)}${end.endsWith('\n') ? end : otherwise}`;
}

export const lineEndOf = (raw: string): string => raw.endsWith('\r\n') ? '\r\n' : '\n';
