import {fc, testProp} from '@fast-check/ava';
import papa from 'papaparse';
import {decodeCell} from '../../source/extract/decode.js';
import {columnCount} from '../../source/extract/layout.js';
import {cellsOf, headerLine, read} from '../helpers/extract-fixture.js';

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

const hostileFile = fc.record({
	mark: fc.boolean(),
	header: fc.boolean(),
	lines: fc.array(fc.tuple(anyLine, fc.constantFrom('\n', '\r\n')), {maxLength: 12}),
	tail: fc.constantFrom('', 'a,b', cellsOf('z').join(','), ',,,"', '"'),
}).map(({mark, header, lines, tail}) => `${mark ? '\u00EF\u00BB\u00BF' : ''}${header ? `${headerLine}\r\n` : ''}${lines.map(parts => parts.join('')).join('')}${tail}`);

const sizes = fc.array(fc.integer({min: 1, max: 400}), {minLength: 1, maxLength: 20});

testProp('however a file arrives in parts, the same is read', [hostileFile, sizes], (t, text, parts) => {
	t.deepEqual(read(text, parts), read(text));
}, {numRuns: 300});

testProp('a row read alone, from where it stands, has the same cells', [hostileFile, fc.constantFrom('utf-8', 'windows-1252')], (t, text, encoding) => {
	const whole = read(text, undefined, encoding);
	t.true(whole.rows.every(({start, end}) => start < end));
	for (const [index, row] of whole.rows.entries()) {
		t.is(text.slice(row.start, row.end), whole.raws[index]!);
		const alone = read(text.slice(row.start, row.end), [97], encoding, {start: row.start, line: row.line, positions: whole.positions!});
		t.deepEqual(alone.rows, [row]);
		t.is(alone.headerCalls, 0);
	}
}, {numRuns: 200});

testProp('rows, unreadable lines, blank lines and the header are all the lines there are', [hostileFile], (t, text) => {
	const {rows, raws, unreadable, unreadableRaws, header, problem} = read(text);
	fc.pre(problem === undefined);

	const lines = text.replace(/^\u00EF\u00BB\u00BF/, '').split(/(?<=\n)/);
	const seen = new Map<number, string>();
	const take = (first: number, raw: string) => {
		for (const [offset, part] of raw.split(/(?<=\n)/).entries()) {
			seen.set(first + offset, part);
		}
	};

	for (const [index, row] of rows.entries()) {
		take(row.line, raws[index]!);
	}

	for (const [index, {line}] of unreadable.entries()) {
		t.false(seen.has(line));
		take(line, unreadableRaws[index]!);
	}

	if (header !== undefined) {
		take(lines.findIndex(line => line.trim() !== '' && line.trim() !== '""') + 1, header);
	}

	for (const [index, line] of lines.entries()) {
		const held = seen.get(index + 1);
		// What nobody took is blank, by itself or as blank lines within one quoted cell.
		t.true(held === line || (held === undefined && /^[\s"]*$/.test(line)), `line ${index + 1}: ${JSON.stringify(line)}`);
	}
}, {numRuns: 300});

testProp('cells are those of papaparse over the whole file', [hostileFile], (t, text) => {
	const {rows, problem, header} = read(text, undefined, 'windows-1252');
	fc.pre(problem === undefined);

	const plain = papa.parse<string[]>(text.replace(/^\u00EF\u00BB\u00BF/, ''), {delimiter: ',', newline: '\n', quoteChar: '"'}).data
		.filter(cells => !(cells.length === 1 && cells[0]!.trim() === ''))
		.slice(header === undefined ? 0 : 1)
		.map(cells => cells.map((text, index) => index === cells.length - 1 ? text.replace(/\r$/, '') : text))
		.map(cells => cells.length === columnCount + 1 && cells[columnCount]!.trim() === '' ? cells.slice(0, columnCount) : cells)
		.filter(cells => cells.length === columnCount && !cells.some(cell => cell.includes('\0')));
	const decoded = plain.map(cells => cells.map(cell => decodeCell(cell, 'windows-1252')));
	t.deepEqual(rows.map(({cells}) => cells), decoded);
}, {numRuns: 200});
