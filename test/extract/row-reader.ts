import test from 'ava';
import {columnCount, columnNames} from '../../source/extract/layout.js';
import {longestRow} from '../../source/extract/row-reader.js';
import {cell} from '../../source/extract/row.js';
import {cellsOf, headerLine, lineOf, read} from '../helpers/extract-fixture.js';

const cellsRead = (text: string, encoding?: 'utf-8' | 'windows-1252') => read(text, undefined, encoding).rows.map(({cells}) => cells);

test('the layout has 95 columns, END_OF_REC the last of them', t => {
	t.is(columnCount, 95);
	t.is(columnNames.at(-1), 'END_OF_REC');
	t.is(columnNames.indexOf('CNT_ORDER'), 50);
	t.is(columnNames.indexOf('OFFENSE_DESCR'), 54);
	t.is(new Set(columnNames).size, 95);
});

for (const [what, text] of [
	['LF', `${headerLine}\n${lineOf('a')}\n${lineOf('b')}\n`],
	['CRLF', `${headerLine}\r\n${lineOf('a')}\r\n${lineOf('b')}\r\n`],
	['no line end at the end', `${headerLine}\n${lineOf('a')}\n${lineOf('b')}`],
	['a byte order mark', `\u00EF\u00BB\u00BF${headerLine}\n${lineOf('a')}\n${lineOf('b')}\n`],
	['no header', `${lineOf('a')}\n${lineOf('b')}\n`],
	['no header, with a byte order mark', `\u00EF\u00BB\u00BF${lineOf('a')}\n${lineOf('b')}\n`],
	['one trailing comma on every line', `${headerLine},\n${lineOf('a')},\n${lineOf('b')},\n`],
	['one trailing comma on every line, CRLF', `${headerLine},\r\n${lineOf('a')},\r\n${lineOf('b')},\r\n`],
	['a trailing comma on the header only', `${headerLine},\n${lineOf('a')}\n${lineOf('b')}\n`],
	['a trailing comma on data lines only', `${headerLine}\n${lineOf('a')},\n${lineOf('b')}, \n`],
	['a header in lower case, padded and quoted', `${columnNames.map(name => `" ${name.toLowerCase()} "`).join(',')}\n${lineOf('a')}\n${lineOf('b')}\n`],
	['blank lines in between', `\n${headerLine}\n\n${lineOf('a')}\n  \n\r\n${lineOf('b')}\n\n`],
	['every cell in quotes', `${headerLine}\n${cellsOf('a').map(text => `"${text}"`).join(',')}\n${lineOf('b')}\n`],
	['every cell in quotes, CRLF', `${headerLine}\r\n${cellsOf('a').map(text => `"${text}"`).join(',')}\r\n${cellsOf('b').map(text => `"${text}"`).join(',')}\r\n`],
] as const) {
	test(`read as usual: ${what}`, t => {
		const {rows, unreadable, problem, headerCalls} = read(text);
		t.is(problem, undefined);
		t.deepEqual(unreadable, []);
		t.deepEqual(rows.map(({cells}) => cells), [cellsOf('a'), cellsOf('b')]);
		t.is(headerCalls, 1);
	});
}

test('read as usual: commas, quotes and line ends within quotes', t => {
	const text = `${headerLine}\n${lineOf('a', {12: '"DOE,JOHN"', 93: '"5\' 11"" TALL\r\nSECOND LINE"'})}\n${lineOf('b')}\n`;
	const {rows, unreadable} = read(text);
	t.deepEqual(unreadable, []);
	t.is(cell(rows[0]!, 'PRI_NAME'), 'DOE,JOHN');
	t.is(cell(rows[0]!, 'COMMENT_TEXT'), '5\' 11" TALL\r\nSECOND LINE');
	t.deepEqual(rows.map(({line}) => line), [2, 4]);
	t.is(text.slice(rows[1]!.start, rows[1]!.end), `${lineOf('b')}\n`);
});

