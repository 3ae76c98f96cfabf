import {isCandidate, type CandidateRecord} from '../determinations/determination.js';
import {candidateKinds, type CandidateKind} from '../rules/candidate-rules.js';
import {shownLength} from './commands/become-current.js';
import {listHeight} from './layout.js';
import {settle} from './list-window.js';
import type {AuditSession} from './session.js';
import {positionOf, tallyOf} from './standing.js';
import type {AppState} from './state.js';

type Reviews = AppState['reviews'];

/** How many candidates there are, how many of them stand in the audit by promotion, and of which kinds the others are. */
export type CandidateCounts = {readonly found: number; readonly promoted: number; readonly notPromoted: Readonly<Record<CandidateKind, number>>};

const counted = new WeakMap<AuditSession['candidates'], {readonly reviews: Reviews; readonly counts: CandidateCounts}>();

/** Counted anew only when the log said more: every frame of the overview asks. */
export function candidateCounts({candidates}: Pick<AuditSession, 'candidates'>, reviews: Reviews): CandidateCounts {
	const known = counted.get(candidates);
	const counts = known?.reviews === reviews ? known.counts : countsOf(candidates, reviews);
	counted.set(candidates, {reviews, counts});
	return counts;
}

function countsOf(candidates: AuditSession['candidates'], reviews: Reviews): CandidateCounts {
	const notPromoted = Object.fromEntries(candidateKinds.map(kind => [kind, 0])) as Record<CandidateKind, number>;
	let promoted = 0;
	for (const {key, why} of candidates) {
		if (reviews.get(key)?.promotion) {
			promoted++;
		} else {
			for (const kind of new Set(why.map(one => one.kind))) {
				notPromoted[kind]++;
			}
		}
	}

	return {found: candidates.length, promoted, notPromoted};
}

/** Is a conviction of the audit there only because it was promoted? */
export const isPromoted = (session: AuditSession, position: number): boolean => session.records[position] !== undefined && isCandidate(session.records[position]);

/** The audit with a candidate at the end of its queue. Where it belongs by the queue's order it stands when the workspace is opened again. */
export function withPromoted(state: AppState, candidate: CandidateRecord): AppState {
	const {session} = state;
	const at = session.queueLength;
	return positionOf(session, candidate.key) === undefined
		? moved(state, {...session, records: session.records.toSpliced(at, 0, candidate), queueLength: at + 1}, position => position >= at ? position + 1 : position)
		: state;
}

/** The audit without a candidate whose promotion was undone. */
export function withoutPromoted(state: AppState, key: string): AppState {
	const {session} = state;
	const at = positionOf(session, key);
	return at !== undefined && isPromoted(session, at)
		? moved(state, {...session, records: session.records.toSpliced(at, 1), queueLength: session.queueLength - 1}, position => position === at ? undefined : (position > at ? position - 1 : position))
		: state;
}

/** Everything that names a position follows the conviction it named. */
function moved(state: AppState, session: AuditSession, place: (position: number) => number | undefined): AppState {
	const {current, list, shown} = state;
	const at = current && !current.isCandidate ? place(current.position) : undefined;
	const row = shown ? list.cursor : place(list.cursor) ?? list.cursor;
	const next: AppState = {
		...state,
		session,
		tally: tallyOf(session, state.reviews),
		shown: shown?.map(position => place(position)).filter(position => position !== undefined),
		current: current && !current.isCandidate ? (at === undefined ? undefined : {...current, position: at}) : current,
	};
	return {...next, list: settle({...list, cursor: row}, shownLength(next), listHeight(state.size))};
}
