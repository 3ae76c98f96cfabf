import test from 'ava';
import {announce, nothingSaid, type Announcement, type Said} from '../../source/tui/plain/announce.js';
import {plainSize, spokenLine, unbounded} from '../../source/tui/plain/spoken-line.js';
import {convictionSections} from '../../source/tui/screens/conviction-lines.js';
import {dialogLines} from '../../source/tui/screens/dialog-lines.js';
import {initialState} from '../../source/tui/initial-state.js';
import type {AppState} from '../../source/tui/state.js';
import {visibleText} from '../../source/terminal/visible-text.js';
import {failure} from '../../source/values/problem.js';
import {compared, feed, opened, press, settleAll} from '../helpers/key-run.js';
import {inventedCandidate, inventedRecord, inventedSession} from '../helpers/session-fixture.js';

type Given = Parameters<typeof inventedSession>[0];

const begin = (given: Given = {}): AppState => initialState(inventedSession(given), {size: plainSize, ascii: false});

const textOf = ({utterances}: Announcement): readonly string[] => utterances.map(utterance => utterance.kind === 'clear' ? '(clear)' : (utterance.kind === 'typed' ? `[${utterance.text}]` : utterance.text));

/** What is said from one state to the next, the first of them having been said. */
function said(...states: readonly AppState[]): readonly string[] {
	let memory: Said = nothingSaid;
	let text: readonly string[] = [];
	for (const state of states) {
		const next = announce(memory, state);
		memory = next.said;
		text = textOf(next);
	}

	return text;
}

const start = begin();
const list = press(start, 'enter').state;
const one = opened(start, 1);
const flagged = opened(start, 2);
const choosing = press(one, 'o').state;
const typing = press(one, 'd', 'abc').state;

const transitions: ReadonlyArray<readonly [name: string, before: AppState, after: AppState, ...texts: ReadonlyArray<string | RegExp>]> = [
	['nothing changed', one, one],
	['a row of the list', list, press(list, 'j').state, /^Row 2 of 12: EXEMPLAR,BENITO; HS 11359\(a\); convicted 2012-05-04; Eligible for Dismissal; no flag; conviction 2$/],
	['several rows at once', list, press(list, 'j', 'j').state, /^Row 3 of 12: .*; flags H high, M medium; conviction 3$/],
	['the order', list, press(list, 's').state, /^Note: /, /^Convictions; by name; filter: all$/, /^Row \d+ of 12: /],
	['a key that does nothing', one, press(one, 'X').state, /^Warning: X does nothing here/],
	['the same once more', press(one, 'X').state, press(one, 'X', 'X').state, /^Warning: X does nothing here/],
	['a refused key', flagged, press(flagged, 'c').state, 'Note: Acknowledge first with a: 1 flag is open'],
	['a flag acknowledged', flagged, press(flagged, 'a').state, /^Note: Acknowledged: /, /^Flag, level H high, acknowledged: /],
	['a choice', choosing, press(choosing, 'j').state, 'Chosen: 3. Not eligible'],
	['a letter', typing, press(typing, 'd').state, '[d]'],
	['several letters', typing, press(typing, 'd', 'e', ' ').state, '[de ]'],
	['Backspace', typing, press(typing, 'backspace').state, 'Removed: c'],
	['Backspace on a blank', press(typing, ' ').state, press(typing, ' ', 'backspace').state, 'Removed: blank'],
	['a word taken away', press(typing, ' def').state, press(typing, ' def', 'ctrl-w').state, 'Removed: def'],
	['the cursor moved', typing, press(typing, 'home').state, 'Before: abc'],
	['the cursor at the end', press(typing, 'home').state, press(typing, 'home', 'end').state, 'At the end.'],
	['a letter in the middle', press(typing, 'left').state, press(typing, 'left', 'x').state, '[x]'],
	['a mark that joins', press(typing, 'e').state, feed(press(typing, 'e').state, {type: 'paste', text: '\u0301', read: 9}).state, '[\u0301]'],
	['too few words', typing, press(typing, 'enter').state, /^1 word so far|^At least \d+ words|words/, '[> abc]'],
	['a value of the filter', press(start, 'f', 'enter').state, press(start, 'f', 'enter', ' ').state, /^Outcome now: \d+ of 12 convictions shown$/, /^Row 1 of \d+: \[x]/],
	['a row of the filter', press(start, 'f').state, press(start, 'f', 'j').state, /^Row 2 of \d+: /],
	['a command by name', press(one, ':').state, press(one, ':', 'q').state, '[q]', /^Chosen: Q, quit\.ask, /],
	['scrolled a line', one, press(one, 'j').state, spokenLine(convictionSections(one).lines[1]!)],
	['scrolled to the questions', one, press(one, 'w').state, ...convictionSections(one).lines.slice(press(one, 'w').state.current!.scroll, press(one, 'w').state.current!.scroll + 18).map(spans => spokenLine(spans) || 'Blank line')],
	['a screen of another size', one, feed(one, {type: 'resized', size: plainSize}).state],
];

