import {Worker} from 'node:worker_threads';
import {failure, type Attempt} from '../values/problem.js';
import type {SecondAnswer, SecondTask} from './second-policy.js';
import type {SecondMessage} from './second-policy-worker.js';

/**
{@link evaluateSecond} on a thread of its own, so that the screen goes on answering keys: a megabyte of an extract takes longer than a
frame. `signal` ends the thread at once. Rejects where the thread fails (out of memory).
*/
export async function compareInWorker(task: SecondTask, progress: (bytes: number, total: number) => void, signal: AbortSignal): Promise<Attempt<SecondAnswer>> {
	const stopped = failure({found: 'a comparison that was stopped', expected: 'one that runs to its end', next: 'begin it again'});
	if (signal.aborted) {
		return stopped;
	}

	const worker = new Worker(new URL('second-policy-worker.js', import.meta.url), {workerData: task});
	const stop = (): void => {
		void worker.terminate();
	};

	signal.addEventListener('abort', stop, {once: true});
	try {
		const answer = await new Promise<Attempt<SecondAnswer>>((resolve, reject) => {
			worker.on('message', (message: SecondMessage) => {
				if (message.kind === 'answer') {
					resolve(message.answer);
				} else {
					progress(message.bytes, message.total);
				}
			});
			worker.once('error', reject);
			worker.once('exit', () => {
				resolve(stopped);
			});
		});
		// The thread may have answered before it could be ended: who stopped it expects no answer.
		return signal.aborted ? stopped : answer;
	} finally {
		signal.removeEventListener('abort', stop);
	}
}
