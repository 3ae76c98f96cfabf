import test from 'ava';
import {visibleText} from '../../source/terminal/visible-text.js';
import {countsOf, type Filter} from '../../source/tui/finding/filter.js';
import {prepareFacets, valuesAt} from '../../source/tui/finding/facet-index.js';
import {facetLabel, facets, type FacetKind} from '../../source/tui/finding/facets.js';
import {foldText} from '../../source/tui/finding/fold-text.js';
import {reshow} from '../../source/tui/finding/reshow.js';
import {titleLine, ruleLine} from '../../source/tui/screens/frame-lines.js';
import {filterLines} from '../../source/tui/screens/filter-lines.js';
import type {AppState} from '../../source/tui/state.js';
import {begin, compared, feed, opened, press, settleAll} from '../helpers/key-run.js';
import {frameAt} from '../helpers/render-at.js';
import {inventedCandidate, inventedRecord, rowAt} from '../helpers/session-fixture.js';

const text = (lines: ReadonlyArray<{readonly text: string}>): string => lines.map(({text: part}) => part).join('');
const title = (state: AppState): string => text(titleLine(state));
const list = (): AppState => press(begin(), 'enter').state;
const filtered = (filter: Filter, state = list()): readonly number[] | undefined => reshow(state, {filter}).shown;

/** Two people of whom everything that can be filtered by differs. */
function unlike(): AppState {
	const plain = inventedRecord(0);
	return begin({records: [
		plain,
		inventedRecord(1, {
			question: 'not-a-felony',
			flags: [{id: 'date-partial', level: 'M', rows: [rowAt(3)], material: [{reading: 'x', outcome: 'reduce'}]}],
			subject: {...plain.subject, name: 'ÉXAMPLE,JOSÉ', born: '1999-08-01', race: 'HISPANIC or WHITE', sex: 'M', inCustody: 'yes'},
			conviction: {...plain.conviction, sections: ['11357', '11358'], date: '1999-12-31 or 2000-01-01', arrestedBy: ['SOLOS ANGELES', 'SO LOS ANGELES', 'PDLOS ANGELES']},
		}),
		inventedRecord(2, {subject: {...plain.subject, born: '1940'}, conviction: {...plain.conviction, date: 'unknown', sections: [], arrestedBy: []}}),
	]});
}

const cases: ReadonlyArray<readonly [FacetKind, string, readonly number[]]> = [
	['outcome', 'hand-review', [0]],
	['outcome', 'dismiss', [1]],
	['decision', 'undecided', [0, 1, 2]],
	['question', 'Date of birth is missing: dismissed if born on or before 1963-07-01, otherwise reduced', [0]],
	['rule', 'not-a-felony', [1]],
	['flag', 'date-partial', [1, 2]],
	['flag', 'after-act', [2]],
	['level', 'material', [1]],
	['level', 'H', [2]],
	['level', 'none', [0]],
	['custody', 'yes', [1]],
	['section', '11358', [1]],
	['section', 'unknown', [2]],
	['agency', 'PDLOSANGELES', [0, 1]],
	['agency', 'SOLOSANGELES', [1]],
	['agency', 'unknown', [2]],
	['decade', '1990 to 1999', [1]],
	['decade', '2000 to 2009', [1]],
	['decade', '2010 to 2019', [0]],
	['decade', 'unknown', [2]],
	['year', '1999', [1]],
	['year', '2000', [1]],
	['year', '2012', [0]],
	['year', 'unknown', [2]],
	['race', 'HISPANIC or WHITE', [1]],
	['sex', 'M', [1]],
	['age', 'under 21', [1]],
	['age', '70 or over', [2]],
	['age', 'unknown', [0]],
];
for (const [kind, value, shown] of cases) {
	test(`the filter ${kind}: ${value} shows what it counts`, t => {
		const state = unlike();
		t.deepEqual(filtered([{kind, value}], state), shown);
		t.is(countsOf([], state).get(kind)?.find(one => one.value === value)?.count, shown.length);
	});
}

