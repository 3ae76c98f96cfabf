import {isTooSmall} from './layout.js';
import type {AppState} from './state.js';

/** Token of the conviction that this state draws with its whole detail, or of the last look that lists others of its case; undefined for anything else, any other dialog among them. */
export function drawnToken(state: AppState): number | undefined {
	const isShown = state.failures.length === 0 && !state.blank && !state.idle && !isTooSmall(state.size);
	if (isShown && state.overlay?.kind === 'decide') {
		return state.overlay.look?.token;
	}

	return isShown && state.overlay === undefined && (state.screen === 'conviction' || state.screen === 'candidate') && state.current?.detail.kind === 'loaded' ? state.current.token : undefined;
}

export type FrameTracker = {
	/** React has put the frame of this token into Ink's tree. */
	readonly committed: (token: number | undefined) => void;
	/** Ink has rendered its tree; it writes the frame at once or on a later timer. */
	readonly rendered: () => void;
	/** Ink has written to the terminal. */
	readonly written: () => void;
};

/**
Says when the frame of a conviction has really been written. Effects of React run also when Ink, which draws at most sixty times a
second, has put the frame off; so the token is announced with the first write after Ink rendered a tree that holds it, which is that
tree's or a later one's. Before any key typed at what the write showed can be read, the announcement is made.
*/
export function frameTracker(announce: (token: number) => void): FrameTracker {
	let inTree: number | undefined;
	let rendered: number | undefined;
	let announced: number | undefined;
	return {
		committed(token) {
			inTree = token;
		},
		rendered() {
			rendered = inTree;
		},
		written() {
			const token = rendered;
			if (token === undefined || token === announced) {
				return;
			}

			announced = token;
			// Not within the write itself: Ink is in the middle of its own work.
			queueMicrotask(() => {
				announce(token);
			});
		},
	};
}
