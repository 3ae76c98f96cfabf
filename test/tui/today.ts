import test from 'ava';
import {noFilter} from '../../source/tui/finding/filter.js';
import {facetLabel} from '../../source/tui/finding/facets.js';
import {shownLength} from '../../source/tui/commands/become-current.js';
import {figuresOf, overviewPage, overviewPages, pagesOf} from '../../source/tui/overview-plan.js';
import type {AppState} from '../../source/tui/state.js';
import {visibleText} from '../../source/terminal/visible-text.js';
import {bar, percentText} from '../../source/tui/today/bar.js';
import {isCounted} from '../../source/tui/today/desk.js';
import {commonest, countOf, counting, noFigures, type Figures} from '../../source/tui/today/figures.js';
import {medianOf, paceText} from '../../source/tui/today/pace.js';
import {begin, compared, opened, press, settleAll} from '../helpers/key-run.js';
import {frameAt} from '../helpers/render-at.js';
import {inventedCandidate, inventedRecord, reviewAfter} from '../helpers/session-fixture.js';

const recounted = (state: AppState): Figures => counting(noFigures, [1, state, state.session.records.keys()]);

/** An audit in the middle: decided in every way, some of it taken back. */
function worked(size = {columns: 80, rows: 24}): AppState {
	let state = begin({candidates: [inventedCandidate(400), inventedCandidate(401)]}, size, 48);
	const at = (position: number, ...keys: readonly string[]): void => {
		state = settleAll(press(settleAll(press(opened(state, position), ...keys.slice(0, -1))), keys.at(-1)!));
	};

	const confirm = (position: number): void => {
		at(position, ...state.session.records[position]!.flags.map(() => 'a'), 'c', 'enter');
	};

	confirm(1);
	confirm(7);
	confirm(2);
	at(3, 'c', 'enter', 'vol. 2 p. 14', 'enter', '2020-06-14', 'enter', 'enter');
	at(6, 'd', 'not today, the docket is out', 'enter', 'enter');
	at(12, 'o', '1', 'enter', '1', 'four words of mine', 'enter', 'enter');
	at(0, 'e', '1', '1960-01-01', 'enter', '1', 'vol. 2 p. 14', 'enter', '2020-06-14', 'enter', 'enter');
	at(7, 'u');
	state = settleAll(press(settleAll(press({...state, screen: 'overview', current: undefined}, 'C', 'enter')), 'P', 'four words of mine', 'enter', 'enter'));
	return {...state, screen: 'overview', current: undefined, notice: undefined};
}

test('the figures after any number of entries are those of a count from the beginning', t => {
	const state = worked();
	t.true(isCounted(state));
	t.is(state.session.records.length, 49);
	t.deepEqual(state.desk.figures, recounted(state));
	t.is(countOf(state.desk.figures, 'when', 'today'), 4, 'three confirmed and one overridden; a deferral decides nothing, and what was undone is not done');
	t.is(countOf(state.desk.figures, 'results', 'undecided'), state.tally.piles.undecided);
	t.is(countOf(state.desk.figures, 'results', 'deferred'), 1);
	t.is(countOf(state.desk.figures, 'results', 'fact'), 1);
	const ruled = settleAll(press(press(opened(begin({}, undefined, 48), 2), 'R', '1', '1', 'HS 11361.8', 'enter', 'four words of mine', 'enter', 'enter').state, '7', 'enter'));
	t.deepEqual(ruled.desk.figures, recounted(ruled));
});

test('every figure opens a list of as many convictions as it says', t => {
	for (const state of [worked(), worked({columns: 60, rows: 16}), begin({}, {columns: 140, rows: 40}, 48)]) {
		let opened = 0;
		for (const [overviewPageNumber, page] of pagesOf(state).entries()) {
			const said = page.kind === 'figures'
				? page.sections.flatMap(({rows}) => rows.map(({counts: [left, all], label}) => [label, left! > 0 ? left! : (all ?? 0)] as const))
				: (page.kind === 'tables' ? page.columns.flat().flatMap(({rows, opens}) => rows.filter((_, row) => opens[row]).map(([label, count]) => [label!.trim(), Number(count!.trim())] as const)) : []);
			t.is(said.length, figuresOf(state, page).length);
			for (const [overviewFigure, [label, count]] of said.entries()) {
				const list = settleAll(press({...state, overviewPage: overviewPageNumber, overviewFigure}, 'enter'));
				if (list.screen === 'convictions') {
					t.is(shownLength(list), count, label);
					opened++;
				} else {
					t.is(list.screen, 'candidates', label);
				}
			}
		}

		t.true(opened > 25);
	}
});

