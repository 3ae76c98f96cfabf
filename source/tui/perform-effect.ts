import {failure, type Attempt} from '../values/problem.js';
import type {Ports} from './session.js';
import type {AppEvent, Effect} from './state.js';
import {unfinishedKeeper} from './unfinished/keeper.js';

/** What an effect needs beside the ports: the terminal. */
export type Surface = {
	/** Empties the terminal once the blank frame is out, then calls back. */
	readonly wipe: (done: () => void) => void;
	/** False where there is no job control. */
	readonly suspend: () => boolean;
	readonly exit: (code: number) => void;
};

/** Milliseconds after which a frame has been drawn: Ink draws sixty a second. */
const frameOut = 40;

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
	/** Resolves when every entry asked for so far has been answered, and what is unfinished is kept. */
	readonly idle: () => Promise<void>;
	/** Ends a comparison that is under way: its thread would keep the program alive. */
	readonly stopComparing: () => void;
};

/** Carries out effects. Entries are appended one after the other, in the order of the keys that made them. */
export function effectPerformer(ports: Ports, surface: Surface): Performer {
	let queue: Promise<void> = Promise.resolve();
	let comparing = new AbortController();
	const {keepUnfinished} = ports;
	const keeper = unfinishedKeeper(keepUnfinished && (async unfinished => answered(async () => keepUnfinished(unfinished), 'keeping what is unfinished')));
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

			case 'preview-fact': {
				// Behind what is being written: a fact that was withdrawn a moment ago is gone when the next is worked out.
				inOrder(async () => {
					dispatch({type: 'fact-previewed', token: effect.token, attempt: await answered(async () => ports.previewFact(effect.asked), 'working out what a fact would change')});
				});
				break;
			}

			case 'append-batch': {
				inOrder(async () => {
					const attempt = await answered(async () => ports.appendBatch(effect.batch, effect.keys), 'writing to the review log');
					dispatch({type: 'batch-finished', id: effect.id, attempt});
				});
				break;
			}

			case 'keep-unfinished': {
				keeper.changed(effect.open, problems => {
					dispatch({type: 'not-kept', problems});
				});
				break;
			}

			case 'write-results': {
				inOrder(async () => {
					dispatch({type: 'results-finished', attempt: await answered(async () => ports.writeResults(), 'writing the results')});
				});
				break;
			}

			case 'list-policies': {
				void answered(async () => ports.policies(), 'reading the policies').then(attempt => {
					dispatch({type: 'policies-listed', attempt});
				});
				break;
			}

			case 'compare': {
				const {token, policy} = effect;
				comparing = new AbortController();
				const {signal} = comparing;
				const progress = (bytes: number, total: number): void => {
					dispatch({type: 'compare-progress', token, read: {bytes, total, seconds: ports.seconds()}});
				};

				void answered(async () => ports.compareWith(policy, progress, signal), 'evaluating under a second policy').then(attempt => {
					dispatch({type: 'compare-finished', token, attempt});
				});
				break;
			}

			case 'stop-comparing': {
				comparing.abort();
				break;
			}

			case 'work': {
				// What the screen says meanwhile is out by then.
				setTimeout(() => {
					dispatch({type: 'work', token: effect.token});
				}, frameOut);
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

	return {
		perform,
		async idle() {
			await Promise.all([queue, keeper.flush()]);
		},
		stopComparing() {
			comparing.abort();
		},
	};
}
