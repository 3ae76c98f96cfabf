import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {answerProblems} from './approval.js';
import {batchProblems, isOpening, type Batch, type Batches, type Opening} from './batch.js';
import type {BodyOf} from './entry-bodies.js';
import {liveDecision, type ConvictionReview} from './entry.js';
import {factProblems, withFact, type FactEntry} from './fact-entries.js';
import {entryProblem, type Entry} from './log-line.js';
import {decidedBy, reviewed, without} from './reviewed.js';
import {sampleProblems, withSampleEntry, type SampleRound} from './sample-rounds.js';
import type {Words} from './words.js';

/** What the log says, entry by entry applied. */
export type ReviewState = {
	readonly byOpaque: ReadonlyMap<string, ConvictionReview>;
	/** Number of the entry each action of a reviewer became. */
	readonly actions: ReadonlyMap<string, number>;
	/** Every decision ever made, by number. */
	readonly decided: ReadonlyMap<number, {readonly opaque: string; readonly undone: boolean}>;
	/** Every promotion of a candidate ever made, by number. */
	readonly promoted: ReadonlyMap<number, {readonly opaque: string; readonly undone: boolean}>;
	/** Every fact ever supplied, by number. */
	readonly facts: ReadonlyMap<number, FactEntry>;
	/** Every ruling and every confirmation of a filter, by number; the last of them; how many are rulings. */
	readonly batches: Batches;
	readonly lastBatch: number | undefined;
	readonly rulings: number;
	/** The engine's last run, and the results written. */
	readonly run: {readonly seq: number; readonly body: BodyOf<'run.engine'>} | undefined;
	readonly results: ReadonlyArray<{readonly seq: number; readonly at: string; readonly body: BodyOf<'results.written'>}>;
	/** The spot checks, in order of their plans. */
	readonly samples: readonly SampleRound[];
	/** Number of the next entry. */
	readonly next: number;
};

export const noReview: ConvictionReview = {decisions: [], opened: 0, notes: [], entries: []};

export const emptyState = (): ReviewState => ({byOpaque: new Map(), actions: new Map(), decided: new Map(), promoted: new Map(), facts: new Map(), batches: new Map(), lastBatch: undefined, rulings: 0, run: undefined, results: [], samples: [], next: 0});

type Writable<Value> = Value extends ReadonlyMap<infer Key, infer Held> ? Map<Key, Held> : never;

/** Folds a whole log. Problems name the entry that cannot follow what was before it. */
export function foldLog(entries: readonly Entry[], words: Words): Attempt<ReviewState> {
	let state = emptyState();
	for (const entry of entries) {
		const folded = foldEntry(state, entry, words);
		if (!folded.ok) {
			return folded;
		}

		state = folded.value;
	}

	return success(state);
}

/**
Applies one entry. The new state takes over the maps of the one given, so that an append costs the same in a long log as in a short
one: the state given is spent, except when there are problems; then it stays as it was. Reviews handed out are never changed.
*/
export function foldEntry(state: ReviewState, entry: Entry, words: Words): Attempt<ReviewState> {
	const problems = foldProblems(state, entry);
	if (problems.length > 0) {
		return failure(...problems);
	}

	const {body} = entry;
	if ('action' in body) {
		(state.actions as Writable<ReviewState['actions']>).set(body.action, entry.seq);
	}

	if ('conviction' in body) {
		const byOpaque = state.byOpaque as Writable<ReviewState['byOpaque']>;
		byOpaque.set(body.conviction, reviewed(byOpaque.get(body.conviction) ?? noReview, entry, words, state.batches));
		const decided = state.decided as Writable<ReviewState['decided']>;
		const promoted = state.promoted as Writable<ReviewState['promoted']>;
		switch (entry.type) {
			case 'fact.supplied':
			case 'fact.withdrawn': {
				withFact(state.facts as Writable<ReviewState['facts']>, entry, words);
				break;
			}

			case 'decision.undo': {
				(promoted.has(entry.body.undoes) ? promoted : decided).set(entry.body.undoes, {opaque: body.conviction, undone: true});
				break;
			}

			case 'candidate.promoted': {
				promoted.set(entry.seq, {opaque: body.conviction, undone: false});
				break;
			}

			default: {
				if ('seen' in body) {
					decided.set(entry.seq, {opaque: body.conviction, undone: false});
				}
			}
		}
	}

	if (isOpening(entry)) {
		(state.batches as Writable<Batches>).set(entry.seq, batchOf(entry, words));
	} else if (entry.type === 'decision.bulk') {
		(state.batches.get(entry.body.batch)!.decisions as Array<Batch['decisions'][number]>).push({seq: entry.seq, opaque: entry.body.conviction});
	} else if (entry.type === 'batch.undo') {
		undoBatch(state, entry);
	}

	return success({
		...state,
		...(isOpening(entry) && {lastBatch: entry.seq, rulings: state.rulings + (entry.type === 'ruling.made' ? 1 : 0)}),
		run: entry.type === 'run.engine' ? {seq: entry.seq, body: entry.body} : state.run,
		results: entry.type === 'results.written' ? [...state.results, {seq: entry.seq, at: entry.ts, body: entry.body}] : state.results,
		samples: withSampleEntry(state.samples, entry, commitment => words.get(commitment)),
		next: entry.seq + 1,
	});
}

