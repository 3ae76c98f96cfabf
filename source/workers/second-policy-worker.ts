import {performance} from 'node:perf_hooks';
import {parentPort, workerData} from 'node:worker_threads';
import type {Attempt} from '../values/problem.js';
import {evaluateSecond, type SecondAnswer, type SecondTask} from './second-policy.js';

/** What the thread says: how far it has read, and at the end what came of it. */
export type SecondMessage
	= | {readonly kind: 'progress'; readonly bytes: number; readonly total: number}
		| {readonly kind: 'answer'; readonly answer: Attempt<SecondAnswer>};

/** The screen is drawn anew for each: four times a second are enough (terminal.md, P11). */
const interval = 250;

const say = (message: SecondMessage): void => {
	parentPort!.postMessage(message);
};

let last = -Infinity;
const answer = await evaluateSecond(workerData as SecondTask, (bytes, total) => {
	const now = performance.now();
	if (now - last >= interval || bytes === total) {
		last = now;
		say({kind: 'progress', bytes, total});
	}
});
say({kind: 'answer', answer});
