import {isCandidate, needsEyes, type ConvictionRecord, type Flag} from '../determinations/determination.js';
import type {SecondAttorney} from '../rules/policy.js';
import type {Outcome} from '../values/outcome.js';
import {awaits, rootOf, whoseText} from './approval.js';
import {liveDecision, type ConvictionReview, type Decision, type DecisionWord} from './entry.js';

/** Which of the four piles a conviction lies on; they add up to all convictions in scope. */
export type Pile = 'not-opposed' | 'challenged' | 'referred' | 'undecided';

/** The determination with the live decision applied. */
export type Effective = {
	readonly outcome: Outcome;
	readonly reason: string;
	readonly relief: string | undefined;
	readonly word: DecisionWord;
	readonly pile: Pile;
	/** What a person still has to settle; undefined unless the pile is `undecided`. */
	readonly question: string | undefined;
};

type Determined = {readonly outcome: Outcome; readonly reason: string; readonly relief: string | undefined; readonly flags: readonly Flag[]; readonly supplied?: readonly unknown[] | undefined};

const standing = {
	bulk: {word: 'confirmed in bulk', reason: undefined},
	confirm: {word: 'confirmed', reason: undefined},
	override: {word: 'overridden', reason: 'Decided by the reviewer'},
	propose: {word: 'overridden', reason: 'Decided by the reviewer'},
	challenge: {word: 'challenged', reason: 'Relief challenged by the prosecution'},
} as const;

/**
Applies a live decision to the engine's determination. Stale and deferred decisions, and those that await approval, leave the conviction in
hand review with that reason (design, section 6). `lineHash` is the SHA-256 of the conviction's line today: a decision on another line, or on one that is not
known any more, is stale. `second`: behind which decisions the policy wants two attorneys.
*/
export function effectiveOutcome(determined: Determined, decision: Decision | undefined, lineHash: string | undefined, second: SecondAttorney): Effective {
	if (!decision) {
		return placed({outcome: determined.outcome, reason: determined.reason, relief: determined.relief, word: 'engine'}, determined.flags, (determined.supplied?.length ?? 0) > 0);
	}

	if (decision.seen !== lineHash) {
		return placed({outcome: 'hand-review', reason: 'The record or the rules changed after the decision: decide again', relief: undefined, word: 'stale'});
	}

	if (decision.kind === 'defer') {
		return placed({outcome: 'hand-review', reason: 'Deferred by the reviewer', relief: undefined, word: 'deferred'});
	}

	const awaited = awaits(decision, second);
	if (awaited !== undefined) {
		return {outcome: 'hand-review', reason: `Awaiting the approval of ${awaited}`, relief: undefined, word: 'awaiting approval', pile: 'undecided', question: `${whoseText(decision)}: to be approved by ${awaited}`};
	}

	const {word, reason = decision.batch?.ruling === undefined ? determined.reason : `Ruling ${decision.batch.ruling}`} = standing[rootOf(decision).kind as keyof typeof standing];
	return placed({outcome: decision.to, reason, relief: decision.relief, word});
}

/**
A conviction with what the log says of it: {@link effectiveOutcome} of its live decision. A promoted candidate on which nothing is
decided, and whose line is another than the one that was promoted, is stale: the reasons to promote it may be gone.
*/
export function effectiveOf(record: ConvictionRecord, review: ConvictionReview | undefined, lineHash: string | undefined, second: SecondAttorney): Effective {
	const decision = liveDecision(review);
	return !decision && isCandidate(record) && review?.promotion !== undefined && review.promotion.seen !== lineHash
		? placed({outcome: 'hand-review', reason: 'The candidate changed after it was promoted: decide it, or undo the promotion', relief: undefined, word: 'stale'})
		: effectiveOutcome(record, decision, lineHash, second);
}

/**
A refusal that nobody has challenged stays undecided: without a challenge the court grants relief, so it must not look settled.
A level-H flag must be seen by a person before anything is filed, and so must another reading of the record that changes the outcome: an
engine outcome under one of these is undecided too, and so is what follows from a fact that a person supplied.
*/
function placed(effective: Omit<Effective, 'pile' | 'question'>, openFlags: readonly Flag[] = [], restsOnFact = false): Effective {
	const {outcome, reason, relief, word} = effective;
	// Named one by one: a spread takes many times as long, and this runs for every conviction of a workspace that opens.
	const settled = (pile: Pile): Effective => ({outcome, reason, relief, word, pile, question: undefined});
	const undecided = (question: string): Effective => ({outcome, reason, relief, word, pile: 'undecided', question});
	if (word === 'challenged') {
		return settled('challenged');
	}

	if (outcome === 'hand-review') {
		return undecided(reason);
	}

	if (outcome === 'not-eligible') {
		return undecided('Not eligible, but no challenge is recorded: challenge it, or relief issues');
	}

	if (restsOnFact) {
		return undecided('Rests on a fact that a person supplied: a reviewer must confirm what follows from it');
	}

	const open = openFlags.filter(flag => needsEyes(flag));
	if (open.length > 0) {
		return undecided(open.some(({level}) => level === 'H')
			? 'A level-H flag is open: a reviewer must look before this is filed'
			: 'Another reading of the record gives another outcome: a reviewer must look before this is filed');
	}

	return settled(outcome === 'refer' ? 'referred' : 'not-opposed');
}
