import type {Encoding} from '../values/encoding.js';
import {success, type Attempt} from '../values/problem.js';
import {decodeCell} from './decode.js';
import {columnCount} from './layout.js';
import {createRowReader, longestRow, type RowHandlers, type RowReader} from './row-reader.js';

/**
A row of 95 cells on one line with nothing about it that could be read in two ways, as bytes. It is a view of the scanner's own memory:
it holds until the handler returns.
*/
export type PlainRow = {
	readonly bytes: Uint8Array;
	/** Where each cell of the file's order begins; it ends one byte before the next begins. 96 entries. */
	readonly bounds: Int32Array;
	/** Past the line end. */
	readonly end: number;
	/** Where in the file the first of `bytes` stands. */
	readonly base: number;
	/** Number of its line, from 1. */
	readonly line: number;
	/** All ASCII, no quote but around a cell. */
	readonly isSimple: boolean;
};

export type ScanHandlers = RowHandlers & {readonly plain: (row: PlainRow) => void};

export type RowScanner = {
	/** Takes the next bytes of the file, and copies them. After a problem nothing more is read. */
	readonly push: (chunk: Uint8Array) => Attempt<undefined>;
	/** The file has ended. */
	readonly finish: () => Attempt<undefined>;
	/** The byte and the line where the row begins that has not come to its end yet. */
	readonly at: () => {readonly start: number; readonly line: number};
};

const [lineFeed, carriageReturn, quote, comma] = [0x0A, 0x0D, 0x22, 0x2C];
const [isCut, isUnusual] = [-1, -2];
const endsCell = new Uint8Array(256);
for (const byte of [comma, lineFeed, carriageReturn, 0]) {
	endsCell[byte] = 1;
}

/**
Reads an extract that arrives in parts, for whoever needs bytes and not texts. Rows of the plain form reach `plain`; every other line, and the header,
goes to the row reader, line by line until it has come to the end of a row, and reaches the same handlers as there. So papaparse says what
such a row means, and the two together read what the row reader reads alone.
@param from where a part of a file begins: then there is no header and `positions` holds
*/
export function createRowScanner(
	source: {readonly number: number; readonly name: string; readonly encoding: Encoding},
	handlers: ScanHandlers,
	from?: {readonly start: number; readonly line: number; readonly positions: readonly number[]},
): RowScanner {
	const bounds = new Int32Array(columnCount + 2);
	const row = {bytes: new Uint8Array(), bounds, end: 0, base: from?.start ?? 0, line: from?.line ?? 1, isSimple: true};
	let held = 0;
	let positions = from?.positions;
	const readerHandlers: RowHandlers = {
		...handlers,
		header(raw, found) {
			positions = found;
			handlers.header?.(raw, found);
		},
	};
	let reader: RowReader | undefined = from ? undefined : createRowReader(source, readerHandlers);

	/** Past the closing quote. */
	const endOfQuoted = (bytes: Uint8Array, from: number, limit: number): number => {
		for (let at = from; ; at++) {
			const byte = bytes[at]!;
			if (byte === quote) {
				if (bytes[at + 1] !== quote) {
					return at + 1;
				}

				at++;
				row.isSimple = false;
			} else if (endsCell[byte] === 1 && byte !== comma) {
				return at === limit ? isCut : isUnusual;
			} else {
				row.isSimple &&= byte < 0x80;
			}
		}
	};

	const endOfPlain = (bytes: Uint8Array, from: number): number => {
		for (let at = from; ; at++) {
			const byte = bytes[at]!;
			if (byte > comma) {
				row.isSimple &&= byte < 0x80;
			} else if (endsCell[byte] === 1) {
				return at;
			} else if (byte === quote) {
				row.isSimple = false;
			}
		}
	};

	/** Where the row ends, with its cells in `bounds`; `isCut` where it goes on behind `limit`, where a line feed has to stand. */
	const scan = (bytes: Uint8Array, from: number, limit: number): number => {
		row.isSimple = true;
		let at = from;
		let cells = 0;
		while (cells <= columnCount) {
			bounds[cells++] = at;
			at = bytes[at] === quote ? endOfQuoted(bytes, at + 1, limit) : endOfPlain(bytes, at);
			if (at < 0) {
				return at;
			}

			if (bytes[at] === comma) {
				at++;
				continue;
			}

			const lineEnd = bytes[at] === carriageReturn ? at + 1 : at;
			if (lineEnd === limit) {
				return isCut;
			}

			// One trailing comma, with nothing behind it, is no cell.
			const isWhole = cells === columnCount || (cells === columnCount + 1 && at === bounds[columnCount]);
			if (!isWhole || bytes[lineEnd] !== lineFeed || lineEnd - from >= longestRow) {
				return isUnusual;
			}

			bounds[columnCount] = cells === columnCount ? at + 1 : at;
			return lineEnd + 1;
		}

		return isUnusual;
	};

	const readOn = (bytes: Uint8Array, from: number, to: number): Attempt<undefined> => {
		reader ??= createRowReader(source, readerHandlers, {start: row.base + from, line: row.line, positions: positions!});
		const read = reader.push(latin1Text(bytes, from, to));
		const {start, line} = reader.at();
		if (read.ok && positions && start === row.base + to) {
			row.line = line;
			reader = undefined;
		}

		return read;
	};

	return {
		push(chunk) {
			// One byte more, for the line feed that ends every loop.
			const length = held + chunk.length;
			if (row.bytes.length <= length) {
				const longer = new Uint8Array(length * 2);
				longer.set(row.bytes.subarray(0, held));
				row.bytes = longer;
			}

			const {bytes} = row;
			bytes.set(chunk, held);
			bytes[length] = lineFeed;
			let at = 0;
			while (at < length) {
				const end = reader ? isUnusual : scan(bytes, at, length);
				if (end >= 0) {
					row.end = end;
					handlers.plain(row);
					row.line++;
					at = end;
					continue;
				}

				const to = Math.min(bytes.indexOf(lineFeed, at) + 1, length);
				const goesOn = end === isCut || bytes[to - 1] !== lineFeed;
				if (goesOn && length - at <= longestRow) {
					break;
				}

				const read = readOn(bytes, at, to);
				if (!read.ok) {
					return read;
				}

				at = to;
			}

			bytes.copyWithin(0, at, length);
			row.base += at;
			held = length - at;
			return success(undefined);
		},
		finish() {
			const read = held > 0 ? readOn(row.bytes, 0, held) : success(undefined);
			return read.ok && reader ? reader.finish() : read;
		},
		at: () => reader ? reader.at() : {start: row.base, line: row.line},
	};
}

/** A cell of a plain row as the row reader gives it. In: where it stands in the file's order. */
export function plainCell({bytes, bounds}: PlainRow, position: number, encoding: Encoding): string {
	const [start, end] = [bounds[position]!, bounds[position + 1]! - 1];
	const text = bytes[start] === quote ? latin1Text(bytes, start + 1, end - 1).replaceAll('""', '"') : latin1Text(bytes, start, end);
	return decodeCell(text, encoding);
}

const mostUnits = 8192;

/** The bytes as text, one character a byte. */
export function latin1Text(bytes: Uint8Array, start: number, end: number): string {
	let text = '';
	for (let at = start; at < end; at += mostUnits) {
		// Spread, V8 hands each byte through the runtime: a row took eight times as long.
		// eslint-disable-next-line unicorn/prefer-code-point -- a byte is a unit
		text += Reflect.apply(String.fromCharCode, undefined, bytes.subarray(at, Math.min(end, at + mostUnits)) as ArrayLike<number>) as string;
	}

	return text;
}
