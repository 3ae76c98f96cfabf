import {fc, testProp} from '@fast-check/ava';
import papa from 'papaparse';
import {decodeCell} from '../../source/extract/decode.js';
import {columnCount} from '../../source/extract/layout.js';
import {read} from '../helpers/extract-fixture.js';
import {hostileFile, sizes} from './_hostile-file.js';

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
