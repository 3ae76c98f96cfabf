import {safeForSheets} from './safe-for-sheets.js';

/*
Quoting is ours and not papaparse's: a row is written as it is read, one at a time, and `unparse` wants a table, quotes by rules of its
own and guards formulas incompletely (anchors, 1.13). What we write is read back with papaparse in the tests.
*/
const needsQuotes = /[",\r\n]/v;

/** The cell, quoted where the format needs it (RFC 4180). */
export const csvCell = (text: string): string => needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** A line of cells made safe for spreadsheets, with LF. */
export const safeLine = (cells: readonly string[]): string => `${safeCells(cells)}\n`;

/** The same without line end, to stand behind cells that are there. */
export const safeCells = (cells: readonly string[]): string => cells.map(text => csvCell(safeForSheets(text))).join(',');