/** Why an entry cannot follow this state; empty when it can. */
export function foldProblems(state: ReviewState, entry: Entry): readonly Problem[] {
	const problem = (found: string, expected: string) => entryProblem({file: 'review.jsonl', seq: entry.seq}, found, expected, 'look at the entries named');
	const problems: Problem[] = [];
	if (entry.seq !== state.next) {
		problems.push(problem('an entry out of turn', `entry ${state.next}`));
	}

	if ('action' in entry.body && state.actions.has(entry.body.action)) {
		problems.push(problem(`an action that entry ${state.actions.get(entry.body.action)!} already records`, 'one entry for one action'));
	}

	problems.push(...batchProblems(state, entry).map(([found, expected]) => problem(found, expected)));

	if (entry.type === 'decision.approve' || entry.type === 'decision.decline') {
		problems.push(...answerProblems(state.byOpaque.get(entry.body.conviction), entry).map(([found, expected]) => problem(found, expected)));
	}

	problems.push(...sampleProblems(state.samples, entry));
	if (entry.type === 'decision.undo') {
		const {undoes, conviction} = entry.body;
		const decision = state.decided.get(undoes) ?? state.promoted.get(undoes);
		const live = state.promoted.has(undoes) ? liveDecision(state.byOpaque.get(conviction)) : undefined;
		if (!decision) {
			problems.push(problem(`an undo of entry ${undoes}, which is no decision`, 'the number of an earlier decision or promotion'));
		} else if (decision.opaque !== conviction) {
			problems.push(problem(`an undo of entry ${undoes}, which is about another conviction`, 'a decision on the same conviction'));
		} else if (decision.undone) {
			problems.push(problem(`a second undo of entry ${undoes}`, 'a decision that is not undone yet'));
		} else if (live) {
			problems.push(problem(`an undo of the promotion of entry ${undoes} while the decision of entry ${live.seq} stands on it`, 'the decision undone first'));
		}

		const answering = state.byOpaque.get(conviction)?.decisions.find(({answers}) => answers?.seq === undoes);
		if (answering) {
			problems.push(problem(`an undo of entry ${undoes}, which entry ${answering.seq} answers`, `an undo of entry ${answering.seq} first`));
		}
	}

	problems.push(...factProblems(state.facts, entry).map(([found, expected]) => problem(found, expected)));
	if (entry.type === 'candidate.promoted') {
		const standing = state.byOpaque.get(entry.body.conviction)?.promotion;
		if (standing) {
			problems.push(problem(`a second promotion of what entry ${standing.seq} promoted`, 'one promotion of a candidate, until it is undone'));
		}
	}

	return problems;
}

/** A batch as its first entry begins it. */
export const batchOf = (entry: Opening, words: Words): Batch => {
	const {body} = entry;
	return {
		seq: entry.seq, by: decidedBy(entry), at: entry.ts, count: body.count,
		ruling: 'number' in body ? {number: body.number, outcome: body.outcome, relief: body.relief, settles: body.settles, amendment: body.amendment, words: words.get(body.words)} : undefined,
		filter: 'filter' in body ? words.get(body.filter) : undefined,
		decisions: [],
		undone: false,
	};
};

/** Decisions of the batch that were taken back one by one stay so; what was decided after it stands. */
function undoBatch({batches, byOpaque, decided}: ReviewState, entry: Extract<Entry, {type: 'batch.undo'}>): void {
	const batch = batches.get(entry.body.undoes)!;
	(batches as Writable<Batches>).set(batch.seq, {...batch, undone: true});
	for (const {seq, opaque} of batch.decisions) {
		if (!decided.get(seq)!.undone) {
			(decided as Writable<ReviewState['decided']>).set(seq, {opaque, undone: true});
			(byOpaque as Writable<ReviewState['byOpaque']>).set(opaque, without(byOpaque.get(opaque)!, seq, entry));
		}
	}
}