test('an agency that is written with and without a blank is one, shown as it is written with it', t => {
	t.is(facetLabel('agency', 'SOLOSANGELES', unlike().session), 'SO LOS ANGELES');
	t.is(facetLabel('agency', 'unknown', unlike().session), 'arresting agency unknown');
});

test('within a kind one is enough, between kinds all are needed', t => {
	t.deepEqual(filtered([{kind: 'outcome', value: 'hand-review'}, {kind: 'outcome', value: 'reduce'}]), [0, 2, 6, 8]);
	t.deepEqual(filtered([{kind: 'outcome', value: 'reduce'}, {kind: 'outcome', value: 'hand-review'}, {kind: 'level', value: 'none'}]), [0, 8]);
	t.deepEqual(filtered([{kind: 'race', value: 'nobody'}]), []);
});

test('a count says how many a value would show beside what is set in the other kinds', t => {
	const state = list();
	const of = (filter: Filter, kind: FacetKind) => Object.fromEntries((countsOf(filter, state).get(kind) ?? []).map(({value, count}) => [value, count]));
	t.deepEqual(of([], 'outcome'), {dismiss: 4, reduce: 2, 'not-eligible': 2, refer: 2, 'hand-review': 2});
	t.deepEqual(of([{kind: 'outcome', value: 'reduce'}], 'outcome'), of([], 'outcome'));
	t.deepEqual(of([{kind: 'level', value: 'H'}], 'outcome'), {dismiss: 0, reduce: 1, 'not-eligible': 0, refer: 1, 'hand-review': 1});
	t.deepEqual(of([{kind: 'outcome', value: 'reduce'}], 'level'), {H: 1, M: 1, none: 1});
	for (const [kind, counts] of countsOf([{kind: 'outcome', value: 'dismiss'}, {kind: 'sex', value: 'F'}], state)) {
		for (const {value, count} of counts) {
			const others: Filter = [{kind: 'outcome' as const, value: 'dismiss'}, {kind: 'sex' as const, value: 'F'}].filter(chip => chip.kind !== kind);
			t.is(filtered([...others, {kind, value}], state)?.length, count, `${kind} ${value}`);
		}
	}
});

test('decided, overridden, challenged, deferred', t => {
	const decided = settleAll(press(opened(begin(), 1), 'c', 'enter'));
	const deferred = settleAll(press(opened(decided, 0), 'd', 'waiting for the file', 'enter', 'enter'));
	const overridden = settleAll(press(opened(deferred, 3), 'o', '2', 'enter', '1', 'four words of mine', 'enter', 'enter'));
	const shown = (value: string) => filtered([{kind: 'decision', value}], overridden);
	t.deepEqual(shown('decided'), [1, 3]);
	t.deepEqual(shown('overridden'), [3]);
	t.deepEqual(shown('deferred'), [0]);
	t.true(shown('undecided')!.includes(0), 'a deferred one is still to be decided');
	t.false(shown('undecided')!.includes(1));
	t.true(filtered([{kind: 'outcome', value: 'reduce'}], overridden)?.includes(3), 'the outcome now');
});

test('what is counted by columns that are kept is what every conviction says of itself, however much was decided and undone meanwhile', t => {
	const before = begin();
	prepareFacets(before, 5);
	const decided = settleAll(press(opened(before, 1), 'c', 'enter'));
	const deferred = settleAll(press(opened(decided, 0), 'd', 'waiting for the file', 'enter', 'enter'));
	const undone = settleAll(press(opened(deferred, 1), 'u'));
	const states = [before, decided, deferred, undone, compared(undone), decided, before];
	for (const state of states) {
		for (const [kind, counts] of countsOf([], state)) {
			const said = state.session.records.flatMap((_, position) => facets[kind].of(state, position));
			t.deepEqual(Object.fromEntries(counts.map(({value, count}) => [value, count])), Object.fromEntries([...new Set(said)].map(value => [value, said.filter(one => one === value).length])), kind);
			t.deepEqual(state.session.records.map((_, position) => valuesAt(kind, state, position)), state.session.records.map((_, position) => facets[kind].of(state, position)), kind);
		}
	}

	t.is(new Set(states.map(state => countsOf([], state).get('decision')?.map(({value, count}) => `${value} ${count}`).join('; '))).size, 4);
});