test('j and k go through the figures and over the ends of pages, g and G to the ends, Tab to pages', t => {
	const state = begin();
	const at = (...keys: readonly string[]): readonly [number, number] => {
		const {overviewPage: page, overviewFigure: figure} = press(state, ...keys).state;
		return [page, figure];
	};

	const last = figuresOf(state, overviewPage(state)).length - 1;
	t.deepEqual(at('j', 'j', 'k'), [0, 1]);
	t.deepEqual(at('k'), [0, 0], 'not round');
	t.deepEqual(at('G'), [0, last]);
	t.deepEqual(at('G', 'g'), [0, 0]);
	t.deepEqual(at('G', 'j'), [1, 0]);
	t.deepEqual(at('G', 'j', 'k'), [0, last]);
	t.deepEqual(at('j', 'tab'), [1, 0]);
	t.deepEqual(at('shift-tab'), [overviewPages(state) - 1, 0]);
	t.deepEqual(at('tab', 'pageup'), [0, 0]);
	t.deepEqual(at('shift-tab', 'G', 'j', 'j'), at('shift-tab', 'G'), 'behind the last figure there is nothing');
});

test('Enter on the first figure is the list as it is, on another one its filter', t => {
	const state = begin();
	t.deepEqual(press(state, 'enter').state.filter, noFilter);
	const waiting = press(state, 'j', 'enter').state;
	t.is(waiting.screen, 'convictions');
	t.deepEqual(waiting.filter, [{kind: 'decision', value: 'undecided'}]);
	const back = press(waiting, 'esc').state;
	t.is(back.overviewFigure, 1, 'the cursor stays where it was');
	t.deepEqual(press(back, 'k', 'enter').state.filter, waiting.filter, 'the list as it is filtered');
	t.regex(frameAt(back).join('\n'), /The list, as it is filtered +10 /);
	const question = press(back, 'tab', 'enter').state;
	t.deepEqual(question.filter.map(({kind}) => kind), ['question', 'decision'], 'the filter before is replaced');
	t.deepEqual(press(question, '-').state.filter.map(({kind}) => kind), ['question'], '- shows the whole group');
});

test('where nothing is left of a group Enter shows all of it, and without a figure the list', t => {
	const state = begin({cannotDecideBecause: undefined, queueLength: 0, records: [inventedRecord(1, {flags: []})]});
	const {state: race} = press(state, 'tab', 'tab', 'enter');
	t.deepEqual(race.filter.map(({kind}) => kind), ['race']);
	t.is(shownLength(race), 1);
	const second = compared(begin());
	t.is(overviewPage(second).kind, 'comparison');
	t.like(press(second, 'enter').state, {screen: 'convictions', filter: noFilter});
});

test('more convictions than a slice are counted in slices, and keys are answered between them', t => {
	const records = Array.from({length: 6000}, (_, index) => inventedRecord(index));
	const state = begin({records, queueLength: 3000});
	t.false(isCounted(state));
	t.regex(frameAt(state).join('\n'), /Counting: 41 %/);
	t.notRegex(frameAt(state).join('\n'), /Left for you/);
	const list = press(state, 'enter').state;
	t.is(list.screen, 'convictions', 'Enter is the list meanwhile');
	const decided = settleAll(press(settleAll(press(opened(state, 5999), 'c')), 'enter'));
	t.is(decided.desk.counted, 2500, 'deciding does not wait for the figures');
	const all = settleAll({state: decided, effects: [{type: 'work', token: state.desk.token}]});
	t.true(isCounted(all));
	t.deepEqual(all.desk.figures, recounted(all));
	t.is(settleAll({state: all, effects: [{type: 'work', token: state.desk.token}]}), all);
});

test('days begin where the program runs: what was decided is of today, yesterday or earlier', t => {
	const state = begin();
	const {records, lineHashes} = state.session;
	const at = (position: number, when: string, type: 'decision.confirm' | 'decision.defer' = 'decision.confirm') => {
		const {key, outcome} = records[position]!;
		const shared = {key, seen: lineHashes.get(key)!, from: outcome, to: outcome, flagsAcknowledged: [], secondsOpen: 30, action: `a${position}`};
		return [key, reviewAfter(undefined, type === 'decision.defer' ? {...shared, type, words: 'later'} : {...shared, type}, position + 1, when)] as const;
	};

	const reviews = new Map([
		at(0, '2020-06-15T07:00:00.000Z'), at(1, '2020-06-15T06:59:59.999Z'), at(2, '2020-06-14T07:00:00.000Z'), at(3, '2020-06-14T06:59:59.999Z'), at(4, '2020-06-15T12:00:00.000Z', 'decision.defer'),
	]);
	const {figures} = begin({reviews}).desk;
	t.deepEqual(['today', 'yesterday', 'earlier'].map(value => countOf(figures, 'when', value)), [1, 2, 1]);
	t.deepEqual([...figures.seconds], [[30, 4]], 'the deferral is not in the pace');
	t.is(facetLabel('when', 'yesterday', state.session), 'decided yesterday');
});

