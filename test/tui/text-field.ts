import test from 'ava';
import fc from 'fast-check';
import {cellWidth} from '../../source/terminal/cells.js';
import {moveTo, settle, type ListWindow} from '../../source/tui/list-window.js';
import {editField, emptyField, fieldLines, fieldOf, fieldText, insertText, longestText, type TextField} from '../../source/tui/text-field.js';

function type(field: TextField, ...keys: readonly string[]): TextField {
	let current = field;
	for (const key of keys) {
		current = editField(current, key) ?? current;
	}

	return current;
}

const shown = (field: TextField): string => `${field.parts.slice(0, field.cursor).join('')}|${field.parts.slice(field.cursor).join('')}`;

const table: ReadonlyArray<readonly [name: string, start: string, keys: readonly string[], result: string]> = [
	['typing', '', ['a', 'b'], 'ab|'],
	['insert in the middle', 'ac', ['left', 'b'], 'ab|c'],
	['backspace', 'abc', ['backspace'], 'ab|'],
	['backspace at the beginning', 'abc', ['home', 'backspace'], '|abc'],
	['backspace takes a whole emoji', 'a👩‍⚖️', ['backspace'], 'a|'],
	['delete forward', 'abc', ['home', 'delete'], '|bc'],
	['Ctrl-D deletes forward', 'abc', ['ctrl-a', 'ctrl-d'], '|bc'],
	['home and end', 'abc', ['home', 'end'], 'abc|'],
	['delete a word', 'one two  ', ['ctrl-w'], 'one |'],
	['delete a word with Alt', 'one two', ['word-backspace'], 'one |'],
	['move by words', 'one two three', ['word-left', 'word-left'], 'one |two three'],
	['move by words forward', 'one two', ['home', 'word-right'], 'one| two'],
	['delete to the beginning', 'one two', ['left', 'ctrl-u'], '|o'],
	['delete to the end', 'one two', ['home', 'right', 'ctrl-k'], 'o|'],
	['a combining mark joins its letter', 'e', ['\u0301', 'backspace'], '|'],
	['keys that mean nothing change nothing', 'ab', ['pageup', 'unknown'], 'ab|'],
];

for (const [name, start, keys, result] of table) {
	test(name, t => {
		t.is(shown(type(fieldOf(start), ...keys)), result);
	});
}

test('pasted lines become one line, and nothing invisible is taken in', t => {
	t.is(fieldText(insertText(emptyField, 'one\r\ntwo\tthree\u001B[31m\u202E\u200B')), 'one two three[31m');
});

test('a text has a longest length', t => {
	t.is(fieldText(insertText(emptyField, 'x'.repeat(longestText + 1))), '');
});

test('edits keep the cursor inside and never split a grapheme', t => {
	const keys = fc.array(fc.oneof(fc.constantFrom('left', 'right', 'backspace', 'ctrl-d', 'ctrl-w', 'home', 'end', 'word-left', 'word-right'), fc.string({unit: 'grapheme', minLength: 1, maxLength: 1})), {maxLength: 40});
	t.notThrows(() => {
		fc.assert(fc.property(keys, pressed => {
			const field = type(emptyField, ...pressed);
			return field.cursor >= 0 && field.cursor <= field.parts.length;
		}));
	});
});

test('a field wraps to four lines around its cursor', t => {
	const field = fieldOf('abcdefghij'.repeat(6));
	const lines = fieldLines(field, 10);
	t.is(lines.length, 4);
	t.is(lines.at(-1)!.at, ' ');
	t.is(fieldLines({...field, cursor: 0}, 10)[0]!.at, 'a');
	for (const {before, at, after} of fieldLines(fieldOf('見本花子'.repeat(5)), 9)) {
		t.true(cellWidth(before + (at ?? '') + after) <= 9);
	}
});

test('the cursor of a list is always in its window', t => {
	const moves = fc.array(fc.tuple(fc.integer({min: -50, max: 250}), fc.integer({min: 0, max: 200}), fc.integer({min: 1, max: 40})), {maxLength: 30});
	t.notThrows(() => {
		fc.assert(fc.property(moves, steps => {
			let window: ListWindow = {cursor: 0, top: 0};
			return steps.every(([cursor, total, height]) => {
				window = settle(moveTo(window, cursor, total, height), total, height);
				const {cursor: at, top} = window;
				return top >= 0 && at >= top && at < top + height && at <= Math.max(0, total - 1) && top <= Math.max(0, total - height);
			});
		}));
	});
});

test('two rows stay in sight around the cursor', t => {
	t.deepEqual(moveTo({cursor: 0, top: 0}, 8, 100, 10), {cursor: 8, top: 1});
	t.deepEqual(moveTo({cursor: 50, top: 48}, 49, 100, 10), {cursor: 49, top: 47});
	t.deepEqual(moveTo({cursor: 0, top: 0}, 99, 100, 10), {cursor: 99, top: 90});
});
