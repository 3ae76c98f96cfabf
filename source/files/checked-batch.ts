import {setImmediate} from 'node:timers/promises';
import {isOpening, unfinished} from '../review/batch.js';
import {batchOf, foldProblems, type ReviewState} from '../review/fold.js';
import type {Stamped} from '../review/stamp.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';

/** So many entries are made before the screen may draw and a key may be heard. */
const atOnce = 200;

/** Stamps a batch, and asks of each entry whether it may follow those before it, without folding any. */
export async function checkedBatch(state: ReviewState, entries: Iterable<Attempt<Stamped>>): Promise<Attempt<readonly Stamped[]>> {
	const stamped: Stamped[] = [];
	const decided = new Set<string>();
	let known = {...state, batches: new Map(state.batches)};
	for (const one of entries) {
		if (!one.ok) {
			return one;
		}

		const {entry} = one.value;
		const twice: readonly Problem[] = 'conviction' in entry.body && decided.has(entry.body.conviction) ? [{found: 'the same conviction twice in a batch', expected: 'each once', next: 'report this'}] : [];
		const problems = [...foldProblems(known, entry), ...twice];
		if (problems.length > 0) {
			return failure(...problems);
		}

		known = {...known, next: entry.seq + 1, ...(isOpening(entry) && {lastBatch: entry.seq})};
		if (isOpening(entry)) {
			known.batches.set(entry.seq, batchOf(entry, new Map()));
		} else if (entry.type === 'decision.bulk') {
			decided.add(entry.body.conviction);
			(unfinished(known.batches, known.lastBatch)!.decisions as unknown[]).push({seq: entry.seq, opaque: entry.body.conviction});
		}

		stamped.push(one.value);
		if (stamped.length % atOnce === 0) {
			await setImmediate();
		}
	}

	return success(stamped);
}
