import {reliefText} from '../determinations/relief.js';
import {personText, rootOf} from '../review/approval.js';
import type {Decision} from '../review/entry.js';
import {readEvidence} from '../review/evidence.js';
import type {Effective} from '../review/effective.js';
import type {ChallengeGround, Relief} from '../rules/reasons.js';
import {parseIsoDay} from '../values/calendar-date.js';

const erased = '(erased)';

/** What is asked of the court, with its basis; blank where nothing is asked (a refusal, or while nobody has decided). */
export function askedText({outcome, relief}: Pick<Effective, 'outcome' | 'relief'>, reliefs: readonly Relief[]): string {
	if (relief === undefined) {
		return outcome === 'dismiss' || outcome === 'reduce' ? 'to be chosen' : '';
	}

	const entry = reliefs.find(({id}) => id === relief);
	return entry ? reliefText(entry) : `${relief} (not in rules/relief.yaml)`;
}

/** `Ana Díaz (attorney)` */
export const decidedBy = (decision: Decision): string => personText(decision.by);

/**
The reviewer's words. Only a confirmation may have none; elsewhere they were there, and were erased. Where somebody else approved what they
are about, they say first whose they are.
*/
export function reviewerWords(decision: Decision): string {
	const root = rootOf(decision);
	if (root.batch) {
		return batchWords(root, root.batch);
	}

	const words = root.words ?? (root.kind === 'confirm' ? '' : erased);
	return root === decision ? words : `${root.kind === 'propose' ? 'Proposed' : 'Decided'} by ${personText(root.by)}${words === '' ? '' : `: ${words}`}`;
}

/** A decision among many says by what they were made: `Ruling 2: …`, `Confirmed in bulk: Eligible for Dismissal, undecided`. */
const batchWords = ({words}: Decision, {ruling, filter}: NonNullable<Decision['batch']>): string =>
	ruling === undefined ? `Confirmed in bulk: ${filter ?? erased}` : `Ruling ${ruling}: ${words ?? erased}`;

/** What the decision rests on, in words; blank where nothing was asked. */
export function evidenceText(decision: Decision): string {
	return decision.evidence === undefined ? (rootOf(decision).kind === 'challenge' ? erased : '') : readEvidence(decision.evidence);
}

export const groundOf = (decision: Decision, grounds: readonly ChallengeGround[]): ChallengeGround | undefined => grounds.find(({code}) => code === decision.code);

const millisecondsPerDay = 86_400_000;
/** Midnight in California, where the deadline runs, by UTC: the later of winter's and summer's, so that no hour before it counts as late. */
const midnightInCalifornia = 8 * 3_600_000;

/** Was the challenge made after the policy's deadline? Whoever typed a basis for a late challenge was past it by their own calendar. */
export function isLateChallenge(decision: Decision, deadline: string | undefined): boolean {
	const day = deadline === undefined ? undefined : parseIsoDay(deadline);
	return decision.lateBasis !== undefined || (day !== undefined && Date.parse(decision.at) >= ((day + 1) * millisecondsPerDay) + midnightInCalifornia);
}
