import {Buffer} from 'node:buffer';
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {columnNames} from '../../source/extract/layout.js';
import {rowOfPlain} from '../../source/extract/plain-row.js';
import {longestRow} from '../../source/extract/row-reader.js';
import {createRowScanner, plainCell, type PlainRow, type ScanHandlers} from '../../source/extract/row-scanner.js';
import {byteLines, type ByteLines} from '../../source/results/byte-lines.js';
import {addCondensedCells, addOwnBytes, addProp64Cells, plainLineEnd, possibleOtherChargesOfPlain, type Placed} from '../../source/results/plain-rows.js';
import {possibleOtherChargesOf} from '../../source/results/possible-other-charges.js';
import {condensedLine, fullLine, prop64Line} from '../../source/results/result-rows.js';
import type {Encoding} from '../../source/values/encoding.js';
import type {Problem} from '../../source/values/problem.js';
import {headerLine, lineOf, read} from '../helpers/extract-fixture.js';
import {hostileFile, sizes} from './_hostile-file.js';

type Found = {readonly line: number; readonly cells: readonly string[]; readonly raw: string};

/** Feeds a text to a scanner as `read` feeds it to a reader. `plain` counts the rows that the reader never saw. */
function scan(text: string, parts: readonly number[] = [text.length || 1], encoding: Encoding = 'utf-8', look?: (row: PlainRow, placed: Placed) => void) {
	const rows: Found[] = [];
	const unreadable: Array<Parameters<ScanHandlers['unreadable']>> = [];
	const header: Array<string | undefined> = [];
	let placed: Placed = {positions: [], encoding};
	let plain = 0;
	const scanner = createRowScanner({number: 1, name: 'extract.csv', encoding}, {
		header(raw, positions) {
			header.push(raw);
			placed = {positions, encoding};
		},
		plain(row) {
			plain++;
			const {bytes, bounds, end, line} = row;
			rows.push({line, cells: placed.positions.map(position => plainCell(row, position, encoding)), raw: Buffer.from(bytes.subarray(bounds[0], end)).toString('latin1')});
			look?.(row, placed);
		},
		row({line, cells}, raw) {
			rows.push({line, cells, raw});
		},
		unreadable(...line) {
			unreadable.push(line);
		},
	});
	const bytes = Buffer.from(text, 'latin1');
	let problem: Problem | undefined;
	for (let at = 0, part = 0; at < bytes.length && !problem; part++) {
		const size = Math.max(1, parts[Math.min(part, parts.length - 1)]!);
		const taken = scanner.push(bytes.subarray(at, at + size));
		problem = taken.ok ? undefined : taken.problems[0];
		at += size;
	}

	const finished = problem ? undefined : scanner.finish();
	problem ??= finished && !finished.ok ? finished.problems[0] : undefined;
	return {rows, unreadable, header, problem, plain};
}

/** What the row reader, which is papaparse's, says of the same file. */
function reference(text: string, encoding: Encoding = 'utf-8') {
	const {rows, raws, unreadable, unreadableRaws, header, headerCalls, problem} = read(text, undefined, encoding);
	return {
		rows: rows.map(({line, cells}, index) => ({line, cells, raw: raws[index]!})),
		unreadable: unreadable.map((line, index) => [line, unreadableRaws[index]!] as const),
		header: headerCalls === 0 ? [] : [header],
		problem,
	};
}

testProp('a scanner and the row reader read the same rows, cells and faults, however a file arrives', [hostileFile, sizes, fc.constantFrom('utf-8', 'windows-1252')], (t, text, parts, encoding) => {
	const {plain, ...scanned} = scan(text, parts, encoding);
	t.deepEqual(scanned, reference(text, encoding));
	t.true(plain <= scanned.rows.length);
}, {numRuns: 1000});

const reordered = columnNames.toReversed().join(',');

testProp('the same of a file with its columns in another order', [hostileFile, sizes], (t, text, parts) => {
	const moved = `${reordered}\n${text.replace(/^\u00EF\u00BB\u00BF/, '')}`;
	const {plain: _, ...scanned} = scan(moved, parts);
	t.deepEqual(scanned, reference(moved));
}, {numRuns: 200});

const noise = fc.array(fc.constantFrom('"', '""', ',', ' ', 'a', '\n', '\r\n', '\r', '\0', '\u00E9'), {maxLength: 40}).map(parts => parts.join(''));

testProp('the same of any noise between whole rows', [fc.array(fc.oneof(noise, fc.constantFrom(`${lineOf('a')}\n`, `${lineOf('b')},\r\n`, `${lineOf('c', {3: '"x, y"'})}\n`)), {maxLength: 6}), sizes], (t, pieces, parts) => {
	const text = `${headerLine}\n${pieces.join('')}`;
	const {plain: _, ...scanned} = scan(text, parts);
	t.deepEqual(scanned, reference(text));
}, {numRuns: 1000});

const textOf = (write: (lines: ByteLines) => void, encoding: 'utf8' | 'latin1' = 'utf8'): string => {
	const lines = byteLines();
	write(lines);
	return Buffer.from(lines.take()).toString(encoding);
};