for (const [name, before, after, ...texts] of transitions) {
	test(`${name}: only that is said`, t => {
		const lines = said(before, after);
		t.is(lines.length, texts.length, lines.join('\n'));
		for (const [index, text] of texts.entries()) {
			if (typeof text === 'string') {
				t.is(lines[index], text);
			} else {
				t.regex(lines[index]!, text);
			}
		}
	});
}

test('a conviction is said whole once it is read, and only then counts as drawn', t => {
	const loading = press(list, 'j', 'enter').state;
	const first = announce(announce(nothingSaid, list).said, loading);
	t.deepEqual(textOf(first), ['Conviction 2 of 12.']);
	t.is(first.drawn, undefined);
	const loaded = settleAll(press(list, 'j', 'enter'), {draw: false});
	const whole = announce(first.said, loaded);
	const lines = textOf(whole);
	t.is(whole.drawn, loaded.current!.token);
	t.is(lines[0], 'Name: EXEMPLAR,BENITO');
	for (const text of [/^Charge: HS 11359\(a\)$/, /^Engine: Eligible for Dismissal, relief asked: /, /^Reason: /, /^Statute: /, /^HISTORY, /, /^QUESTIONS/]) {
		t.is(lines.filter(said => text.test(said)).length, 1, String(text));
	}

	t.regex(lines.at(-2)!, /^Status: 0 decided, /);
	t.regex(lines.at(-1)!, /^Keys: .*o override.*\? help\.$/);
	t.is(announce(first.said, {...loaded, blank: true}).drawn, undefined);
});

test('a conviction that was read below the help is said when the help is closed, and not drawn before', t => {
	const loading = press(list, 'enter').state;
	const memory = announce(announce(nothingSaid, loading).said, press(loading, '?').state).said;
	const helped = settleAll({state: press(loading, '?').state, effects: press(list, 'enter').effects}, {draw: false});
	t.is(helped.current!.detail.kind, 'loaded');
	const covered = announce(memory, helped);
	t.is(covered.drawn, undefined);
	t.deepEqual(textOf(covered), []);
	const open = announce(covered.said, press(helped, 'esc').state);
	t.is(open.drawn, helped.current!.token);
	t.true(textOf(open).includes('Name: SPECIMEN,ADA MARIE'));
	t.regex(textOf(open).at(-1)!, /^Keys: /);
});

test('a dialog that is closed brings back its screen without saying it again', t => {
	t.deepEqual(said(one, choosing, press(choosing, 'esc').state).slice(0, 2), ['Note: Nothing was saved; what you entered is kept', 'Conviction 2 of 12.']);
	t.is(said(one, choosing, press(choosing, 'esc').state).length, 3);
	t.deepEqual(said(list, press(list, 'f').state, press(list, 'f', 'esc').state).slice(0, 1), ['Convictions; filter: all']);
});

test('a step of a dialog says its question, all choices, the chosen one and the keys', t => {
	const lines = said(one, choosing);
	t.regex(lines[0]!, /^EXEMPLAR,BENITO; born /);
	t.regex(lines[1]!, /^Override the engine \(step 1 of \d\)$/);
	t.is(lines[2], 'Which outcome?');
	t.deepEqual(lines.slice(3, 8).map(text => text.slice(0, 3)), ['1. ', '2. ', '3. ', '4. ', '5. ']);
	t.regex(lines[8]!, /^Chosen: /);
	t.regex(lines[9]!, /^Keys: Enter choose, Esc back/);
	t.deepEqual(said(one, press(one, 'd').state).slice(-2), ['Keys: Enter go on, Esc back.', '[> ]']);
});

