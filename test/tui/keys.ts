import test from 'ava';
import {cellWidth} from '../../source/terminal/cells.js';
import {keyLabel} from '../../source/tui/key-event.js';
import {bindings, bindingsIn, type Binding} from '../../source/tui/key-table.js';
import {contextOf, type Context} from '../../source/tui/layout.js';
import {helpLines} from '../../source/tui/screens/help-lines.js';
import type {AppState} from '../../source/tui/state.js';
import {failure} from '../../source/values/problem.js';
import {answer, begin, burst, feed, opened, press, settleAll} from '../helpers/key-run.js';
import {inventedCandidate} from '../helpers/session-fixture.js';

const withCandidates = (): AppState => begin({candidates: [inventedCandidate(20), inventedCandidate(21)]});

/** A state for each context, so that every binding can be pressed where it works. */
function stateIn(context: Context): AppState {
	const start = begin();
	switch (context) {
		case 'overview':
		case 'always': {
			return start;
		}

		case 'convictions': {
			return press(start, 'f', 'enter', 'enter', 's', '/', 'exem', 'enter').state;
		}

		case 'conviction': {
			return opened(start, 2);
		}

		case 'rows': {
			return press(opened(start, 2), 'v').state;
		}

		case 'row': {
			return press(opened(start, 2), 'v', 'enter').state;
		}

		case 'candidates': {
			return press(withCandidates(), 'C').state;
		}

		case 'candidate': {
			return settleAll(press(withCandidates(), 'C', 'enter'));
		}

		case 'results': {
			return press(start, 'x').state;
		}

		case 'help': {
			return press(start, '?').state;
		}

		case 'filter': {
			return press(start, 'enter', 'f').state;
		}

		case 'search': {
			return press(start, 'enter', '/').state;
		}

		case 'palette': {
			return press(start, ':', 'unde').state;
		}

		case 'quit': {
			return press(start, 'Q').state;
		}

		case 'rule-text': {
			return press(opened(start, 2), 'W').state;
		}

		case 'bulk-choose': {
			return press(opened(start, 2), 'R').state;
		}

		case 'bulk-text': {
			return press(opened(start, 2), 'R', '1', '1').state;
		}

		case 'bulk-preview': {
			return press(opened(start, 2), 'R', '1', '1', 'HS 11361.8', 'enter', 'eight words of mine that say why it holds', 'enter').state;
		}

		case 'policies': {
			return settleAll(press(start, 'v'));
		}

		case 'policy-file': {
			return press(stateIn('policies'), 'G', 'enter').state;
		}

		case 'comparing': {
			return press(stateIn('policies'), 'enter').state;
		}

		case 'choose': {
			return press(opened(start, 1), 'o').state;
		}

		case 'text': {
			return press(opened(start, 1), 'd').state;
		}

		case 'review': {
			return press(opened(start, 1), 'c').state;
		}

		case 'problem': {
			const ran = press(opened(start, 1), 'c', 'enter');
			return feed(ran.state, {type: 'append-finished', id: ran.state.counter, attempt: failure({found: 'x', expected: 'y', next: 'z'})}).state;
		}
	}
}

for (const binding of bindings) {
	for (const context of binding.contexts) {
		for (const key of binding.keys) {
			test(`${binding.id}: ${keyLabel(key)} in ${context} does something, or says why not`, t => {
				const state = stateIn(context);
				t.true(context === 'always' || contextOf(state) === context);
				const ran = press(state, key);
				const silent = ran.effects.length === 0 && JSON.stringify(shape(ran.state)) === JSON.stringify(shape(state));
				// At the end of a list a motion has nowhere to go.
				t.true(!silent || binding.group === 'move' || binding.id === 'filter.pick', 'neither acted nor answered');
			});
		}
	}
}

const shape = (state: AppState): unknown => ({...state, session: 0, reviews: state.reviews.size, drafts: state.drafts.size, unsaved: state.unsaved.size, lastDeciding: 0});

test('a letter means one thing in a context', t => {
	for (const context of new Set(bindings.flatMap(binding => binding.contexts))) {
		const keys = bindingsIn(context).flatMap(binding => binding.keys);
		t.is(new Set(keys).size, keys.length, context);
	}
});

test('labels fit the footer and every binding has a sentence', t => {
	t.is(new Set(bindings.map(binding => binding.id)).size, bindings.length);
	for (const binding of bindings) {
		t.true(cellWidth(binding.label) <= 16, binding.id);
		t.regex(binding.help, /^[A-Z].*\.$/, binding.id);
		t.false(binding.keys.some(key => key.startsWith('alt')), binding.id);
	}
});

