import type {AppEvent, AppState, Effect} from './state.js';
import {update} from './update.js';

/** The state outside React: every key of a burst meets the state the one before left (terminal.md, D3). */
export type Store = {
	readonly state: () => AppState;
	readonly dispatch: (event: AppEvent) => void;
	readonly subscribe: (listener: () => void) => () => void;
};

/** Runs events through the reducer, hands effects to the shell, and tells the screen. */
export function createStore(initial: AppState, perform: (effect: Effect, dispatch: (event: AppEvent) => void) => void): Store {
	let state = initial;
	const listeners = new Set<() => void>();
	const dispatch = (event: AppEvent): void => {
		const step = update(state, event);
		const changed = step.state !== state;
		state = step.state;
		for (const effect of step.effects) {
			perform(effect, dispatch);
		}

		if (changed) {
			for (const listener of listeners) {
				listener();
			}
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