testProp('a plain row is the row that the reader gives, with its place in the file, also from where a part of a file begins', [hostileFile, fc.boolean(), sizes, fc.constantFrom('utf-8', 'windows-1252')], (t, text, moves, parts, encoding) => {
	const whole = moves ? `${reordered}\n${text.replace(/^\u00EF\u00BB\u00BF/, '')}` : text;
	const {rows, raws, positions} = read(whole, undefined, encoding);
	const byLine = new Map(rows.map((row, index) => [row.line, {row, raw: raws[index]!}]));
	const scanned = scan(whole, parts, encoding, (row, placed) => {
		t.deepEqual(rowOfPlain(row, 1, placed.positions, encoding), byLine.get(row.line) as unknown);
	});
	for (const {start, line} of [rows[Math.floor(rows.length / 2)]].filter(row => row !== undefined)) {
		const found: unknown[] = [];
		const scanner = createRowScanner({number: 1, name: 'extract.csv', encoding}, {
			plain(row) {
				found.push(rowOfPlain(row, 1, positions!, encoding).row);
			},
			row(row) {
				found.push(row);
			},
			unreadable() {
				// Compared above.
			},
		}, {start, line, positions: positions!});
		const reference = read(whole.slice(start), undefined, encoding, {start, line, positions: positions!});
		const pushed = scanner.push(Buffer.from(whole.slice(start), 'latin1'));
		const before = scanner.at();
		const finished = pushed.ok ? scanner.finish() : pushed;
		t.deepEqual(found, reference.rows as unknown[]);
		t.is(finished.ok, reference.problem === undefined);
		t.true(before.start >= start && before.start <= whole.length);
	}

	t.deepEqual(scanned.rows.map(({line}) => line), [...byLine.keys()]);
}, {numRuns: 500});

testProp('a plain row is written byte for byte as the reader\'s row is', [hostileFile, fc.boolean(), fc.constantFrom('utf-8', 'windows-1252')], (t, text, moves, encoding) => {
	const whole = moves ? `${reordered}\n${text.replace(/^\u00EF\u00BB\u00BF/, '')}` : text;
	const byLine = new Map(read(whole, undefined, encoding).rows.map(row => [row.line, row]));
	const scanned = scan(whole, undefined, encoding, (row, placed) => {
		const same = byLine.get(row.line)!;
		const raw = Buffer.from(row.bytes.subarray(row.bounds[0], row.end)).toString('latin1');
		t.is(textOf(lines => {
			addCondensedCells(lines, row, placed);
		}), condensedLine(same, '').slice(0, -1));
		t.is(textOf(lines => {
			addProp64Cells(lines, row, placed);
		}), prop64Line(same, '').slice(0, -1));
		t.is(`${textOf(lines => {
			addOwnBytes(lines, row, placed);
		}, 'latin1')}${plainLineEnd(row)}`, fullLine(raw, {...placed, added: '', otherwise: ''}));
		t.is(possibleOtherChargesOfPlain(row, placed), possibleOtherChargesOf(same));
	});
	t.deepEqual(scanned.rows.map(({line}) => line), [...byLine.keys()]);
}, {numRuns: 300});

test('rows of the plain form are the scanner\'s own, the others the reader\'s', t => {
	const plain = ['\n', '\r\n', ',\n', ',\r\n'].map(end => `${lineOf('a', {12: '"DOE, JO"', 13: '"a ""b"""', 14: '5\' 11"', 15: '\u00C9', 16: '=1', 94: '"#"'})}${end}`);
	const others = [`${lineOf('b', {12: '"two\nlines"'})}\n`, `${lineOf('b', {12: '"x" '})}\n`, `${lineOf('b', {12: 'a\rb'})}\n`, `${lineOf('b')}, \n`, '\n', 'a,b\n', `${lineOf('b', {1: '\0'})}\n`];
	const text = `${headerLine}\n${plain.flatMap(line => [...others, line]).join('')}`;
	const scanned = scan(text, [1000]);
	t.is(scanned.plain, plain.length);
	t.deepEqual(scanned.rows, reference(text).rows);
	t.is(scanned.rows.length, plain.length * 5);
	t.is(scanned.unreadable.length, plain.length * 2);
});

test('a row over 1 MB stops a scanner where it stops the reader, however the file arrives', t => {
	const long = `${headerLine}\n${lineOf('a')}\n${lineOf('b', {93: 'x'.repeat(longestRow)})}\n${lineOf('c')}\n`;
	const open = `${headerLine}\n${lineOf('a')}\n${lineOf('b', {93: '"open'})}\n${`${lineOf('c')}\n`.repeat(2500)}`;
	for (const text of [long, long.slice(0, -500), open]) {
		for (const parts of [[text.length], [65_536], [999_999]]) {
			const {rows, problem} = scan(text, parts);
			t.deepEqual(rows.map(({line}) => line), [2], `for ${String(parts)}`);
			t.is(problem?.line, 3, `for ${String(parts)}`);
		}
	}

	const just = `${headerLine}\n${lineOf('b', {93: 'x'.repeat(longestRow - 2000)})}\n`;
	t.is(scan(just, [65_536]).rows[0]!.cells[93]!.length, longestRow - 2000);
});
