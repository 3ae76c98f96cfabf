import {fc} from '@fast-check/ava';
import {columnCount} from '../../source/extract/layout.js';
import {cellsOf, headerLine} from '../helpers/extract-fixture.js';

// One cell, as a file may hold it: plain, quoted, padded, empty, with a stray quote, with bytes beyond ASCII.
const hostileCell = fc.oneof(
	{weight: 6, arbitrary: fc.constantFrom('', 'A', 'DOE', '  -  ', 'NULL  ', '5\' 11" TALL', '=1+1', '\u00C9', '\u0093', '\u001B[31m', ' "x" ', '#')},
	{weight: 3, arbitrary: fc.array(fc.constantFrom('a', ',', '\n', '\r\n', '""', ' ', '\u00E9', '\r'), {maxLength: 6}).map(parts => `"${parts.join('')}"`)},
	{weight: 1, arbitrary: fc.constantFrom('"a" ', '"a"b"', '"" ')},
);

const width = fc.oneof({weight: 8, arbitrary: fc.constant(columnCount)}, {weight: 1, arbitrary: fc.constant(columnCount + 1)}, {weight: 1, arbitrary: fc.integer({min: 1, max: columnCount + 3})});

const dataLine = fc.tuple(width, fc.array(fc.tuple(fc.nat({max: 97}), hostileCell), {maxLength: 8}), fc.boolean()).map(([cells, hostile, trailing]) => {
	const line = Array.from({length: cells}, (_, index) => index % 7 === 0 ? '' : `c${index}`);
	for (const [at, text] of hostile) {
		if (at < cells) {
			line[at] = text;
		}
	}

	if (trailing && cells === columnCount + 1) {
		line[columnCount] = '';
	}

	return line.join(',');
});

const anyLine = fc.oneof({weight: 8, arbitrary: dataLine}, {weight: 1, arbitrary: fc.constantFrom('', '   ', '\u001A', 'x\0y', '""')});

/** A whole file, one character a byte. */
export const hostileFile = fc.record({
	mark: fc.boolean(),
	header: fc.boolean(),
	lines: fc.array(fc.tuple(anyLine, fc.constantFrom('\n', '\r\n')), {maxLength: 12}),
	tail: fc.constantFrom('', 'a,b', cellsOf('z').join(','), ',,,"', '"'),
}).map(({mark, header, lines, tail}) => `${mark ? '\u00EF\u00BB\u00BF' : ''}${header ? `${headerLine}\r\n` : ''}${lines.map(parts => parts.join('')).join('')}${tail}`);

/** Sizes of the parts that it arrives in. */
export const sizes = fc.array(fc.integer({min: 1, max: 400}), {minLength: 1, maxLength: 20});
