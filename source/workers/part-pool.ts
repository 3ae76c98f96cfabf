import {setFlagsFromString} from 'node:v8';
import {Worker} from 'node:worker_threads';
import {scanInTurn, type PartReader} from '../files/first-pass.js';
import type {ScannedPart} from '../files/scan-part.js';
import type {Attempt} from '../values/problem.js';
import type {PartAnswer, PartTask} from './part-worker.js';

export type PartPool = {readonly readParts: PartReader; /** Ends the threads at once. */ readonly end: () => Promise<void>};

/** How far the threads may be ahead of what was taken, in parts for each: one is read while another waits to be taken. */
const ahead = 2;

/** Takes the place of what was handed on, which may be large. */
const taken = Promise.resolve<never>(undefined as never);

/**
The engine is many small functions, which every thread optimizes anew. Drawing them into each other as far as V8 goes by itself, 920 bytes of
bytecode, took a quarter of the time of 50,000 people on two threads.
*/
const inlineLess = '--max-inlined-bytecode-size-cumulative=300';

/**
Reads parts on so many threads, which start when there is more than one part to read and end with `end`; one thread is this one. Rejects
where a thread fails (out of memory).
*/
export function partPool(threads: number): PartPool {
	setFlagsFromString(inlineLess);
	let workers: readonly Worker[] = [];
	const asked = new Map<number, {readonly resolve: (scanned: Attempt<ScannedPart>) => void; readonly reject: (error: Error) => void}>();
	let failed: Error | undefined;

	const begin = (engine: Parameters<PartReader>[1]): void => {
		workers = Array.from({length: threads}, () => {
			const worker = new Worker(new URL('part-worker.js', import.meta.url), {workerData: engine});
			worker.on('message', ({index, scanned}: PartAnswer) => {
				asked.get(index)?.resolve(scanned);
				asked.delete(index);
			});
			worker.on('error', error => {
				failed = error;
				for (const {reject} of asked.values()) {
					reject(error);
				}
			});
			return worker;
		});
	};

	const ask = async (index: number, part: PartTask['part']): Promise<Attempt<ScannedPart>> => new Promise((resolve, reject) => {
		if (failed === undefined) {
			asked.set(index, {resolve, reject});
			workers[index % threads]!.postMessage({index, part} satisfies PartTask);
		} else {
			reject(failed);
		}
	});

	return {
		async * readParts(parts, engine) {
			if (threads === 1 || parts.length === 1) {
				yield * scanInTurn(parts, engine);
				return;
			}

			if (workers.length === 0) {
				begin(engine);
			}

			const waiting: Array<Promise<Attempt<ScannedPart>>> = [];
			for (let next = 0; next < parts.length; next++) {
				while (waiting.length < Math.min(parts.length, next + (threads * ahead))) {
					const answer = ask(waiting.length, parts[waiting.length]!);
					// It is waited for below; until then its failure is nobody's.
					answer.catch(() => undefined);
					waiting.push(answer);
				}

				yield await waiting[next]!;
				waiting[next] = taken;
			}
		},
		async end() {
			await Promise.all(workers.map(async worker => worker.terminate()));
			workers = [];
		},
	};
}