test('what a second policy decides differently is a kind only while there is one', t => {
	t.false(countsOf([], begin()).has('difference'));
	t.deepEqual(countsOf([], compared(begin())).get('difference'), [{value: 'differs', count: 4}, {value: 'same', count: 8}]);
});

test('f opens the kinds with their values counted; Space sets several, Enter sets one and shows the list', t => {
	const dialog = press(begin(), 'f').state;
	t.regex(filterLines(dialog).map(spans => text(spans)).join('\n'), /12 of 12 convictions shown\n› Outcome now +5 values/);
	const set = press(dialog, 'enter', ' ', 'j', ' ').state;
	t.deepEqual(set.filter, [{kind: 'outcome', value: 'dismiss'}, {kind: 'outcome', value: 'reduce'}]);
	t.is(set.shown?.length, 6);
	t.regex(filterLines(set).map(spans => text(spans)).join('\n'), /Outcome now: 6 of 12[^]*\[x] +4 {2}Eligible for Dismissal *\n› \[x] +2 {2}Eligible for Reduction *\n {2}\[ ] +2 {2}Not eligible/);
	t.deepEqual(press(set, ' ').state.filter, [{kind: 'outcome', value: 'dismiss'}]);
	const both = press(set, 'esc', 'j', 'j', 'j', 'j', 'j', 'enter', 'enter').state;
	t.is(both.screen, 'convictions');
	t.is(both.overlay, undefined);
	t.is(both.filter.length, 3);
	t.is(press(both, 'f', 'enter', 'enter').state.filter.length, 3, 'Enter takes nothing away');
});

test('chips stand under the title; - drops the last, F all of them', t => {
	const two = press(begin(), 'f', 'enter', ' ', 'esc', 'j', 'enter', 'enter').state;
	t.regex(title(two), /^Convictions · filter: Eligible for Dismissal, undecided +row 1 of 3 · 33 %$/);
	t.is(text(ruleLine(two)).trim(), '[Outcome now: Eligible for Dismissal] [Decided: undecided] - drops the last');
	const one = press(two, '-').state;
	t.deepEqual(one.filter, [{kind: 'outcome', value: 'dismiss'}]);
	t.regex(one.notice?.text ?? '', /No longer filtered by undecided/);
	t.is(press(two, 'F').state.shown, undefined);
	t.regex(press(press(two, 'F').state, '-').state.notice?.text ?? '', /No filter is set/);
	const small = text(ruleLine({...two, size: {columns: 60, rows: 16}})).trim();
	t.is(small, '[Outcome now: Eligible for Dismissal] [Decided: undecided]');
});

test('the cursor stays on its conviction through filter and order, or goes to the next one shown', t => {
	const at = (state: AppState): number => state.shown?.[state.list.cursor] ?? state.list.cursor;
	const five = {...list(), list: {cursor: 5, top: 0}};
	t.is(at(reshow(five, {filter: [{kind: 'outcome', value: 'dismiss'}]})), 5);
	t.is(at(reshow(five, {filter: [{kind: 'outcome', value: 'reduce'}]})), 8);
	t.is(at(reshow({...list(), list: {cursor: 11, top: 0}}, {filter: [{kind: 'outcome', value: 'reduce'}]})), 8, 'none follows');
	let state: AppState = five;
	for (const key of ['s', 's', 's', 'S', 's', 's', 's', 's', '0', 'S']) {
		state = press(state, key).state;
		t.is(at(state), 5, key);
	}
});

