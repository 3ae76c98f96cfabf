import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {answerProblems} from './approval.js';
import type {BodyOf} from './entry-bodies.js';
import {liveDecision, type ConvictionReview, type DecidedBy, type Decision, type DecisionKind, type Promotion} from './entry.js';
import {entryProblem, type Entry} from './log-line.js';
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
	/** The engine's last run, and the results written. */
	readonly run: {readonly seq: number; readonly body: BodyOf<'run.engine'>} | undefined;
	readonly results: ReadonlyArray<{readonly seq: number; readonly at: string; readonly body: BodyOf<'results.written'>}>;
	/** The spot checks, in order of their plans. */
	readonly samples: readonly SampleRound[];
	/** Number of the next entry. */
	readonly next: number;
};

export const noReview: ConvictionReview = {decisions: [], opened: 0, notes: [], entries: []};

export const emptyState = (): ReviewState => ({byOpaque: new Map(), actions: new Map(), decided: new Map(), promoted: new Map(), run: undefined, results: [], samples: [], next: 0});

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
		byOpaque.set(body.conviction, reviewed(byOpaque.get(body.conviction) ?? noReview, entry, words));
		const decided = state.decided as Writable<ReviewState['decided']>;
		const promoted = state.promoted as Writable<ReviewState['promoted']>;
		if (entry.type === 'decision.undo') {
			(promoted.has(entry.body.undoes) ? promoted : decided).set(entry.body.undoes, {opaque: body.conviction, undone: true});
		} else if (entry.type === 'candidate.promoted') {
			promoted.set(entry.seq, {opaque: body.conviction, undone: false});
		} else if ('seen' in body) {
			decided.set(entry.seq, {opaque: body.conviction, undone: false});
		}
	}

	return success({
		...state,
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

	if (entry.type === 'candidate.promoted') {
		const standing = state.byOpaque.get(entry.body.conviction)?.promotion;
		if (standing) {
			problems.push(problem(`a second promotion of what entry ${standing.seq} promoted`, 'one promotion of a candidate, until it is undone'));
		}
	}

	return problems;
}

function reviewed(review: ConvictionReview, entry: Entry, words: Words): ConvictionReview {
	const undone = entry.type === 'decision.undo' ? entry.body.undoes : undefined;
	const line = {seq: entry.seq, type: entry.type, at: entry.ts, by: entry.actor.id, undone: false};
	const text = (commitment: string | undefined): string | undefined => commitment === undefined ? undefined : words.get(commitment);
	const decision = decisionOf(entry, text, review);
	const promotion = entry.type === 'candidate.promoted' ? promotionOf(entry, text(entry.body.words)) : (review.promotion?.seq === undone ? undefined : review.promotion);
	return {
		...(promotion && {promotion}),
		decisions: decision ? [...review.decisions, decision] : (undone === undefined ? review.decisions : review.decisions.filter(({seq}) => seq !== undone)),
		opened: review.opened + (entry.type === 'conviction.opened' ? 1 : 0),
		notes: entry.type === 'note' ? [...review.notes, {seq: entry.seq, by: entry.actor.id, at: entry.ts, words: text(entry.body.words)}] : review.notes,
		entries: [...review.entries.map(earlier => earlier.seq === undone ? {...earlier, undone: true} : earlier), line],
	};
}

const decidedBy = ({actor: {id, role, account, roster}}: Entry): DecidedBy => ({name: id, role, account, roster});

const promotionOf = (entry: Extract<Entry, {type: 'candidate.promoted'}>, words: string | undefined): Promotion =>
	({seq: entry.seq, by: decidedBy(entry), at: entry.ts, seen: entry.body.seen, words});

function decisionOf(entry: Entry, text: (commitment: string | undefined) => string | undefined, {decisions}: ConvictionReview): Decision | undefined {
	if (!('seen' in entry.body) || entry.type === 'candidate.promoted') {
		return undefined;
	}

	const {body} = entry;
	const shared = {
		kind: entry.type.slice('decision.'.length) as DecisionKind,
		seq: entry.seq,
		by: decidedBy(entry),
		at: entry.ts,
		opaque: body.conviction,
		seen: body.seen,
	};
	if ('proposal' in body) {
		const answers = decisions.find(({seq}) => seq === body.proposal)!;
		return {...answers, ...shared, ...('words' in body ? {words: text(body.words)} : {flagsAcknowledged: body.flagsAcknowledged}), answers};
	}

	return {
		...shared,
		from: body.from,
		to: body.to,
		relief: body.relief,
		code: 'reasonCode' in body ? body.reasonCode : ('ground' in body ? body.ground : undefined),
		words: text(body.words),
		evidence: text('evidence' in body ? body.evidence : undefined),
		lateBasis: text('lateBasis' in body ? body.lateBasis : undefined),
		flagsAcknowledged: body.flagsAcknowledged,
		answers: undefined,
	};
}