test('what is saved is said before the conviction that follows', t => {
	const review = press(one, 'c').state;
	const after = settleAll(press(one, 'c', 'enter'), {draw: false});
	const lines = said(one, review, after);
	t.regex(lines[0]!, /^Note: saved #\d+: conviction 2 confirmed: Dismiss; now conviction 3 of/);
	t.is(lines[1], 'Conviction 3 of 12.');
	t.is(lines.filter(text => text.startsWith('Name: ')).length, 1);
});

test('blank: nothing of a record is said, and what was is moved out of sight; the key that wakes says the screen again', t => {
	const idle = feed(one, {type: 'idle'}).state;
	t.deepEqual(said(one, idle), ['(clear)', 'Blank, since nobody pressed a key. Any key shows the screen again and does nothing else.']);
	const still = settleAll({state: idle, effects: [{type: 'wipe'}]}, {draw: false});
	t.deepEqual(said(one, idle, still), []);
	const woken = press(still, 'c').state;
	t.deepEqual(said(one, idle, still, woken), []);
	const again = settleAll({state: woken, effects: [{type: 'wipe'}]}, {draw: false});
	t.deepEqual(said(one, idle, still, woken, again), said(one));
});

test('Ctrl-L says the screen again', t => {
	const asked = press(one, 'ctrl-l');
	t.deepEqual(said(one, asked.state, settleAll(asked, {draw: false})), said(one));
});

test('progress: a line for each tenth', t => {
	const at = (bytes: number): AppState => ({...start, comparing: {kind: 'evaluating', token: 1, title: visibleText('another'), read: {first: {bytes: 1, total: 1000, seconds: 0}, now: {bytes, total: 1000, seconds: 1}}}});
	t.true(said(start, at(10)).includes('Less than 10 % read'));
	t.deepEqual(said(start, at(110), at(180)), []);
	t.deepEqual(said(start, at(180), at(210)), ['20 % read']);
});

const hostile = inventedRecord(0, {
	subject: {...inventedRecord(0).subject, name: '\u001B]0;OWNED\u0007DOE,\u202EEVIL'},
	conviction: {...inventedRecord(0).conviction, charge: '11357 HS\r\u001B[2J\u200B', caseNumbers: ['A\u0008B']},
	reason: 'a\u009Bb',
});

const screens: ReadonlyArray<readonly [string, AppState]> = [
	['overview', start], ['comparison', compared(start)], ['list', list], ['empty list', {...list, shown: []}], ['conviction', one], ['flagged', flagged],
	['failed to read', feed(press(list, 'enter').state, {type: 'detail-loaded', token: press(list, 'enter').state.current!.token, attempt: failure({found: 'x', expected: 'y', next: 'z'}), seconds: 1}).state],
	['rows', press(one, 'v').state], ['row', press(one, 'v', 'enter').state], ['results', press(start, 'x').state], ['written', settleAll(press(start, 'x', 'enter'))],
	['candidates', press(begin({candidates: [inventedCandidate(20)]}), 'C').state], ['candidate', settleAll(press(begin({candidates: [inventedCandidate(20)]}), 'C', 'enter'))],
	['help', press(one, '?').state], ['quit', press(one, 'Q').state], ['filter', press(start, 'f').state], ['palette', press(one, ':').state], ['search', press(list, '/').state],
	['override', choosing], ['defer', typing], ['fact', press(one, 'e').state], ['policies', settleAll(press(start, 'v'))],
	['hostile list', press(begin({records: [hostile]}), 'enter').state], ['hostile', opened(begin({records: [hostile]}), 0)],
];

for (const [name, state] of screens) {
	test(`${name}: lines with a beginning, no box, no mark, no padding, nothing that acts on a terminal`, t => {
		const lines = said(state);
		t.true(lines.length > 0);
		for (const text of lines) {
			t.regex(text, /^\S/, text);
			t.notRegex(text, /[─│┌┐└┘├┤┬┴┼]|\s{3,}|[●◐○▲◆›»•→]|undefined|object Object/, text);
			t.notRegex(text, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u, text);
		}
	});
}

/** Words and figures, without what marks and punctuation them. */
const words = (text: string): readonly string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(word => word !== '');

for (const [name, state] of [['a conviction', one], ['a flagged conviction', flagged], ['a hand review', opened(start, 0)], ['a candidate', screens.find(([screen]) => screen === 'candidate')![1]], ['the hostile one', screens.at(-1)![1]]] as const) {
	test(`all that the screen of ${name} shows is said`, t => {
		const spoken = new Set(words(said(state).join('\n')));
		const shown = convictionSections(unbounded(state)).lines.flatMap(spans => words(spans.map(({text}) => text).join('')));
		// `Flags` is the heading of a column; each flag is said to be one.
		t.deepEqual([...new Set(shown)].filter(word => !spoken.has(word) && word !== 'flags'), []);
	});
}

test('all that the last step of a dialog shows is said', t => {
	const review = press(one, 'o', '2', 'enter', 'enter', 'four words of mine', 'enter').state;
	const {overlay} = review;
	t.is(overlay?.kind, 'decide');
	const spoken = new Set(words([...said(one), ...said(review)].join('\n')));
	const shown = overlay?.kind === 'decide' ? dialogLines(unbounded(review), overlay.draft, 1000).flatMap(spans => words(spans.map(({text}) => text).join(''))) : [];
	t.true(shown.includes('mine'));
	t.deepEqual([...new Set(shown)].filter(word => !spoken.has(word)), []);
});