test('s sorts by one column after the other, S turns round, 0 is queue order; the title says so', t => {
	const names = (state: AppState) => (state.shown ?? []).map(position => state.session.records[position]!.subject.name);
	const byName = press(list(), 's').state;
	t.deepEqual(names(byName), names(byName).toSorted((one, other) => foldText(one) < foldText(other) ? -1 : 1));
	t.deepEqual(byName.shown?.slice(0, 2), [1, 7], 'equal ones in queue order');
	t.regex(title(byName), /^Convictions · by name · filter: all +row/);
	t.deepEqual(names(press(byName, 'S').state), names(byName).toReversed());
	t.regex(title(press(byName, 'S').state), /by name, reversed/);
	t.is(press(byName, '0').state.shown, undefined);
	t.regex(press(byName, '0', '0').state.notice?.text ?? '', /The list is in queue order/);
	const around = press(list(), 's', 's', 's', 's', 's', 's', 's', 's').state;
	t.deepEqual(around.sort, {by: 'queue', reversed: false});
	t.deepEqual(press(list(), 'S').state.shown?.slice(0, 2), [11, 10]);
	const flags = press(list(), 's', 's', 's', 's', 's').state;
	t.deepEqual(flags.shown?.slice(0, 3), [2, 6, 10]);
	t.deepEqual(reshow(unlike(), {sort: {by: 'age', reversed: false}}).shown, [2, 1, 0]);
	t.deepEqual(reshow(unlike(), {sort: {by: 'date', reversed: false}}).shown, [1, 0, 2], 'what is unknown comes last');
});

test('the help names neither filter nor order', t => {
	t.regex(title(press(list(), 's', 'f', 'enter', 'enter', '?').state), /^Help +row \d of 4/);
});

test('a list that shows nothing says in whole sentences what to do, also on a narrow screen', t => {
	const empty = reshow(press(begin({}, {columns: 60, rows: 16}), 'enter').state, {filter: [{kind: 'race', value: 'nobody'}]});
	t.regex(frameAt(empty).join('\n').replaceAll(/\s+/g, ' '), /No conviction matches the filter\. F shows all of them again, - takes the last of it away\./);
});

test('order and filter hold together', t => {
	const both = press(list(), 's', 'f', 'enter', 'enter').state;
	t.deepEqual(both.shown, [1, 7, 5, 11]);
	t.deepEqual(press(both, '0').state.shown, [1, 5, 7, 11]);
	t.deepEqual(press(both, 'F').state.sort, {by: 'name', reversed: false});
});

test('after a decision on the outcome the order stays until it is asked for again', t => {
	const byOutcome = press(list(), 's', 's', 's', 's').state;
	t.is(byOutcome.sort.by, 'outcome');
	const decided = settleAll(press(opened(byOutcome, 0), 'c', 'enter'));
	t.deepEqual(decided.shown, byOutcome.shown);
});

test('a search counts its matches within the filter, and goes from one to the next', t => {
	const found = press(list(), '/', 'exemplar', 'enter').state;
	t.deepEqual(found.matches, [1, 7]);
	t.regex(title(found), /search: exemplar, 1 of 2/);
	t.regex(title(press(found, 'n').state), /search: exemplar, 2 of 2/);
	t.regex(title(press(found, 'j').state), /search: exemplar, 2 matches/);
	const within = press(found, 'f', 'j', 'j', 'j', 'j', 'enter', 'enter').state;
	t.is(within.matches?.length, within.shown?.filter(position => position === 1 || position === 7).length);
	const sorted = press(found, 's').state;
	t.deepEqual(sorted.matches?.map(row => sorted.shown![row]), [1, 7]);
	t.is(press(found, '/', 'ctrl-u', 'enter').state.matches, undefined);
});

test('letter case and accents do not count; line 13 is the conviction of that line', t => {
	const {state} = press({...unlike(), screen: 'convictions'}, '/', 'example,jose', 'enter');
	t.deepEqual(state.matches, [1]);
	t.deepEqual(press({...unlike(), screen: 'convictions'}, '/', 'JOSÉ', 'enter').state.matches, [1]);
	t.deepEqual(press(list(), '/', 'line 13', 'enter').state.matches, [1]);
	t.deepEqual(press(list(), '/', 'Line 1', 'enter').state.matches, []);
});

