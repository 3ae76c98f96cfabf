import {columnCount} from '../extract/layout.js';

/** A row's text without its line end, and the line end: LF, CR LF, or nothing at the end of a file. */
export function withoutLineEnd(raw: string): {readonly body: string; readonly end: string} {
	const end = raw.endsWith('\r\n') ? '\r\n' : (raw.endsWith('\n') ? '\n' : '');
	// A last line that ends in CR alone: the reader takes that CR off the cell, so it is part of the line end.
	return end === '' && raw.endsWith('\r') ? {body: raw.slice(0, -1), end: '\r'} : {body: raw.slice(0, raw.length - end.length), end};
}

/**
Cuts a row's text into its cells as they stand, quotes and blanks included: joined by commas they give the text again. Follows
papaparse, which read the row: a quote opens only at the beginning of a cell, and closes only before a comma or the end of the row.
*/
export function rawCells(body: string): readonly string[] {
	if (!body.includes('"')) {
		return body.split(',');
	}

	const cells: string[] = [];
	for (let start = 0; start <= body.length;) {
		const end = body[start] === '"' ? endOfQuoted(body, start) : endOfPlain(body, start);
		cells.push(body.slice(start, end));
		start = end + 1;
	}

	return cells;
}

function endOfPlain(body: string, from: number): number {
	const comma = body.indexOf(',', from);
	return comma === -1 ? body.length : comma;
}

function endOfQuoted(body: string, start: number): number {
	for (let quote = body.indexOf('"', start + 1); quote !== -1; quote = body.indexOf('"', quote + 1)) {
		if (body[quote + 1] === '"') {
			quote++;
			continue;
		}

		const end = endOfPlain(body, quote + 1);
		const between = body.slice(quote + 1, end);
		if (between.trim() === '' && !between.includes('\n')) {
			return end;
		}
	}

	return body.length;
}

/** The row's own bytes in DOJ's order, less a trailing comma and the line end. `positions`: where each DOJ column stands in its file. */
export function bytesInDojOrder(body: string, positions: readonly number[]): string {
	const cells = rawCells(body);
	if (positions.every((position, index) => position === index)) {
		return cells.length > columnCount ? body.slice(0, body.length - cells.at(-1)!.length - 1) : body;
	}

	return positions.map(position => {
		const text = cells[position];
		if (text === undefined) {
			throw new Error('a row was cut into fewer cells than it was read with');
		}

		return text;
	}).join(',');
}
