import {isCandidate, mustBeSeen, needsEyes, type ConvictionRecord} from '../determinations/determination.js';
import type {SecondAttorney} from '../rules/policy.js';
import {effectiveOf, effectiveOutcome, type Effective} from './effective.js';
import {liveDecision, type ConvictionReview} from './entry.js';

/** The part of {@link Effective} that is counted. */
export type EffectivePlace = Pick<Effective, 'outcome' | 'word' | 'pile'>;

const untouched = new Map<string, EffectivePlace>();

/**
{@link effectiveOf} for counting many: where nothing was decided, it follows from the outcome, from whether a flag needs eyes, and from whether a
fact was supplied, so it is worked out once for each. `lineHash` is asked for only where something was.
*/
export function effectivePlaceOf(record: ConvictionRecord, review: ConvictionReview | undefined, lineHash: () => string | undefined, second: SecondAttorney): EffectivePlace {
	if (liveDecision(review) !== undefined || (isCandidate(record) && review?.promotion !== undefined)) {
		return effectiveOf(record, review, lineHash(), second);
	}

	const {outcome, supplied} = record;
	const which = `${outcome}${mustBeSeen(record) ? '+flag' : ''}${supplied?.length ? '+fact' : ''}`;
	let place = untouched.get(which);
	if (!place) {
		place = effectiveOutcome({outcome, reason: '', relief: undefined, flags: record.flags.filter(flag => needsEyes(flag)), supplied}, undefined, undefined, []);
		untouched.set(which, place);
	}

	return place;
}