test('writing bindings are in the help only when they can write', t => {
	const text = (state: AppState): string => helpLines(state, bindings).map(spans => spans.map(span => span.text).join('')).join('\n');
	const uses = (binding: Binding, state: AppState): boolean => text(state).replaceAll(/\s+/g, ' ').includes(binding.help);
	for (const binding of bindings) {
		t.true(uses(binding, begin({}, {columns: 200, rows: 60})), binding.id);
	}

	t.false(uses(bindings.find(({id}) => id === 'conviction.override')!, begin({cannotDecideBecause: 'x'}, {columns: 200, rows: 60})));
});

test('a capital whose small letter is bound asks about Caps Lock', t => {
	t.regex(press(opened(begin(), 1), 'C').state.notice?.text ?? '', /Caps Lock\?/);
});

test('a deciding key on the list says where it works', t => {
	t.regex(press(begin(), 'enter', 'c').state.notice?.text ?? '', /open it with Enter first/);
});

test('Down Down Down Enter in one read opens the fourth row', t => {
	const list = press(begin(), 'enter').state;
	t.is(burst(list, 'down', 'down', 'down', 'enter').state.current?.position, 3);
});

test('q asks before it leaves, Enter stays, y leaves with 0', t => {
	const asked = press(begin(), 'q').state;
	t.is(asked.overlay?.kind, 'quit');
	t.is(press(asked, 'enter').state.overlay, undefined);
	t.deepEqual(press(asked, 'y').effects, [{type: 'exit', code: 0}]);
});

test('y while an entry is on its way leaves once that is saved; Esc stays, and what fails to be saved keeps the screen', t => {
	const loaded = opened(begin(), 1);
	const made = press(loaded, 'd', 'docket ordered', 'enter', 'enter');
	const append = made.effects.find(({type}) => type === 'append')!;
	const wanted = press(made.state, 'Q', 'y');
	t.false(wanted.effects.some(({type}) => type === 'exit'));
	t.regex(wanted.state.notice?.text ?? '', /Leaving once an entry is saved/);
	const left = feed(wanted.state, ...answer(wanted.state, append));
	t.deepEqual(left.effects.map(({type}) => type), ['keep-unfinished', 'exit'], 'what was saved is kept no longer');
	t.is(left.state.exitCode, 0);

	const stays = press(wanted.state, 'esc').state;
	t.deepEqual(feed(stays, ...answer(stays, append)).effects.filter(({type}) => type === 'exit'), []);

	const failed = feed(wanted.state, {type: 'append-finished', id: append.type === 'append' ? append.id : 0, attempt: failure({found: 'a full disk', expected: 'room', next: 'make room'})});
	t.deepEqual(failed.effects, []);
	t.is(failed.state.failures.length, 1);
});

test('Ctrl-C asks, a second one leaves with 130, from every context', t => {
	for (const context of new Set(bindings.flatMap(binding => binding.contexts))) {
		const ran = press(stateIn(context), 'ctrl-c', ...(context === 'quit' ? [] : ['ctrl-c']));
		t.deepEqual(ran.effects.at(-1), {type: 'exit', code: 130}, context);
	}
});

test('search finds by name, number, charge and key, and goes round', t => {
	const list = press(begin(), 'enter').state;
	t.is(press(list, '/', 'exemplar', 'enter').state.list.cursor, 1);
	t.is(press(list, '/', 'a80000004', 'enter').state.list.cursor, 4);
	t.is(press(list, '/', 'sc70003', 'enter').state.list.cursor, 3);
	t.is(press(list, '/', '9000006/', 'enter').state.list.cursor, 5);
	const found = press(list, '/', 'exemplar', 'enter').state;
	t.is(press(found, 'n').state.list.cursor, 7);
	const round = press(found, 'n', 'n').state;
	t.is(round.list.cursor, 1);
	t.regex(round.notice?.text ?? '', /went round/);
	t.is(press(found, 'N').state.list.cursor, 7);
	t.regex(press(list, '/', 'nobody', 'enter').state.notice?.text ?? '', /Nothing matches/);
});

test('] and [ go to what is undecided, from any screen', t => {
	t.is(press(begin(), ']').state.current?.position, 0);
	t.is(settleAll(press(opened(begin(), 0), ']')).current?.position, 1);
	t.is(settleAll(press(opened(begin(), 1), '[')).current?.position, 0);
});

test('results: figures first, Enter writes, then what was written', t => {
	const asking = press(begin(), 'x');
	t.deepEqual(asking.effects, []);
	const writing = press(asking.state, 'enter');
	t.deepEqual(writing.effects, [{type: 'write-results'}]);
	t.regex(press(writing.state, 'enter').state.notice?.text ?? '', /being written/);
	t.is(settleAll(writing).results.kind, 'written');
});
