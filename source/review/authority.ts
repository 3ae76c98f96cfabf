import type {SuppliedFact} from '../history/supplied-fact.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {isSamePerson, personText} from './approval.js';
import {liveDecision, type Decision, type Promotion, type Reviewer} from './entry.js';
import type {ReviewState} from './fold.js';
import type {Entry} from './log-line.js';

const attorneysOnly = new Set<Entry['type']>(['decision.override', 'decision.challenge']);

/**
Why a paralegal must not replace or undo a decision or a promotion: an attorney made it, or it is somebody else's proposal and awaits an
attorney. Undefined where nothing stands in the way; `seen` is the conviction's line today: what was decided on another line is stale, and may be decided again.
*/
export function paralegalBarred(decision: Decision | Promotion | undefined, reviewer: Pick<Reviewer, 'role' | 'name' | 'account'>, seen?: string): string | undefined {
	if (reviewer.role !== 'paralegal' || !decision || (seen !== undefined && decision.seen !== seen)) {
		return undefined;
	}

	if (decision.by.role !== 'paralegal') {
		return `${personText(decision.by)} ${'kind' in decision ? 'decided' : 'promoted'} this (#${decision.seq}): an attorney can change it; your role is paralegal`;
	}

	return 'kind' in decision && decision.kind === 'propose' && !isSamePerson(decision.by, reviewer) ? `The proposal of ${personText(decision.by)} (#${decision.seq}) awaits an attorney` : undefined;
}

/** Why a paralegal must not withdraw a fact: an attorney supplied it. */
export const withdrawalBarred = (fact: Pick<SuppliedFact, 'by' | 'role' | 'entry'> | undefined, {role}: Pick<Reviewer, 'role'>): string | undefined =>
	role === 'paralegal' && fact && fact.role !== 'paralegal' ? `${fact.by} supplied this (#${fact.entry}): an attorney can withdraw it; your role is paralegal` : undefined;

/**
May this reviewer add this entry? Asked when an entry is made, and not of a log that is read: logs of a time when a paralegal could override
verify as they did.
*/
export function checkAuthority(state: Pick<ReviewState, 'byOpaque' | 'facts'>, {type, body, actor}: Entry): Attempt<undefined> {
	if (actor.role !== 'paralegal' || !('conviction' in body)) {
		return success(undefined);
	}

	if (type === 'fact.withdrawn') {
		const fact = state.facts.get(body.undoes);
		const because = withdrawalBarred(fact && {by: personText(fact.by), role: fact.by.role, entry: fact.seq}, {role: 'paralegal'});
		return because === undefined ? success(undefined) : failure({found: `${type} by a paralegal: ${because}`, expected: 'an attorney', next: 'tell the attorney what you found'});
	}

	if (!type.startsWith('decision.')) {
		return success(undefined);
	}

	if (attorneysOnly.has(type)) {
		return failure({found: `${type} by a paralegal`, expected: 'a proposal, which an attorney approves', next: 'propose it'});
	}

	const review = state.byOpaque.get(body.conviction);
	const made = [...(review?.decisions ?? []), ...(review?.promotion ? [review.promotion] : [])];
	const replaced = 'undoes' in body ? made.find(({seq}) => seq === body.undoes) : liveDecision(review);
	const barred = paralegalBarred(replaced, {name: actor.id, account: actor.account, role: 'paralegal'}, 'seen' in body ? body.seen : undefined);
	return barred === undefined ? success(undefined) : failure({found: `${type} by a paralegal: ${barred}`, expected: 'an attorney', next: 'tell the attorney what you found'});
}
