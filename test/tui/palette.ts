import test from 'ava';
import {bindings} from '../../source/tui/key-table.js';
import {paletteCommands} from '../../source/tui/commands/palette.js';
import {begin, burst, opened, press, settleAll} from '../helpers/key-run.js';
import {frameAt} from '../helpers/render-at.js';
import {inventedCandidate} from '../helpers/session-fixture.js';

const named = (state: Parameters<typeof paletteCommands>[0]): readonly string[] => paletteCommands(state, bindings).map(({id}) => id);

test('typing narrows by the beginning of a name, of its parts and of its label; Enter runs the command where one stands', t => {
	const list = press(begin(), 'enter').state;
	const typed = press(list, ':', 'list.la').state;
	t.deepEqual(named(typed), ['list.last']);
	const ran = press(typed, 'enter').state;
	t.is(ran.overlay, undefined);
	t.is(ran.list.cursor, 11);
	t.deepEqual(named(press(begin(), ':', 'OVERVIEW.N').state), ['overview.next-page']);
	t.true(named(press(begin(), ':').state).includes('redraw'), 'what works everywhere is there');
	t.false(named(press(begin(), ':').state).some(id => id.startsWith('conviction.')), 'what works elsewhere is not');
});

test('the candidates and a candidate have their own commands', t => {
	const list = press(begin({candidates: [inventedCandidate(40)]}), 'C').state;
	t.true(named(press(list, ':').state).includes('candidates.open'));
	const shown = settleAll(press(list, ':', 'candidates.open', 'enter'));
	t.is(shown.screen, 'candidate');
	t.true(named(press(shown, ':').state).includes('candidate.promote'));
	t.deepEqual(press(shown, ':', 'candidate.promote', 'enter', 'enter').effects, []);
});

test('letters are typed and are no keys; q does not quit, and a new letter begins at the first row', t => {
	const {state} = press(begin(), ':', 'q', 'down');
	t.is(state.overlay?.kind === 'palette' ? state.overlay.cursor : undefined, 1);
	const {state: more} = press(state, 'u');
	t.is(more.overlay?.kind === 'palette' ? more.overlay.cursor : undefined, 0);
	t.is(press(more, 'esc').state.overlay, undefined);
});

test('what decides is not run, by one Enter or by many: its own key is named', t => {
	const before = opened(begin(), 1);
	for (const name of ['conviction.confirm', 'conviction.override', 'conviction.defer', 'conviction.challenge', 'results.open']) {
		const ran = press(before, ':', name, ...Array.from({length: 9}, () => 'enter'));
		t.deepEqual(ran.effects, [], name);
		t.is(ran.state.overlay?.kind, 'palette', name);
		t.regex(ran.state.notice?.text ?? '', /Esc, then [coxpd]$/, name);
	}

	t.deepEqual(burst(before, ':', 'undo', 'enter', 'enter').effects, []);
});

test('a command that cannot be run now says why, in its row and when it is chosen', t => {
	const {state} = press(begin(), ':', 'compare.d');
	t.regex(frameAt(state).join('\n'), /V {2}compare\.differing {2}not here: Nothing is compared/);
	t.regex(press(state, 'enter').state.notice?.text ?? '', /Nothing is compared/);
	const looking = press(opened(begin({cannotDecideBecause: 'no role was given'}), 1), ':', 'conviction.override', 'enter').state;
	t.regex(looking.notice?.text ?? '', /^no role was given$/);
	t.regex(press(begin(), ':', 'zzz', 'enter').state.notice?.text ?? '', /No command of this screen/);
});

test('the conviction beneath stays drawn, and its keys work again after Esc', t => {
	const {state} = press(opened(begin(), 1), ':', 'esc');
	t.is(settleAll(press(state, 'c', 'enter')).made.length, 1);
});

test('every command of a screen can be reached by its whole name', t => {
	for (const state of [begin(), press(begin(), 'enter').state, opened(begin(), 2), press(begin(), 'x').state]) {
		for (const id of named(press(state, ':').state)) {
			t.true(named(press(state, ':', id).state).includes(id), id);
		}
	}
});
