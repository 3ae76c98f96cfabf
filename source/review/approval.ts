import type {SecondAttorney} from '../rules/policy.js';
import {chainOf, liveDecision, type ConvictionReview, type Decision, type DecidedBy, type Reviewer} from './entry.js';
import type {Entry} from './log-line.js';

/** A name without regard to letter case, blanks, and how its accents are encoded. */
export const foldedName = (name: string): string => name.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();

/** One person as far as the program can tell: the same account, or the same name however it is written. */
export const isSamePerson = (one: Pick<DecidedBy, 'account' | 'name'>, other: Pick<DecidedBy, 'account' | 'name'>): boolean =>
	one.account === other.account || foldedName(one.name) === foldedName(other.name);

/** Those on whom a decision rests: whoever made it, and whoever approved it. */
export const peopleOf = (decision: Decision): readonly DecidedBy[] => chainOf(decision).map(({by}) => by);

/** The decision as it was first made, before anyone approved it. */
export const rootOf = (decision: Decision): Decision => chainOf(decision).at(-1)!;

/** Does the policy ask for two attorneys behind this decision? */
export const needsSecondAttorney = ({kind, to}: Pick<Decision, 'kind' | 'to'>, second: SecondAttorney): boolean =>
	kind !== 'defer' && second.includes(kind === 'challenge' ? 'challenge' : 'not-eligible') && to === 'not-eligible';

/**
Whose approval a decision still awaits: an attorney's, for what a paralegal proposed; another attorney's, for what the policy wants two
attorneys behind (`second-attorney`). Undefined where it stands as it is.
*/
export function awaits(decision: Decision, second: SecondAttorney): 'an attorney' | 'another attorney' | undefined {
	if (decision.kind === 'propose') {
		return 'an attorney';
	}

	const attorneys = peopleOf(decision).filter(({role}) => role !== 'paralegal').length;
	return needsSecondAttorney(rootOf(decision), second) && attorneys < 2 ? (attorneys === 0 ? 'an attorney' : 'another attorney') : undefined;
}

/** `Proposed by M. Ortiz (paralegal), approved by R. Chen (attorney)` */
export function whoseText(decision: Decision): string {
	const [root, ...approvals] = chainOf(decision).toReversed();
	return [`${root!.kind === 'propose' ? 'Proposed' : 'Decided'} by ${personText(root!.by)}`, ...approvals.map(({by}) => `approved by ${personText(by)}`)].join(', ');
}

/** `R. Chen (attorney)` */
export const personText = ({name, role}: Pick<DecidedBy, 'name' | 'role'>): string => `${name} (${role})`;

/** Why a reviewer may not answer a decision that awaits approval, or undefined when they may. */
export function cannotAnswer(decision: Decision, reviewer: Pick<Reviewer, 'name' | 'role' | 'account'>): string | undefined {
	if (reviewer.role === 'paralegal') {
		return 'An attorney approves or declines; your role is paralegal';
	}

	return peopleOf(decision).some(by => isSamePerson(by, reviewer)) ? `It rests on your own ${decision.kind === 'propose' ? 'proposal' : 'decision'}: another attorney must look at it (u takes yours back)` : undefined;
}

/** Does the decision rest on somebody whose name and role no roster gives? */
export const isUnverified = (decision: Decision): boolean => peopleOf(decision).some(({roster}) => roster === undefined);

/** Why an approval or its refusal cannot follow what the log says of its conviction: found and expected. */
export function answerProblems(review: ConvictionReview | undefined, {body, actor, type}: Extract<Entry, {type: 'decision.approve' | 'decision.decline'}>): ReadonlyArray<readonly [found: string, expected: string]> {
	const live = liveDecision(review);
	const what = type === 'decision.approve' ? 'an approval' : 'a refusal to approve';
	if (live?.seq !== body.proposal) {
		return [[`${what} of entry ${body.proposal}, which is not the decision in force on its conviction`, live ? `entry ${live.seq}` : 'a decision in force']];
	}

	return [
		...(live.kind === 'bulk' ? [[`${what} of entry ${body.proposal}, which awaits nobody`, 'a proposal or a decision'] as const] : []),
		...(live.kind === 'defer' ? [[`${what} of entry ${body.proposal}, which defers`, 'a proposal or a decision'] as const] : []),
		...(peopleOf(live).some(by => isSamePerson(by, {account: actor.account, name: actor.id})) ? [[`${what} of entry ${body.proposal} by one on whom it rests`, 'another person'] as const] : []),
		...(live.seen === body.seen || type === 'decision.decline' ? [] : [[`${what} of entry ${body.proposal}, which was about another state of the record`, 'the line that the proposer saw'] as const]),
	];
}
