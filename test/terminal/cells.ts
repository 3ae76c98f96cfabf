import test from 'ava';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {cellWidth, fit, graphemes, truncate, wrapCells} from '../../source/terminal/cells.js';
import {visibleText} from '../../source/terminal/visible-text.js';
import {outcomes} from '../../source/values/outcome.js';
import {mark, type Mark} from '../../source/tui/theme.js';

const cuts: ReadonlyArray<readonly [string, number, 'end' | 'middle', string]> = [
	['SPECIMEN', 8, 'end', 'SPECIMEN'],
	['SPECIMEN', 5, 'end', 'SPEC…'],
	['SPECIMEN', 5, 'middle', 'SP…EN'],
	['SPECIMEN', 1, 'end', '…'],
	['SPECIMEN', 0, 'end', ''],
	['見本花子', 5, 'end', '見本…'],
	['見本花子', 4, 'end', '見…'],
	['見本花子', 5, 'middle', '見…子'],
	['e\u0301e\u0301e\u0301', 2, 'end', 'e\u0301…'],
];

for (const [text, width, cut, expected] of cuts) {
	test(`truncates ${text} to ${width} at the ${cut}`, t => {
		t.is<string | undefined, string | undefined>(truncate(visibleText(text), width, cut), expected);
	});
}

test('pads by cells and not by length', t => {
	t.is<string | undefined, string | undefined>(fit(visibleText('見本'), 6), '見本  ');
	t.is<string | undefined, string | undefined>(fit(visibleText('12'), 5, {align: 'right'}), '   12');
	t.is<string | undefined, string | undefined>(fit(visibleText('見本花子'), 4), '見… ');
});

test('a fitted text has exactly the width asked for', t => {
	t.notThrows(() => {
		fc.assert(fc.property(fc.string({unit: 'grapheme', maxLength: 30}), fc.integer({min: 0, max: 40}), fc.constantFrom('end' as const, 'middle' as const), (raw, width, cut) => cellWidth(fit(visibleText(raw), width, {cut})) === width));
	});
});

test('wrapping loses nothing but blanks, and no line is too wide, unless a single letter is', t => {
	t.notThrows(() => {
		fc.assert(fc.property(fc.string({unit: 'grapheme', maxLength: 60}), fc.integer({min: 2, max: 20}), (raw, width) => {
			const text = visibleText(raw);
			const lines = wrapCells(text, width);
			return lines.every(line => cellWidth(line) <= width || graphemes(line).length === 1) && lines.join('').replaceAll(' ', '') === text.replaceAll(' ', '');
		}));
	});
});

test('every mark is one cell wide, but the ASCII arrow', t => {
	const marks: readonly Mark[] = [...outcomes, 'confirmed', 'overridden', 'challenged', 'deferred', 'stale', 'selected', 'here', 'yes', 'no', 'unknown', 'saved', 'dot', 'dash'];
	for (const name of marks) {
		t.is(cellWidth(mark(name, false)), 1, name);
		t.is(cellWidth(mark(name, true)), 1, name);
		t.regex(mark(name, true), /^[ -~]$/);
	}
});

test('what is counted without a look at each letter counts as it does with one', t => {
	const alone = Array.from({length: 0x28_00 - 32}, (_, index) => String.fromCodePoint(32 + index));
	t.deepEqual(alone.filter(letter => cellWidth(letter) !== stringWidth(letter)), []);
	t.notThrows(() => {
		fc.assert(fc.property(fc.array(fc.constantFrom(...alone), {minLength: 2, maxLength: 12}), letters => cellWidth(letters.join('')) === stringWidth(letters.join(''))), {numRuns: 2000});
		fc.assert(fc.property(fc.array(fc.constantFrom(...alone.filter(letter => stringWidth(letter) === 1)), {minLength: 2, maxLength: 6}), letters => graphemes(letters.join('')).join('|') === Array.from(new Intl.Segmenter('en', {granularity: 'grapheme'}).segment(letters.join('')), ({segment}) => segment).join('|')), {numRuns: 2000});
	});
});
