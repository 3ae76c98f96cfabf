import test from 'ava';
import {drawnToken} from '../../source/tui/frame-tracker.js';
import {begin, burst, feed, opened, press, settleAll} from '../helpers/key-run.js';
import {frameAt} from '../helpers/render-at.js';

const blanked = (state: ReturnType<typeof begin>): ReturnType<typeof begin> => settleAll(feed(state, {type: 'idle'}), {draw: false});

test('an idle screen shows nothing of a record, at any size', t => {
	for (const size of [{columns: 60, rows: 16}, {columns: 80, rows: 24}, {columns: 140, rows: 40}]) {
		for (const state of [opened(begin({}, size), 1), press(begin({}, size), 'enter').state, press(opened(begin({}, size), 1), 'v', 'enter').state]) {
			const text = frameAt(blanked(state)).join('\n');
			t.is(text.trim().split('\n').length, 1);
			t.regex(text, /^Blank, since nobody pressed a key/);
			t.notRegex(text, /EXEMPLAR|INVENTED|HS 113|SC7|\d{5}/);
		}
	}
});

test('the key that shows the screen again does nothing else, nor does what came with it', t => {
	const before = opened(begin(), 1);
	for (const keys of [['c'], ['o'], ['Q'], ['ctrl-c', 'ctrl-c'], ['c', 'enter', 'enter'], [':'], ['esc']]) {
		const woken = burst(blanked(before), ...keys);
		t.deepEqual(woken.effects, [{type: 'wipe'}], keys.join(' '));
		const {idle, wokenBy, blank, ...rest} = settleAll(woken, {draw: false});
		const {idle: _idle, wokenBy: _wokenBy, blank: _blank, ...same} = before;
		t.deepEqual([idle, blank], [false, false]);
		t.true(wokenBy! > 0);
		t.deepEqual(rest, same, keys.join(' '));
	}
});

test('a paste neither wakes nor is taken in', t => {
	const state = blanked(press(opened(begin(), 1), 'd').state);
	t.is(feed(state, {type: 'paste', text: 'four words of mine', read: 5}).state, state);
});

test('nothing is drawn while blank, and no key decides before the screen is there again', t => {
	const before = opened(begin(), 1);
	t.is(drawnToken(blanked(before)), undefined);
	const woken = press(blanked(before), 'j').state;
	t.regex(press(woken, 'c').state.notice?.text ?? '', /Not drawn yet/);
	t.is(press(settleAll({state: woken, effects: [{type: 'wipe'}]}), 'c').state.overlay?.kind, 'decide');
});

test('a decision that is saved meanwhile waits for its reader', t => {
	const saving = press(opened(begin(), 1), 'c', 'enter');
	const state = settleAll({state: feed(saving.state, {type: 'idle'}).state, effects: saving.effects}, {draw: false});
	t.is(state.made.length, 1);
	t.true(state.idle);
	t.false(state.current?.drawn);
});
