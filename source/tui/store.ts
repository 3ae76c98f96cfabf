import type {AppEvent, AppState, Effect} from './state.js';
import {update} from './update.js';

/** The state outside React: every key of a burst meets the state the one before left (terminal.md, D3). */
export type Store = {
	readonly state: () => AppState;
	readonly dispatch: (event: AppEvent) => void;
	readonly subscribe: (listener: () => void) => () => void;
};

/** Milliseconds in which a conviction is mostly read: a frame that only says that it is being read would put off the one that shows it. */
const soonRead = 16;

/** Runs events through the reducer, hands effects to the shell, and tells the screen. */
export function createStore(initial: AppState, perform: (effect: Effect, dispatch: (event: AppEvent) => void) => void): Store {
	let state = initial;
	const listeners = new Set<() => void>();
	let waiting: NodeJS.Timeout | undefined;
	const tell = (): void => {
		clearTimeout(waiting);
		waiting = undefined;
		for (const listener of listeners) {
			listener();
		}
	};

	const dispatch = (event: AppEvent): void => {
		const step = update(state, event);
		const changed = step.state !== state;
		state = step.state;
		for (const effect of step.effects) {
			perform(effect, dispatch);
		}

		if (changed && step.effects.some(({type}) => type === 'open')) {
			waiting ??= setTimeout(tell, soonRead);
		} else if (changed) {
			tell();
		}
	};

	return {
		state: () => state,
		dispatch,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
}
