import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import papa from 'papaparse';
import {decodeCell} from '../../source/extract/decode.js';
import {encodeCell} from '../../source/results/encode-cell.js';
import {bytesInDojOrder, rawCells, withoutLineEnd} from '../../source/results/raw-row.js';

const positions = Array.from({length: 95}, (_, index) => index);
const row = (first: string): string => `${first},${positions.slice(1).map(String).join(',')}`;

test('a row keeps its bytes, less a trailing comma', t => {
	for (const body of [row('a'), row('"a, ""b"""'), row('"two\nlines"'), row('  -  ')]) {
		t.is(bytesInDojOrder(body, positions), body);
		t.is(bytesInDojOrder(`${body},`, positions), body);
		t.is(bytesInDojOrder(`${body},  `, positions), body);
		t.is(bytesInDojOrder(`${body},""`, positions), body);
	}
});

test('reordered columns are put in DOJ order, each with its own quotes', t => {
	const reversed = positions.toReversed();
	const raw = positions.map(index => index === 3 ? '"x, y"' : `c${index}`);
	t.is(bytesInDojOrder(raw.join(','), reversed), raw.toReversed().join(','));
	t.is(bytesInDojOrder(`${raw.join(',')},`, reversed), raw.toReversed().join(','));
});

test('line ends are taken off whole', t => {
	t.deepEqual(withoutLineEnd('a,b\r\n'), {body: 'a,b', end: '\r\n'});
	t.deepEqual(withoutLineEnd('a,b\n'), {body: 'a,b', end: '\n'});
	t.deepEqual(withoutLineEnd('a,b\r'), {body: 'a,b', end: '\r'});
	t.deepEqual(withoutLineEnd('a,b'), {body: 'a,b', end: ''});
});

const noisy = fc.array(fc.constantFrom('"', '""', ',', ' ', 'a', 'b', '\t', '\r'), {minLength: 1, maxLength: 24}).map(parts => parts.join(''));

testProp('cells are cut where papaparse cut them', [noisy], (t, body) => {
	const parsed = papa.parse<string[]>(`${body}\n`, {delimiter: ',', newline: '\n', quoteChar: '"'});
	// A quote that never closes never reaches us: the row reader refuses it.
	fc.pre(!parsed.errors.some(({code}) => code === 'MissingQuotes'));
	const cells = rawCells(body);
	t.is(cells.join(','), body);
	t.deepEqual(cells.map(text => text.startsWith('"') ? text.slice(1, text.lastIndexOf('"')).replaceAll('""', '"') : text), parsed.data[0]);
}, {numRuns: 5000});

testProp('a cell in the encoding of the file is read back', [fc.string({unit: 'binary'})], (t, text) => {
	t.is(decodeCell(encodeCell(text, 'utf-8'), 'utf-8'), text);
	t.true([...encodeCell(text, 'windows-1252')].every(character => character <= '\u00FF'));
	const bytes = Array.from({length: 256}, (_, byte) => String.fromCodePoint(byte)).join('');
	t.is(encodeCell(decodeCell(bytes, 'windows-1252'), 'windows-1252'), bytes);
});

test('what Windows-1252 lacks becomes one question mark', t => {
	// The bytes are spelt out: TextDecoder of some Node versions reads 0x80 to 0x9F of Windows-1252 as Latin-1.
	t.is(encodeCell('José “§” €5', 'windows-1252'), 'Jos\u00E9 \u0093\u00A7\u0094 \u00805');
	t.is(encodeCell('\u0093', 'windows-1252'), '\u0093');
	t.is(encodeCell('Łódź \u{1F600}', 'windows-1252'), '?\u00F3d? ?');
});
