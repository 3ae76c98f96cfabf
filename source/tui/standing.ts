import {fromExtract, type ConvictionRecord} from '../determinations/determination.js';
import {cannotAnswer, isUnverified} from '../review/approval.js';
import {effectiveOf, type Effective, type Pile} from '../review/effective.js';
import {effectivePlaceOf} from '../review/effective-place.js';
import {liveDecision, type ConvictionReview} from '../review/entry.js';
import type {Outcome} from '../values/outcome.js';
import type {AuditSession} from './session.js';

type Reviews = ReadonlyMap<string, ConvictionReview>;

/** Where one conviction stands: its effective outcome, and whether a reviewer has settled it for good. */
export type Standing = {
	readonly effective: Effective;
	/** A live decision that is neither stale nor a deferral, and awaits nobody's approval. */
	readonly decided: boolean;
	readonly deferred: boolean;
	readonly awaiting: boolean;
	/** The live decision rests on a reviewer whom no roster lists. */
	readonly unverified: boolean;
	/** This reviewer still has to look: it is in the queue, or lies on the pile of the undecided, and is not decided; nor awaits an approval that is not theirs to give. */
	readonly waits: boolean;
};

/** Computes the standing of the conviction at a position of the session's list. */
export function standingOf(session: AuditSession, reviews: Reviews, position: number): Standing {
	const record = session.records[position]!;
	const live = liveDecision(reviews.get(record.key));
	const effective = effectiveOf(record, reviews.get(record.key), session.lineHashes.get(record.key), session.policy.secondAttorney);
	const deferred = effective.word === 'deferred';
	const awaiting = effective.word === 'awaiting approval';
	const decided = live !== undefined && !deferred && !awaiting && effective.word !== 'stale';
	const waits = live && awaiting ? cannotAnswer(live, session.reviewer) === undefined : !decided && (position < session.queueLength || effective.pile === 'undecided');
	return {effective, decided, deferred, awaiting, unverified: live !== undefined && isUnverified(live), waits};
}

/** The part of a standing that counting and looking for the next one need. */
export type Place = {readonly outcome: Outcome; readonly pile: Pile} & Omit<Standing, 'effective'>;

/** {@link standingOf} for many. */
export function placeOf(session: AuditSession, reviews: Reviews, position: number): Place {
	const record = session.records[position]!;
	if (liveDecision(reviews.get(record.key)) !== undefined) {
		const {effective, ...rest} = standingOf(session, reviews, position);
		return {outcome: effective.outcome, pile: effective.pile, ...rest};
	}

	const {outcome, pile} = effectivePlaceOf(record, reviews.get(record.key), () => session.lineHashes.get(record.key), session.policy.secondAttorney);
	return {outcome, pile, decided: false, deferred: false, awaiting: false, unverified: false, waits: position < session.queueLength || pile === 'undecided'};
}

/** The figures of the overview and the status line. `queue` counts only convictions of the queue. */
export type Tally = {
	readonly engine: Readonly<Record<Outcome, number>>;
	readonly effective: Readonly<Record<Outcome, number>>;
	readonly piles: Readonly<Record<Pile, number>>;
	readonly queue: {readonly decided: number; readonly deferred: number; readonly awaiting: number; readonly left: number};
	readonly decided: number;
	/** Decisions that await approval, and those that rest on an unverified reviewer, in the queue or not. */
	readonly awaiting: number;
	readonly unverified: number;
};

const noOutcomes: Readonly<Record<Outcome, number>> = {dismiss: 0, reduce: 0, 'not-eligible': 0, refer: 0, 'hand-review': 0};

/** Counts everything once, when the session begins. Later entries change one conviction each: see {@link recount}. */
export function tallyOf(session: AuditSession, reviews: Reviews): Tally {
	const engine = {...noOutcomes};
	const effective = {...noOutcomes};
	const piles = {'not-opposed': 0, challenged: 0, referred: 0, undecided: 0};
	const queue = {decided: 0, deferred: 0, awaiting: 0, left: 0};
	let decided = 0;
	let awaiting = 0;
	let unverified = 0;
	for (const [position, record] of session.records.entries()) {
		const standing = placeOf(session, reviews, position);
		engine[fromExtract(record).outcome]++;
		effective[standing.outcome]++;
		piles[standing.pile]++;
		decided += standing.decided ? 1 : 0;
		awaiting += standing.awaiting ? 1 : 0;
		unverified += standing.unverified ? 1 : 0;
		if (position < session.queueLength) {
			queue[queuePlace(standing)]++;
		}
	}

	return {engine, effective, piles, queue, decided, awaiting, unverified};
}

const queuePlaces = ['decided', 'deferred', 'awaiting'] as const;
const queuePlace = (standing: Pick<Standing, (typeof queuePlaces)[number]>): keyof Tally['queue'] => queuePlaces.find(place => standing[place]) ?? 'left';

/** The tally after one conviction changed from `before` to `after`. */
export function recount(tally: Tally, before: Standing, after: Standing, inQueue: boolean): Tally {
	const effective = {...tally.effective};
	const piles = {...tally.piles};
	const queue = {...tally.queue};
	for (const [standing, by] of [[before, -1], [after, 1]] as const) {
		effective[standing.effective.outcome] += by;
		piles[standing.effective.pile] += by;
		if (inQueue) {
			queue[queuePlace(standing)] += by;
		}
	}

	const changed = (which: 'decided' | 'awaiting' | 'unverified'): number => tally[which] + Number(after[which]) - Number(before[which]);
	return {...tally, effective, piles, queue, decided: changed('decided'), awaiting: changed('awaiting'), unverified: changed('unverified')};
}

/** The next position, in the direction given and going round at the end, for which `wanted` holds; undefined when there is none but `from` itself. */
export function nextPosition(total: number, from: number, direction: 1 | -1, wanted: (position: number) => boolean): number | undefined {
	for (let step = 1; step <= total; step++) {
		const position = (((from + (direction * step)) % total) + total) % total;
		if (position !== from && wanted(position)) {
			return position;
		}
	}

	return undefined;
}

const keys = new WeakMap<readonly ConvictionRecord[], ReadonlyMap<string, number>>();

/** Position of a conviction in the session's list. */
export function positionOf(session: AuditSession, key: string): number | undefined {
	let positions = keys.get(session.records);
	if (!positions) {
		positions = new Map(session.records.map((record, position) => [record.key, position]));
		keys.set(session.records, positions);
	}

	return positions.get(key);
}
