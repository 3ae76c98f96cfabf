import test from 'ava';
import {cellWidth} from '../../source/terminal/cells.js';
import type {AppState} from '../../source/tui/state.js';
import {failure} from '../../source/values/problem.js';
import {begin, feed, opened, press, settleAll} from '../helpers/key-run.js';
import {frameAt} from '../helpers/render-at.js';
import {inventedCandidate, inventedRecord} from '../helpers/session-fixture.js';

const sizes = [{columns: 60, rows: 16}, {columns: 80, rows: 24}, {columns: 140, rows: 40}, {columns: 200, rows: 60}] as const;

const hostile = inventedRecord(0, {
	outcome: 'dismiss',
	subject: {...inventedRecord(0).subject, name: '\u001B]0;owned\u0007DOE\r\nJANE \u202Eeht'},
	flags: Array.from({length: 12}, (_, index) => ({id: `flag-${index}`, level: 'H' as const, rows: [{file: 1, line: index}]})),
});

function states(size: {columns: number; rows: number}): ReadonlyArray<readonly [string, AppState]> {
	const start = begin({}, size, 340);
	const one = opened(start, 2);
	const deciding = opened(start, 1);
	const saving = press(deciding, 'c', 'enter').state;
	const failed = feed(saving, {type: 'append-finished', id: saving.counter, attempt: failure({found: 'x', expected: 'y', next: 'z'.repeat(300)})}).state;
	const words = press(deciding, 'o', '2', 'enter', '1').state;
	const aside = begin({candidates: Array.from({length: 120}, (_, index) => inventedCandidate(400 + index))}, size, 340);
	const candidate = settleAll(press(aside, 'C', 'enter'));
	return [
		['overview', start],
		['overview, second page', press(start, 'tab').state],
		['list', press(start, 'enter', 'G').state],
		['empty filter', press(start, 'enter', 'f', 'j', 'j', 'enter', 'esc').state],
		['filter', press(start, 'enter', 'f', 'j').state],
		['search', press(start, 'enter', '/', 'a long search '.repeat(20)).state],
		['loading', press(start, 'enter', 'enter').state],
		['conviction', one],
		['conviction, end', press(one, 'G').state],
		['hostile', opened(begin({records: [hostile]}, size), 0)],
		['choose', press(deciding, 'o').state],
		['reasons', press(deciding, 'o', '2', 'enter', 'j', 'j').state],
		['grounds', press(deciding, 'p', 'j').state],
		['words', press(words, 'word '.repeat(200)).state],
		['too few words', press(words, 'enter').state],
		['review', press(words, 'four words of mine', 'enter').state],
		['saving', saving],
		['failed', failed],
		['saved', settleAll(press(deciding, 'c', 'enter'))],
		['help', press(one, '?').state],
		['help, scrolled', press(one, '?', 'pagedown').state],
		['quit', press(saving, 'Q').state],
		['results', press(start, 'x').state],
		['results written', settleAll(press(start, 'x', 'enter'))],
		['overview with candidates', aside],
		['overview with candidates, last page', press(aside, 'shift-tab').state],
		['candidates', press(aside, 'C', 'G').state],
		['candidate', candidate],
		['candidate, end', press(candidate, 'G').state],
		['promote', press(candidate, 'P', 'word '.repeat(60)).state],
		['promote, last look', press(candidate, 'P', 'four words of mine', 'enter').state],
		['promoted', settleAll(press(candidate, 'P', 'four words of mine', 'enter', 'enter'))],
		['read-only', opened(begin({cannotDecideBecause: 'no --role was given, so this session only looks'}, size), 2)],
	];
}

