import {failure, type Attempt, type Problem} from '../../values/problem.js';
import type {StartPorts} from './ports.js';
import type {StartChoice, StartEffect, StartEvent} from './state.js';

/** What an effect needs beside the ports: the terminal. */
export type StartSurface = {
	/** Empties the terminal once the blank frame is out, then calls back. */
	readonly wipe: (done: () => void) => void;
	/** False where there is no job control. */
	readonly suspend: () => boolean;
	readonly leave: (choice: StartChoice) => void;
};

/** A port that throws instead of answering is an answer too. */
const unanswered = (error: unknown): Problem => ({found: `${error instanceof Error && 'code' in error ? String(error.code) : 'an error'} while looking`, expected: 'an answer from the disk', next: 'check the disk, then try again'});

/** Carries out what the start screen asks for. */
export function startPerformer(ports: StartPorts, surface: StartSurface): (effect: StartEffect, dispatch: (event: StartEvent) => void) => void {
	const attempt = async <Value>(ask: () => Promise<Attempt<Value>>): Promise<Attempt<Value>> => ask().catch((error: unknown) => failure(unanswered(error)));
	return (effect, dispatch) => {
		switch (effect.type) {
			case 'offer': {
				void attempt(ports.offered).then(offered => {
					dispatch({type: 'offered', attempt: offered});
				});
				break;
			}

			case 'complete': {
				const {token, typed} = effect;
				void ports.complete(typed).catch(() => ({typed, text: typed, names: []})).then(completion => {
					dispatch({type: 'completed', token, completion});
				});
				break;
			}

			case 'look-at-extract': {
				void ports.lookAtExtract(effect.typed).catch((error: unknown) => ({kind: 'refused', problem: unanswered(error)} as const)).then(look => {
					dispatch({type: 'extract-looked', token: effect.token, look});
				});
				break;
			}

			case 'read-policy': {
				void attempt(async () => ports.readPolicy(effect.file)).then(policy => {
					dispatch({type: 'policy-read', token: effect.token, attempt: policy});
				});
				break;
			}

			case 'look-at-place': {
				void attempt(async () => ports.lookAtPlace(effect.extract, effect.typed)).then(place => {
					dispatch({type: 'place-looked', token: effect.token, attempt: place});
				});
				break;
			}

			case 'look-up-reviewer': {
				void ports.listedFor(effect.workspace).catch(() => undefined).then(listed => {
					dispatch({type: 'listed', token: effect.token, listed});
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

			case 'leave': {
				surface.leave(effect.choice);
				break;
			}
		}
	};
}