test('with many convictions the screen says what it does first, and a key that comes before finds it done', t => {
	const records = Array.from({length: 20_001}, (_, index) => inventedRecord(index % 60, {key: `k${index}`}));
	const many = press(begin({records}), 'enter').state;
	const asked = press(many, 'f');
	t.deepEqual(asked.effects, [{type: 'work', token: asked.state.counter}]);
	t.is(asked.state.notice?.text, visibleText('Counting among 20001 convictions'));
	t.regex(filterLines(asked.state).map(spans => text(spans)).join('\n'), /Filter by what\? Counting/);
	const {state: counted} = feed(asked.state, {type: 'work', token: asked.state.counter});
	t.is(counted.notice, undefined);
	t.true(counted.overlay?.kind === 'filter' && counted.overlay.counts !== undefined);
	const typedAhead = press(many, 'f', 'enter', 'j', 'enter').state;
	t.truthy(typedAhead.work);
	const settled = press(typedAhead, 'j').state;
	t.deepEqual(settled.filter, [{kind: 'outcome', value: 'reduce'}]);
	t.is(settled.work, undefined);
	t.is(settled.list.cursor, 1);
	t.is(feed(settled, {type: 'work', token: typedAhead.counter}).state, settled, 'late word of it changes nothing');
	const searching = press(settled, '/', 'carmen', 'enter');
	t.is(settleAll(searching).matches?.length, settled.shown?.length);
});

const wide = {columns: 120, rows: 30};

test('from 120 columns on the conviction under the cursor stands beside the list, and moving opens nothing', t => {
	const {state} = press(begin({}, wide), 'enter');
	const moved = press(state, 'j', 'j');
	t.deepEqual(moved.effects, []);
	const lines = frameAt(moved.state);
	t.regex(lines.find(row => row.startsWith('›'))!, /^› +3 INVENTE.+Reduce +│ /);
	const beside = lines.map(row => row.split(' │ ')[1] ?? '').join('\n');
	for (const expected of ['INVENTED,CARMEN O\'NEIL', 'case SC70002', 'Eligible for Reduction', 'H high', 'Enter or Tab opens it']) {
		t.true(beside.includes(expected), expected);
	}

	t.is(moved.state.current, undefined);
	t.regex(press(moved.state, 'c').state.notice?.text ?? '', /open it with Enter first/);
	t.false(frameAt({...moved.state, size: {columns: 119, rows: 30}}).some(row => row.includes(' │ ')));
});

test('opened with Tab the whole conviction stands beside the list; before it is drawn nothing is decided', t => {
	const opening = press(begin({}, wide), 'enter', 'j', 'tab');
	t.like(opening.effects, [{type: 'open'}]);
	t.is(press(opening.state, 'c').state.overlay, undefined);
	const state = settleAll(opening);
	const lines = frameAt(state);
	t.regex(lines.find(row => row.startsWith('›'))!, /^› +2 EXEMPLAR/);
	t.true(lines.some(row => row.includes(' │ ')));
	t.is(press(state, 'c').state.overlay?.kind, 'decide');
	const end = press(state, 'G').state;
	t.regex(title(end), /lines \d+-(?<last>\d+) of \k<last>$/);
	const narrow = settleAll(feed(end, {type: 'resized', size: {columns: 80, rows: 24}}));
	t.is(narrow.list.cursor, 1);
	t.false(frameAt(narrow).some(row => row.startsWith('›')));
});

test('beside a conviction that the filter does not show no row is marked', t => {
	const one = settleAll(press(begin({}, wide), 'f', 'enter', 'enter', 'enter'));
	t.true(frameAt(one).some(row => row.startsWith('›')));
	t.false(frameAt(settleAll(press(one, ']', ']'))).some(row => row.startsWith('›') && !row.includes('Dismiss')));
	const hidden = {...one, current: {...one.current!, position: 0, key: one.session.records[0]!.key}};
	t.false(frameAt(hidden).some(row => row.startsWith('›')));
});

test('Tab goes from a list into what its cursor is on, then from part to part and round; it never leaves a conviction', t => {
	for (const size of [{columns: 60, rows: 16}, {columns: 80, rows: 24}, {columns: 100, rows: 30}, {columns: 140, rows: 40}]) {
		const open = settleAll(press(begin({}, size), 'enter', 'j', 'j', 'tab'));
		t.is(open.screen, 'conviction');
		t.is(open.current?.position, 2);
		const tops = [0];
		let state = open;
		do {
			({state} = press(state, 'tab'));
			tops.push(state.current!.scroll);
		} while (state.current!.scroll > 0 && tops.length < 20);

		t.true(tops.length > 2 && tops.at(-1) === 0, `${size.columns}: ${tops.join(' ')}`);
		t.is(press(open, 'shift-tab').state.current?.scroll, tops.at(-2));
		t.is(state.current?.token, open.current?.token, 'what was acknowledged and the time it is open stay');
		t.is(press(state, 'esc').state.screen, 'convictions');
	}
});

