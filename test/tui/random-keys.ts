import test from 'ava';
import {bodyHeight} from '../../source/tui/layout.js';
import {namedKeys} from '../../source/tui/key-event.js';
import {bindings} from '../../source/tui/key-table.js';
import type {AppEvent, AppState, Effect} from '../../source/tui/state.js';
import {tallyOf} from '../../source/tui/standing.js';
import {fieldText} from '../../source/tui/text-field.js';
import {update} from '../../source/tui/update.js';
import {failure} from '../../source/values/problem.js';
import {answer, begin} from '../helpers/key-run.js';
import {frameAt} from '../helpers/render-at.js';

const events = 100_000;
/** On a slow machine fewer, and never a longer run. */
const longest = 45_000;

/** Mulberry32: small, and the same numbers on every machine. */
function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = Math.trunc(state + 0x6D_2B_79_F5);
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

const sizes = [{columns: 80, rows: 24}, {columns: 60, rows: 16}, {columns: 140, rows: 40}, {columns: 40, rows: 8}, {columns: 100, rows: 30}] as const;
const bound = [...new Set(bindings.flatMap(({keys}) => keys))].filter(key => key !== 'ctrl-c');
const others = [...'four words of mine 2026-09-01é本\u0301', ...namedKeys.filter(key => key !== 'ctrl-c')];
const someWords = [...'four words of mine'];
const home = ['esc', 'esc', 'esc', 'esc'] as const;
/** Stands for the number of convictions that a preview asks to be typed back. */
const theCount = 'the count';
/** What a reviewer would press; the walk breaks into it now and then. Without them hardly a decision would be made. */
const plans = [
	[']', 'a', 'a', 'c', 'enter'],
	[...home, ']', 'a', 'c', 'enter', 'u'],
	[...home, 'F', '0', ']', 'd', ...someWords, 'enter', 'enter'],
	[...home, ']', 'e', '1', ...'1960-01-01', 'enter', '1', ...someWords, 'enter', ...'2020-06-14', 'enter', 'enter'],
	[...home, 'enter', 'f', 'enter', 'enter', 'B', 'enter', theCount, 'enter'],
	[...home, 'F', '0', ']', 'R', '1', '1', ...someWords, 'enter', ...someWords, 'enter', 'enter', theCount, 'enter'],
	[...home, 'U', 'enter', theCount, 'enter'],
	[']', 'o', '2', 'enter', 'enter', ...someWords, 'enter', 'enter', 'enter', 'enter'],
	[']', 'o', '1', 'enter', '1', 'enter', 'enter', 'enter'],
	[']', 'd', ...someWords, 'enter', 'enter'],
	[']', 'd', 'enter', 'enter', 'esc'],
	[']', 'p', '1', ...someWords, 'enter', '1', ...someWords, 'enter', ...'2020-01-02', 'enter', 'enter', 'enter'],
] as const;
const needWords = new Set(['decision.override', 'decision.propose', 'decision.challenge', 'decision.defer', 'decision.decline']);

/** Entries that decide or take back. */
const counts = /^(?:decision|bulk|ruling|batch|fact)\./;
const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

/** What must never be asked to be written, from the state it was asked in. */
function faults(effect: Effect, before: AppState): readonly string[] {
	const {overlay, current} = before;
	const found = (...pairs: ReadonlyArray<readonly [isFault: boolean, what: string]>): readonly string[] => pairs.flatMap(([isFault, what]) => isFault ? [what] : []);
	if (effect.type === 'append-batch') {
		return found(
			[overlay?.kind !== 'bulk' || fieldText(overlay.draft.count).trim() !== String(effect.keys.length), 'many decided without their count'],
			[effect.batch.type === 'ruling.made' && (isBlank(effect.batch.words) || isBlank(effect.batch.citation)), 'a ruling without words'],
		);
	}

	if (effect.type !== 'append' || !counts.test(effect.draft.type)) {
		return [];
	}

	const {draft} = effect;
	const isUndo = draft.type === 'decision.undo' || draft.type === 'fact.withdrawn';
	const words = 'words' in draft ? draft.words : undefined;
	return found(
		[before.blank || before.idle, 'decided while nothing was drawn'],
		[!isUndo && current?.key !== draft.key, 'decided on another conviction than the one on the screen'],
		[!isUndo && !current?.drawn, 'decided before it was drawn'],
		[!isUndo && draft.type !== 'fact.supplied' && overlay?.kind !== 'decide', 'decided without a last look'],
		[needWords.has(draft.type) && isBlank(words), `${draft.type} without words`],
		[draft.type === 'fact.supplied' && (overlay?.kind !== 'answer' || overlay.preview.kind !== 'shown'), 'a fact saved before it was shown what it changes'],
		[draft.type === 'fact.supplied' && (isBlank(draft.value) || isBlank(draft.evidence.locator)), 'a fact without a value or its evidence'],
	);
}

