import {visibleText} from '../terminal/visible-text.js';
import type {Attempt} from '../values/problem.js';
import {leaveWhenSaved} from './commands/session-end.js';
import type {AppendedBatch} from './session.js';
import {tallyOf} from './standing.js';
import {noticed, only, type AppState, type Made, type Step} from './state.js';
import {batchKey} from './unsaved.js';

/** A batch is on disk whole, or nothing of it is. */
export function batchFinished(state: AppState, {id, attempt}: {readonly id: number; readonly attempt: Attempt<AppendedBatch>}): Step {
	const saving = state.savingBatch;
	if (saving?.id !== id) {
		return only(state);
	}

	const waiting: AppState = {...state, savingBatch: undefined};
	if (!attempt.ok) {
		return only({...waiting, failures: [...state.failures, {what: saving.what, problems: attempt.problems}], unsaved: new Map(state.unsaved).set(batchKey, saving.what)});
	}

	const {seq, at, head, entries, reviews: changed} = attempt.value;
	const reviews = new Map(state.reviews);
	for (const [key, review] of changed) {
		reviews.set(key, review);
	}

	const unsaved = new Map(state.unsaved);
	unsaved.delete(batchKey);
	const earlier = state.made.map(one => one.seq === saving.undoes ? {...one, undone: true} : one);
	const made: Made = {seq, key: '', at, line: saving.what, undo: saving.isUndo, undone: false, isBatch: true};
	const next: AppState = {...waiting, reviews, unsaved, tally: tallyOf(state.session, reviews), log: {entries, head}, made: [...earlier, made], lastSeq: seq, bulk: undefined};
	return leaveWhenSaved(only(noticed(next, 'note', visibleText(`saved #${seq}: ${saving.what}; ${saving.isUndo ? 'the log keeps both' : 'U takes all of it back'}`))));
}
