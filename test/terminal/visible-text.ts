import test from 'ava';
import fc from 'fast-check';
import {makeVisible, visibleText} from '../../source/terminal/visible-text.js';

const hostile: ReadonlyArray<readonly [name: string, raw: string, shown: string, replaced: number]> = [
	['plain text', 'DOE, JANE', 'DOE, JANE', 0],
	['accents and Chinese stay', 'PEÑA 見本', 'PEÑA 見本', 0],
	['NUL', 'A\u0000B', 'A␀B', 1],
	['bell', '\u0007', '␇', 1],
	['backspace', 'NOT\b\b\b', 'NOT␈␈␈', 3],
	['carriage return', 'ELIGIBLE\rNOT', 'ELIGIBLE␍NOT', 1],
	['newline', 'a\nb', 'a␊b', 1],
	['tab', 'a\tb', 'a␉b', 1],
	['escape', '\u001B[31mred', '␛[31mred', 1],
	['window title', '\u001B]0;owned\u0007', '␛]0;owned␇', 2],
	['clipboard', '\u001B]52;c;ZXZpbA==\u001B\\', '␛]52;c;ZXZpbA==␛\\', 2],
	['hyperlink', '\u001B]8;;http://x\u001B\\click', String.raw`␛]8;;http://x␛\click`, 2],
	['delete', '\u007F', '␡', 1],
	['C1 control sequence introducer', '\u009B31m', '<U+009B>31m', 1],
	['next line', '\u0085', '<U+0085>', 1],
	['right-to-left override', '\u202EELBIGILE', '<U+202E>ELBIGILE', 1],
	['isolate', '\u2066x\u2069', '<U+2066>x<U+2069>', 2],
	['zero-width space', 'A\u200BB', 'A<U+200B>B', 1],
	['zero-width joiner', 'A\u200DB', 'A<U+200D>B', 1],
	['byte order mark', '\uFEFFA', '<U+FEFF>A', 1],
	['soft hyphen', 'A\u00ADB', 'A<U+00AD>B', 1],
	['line separator', 'A\u2028B', 'A<U+2028>B', 1],
	['lone surrogate', 'A\uD800B', 'A<U+D800>B', 1],
	['low surrogate alone', '\uDC00', '<U+DC00>', 1],
	['tag character', '\u{E0041}', '<U+E0041>', 1],
	['private use', '\uE000', '<U+E000>', 1],
	['Hangul filler', '\u3164', '<U+3164>', 1],
	['stacked marks', `e${'\u0301'.repeat(20)}`, `e${'\u0301'.repeat(4)}<16 marks>`, 16],
];

for (const [name, raw, shown, replaced] of hostile) {
	test(`shows ${name}`, t => {
		const made = makeVisible(raw);
		t.is<string | undefined, string | undefined>(made.text, shown);
		t.is(made.replaced, replaced);
	});
}

test('a huge cell is cut and says so', t => {
	const made = makeVisible('x'.repeat(5000));
	t.is(made.cut, 3000);
	t.true(made.text.endsWith('… (3000 more characters)'));
	t.false(visibleText('😀'.repeat(3000)).includes('U+D83D'));
});

test('nothing the terminal acts on is left, whatever comes in', t => {
	t.notThrows(() => {
		fc.assert(fc.property(fc.string({unit: 'binary', maxLength: 60}), raw => !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(visibleText(raw))));
	});
});
