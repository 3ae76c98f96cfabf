import {setFlagsFromString} from 'node:v8';
import {Worker} from 'node:worker_threads';
import type {Engine} from '../determinations/engine.js';
import type {DeterminedApart} from '../files/determine-apart.js';
import {readersHere, type EndedReaders} from '../files/first-pass.js';
import type {ScannedPart} from '../files/scan-part.js';
import type {Attempt} from '../values/problem.js';
import type {PartAnswer, PartEngine, PartTask} from './part-worker.js';

/** How far the threads may be ahead of what was taken, in parts for each: one is read while another waits to be taken. */
const ahead = 2;

/** Takes the place of what was handed on, which may be large. */
const taken = Promise.resolve<never>(undefined as never);

/**
The engine is many small functions, which every thread optimizes anew. Drawing them into each other as far as V8 goes by itself, 920 bytes of
bytecode, took a quarter of the time of 50,000 people on two threads.
*/
const inlineLess = '--max-inlined-bytecode-size-cumulative=300';

/** What is new is little and mostly garbage: to share its collection among helpers takes longer than the collection, a tenth of all time on two threads. */
const collectAlone = '--no-parallel-scavenge';

/**
What a part leaves behind is garbage soon. V8 would let each heap grow to four times what lives in it before it collects; with half as much again
and half the room for what is new, 207,000 people on two threads took 290 MB where they had taken 414, and no longer.
*/
const collectSooner = '--heap-growing-percent=50';
const collectAsUsual = '--heap-growing-percent=0';
const resourceLimits = {maxYoungGenerationSizeMb: 24};

/** A piece of work without its number. */
type Piece = PartTask extends infer Task ? (Task extends PartTask ? Omit<Task, 'number'> : never) : never;

/**
Does the work of a pass on so many threads, which start when there is more than one part to read and end, at once, with `end`; one thread is this
one. Rejects where a thread fails (out of memory).
*/
export function partPool(threads: number): EndedReaders {
	setFlagsFromString(inlineLess);
	setFlagsFromString(collectAlone);
	let workers: readonly Worker[] = [];
	let prepared: Engine | undefined;
	let pieces = 0;
	const asked = new Map<number, {readonly resolve: (done: PartAnswer['done']) => void; readonly reject: (error: Error) => void}>();
	let failed: Error | undefined;

	const begin = (): void => {
		setFlagsFromString(collectSooner);
		workers = Array.from({length: threads}, () => {
			const worker = new Worker(new URL('part-worker.js', import.meta.url), {resourceLimits});
			worker.on('message', ({number, done}: PartAnswer) => {
				asked.get(number)?.resolve(done);
				asked.delete(number);
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

	/** A second engine finds threads that are warm. */
	const prepare = (engine: Engine): void => {
		if (prepared !== engine) {
			prepared = engine;
			for (const worker of workers) {
				worker.postMessage({engine} satisfies PartEngine);
			}
		}
	};

	const ask = async (piece: Piece): Promise<PartAnswer['done']> => new Promise((resolve, reject) => {
		if (failed === undefined) {
			const number = pieces++;
			asked.set(number, {resolve, reject});
			workers[number % threads]!.postMessage({number, ...piece} satisfies PartTask);
		} else {
			reject(failed);
		}
	});

	async function * inOrder(work: readonly Piece[]): AsyncGenerator<PartAnswer['done']> {
		const waiting: Array<Promise<PartAnswer['done']>> = [];
		for (let next = 0; next < work.length; next++) {
			while (waiting.length < Math.min(work.length, next + (threads * ahead))) {
				const answer = ask(work[waiting.length]!);
				// It is waited for below; until then its failure is nobody's.
				answer.catch(() => undefined);
				waiting.push(answer);
			}

			yield await waiting[next]!;
			waiting[next] = taken;
		}
	}

	return {
		async * scanParts(parts, engine) {
			if (threads === 1 || (parts.length === 1 && workers.length === 0)) {
				yield * readersHere.scanParts(parts, engine);
				return;
			}

			if (workers.length === 0) {
				begin();
			}

			prepare(engine);
			yield * inOrder(parts.map(part => ({part}))) as AsyncGenerator<Attempt<ScannedPart>>;
		},
		async * determineApart(groups, engine) {
			if (workers.length === 0) {
				yield * readersHere.determineApart(groups, engine);
				return;
			}

			prepare(engine);
			yield * inOrder(groups.map(group => ({group}))) as AsyncGenerator<Attempt<DeterminedApart>>;
		},
		async end() {
			await Promise.all(workers.map(async worker => worker.terminate()));
			workers = [];
			prepared = undefined;
			setFlagsFromString(collectAsUsual);
		},
	};
}