test('D-60: a bare quote inside a cell is text', t => {
	const {rows, unreadable} = read(`${headerLine}\n${lineOf('a', {93: '5\' 11" TALL'})}\n${lineOf('b')}\n`);
	t.deepEqual(unreadable, []);
	t.is(cell(rows[0]!, 'COMMENT_TEXT'), '5\' 11" TALL');
	t.is(rows.length, 2);
});

test('read as usual: a header in another order is mapped by name', t => {
	const reversed = columnNames.toReversed();
	const {rows, positions} = read(`${reversed.join(',')}\r\n${cellsOf('a').toReversed().join(',')}\r\n`);
	t.deepEqual(rows[0]!.cells, cellsOf('a'));
	t.is(positions![0], 94);
});

test('D-59: swapped columns are not taken for each other', t => {
	const swapped = [...columnNames] as string[];
	[swapped[54], swapped[93]] = [swapped[93]!, swapped[54]!];
	t.is(cell(read(`${swapped.join(',')}\n${lineOf('a')}\n`).rows[0]!, 'OFFENSE_DESCR'), 'a93');
});

test('read as usual: Latin-1 is decoded as decided for the file', t => {
	const text = `${headerLine}\n${lineOf('a', {12: 'JOS\u00C9', 93: '\u0093X\u0094'})}\n`;
	t.is(cellsRead(text, 'windows-1252')[0]![12], 'JOSÉ');
	t.is(cellsRead(text, 'windows-1252')[0]![93], '“X”');
	t.is(cellsRead(`${headerLine}\n${lineOf('a', {12: 'JOS\u00C3\u0089'})}\n`, 'utf-8')[0]![12], 'JOSÉ');
});

for (const [what, line, cause] of [
	['94 cells', cellsOf('x').slice(0, 94).join(','), '94 cells where 95 are due'],
	['96 cells, the last not blank', `${lineOf('x')},y`, '96 cells where 95 are due'],
	['two trailing commas', `${lineOf('x')},,`, '97 cells where 95 are due'],
	['one cell', 'x', '1 cell where 95 are due'],
	['a Ctrl-Z', '\u001A', '1 cell where 95 are due'],
	['tabs for commas', cellsOf('x').join('\t'), '1 cell where 95 are due'],
	['a NUL byte', lineOf('x', {20: 'A\0B'}), 'a NUL byte'],
] as const) {
	test(`unreadable, with its line and cause: ${what}`, t => {
		const {rows, unreadable, unreadableRaws, problem} = read(`${headerLine}\n${lineOf('a')}\n${line}\n${lineOf('b')}\n`);
		t.is(problem, undefined);
		t.deepEqual(rows.map(({cells, line: at}) => [at, cells]), [[2, cellsOf('a')], [4, cellsOf('b')]]);
		t.deepEqual(unreadable, [{file: 1, line: 3, cause}]);
		t.deepEqual(unreadableRaws, [`${line}\n`]);
	});
}

test('a stray quote that joins lines makes each of them unreadable', t => {
	const {rows, unreadable} = read(`${headerLine}\n${lineOf('a', {5: '"open'})}\n${lineOf('b')}\n${lineOf('c', {6: 'x"'})}\n${lineOf('d')}\n`);
	t.deepEqual(rows.map(({line}) => line), [5]);
	t.deepEqual(unreadable.map(({line}) => line), [2, 3, 4]);
	t.true(unreadable.every(({cause}) => cause.endsWith('over 3 lines')));
});

test('a row of 95 cells is never unreadable, whatever is in them', t => {
	const {rows, unreadable} = read(`${headerLine}\n${cellsOf('').fill('').join(',')}\n${lineOf('=1+1')}\n${lineOf('\u001B[2J')}\n`);
	t.is(rows.length, 3);
	t.deepEqual(unreadable, []);
});

test('an unclosed quote at the end stops the run, at its line', t => {
	const {rows, problem} = read(`${headerLine}\n${lineOf('a')}\n${lineOf('b', {5: '"open'})}\n${lineOf('c')}\n`);
	t.is(rows.length, 1);
	t.is(problem!.line, 3);
	t.regex(problem!.found, /quote/);
});