for (const size of sizes) {
	for (const [name, state] of states(size)) {
		for (const ascii of [false, true]) {
			test(`${name} at ${size.columns}x${size.rows}${ascii ? ', ASCII' : ''} is never taller than rows - 1, nor wider than the screen`, t => {
				const lines = frameAt({...state, ascii});
				t.is(lines.length, size.rows - 1);
				for (const line of lines) {
					t.true(cellWidth(line) <= size.columns, line);
				}

				// eslint-disable-next-line no-control-regex
				t.notRegex(lines.join(''), /[\u0000-\u0008\u000B-\u001A\u001C-\u001F\u202E\u200B]/u);
				t.notRegex(lines.join('\n'), /undefined|\[object/);
			});
		}
	}
}

test('marks are plain ASCII where the terminal asks for it', t => {
	// These two show names as they are, in letters that ASCII does not have.
	for (const [name, state] of states({columns: 80, rows: 24}).filter(([which]) => which !== 'list' && which !== 'empty filter')) {
		t.notRegex(frameAt({...state, ascii: true}).join('\n').replaceAll(/[見本花子␛␇␍␊…“”]/gu, ''), /[^\n -~]/u, name);
	}
});

test('a conviction at 80x24 shows on its first screen all that a decision needs', t => {
	const text = frameAt(opened(begin(), 2)).join('\n');
	for (const expected of ['INVENTED,CARMEN O\'NEIL', 'HS 11359(a)', 'case SC70002', 'Eligible for Reduction', 'Redesignate as a misdemeanor', 'Sentence not completed', 'HS 11361.8(f)', 'none yet', 'H high [press a]', 'M medium', 'conviction 3 of 12', 'a acknowledge', '? help', 'R. Roe (attorney)']) {
		t.true(text.includes(expected), expected);
	}
});

test('what was replaced to be shown is counted', t => {
	const text = frameAt(opened(begin({records: [hostile]}), 0)).join('\n');
	t.true(text.includes('␛]0;owned␇DOE␍␊JANE <U+202E>eht'));
	t.regex(text, /these fields hold 5 characters that cannot be shown/);
});

test('the selected row has a sign of its own', t => {
	const list = press(begin(), 'enter', 'j').state;
	t.is(frameAt(list).filter(line => line.startsWith('›')).length, 1);
	t.regex(frameAt(list).find(line => line.startsWith('›'))!, /EXEMPLAR/);
	t.regex(frameAt({...list, ascii: true}).find(line => line.startsWith('> '))!, /EXEMPLAR/);
});

test('saving, saved, not saved', t => {
	const ran = press(opened(begin(), 1), 'c', 'enter');
	t.regex(frameAt(ran.state).join('\n'), /saving…/);
	t.regex(frameAt(settleAll(ran)).join('\n'), /saved ✓ #\d+/);
	const failed = feed(ran.state, {type: 'append-finished', id: ran.state.counter, attempt: failure({found: 'no space', expected: 'space', next: 'free some'})}).state;
	t.regex(frameAt(failed).join('\n'), /NOT SAVED: confirm of conviction 2/);
	t.regex(frameAt(press(failed, 'enter', 'Q').state).join('\n'), /1 entry is not saved/);
});

test('the engine\'s reason stays in sight through every step of an override', t => {
	let state = opened(begin({}, {columns: 60, rows: 16}), 1);
	for (const key of ['o', '2', 'enter', 'enter', 'enter']) {
		state = press(state, key).state;
		const text = frameAt(state).join('\n');
		t.regex(text, /Eligible for Dismissal/, key);
		t.regex(text, /Conviction occurred 5 or more/, key);
	}
});

test('before, after and why stand before Enter saves', t => {
	const text = frameAt(press(opened(begin(), 1), 'o', '2', 'enter', '1', 'four words of mine', 'enter').state).join('\n');
	t.regex(text, /Before\s+Eligible for Dismissal/);
	t.regex(text, /After\s+→ Eligible for Reduction: Redesignate as a misdemeanor/);
	t.regex(text, /Words\s+four words of mine/);
});

test('too small says so and nothing can be decided unseen', t => {
	const small = settleAll(feed(opened(begin(), 1), {type: 'resized', size: {columns: 59, rows: 15}}));
	t.regex(frameAt(small).join('\n'), /Too small: 59x15/);
	t.is(press(small, 'c').state.overlay, undefined);
	t.deepEqual(press(small, 'ctrl-c', 'ctrl-c').effects, [{type: 'exit', code: 130}]);
});

test('the footer holds seven hints at most and always help', t => {
	for (const [name, state] of states({columns: 140, rows: 40})) {
		const footer = frameAt(state).at(-1)!;
		t.true(footer.trim().split(/ {2,}/).length <= 7, name);
	}

	for (const size of sizes) {
		t.regex(frameAt(opened(begin({}, size), 2)).at(-1)!, /\? help$/);
	}
});

test('read-only shows no key that writes', t => {
	const footer = frameAt(opened(begin({cannotDecideBecause: 'no role'}), 2)).at(-1)!;
	t.notRegex(footer, /confirm|override|defer|challenge|acknowledge|undo/);
});
