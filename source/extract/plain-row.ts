import type {Encoding} from '../values/encoding.js';
import {decodeCell} from './decode.js';
import {latin1Text, type PlainRow} from './row-scanner.js';
import type {Row} from './row.js';

const ascii = new TextDecoder();
const quote = '"';

/**
The row that a plain row is, and its own text, one character a byte, line end included: what the row reader gives of the same bytes. In: the
number of its file, where each DOJ column stands in it, and its encoding.
*/
export function rowOfPlain(plain: PlainRow, file: number, positions: readonly number[], encoding: Encoding): {readonly row: Row; readonly raw: string} {
	const {bytes, bounds, base, line, end, isSimple} = plain;
	const first = bounds[0]!;
	const raw = isSimple ? ascii.decode(bytes.subarray(first, end)) : latin1Text(bytes, first, end);
	const cells = positions.map(position => {
		const start = bounds[position]! - first;
		const stop = bounds[position + 1]! - 1 - first;
		if (start === stop) {
			return '';
		}

		const text = raw[start] === quote ? raw.slice(start + 1, stop - 1) : raw.slice(start, stop);
		return isSimple ? text : decodeCell(raw[start] === quote ? text.replaceAll('""', '"') : text, encoding);
	});
	return {row: {file, line, start: base + first, end: base + end, cells}, raw};
}
