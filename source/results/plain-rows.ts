import {dojOrder} from '../extract/header.js';
import {columnCount, columnIndex} from '../extract/layout.js';
import {plainCell, type PlainRow} from '../extract/row-scanner.js';
import type {Encoding} from '../values/encoding.js';
import type {ByteLines} from './byte-lines.js';
import {csvCell} from './csv.js';
import {possibleOtherCharges} from './possible-other-charges.js';
import {condensed, withheld} from './result-rows.js';
import {safeForSheets} from './safe-for-sheets.js';

const [comma, quote, carriageReturn] = [0x2C, 0x22, 0x0D];

const prop64Columns = Array.from({length: columnCount}, (_, column) => withheld.has(column) ? undefined : column);

/** Bytes that may begin a cell which is no formula and needs no look at the rest: ASCII that is seen, but for quotes and what formulas begin with. */
const isHarmless = Uint8Array.from({length: 256}, (_, byte) => Number(byte > 0x20 && byte < 0x7F && !'"=+-@'.includes(String.fromCodePoint(byte))));

/** How the columns of a file stand and what its bytes mean. */
export type Placed = {readonly positions: readonly number[]; readonly encoding: Encoding};

/** Adds a cell as `safeLine` would write it: of most cells those are its very bytes. In: where it stands in the file's order. */
function addCell(lines: ByteLines, row: PlainRow, position: number, encoding: Encoding): void {
	const {bytes, bounds} = row;
	const [start, end] = [bounds[position]!, bounds[position + 1]! - 1];
	if (start === end) {
		return;
	}

	if (row.isSimple && (isHarmless[bytes[start]!] === 1 || (bytes[start] === quote && isHarmless[bytes[start + 1]!] === 1 && holdsComma(bytes, start, end)))) {
		lines.copy(bytes, start, end);
	} else {
		lines.utf8(csvCell(safeForSheets(plainCell(row, position, encoding))));
	}
}

function holdsComma(bytes: Uint8Array, start: number, end: number): boolean {
	for (let at = start; at < end; at++) {
		if (bytes[at] === comma) {
			return true;
		}
	}

	return false;
}

const addSafeCells = (lines: ByteLines, row: PlainRow, columns: ReadonlyArray<number | undefined>, {positions, encoding}: Placed): void => {
	for (const column of columns) {
		if (column !== undefined) {
			addCell(lines, row, positions[column]!, encoding);
		}

		lines.byte(comma);
	}
};

/** What `prop64Line` writes, up to our cells. */
export const addProp64Cells = (lines: ByteLines, row: PlainRow, placed: Placed): void => {
	addSafeCells(lines, row, prop64Columns, placed);
};

/** What `condensedLine` writes, up to our cells. */
export const addCondensedCells = (lines: ByteLines, row: PlainRow, placed: Placed): void => {
	addSafeCells(lines, row, condensed, placed);
};

/** What `fullLine` writes, up to our cells: the row's own bytes in DOJ's order, less a trailing comma and the line end. */
export function addOwnBytes(lines: ByteLines, {bytes, bounds}: PlainRow, {positions}: Placed): void {
	if (positions === dojOrder) {
		lines.copy(bytes, bounds[0]!, bounds[columnCount]! - 1);
	} else {
		for (const [column, position] of positions.entries()) {
			if (column > 0) {
				lines.byte(comma);
			}

			lines.copy(bytes, bounds[position]!, bounds[position + 1]! - 1);
		}
	}

	lines.byte(comma);
}

/** `Possible Other P64 Charges` of a plain row. Most rows have no comment. */
export function possibleOtherChargesOfPlain(row: PlainRow, {positions, encoding}: Placed): string {
	const comment = positions[columnIndex.COMMENT_TEXT]!;
	return row.bounds[comment + 1]! - row.bounds[comment]! === 1
		? ''
		: possibleOtherCharges(plainCell(row, positions[columnIndex.OFFENSE_DESCR]!, encoding), plainCell(row, comment, encoding));
}

/** The row's own line end. */
export const plainLineEnd = ({bytes, end}: PlainRow): '\r\n' | '\n' => bytes[end - 2] === carriageReturn ? '\r\n' : '\n';
