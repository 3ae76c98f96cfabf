import test from 'ava';
import {decodeCell} from '../../source/extract/decode.js';

test('Windows-1252 has no control characters where it has signs, on any version of Node', t => {
	t.is(decodeCell('\u0093X\u0094 O\u0092HARA \u0080 \u009B \u009F', 'windows-1252'), '“X” O’HARA € › Ÿ');
	t.is(decodeCell('JOS\u00C9 \u00FF', 'windows-1252'), 'JOSÉ ÿ');
});

test('every byte has one character, and those of ASCII and Latin-1 letters their own', t => {
	const bytes = Array.from({length: 256}, (_, byte) => String.fromCodePoint(byte)).join('');
	const text = decodeCell(bytes, 'windows-1252');
	t.is(text.length, 256);
	t.is(text.slice(0, 128), bytes.slice(0, 128));
	t.is(text.slice(160), bytes.slice(160));
	t.is(new Set(text).size, 256);
});

test('UTF-8 is read as UTF-8, and bytes that are none become the replacement mark', t => {
	t.is(decodeCell('JOS\u00C3\u0089', 'utf-8'), 'JOSÉ');
	t.is(decodeCell('JOS\u00C9', 'utf-8'), 'JOS\uFFFD');
	t.is(decodeCell('\u00EF\u00BB\u00BFX', 'utf-8'), '\uFEFFX');
});