test('the pace is said from ten decisions on, with what it rests on', t => {
	const of = (...seconds: ReadonlyArray<readonly [number, number]>): Figures => ({...noFigures, seconds: new Map(seconds)});
	t.is(paceText(of([60, 9]), 100), undefined);
	t.is(paceText(of([60, 10]), 0), undefined);
	t.deepEqual(medianOf(new Map([[600, 1], [10, 4], [40, 5]])), {seconds: 40, decisions: 10});
	t.deepEqual(medianOf(new Map([[10, 5], [40, 5]])), {seconds: 25, decisions: 10});
	t.deepEqual(medianOf(new Map([[10, 5], [20, 1], [40, 5]])), {seconds: 20, decisions: 11});
	t.is(paceText(of([60, 10]), 130), visibleText('At the present pace about 2.2 hours are left: 130 times 60 s, the median of 10 decisions made one by one. The time between convictions is not in it.'));
	t.regex(paceText(of([30, 10]), 130)!, /about 65 minutes/);
	t.regex(paceText(of([2, 10]), 1)!, /about less than a minute/);
});

test('bars and percentages: something is never nothing, and only all of it is all', t => {
	t.is(percentText(1, 1000), visibleText('<1 %'));
	t.is(percentText(999, 1000), visibleText('99 %'));
	t.is(percentText(0, 1000), visibleText('0 %'));
	t.is(percentText(0, 0), visibleText(''));
	t.is(bar(1, 1000, 10, true), visibleText('#         '));
	t.is(bar(0, 1000, 10, true), visibleText('          '));
	t.is(bar(1000, 1000, 10, false), visibleText('██████████'));
});

test('what most wait for comes first, and ten of a kind are shown', t => {
	const records = Array.from({length: 30}, (_, index) => {
		const record = inventedRecord(0);
		return {...inventedRecord(index), outcome: 'hand-review' as const, reason: `question ${index % 12}${index > 27 ? ' of old' : ''}`, key: `${record.subject.id}${index}/1`};
	});
	const {state} = press(begin({records, queueLength: 30}, {columns: 80, rows: 40}), 'tab');
	const {left, all} = commonest(state.desk.figures, 'question')[0]!;
	t.deepEqual([left, all], [3, 3]);
	t.regex(frameAt(state).join('\n'), /Questions to settle +Left +All of left\n› question 0 +3 +3 +10 %[^]*and 4 more: f, Question to settle/);
});

for (const size of [{columns: 60, rows: 16}, {columns: 80, rows: 24}, {columns: 100, rows: 30}, {columns: 140, rows: 40}]) {
	test(`the figure under the cursor is on the screen at ${size.columns}x${size.rows}, on every page`, t => {
		for (const ascii of [false, true]) {
			let state: AppState = {...worked(size), ascii};
			const pointer = ascii ? /^(?:.*\| )?> \S/ : /^(?:.*│ )?› \S/;
			let figures = 0;
			const place = ({overviewPage: page, overviewFigure: figure}: AppState): string => `${page} ${figure}`;
			for (let before = ''; before !== place(state); figures++) {
				const lines = frameAt(state);
				const hasFigures = figuresOf(state, overviewPage(state)).length > 0;
				t.is(lines.filter(line => pointer.test(line)).length, hasFigures ? 1 : 0, lines.join('\n'));
				before = place(state);
				({state} = press(state, 'j'));
			}

			t.true(figures > 30);
			t.is(state.overviewPage, overviewPages(state) - 1);
		}
	});
}

test('a question that does not fit its line is said whole below while the cursor is on it', t => {
	const {state} = press(begin({}, {columns: 60, rows: 16}), 'tab');
	const text = frameAt(state).join('\n');
	t.regex(text, /› Date of birth is missing[^\n]*…/);
	t.regex(text, /Date of birth is missing: dismissed if born on or before\s+1963-07-01, otherwise reduced/);
});
