import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import papa from 'papaparse';
import {safeLine} from '../../source/results/csv.js';
import {safeForSheets} from '../../source/results/safe-for-sheets.js';

const cases: ReadonlyArray<readonly [cell: string, isGuarded: boolean]> = [
	['=1+1', true], ['+1-800-555', true], ['-1+1', true], ['@SUM(A1)', true], ['\tx', true], ['\rx', true], ['  =1+1', true], ['\n=1+1', true], ['\u00A0=1', true],
	['=1\n+1', true], ['- ', false], ['-', false], ['  -  ', false], ['--', true], ['-1', false], ['-1.0', false], ['+5', false], [' -0.5 ', false], ['-.5', false],
	['-1e5', true], ['-1,000', true], ['-1\t', true], ['', false], ['   ', false], ['DOE,JO', false], ['\'=1', false], ['A=1', false], ['0123', false], ['-ATTEMPTED', true], ['#', false],
];

for (const [text, isGuarded] of cases) {
	test(`${JSON.stringify(text)} is ${isGuarded ? 'guarded' : 'left'}`, t => {
		t.is(safeForSheets(text), isGuarded ? `'${text}` : text);
	});
}

/** What a spreadsheet would compute, said in another way than the code says it. */
function computes(text: string): boolean {
	let at = 0;
	while (at < text.length && text[at] !== '\t' && text[at] !== '\r' && text[at]!.trim() === '') {
		at++;
	}

	const rest = text.slice(at);
	return ['=', '+', '-', '@', '\t', '\r'].includes(rest.slice(0, 1)) && rest.trim() !== '-' && (rest.trimEnd() === '' || Number.isNaN(Number(rest)) || /[eExXbo\t\r]/v.test(rest));
}

const hostile = fc.array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' ', '\u00A0', '"', ',', '1', '.', 'A', '\''), {maxLength: 8}).map(parts => parts.join(''));

testProp('no cell of a line begins a formula, and every cell is read back', [fc.array(fc.oneof(hostile, fc.string()), {minLength: 2, maxLength: 6})], (t, cells) => {
	const {data} = papa.parse<string[]>(safeLine(cells), {delimiter: ',', newline: '\n'});
	const read = data[0]!;
	t.is(data.length, 2);
	t.deepEqual(read, cells.map(text => safeForSheets(text)));
	t.deepEqual(read.filter(text => computes(text)), []);
	t.deepEqual(read.map((text, index) => text === cells[index] || text === `'${cells[index]!}`), cells.map(() => true));
}, {numRuns: 3000});
