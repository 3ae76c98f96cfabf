import {graphemes} from '../../source/terminal/cells.js';
import {drawnToken} from '../../source/tui/frame-tracker.js';
import {initialState} from '../../source/tui/initial-state.js';
import {namedKeys} from '../../source/tui/key-event.js';
import type {AuditSession} from '../../source/tui/session.js';
import type {AppEvent, AppState, Effect} from '../../source/tui/state.js';
import {update} from '../../source/tui/update.js';
import {success} from '../../source/values/problem.js';
import {batchAfter} from './batch-fixture.js';
import {determinedAfter, withInventedFact, inventedDetail, inventedPolicies, inventedSecond, inventedSession, reviewAfter} from './session-fixture.js';

export const begin = (given: Partial<AuditSession> = {}, size = {columns: 80, rows: 24}, total?: number): AppState => initialState(inventedSession(given, total), {size, ascii: false});

export type Ran = {readonly state: AppState; readonly effects: readonly Effect[]};

/** Feeds events one by one and gathers what the reducer asks for. */
export function feed(state: AppState, ...events: readonly AppEvent[]): Ran {
	let current = state;
	const effects: Effect[] = [];
	for (const event of events) {
		const step = update(current, event);
		current = step.state;
		effects.push(...step.effects);
	}

	return {state: current, effects};
}

const names: ReadonlySet<string> = new Set(namedKeys);
let reads = 1000;

/** Keys of one read: `burst(state, 'cccc')`. A name of a key is one key, any other text one key for each grapheme. */
export function burst(state: AppState, ...keys: readonly string[]): Ran {
	const read = ++reads;
	return feed(state, ...keys.flatMap(key => names.has(key) ? [key] : graphemes(key)).map(key => ({type: 'key' as const, key, read})));
}

/** Keys pressed one after the other, each in a read of its own. */
export function press(state: AppState, ...keys: readonly string[]): Ran {
	let current = state;
	const effects: Effect[] = [];
	for (const key of keys.flatMap(text => names.has(text) ? [text] : graphemes(text))) {
		const step = burst(current, key);
		current = step.state;
		effects.push(...step.effects);
	}

	return {state: current, effects};
}

/** Answers every effect as a shell that works would, until nothing is asked any more; draws what is to be drawn. */
export function settleAll(ran: Ran, options: {readonly draw?: boolean} = {}): AppState {
	let {state} = ran;
	let effects = [...ran.effects];
	for (let guard = 0; effects.length > 0 && guard < 50; guard++) {
		const next: Effect[] = [];
		for (const effect of effects) {
			const events = answer(state, effect);
			const step = feed(state, ...events);
			state = step.state;
			next.push(...step.effects);
		}

		effects = next;
	}

	const shown = drawnToken(state) ?? state.current?.token;
	return options.draw === false || shown === undefined ? state : feed(state, {type: 'drawn', token: shown}).state;
}

/** What a shell that works answers to an effect. */
export function answer(state: AppState, effect: Effect): readonly AppEvent[] {
	switch (effect.type) {
		case 'open': {
			const record = [...state.session.records, ...state.session.candidates].find(candidate => candidate.key === effect.key)!;
			return [{type: 'detail-loaded', token: effect.token, attempt: success(inventedDetail(record)), seconds: 5}];
		}

		case 'append': {
			const seq = state.log.entries + 1;
			const at = '2020-06-15T14:02:11.000Z';
			return [{type: 'append-finished', id: effect.id, attempt: success({seq, at, head: 'e'.repeat(64), key: effect.draft.key, review: reviewAfter(state.reviews.get(effect.draft.key), effect.draft, seq, at, state.session.reviewer), ...determinedAfter(state.session, effect.draft, seq, at)})}];
		}

		case 'preview-fact': {
			const {key, kind, value} = effect.asked;
			const before = state.session.records.find(record => record.key === key)!;
			return [{type: 'fact-previewed', token: effect.token, attempt: success({before, after: withInventedFact(before, {entry: 9, kind, about: key, value, by: '', role: '', at: '', evidence: undefined, words: undefined}), others: []})}];
		}

		case 'append-batch': {
			return [{type: 'batch-finished', id: effect.id, attempt: success(batchAfter(state.reviews, effect.batch, effect.keys, state.log.entries, state.session.reviewer))}];
		}

		case 'write-results': {
			return [{type: 'results-finished', attempt: success({folder: '/results/0001', lines: ['prop64-results.csv: 12 rows'], log: {entries: 9, head: 'f'.repeat(64)}})}];
		}

		case 'list-policies': {
			return [{type: 'policies-listed', attempt: success(inventedPolicies)}];
		}

		case 'compare': {
			return [
				{type: 'compare-progress', token: effect.token, read: {bytes: 4_000_000, total: 10_000_000, seconds: 2}},
				{type: 'compare-finished', token: effect.token, attempt: success(inventedSecond(state.session, effect.policy))},
			];
		}

		case 'wipe': {
			return [{type: 'wiped'}];
		}

		case 'work': {
			return [{type: 'work', token: effect.token}];
		}

		case 'keep-unfinished':
		case 'stop-comparing':
		case 'suspend':
		case 'exit': {
			return [];
		}
	}
}

/** On the conviction screen of the given position, loaded and drawn. */
export function opened(state: AppState, position: number): AppState {
	const down = press({...state, screen: 'convictions', list: {cursor: position, top: 0}}, 'enter');
	return settleAll(down);
}

/** On the overview, compared with the policy in the given row of the choice. */
export function compared(state: AppState, row = 1): AppState {
	const choosing = settleAll(press(state, 'v'));
	return settleAll(press(choosing, 'g', ...Array.from({length: row}, () => 'j'), 'enter'));
}