test('a quote closed by the last character of the file is closed', t => {
	const {rows, problem} = read(`${headerLine}\n${lineOf('a', {94: '"#"'})}`);
	t.is(problem, undefined);
	t.is(cell(rows[0]!, 'END_OF_REC'), '#');
});

test('a row over 1 MB stops the run, however the file arrives', t => {
	const long = `${headerLine}\n${lineOf('a')}\n${lineOf('b', {93: 'x'.repeat(longestRow)})}\n${lineOf('c')}\n`;
	for (const sizes of [[long.length], [65_536], [999_999]]) {
		const {rows, problem} = read(long, sizes);
		t.deepEqual(rows.map(({line}) => line), [2], `for ${String(sizes)}`);
		t.is(problem?.line, 3, `for ${String(sizes)}`);
	}
});

test('a row of just under 1 MB is read', t => {
	const line = lineOf('b', {93: 'x'.repeat(longestRow - 2000)});
	t.is(read(`${headerLine}\n${line}\n`, [65_536]).rows[0]!.cells[93]!.length, longestRow - 2000);
});

test('wrong columns stop the run and are named', t => {
	const names = [...columnNames] as string[];
	names[94] = 'END';
	names[10] = 'PRI_NAME';
	const {rows, unreadable, problem} = read(`${names.join(',')}\n${lineOf('a')}\n`);
	t.is(rows.length + unreadable.length, 0);
	t.regex(problem!.found, /PII_SEG_SEP, END_OF_REC missing; 1 unknown name; PRI_NAME given twice/);
	t.is(problem!.file, 'extract.csv');
});

test('D-59: a header without END_OF_REC stops the run', t => {
	t.regex(read(`${columnNames.slice(0, 94).join(',')}\n${lineOf('a')}\n`).problem!.found, /a header with 94 columns: END_OF_REC missing/);
});

test('another table altogether is unreadable line by line', t => {
	const {rows, unreadable} = read('name,value\na,1\nb,2\n');
	t.is(rows.length, 0);
	t.deepEqual(unreadable.map(({line}) => line), [1, 2, 3]);
});

test('an empty file and a file of blank lines hold nothing', t => {
	for (const text of ['', '\n', '\n\n  \n', '\u00EF\u00BB\u00BF', 'x'.slice(1)]) {
		const {rows, unreadable, headerCalls, problem} = read(text);
		t.deepEqual([rows.length, unreadable.length, headerCalls, problem], [0, 0, 0, undefined]);
	}
});

test('positions are byte positions, past a byte order mark and Latin-1 letters', t => {
	const text = `\u00EF\u00BB\u00BF${headerLine}\r\n${lineOf('\u00C9')}\r\n${lineOf('b')}\r\n`;
	const {rows} = read(text, [7], 'windows-1252');
	t.is(text.slice(rows[0]!.start, rows[0]!.end), `${lineOf('\u00C9')}\r\n`);
	t.is(text.slice(rows[1]!.start, rows[1]!.end), `${lineOf('b')}\r\n`);
	t.is(rows[1]!.end, text.length);
});

test('two stray quotes that join whole rows into one cell take no line in, and each line is counted', t => {
	const stray = (name: string) => cellsOf(name).map((text, index) => index === 12 ? `"${text}` : text).join(',');
	const closing = (name: string) => cellsOf(name).map((text, index) => index === 12 ? `${text}"` : text).join(',');
	const {rows, unreadable} = read(`${headerLine}\n${lineOf('a')}\n${stray('b')}\n${closing('c')}\n${lineOf('d')}\n`);
	t.deepEqual(rows.map(({line}) => line), [2, 5]);
	t.deepEqual(unreadable.map(({line}) => line), [3, 4]);
	t.regex(unreadable[0]!.cause, /a quoted cell that holds whole rows/);
});