test('100,000 random keys, pastes, sizes and answers: no crash, no decision unseen or without words, figures that agree with the log', t => {
	t.timeout(120_000);
	const seed = 20_261_123;
	const random = numbers(seed);
	const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!;
	const began = Date.now();
	let state = begin({}, sizes[0], 60);
	let waiting: Effect[] = [];
	let read = 0;
	let made = 0;
	let frames = 0;
	let planned: string[] = [];
	const kinds = new Map<string, number>();

	const check = (effects: readonly Effect[], before: AppState): void => {
		for (const effect of effects) {
			const type = effect.type === 'append-batch' ? effect.batch.type : (effect.type === 'append' ? effect.draft.type : undefined);
			if (type !== undefined && counts.test(type)) {
				kinds.set(type, (kinds.get(type) ?? 0) + 1);
				made++;
			}
		}

		t.deepEqual(effects.flatMap(effect => faults(effect, before)), []);
	};

	const feed = (event: AppEvent): void => {
		const step = update(state, event);
		check(step.effects, state);
		state = step.state;
		waiting.push(...step.effects);
	};

	const event = (): AppEvent => {
		const dice = random();
		if (dice < 0.01) {
			return {type: 'resized', size: pick(sizes)};
		}

		if (dice < 0.02) {
			return {type: 'paste', text: pick(['four words of mine', '\u001B[2Jo\rqy', '2026-09-01', '']), read};
		}

		if (dice < 0.022) {
			return {type: 'idle'};
		}

		if (planned.length === 0 && dice < 0.1) {
			planned = [...pick(plans)];
		}

		if (planned[0] === theCount) {
			const count = state.overlay?.kind === 'bulk' ? state.overlay.draft.plan?.members.length : undefined;
			planned = [...String(count ?? ''), ...planned.slice(1)];
		}

		const next = dice < 0.9 ? planned.shift() : undefined;
		return {type: 'key', key: next ?? (dice < 0.5 ? pick(others) : pick(bound)), read};
	};

	let done = 0;
	for (; done < events && Date.now() - began < longest; done++) {
		if (done % 10_000 === 0) {
			// Soon everything is decided: then the walk begins again.
			state = begin({}, sizes[0], 60);
			waiting = [];
			planned = [];
		}

		// Several keys of one read now and then, and answers of the shell late, out of turn, or not what was hoped for.
		read += random() < 0.8 ? 1 : 0;
		feed(event());
		if (random() < 0.6) {
			const now = waiting;
			waiting = [];
			for (const effect of now) {
				const fails = effect.type === 'append' && random() < 0.02;
				for (const one of fails ? [{type: 'append-finished' as const, id: effect.id, attempt: failure({found: 'x', expected: 'y', next: 'z'})}] : answer(state, effect)) {
					feed(one);
				}
			}
		}

		if (state.current && state.current.detail.kind === 'loaded' && !state.blank && !state.idle && state.overlay === undefined && state.screen === 'conviction' && random() < 0.7) {
			feed({type: 'drawn', token: state.current.token});
		}

		t.true(state.list.cursor >= 0 && state.list.top >= 0 && bodyHeight(state.size) > 0);
		const draws = done % 400 === 0 && !state.blank;
		frames += draws ? 1 : 0;
		t.true(!draws || frameAt(state).length <= state.size.rows - 1, `after ${done} events of seed ${seed}`);
		const counted = done % 2000 === 1999 ? tallyOf(state.session, state.reviews) : state.tally;
		t.deepEqual(state.tally, counted, `figures after ${done} events of seed ${seed}`);
	}

	t.deepEqual(state.tally, tallyOf(state.session, state.reviews));
	t.log(`${done} events, ${made} entries that decide or undo (${[...kinds].map(([kind, count]) => `${kind.replace('decision.', '')} ${count}`).join(', ')}), ${frames} frames, ${Math.round((Date.now() - began) / 1000)} s`);
	t.true(made > done / 1000, 'the walk decides now and then');
});