test('Tab opens the candidate under the cursor, and the row of the person', t => {
	const candidates = [inventedCandidate(20), inventedCandidate(21)];
	t.like(settleAll(press(begin({candidates}), 'C', 'j', 'tab')), {screen: 'candidate', current: {position: 1}});
	t.is(press(opened(begin(), 1), 'v', 'tab').state.screen, 'row');
});

const outcomes = (value: string): Filter => [{kind: 'outcome', value}];

test('] and [ go on within the filter, in the order of the list', t => {
	const dismissals = reshow(list(), {filter: outcomes('dismiss'), sort: {by: 'queue', reversed: true}});
	t.deepEqual(dismissals.shown, [11, 7, 5, 1]);
	const walk = (start: AppState, ...keys: readonly string[]): ReadonlyArray<number | undefined> => {
		let state = start;
		return keys.map(key => {
			state = settleAll(press(state, key));
			return state.current?.position;
		});
	};

	// 11 is past the queue: it waits for nobody.
	t.deepEqual(walk(dismissals, ']', ']', ']', ']', '[', '['), [7, 5, 1, 7, 1, 5]);
	t.deepEqual(walk({...dismissals, screen: 'overview'}, '['), [1]);
	t.deepEqual(walk({...dismissals, screen: 'overview'}, ']'), [7]);
	t.deepEqual(walk(list(), ']', ']'), [1, 2], 'all of them without a filter');
});

test('from a conviction that the filter does not show ] and [ go on around the cursor', t => {
	const elsewhere = reshow(opened(begin(), 2), {filter: outcomes('dismiss')});
	t.deepEqual(elsewhere.shown, [1, 5, 7, 11]);
	t.is(elsewhere.list.cursor, 1, 'the next one that is shown');
	t.is(press(elsewhere, ']').state.current?.position, 5);
	t.is(press(elsewhere, '[').state.current?.position, 5);
	const first = reshow(opened(begin(), 0), {filter: outcomes('dismiss')});
	t.is(press(first, ']').state.current?.position, 1);
	t.is(press(first, '[').state.current?.position, 1);
});

test('where the filter shows nothing that waits, ] says so and what the queue still holds', t => {
	const none = reshow(list(), {filter: [{kind: 'flag', value: 'after-act'}, {kind: 'outcome', value: 'dismiss'}]});
	t.deepEqual(none.shown, []);
	const {state} = press(none, ']');
	t.is(state.notice?.text, visibleText('Nothing that the filter shows is left undecided; 8 wait in the whole queue: F in the list shows all'));
	t.is(state.screen, 'convictions');
	const only = opened(reshow(list(), {filter: [{kind: 'agency', value: 'PDLOSANGELES'}, {kind: 'outcome', value: 'hand-review'}, {kind: 'flag', value: 'date-partial'}]}), 0);
	t.is(only.shown?.length, 1);
	t.regex(press(only, ']').state.notice?.text ?? '', /^This is the only one that the filter shows left undecided; 8 wait in the whole queue/);
});

test('a decision goes on within the filter, and at its end stays and says so', t => {
	const dismissals = reshow(list(), {filter: outcomes('dismiss')});
	const confirm = (state: AppState): AppState => settleAll(press(state, 'c', 'enter'));
	const one = confirm(opened(dismissals, 0));
	t.is(one.current?.position, 5);
	const two = confirm(one);
	t.is(two.current?.position, 7);
	const three = confirm(two);
	t.is(three.current?.position, 7);
	t.regex(three.notice?.text ?? '', /saved #\d+: .*; nothing that the filter shows is left to decide; 5 wait in the whole queue: F in the list shows all/);
	t.is(confirm(opened(begin(), 1)).current?.position, 2, 'without a filter to the next of the queue');
});
