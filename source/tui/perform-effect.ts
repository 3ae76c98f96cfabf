import {failure, type Attempt} from '../values/problem.js';
import type {Ports} from './session.js';
import type {AppEvent, Effect} from './state.js';

/** What an effect needs beside the ports: the terminal. */
export type Surface = {
	/** Empties the terminal once the blank frame is out, then calls back. */
	readonly wipe: (done: () => void) => void;
	/** False where there is no job control. */
	readonly suspend: () => boolean;
	readonly exit: (code: number) => void;
};

/** A port that throws instead of answering is an answer too: nothing was done, as far as anybody knows. */
async function answered<Value>(ask: () => Promise<Attempt<Value>>, what: string): Promise<Attempt<Value>> {
	try {
		return await ask();
	} catch (error) {
		const kind = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'an error';
		return failure({found: `${kind} while ${what}`, expected: 'an answer from the disk', next: 'check the disk and the workspace, then try again'});
	}
}

export type Performer = {
	readonly perform: (effect: Effect, dispatch: (event: AppEvent) => void) => void;
	/** Resolves when every entry asked for so far has been answered. */
	readonly idle: () => Promise<void>;
};

/** Carries out effects. Entries are appended one after the other, in the order of the keys that made them. */
export function effectPerformer(ports: Ports, surface: Surface): Performer {
	let queue: Promise<void> = Promise.resolve();
	const inOrder = (run: () => Promise<void>): void => {
		queue = queue.then(run);
	};

	const perform: Performer['perform'] = (effect, dispatch) => {
		switch (effect.type) {
			case 'open': {
				void answered(async () => ports.openConviction(effect.key), 'reading the conviction').then(attempt => {
					dispatch({type: 'detail-loaded', token: effect.token, attempt, seconds: ports.seconds()});
				});
				break;
			}

			case 'append': {
				const {draft, openedAt} = effect;
				const timed = openedAt !== undefined && 'secondsOpen' in draft ? {...draft, secondsOpen: Math.max(0, Math.round(ports.seconds() - openedAt))} : draft;
				inOrder(async () => {
					const attempt = await answered(async () => ports.append(timed), 'writing to the review log');
					dispatch({type: 'append-finished', id: effect.id, attempt});
				});
				break;
			}

			case 'write-results': {
				inOrder(async () => {
					dispatch({type: 'results-finished', attempt: await answered(async () => ports.writeResults(), 'writing the results')});
				});
				break;
			}

			case 'wipe': {
				surface.wipe(() => {
					dispatch({type: 'wiped'});
				});
				break;
			}

			case 'suspend': {
				if (!surface.suspend()) {
					dispatch({type: 'cannot-suspend'});
				}

				break;
			}

			case 'exit': {
				surface.exit(effect.code);
				break;
			}
		}
	};

	return {perform, idle: async () => queue};
}
