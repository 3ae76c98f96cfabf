import test from 'ava';
import type {Draft} from '../../source/review/entry.js';
import type {AppState, Effect} from '../../source/tui/state.js';
import {receiptFacts, receiptText} from '../../source/tui/receipt.js';
import {failure} from '../../source/values/problem.js';
import {cellWidth} from '../../source/terminal/cells.js';
import {begin, burst, feed, opened, press, settleAll} from '../helpers/key-run.js';
import {frameAt} from '../helpers/render-at.js';
import {inventedCandidate, keyOf} from '../helpers/session-fixture.js';

const appends = (effects: readonly Effect[]): readonly Draft[] => effects.flatMap(effect => effect.type === 'append' ? [effect.draft] : []);
const text = (state: AppState): string => frameAt(state).join('\n');
const words = 'ask the clerk for volume 2';

test('a note is one entry with its words, decides nothing, and stays where the reviewer is', t => {
	const ran = press(opened(begin(), 1), '+', words, 'enter', 'enter');
	t.like(appends(ran.effects), {0: {type: 'note', key: keyOf(1), words}, length: 1});
	const after = settleAll(ran);
	t.is(after.current?.position, 1);
	t.is(after.tally.queue.decided, 0);
	t.deepEqual(after.made, []);
	t.is(after.drafts.size, 0);
	t.regex(after.notice?.text ?? '', /a note; it decides nothing/);
	t.regex(text(after), /Noted +“ask the clerk for volume 2” \(R\. Roe, 2020-06-15, #\d+\)/);
	t.regex(text(press(after, 'G').state), /note 2020-06-15 14:02:11 by R\. Roe: “ask the clerk for volume 2”/);
});

test('an empty note is not taken, and Escape keeps what was typed', t => {
	t.regex(text(press(opened(begin(), 1), '+', 'enter').state), /at least 1 word of your own/);
	const left = press(opened(begin(), 1), '+', words, 'esc').state;
	t.is(left.overlay, undefined);
	t.regex(text(press(left, '+').state), /ask the clerk/);
});

test('a note that did not reach the disk is told, and kept', t => {
	const ran = press(opened(begin(), 1), '+', words, 'enter', 'enter');
	const {state} = feed(ran.state, {type: 'append-finished', id: ran.state.pending.at(-1)!.id, attempt: failure({found: 'no space', expected: 'room', next: 'free some'})});
	t.regex(text(state), /NOT SAVED: note of conviction 2/);
	const read = press(state, 'enter').state;
	t.regex(text(read), /NOT SAVED +the last note did not reach the disk: \+ has its words[^]*NOT SAVED: 1/);
	t.notRegex(text(read), /the last decision made here/);
	t.regex(text(press(read, '+').state), /ask the clerk/);
	const left = press(read, 'Q', 'y').state;
	t.is(left.exitCode, 74, 'a write failed');
	t.regex(receiptText(receiptFacts(left, 74)), /NOT SAVED: 1\. Look at the log before deciding again\.\n {2}note of conviction 2\n/);
	const again = settleAll(press(read, '+', 'enter', 'enter'));
	t.is(again.unsaved.size, 0);
	t.regex(text(again), /Noted +“ask the clerk for volume 2”/);
});

test('a note on a candidate; none in a session that decides nothing, and none on what was not drawn', t => {
	const aside = settleAll(press(begin({candidates: [inventedCandidate(40)]}), 'C', 'enter'));
	t.like(appends(press(aside, '+', words, 'enter', 'enter').effects), {0: {type: 'note', key: keyOf(40)}});
	t.is(press(opened(begin({cannotDecideBecause: 'read-only'}), 1), '+').state.overlay, undefined);
	t.is(burst({...begin(), screen: 'convictions'}, 'enter', '+').state.overlay, undefined);
});

for (const size of [{columns: 60, rows: 16}, {columns: 80, rows: 24}, {columns: 100, rows: 30}, {columns: 140, rows: 40}]) {
	test(`${size.columns}x${size.rows}: typed, looked at, and on the conviction`, t => {
		const long = 'word '.repeat(80);
		const typed = press(opened(begin({}, size), 1), '+', long).state;
		for (const state of [typed, press(typed, 'enter').state, settleAll(press(typed, 'enter', 'enter'))]) {
			const frame = frameAt(state);
			t.is(frame.length, size.rows - 1);
			t.deepEqual(frame.filter(line => cellWidth(line) > size.columns), []);
			t.regex(frame.join('\n'), /word word/);
		}
	});
}
