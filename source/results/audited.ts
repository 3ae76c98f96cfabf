import type {ConvictionRecord} from '../determinations/determination.js';
import {effectiveOf, type Effective} from '../review/effective.js';
import {liveDecision, type ConvictionReview, type Decision} from '../review/entry.js';
import type {SecondAttorney} from '../rules/policy.js';

/** A conviction in scope, or a promoted candidate, with what became of it: the unit of every result and figure. */
export type Audited = {
	readonly record: ConvictionRecord;
	readonly effective: Effective;
	/** The live decision, also where it is stale. */
	readonly decision: Decision | undefined;
};

/** In: a conviction, the SHA-256 of its line today, what the log says of it (nothing, before anyone reviewed it), and where the policy asks for a second attorney. */
export function audited(record: ConvictionRecord, lineHash: string | undefined, review: ConvictionReview | undefined, second: SecondAttorney): Audited {
	return {record, effective: effectiveOf(record, review, lineHash, second), decision: liveDecision(review)};
}

/** All convictions of an audit, in order of key. Only a conviction that was reviewed needs the hash of its line. */
export const auditedAll = (records: readonly ConvictionRecord[], lineHashes: Pick<ReadonlyMap<string, string>, 'get'>, reviews: ReadonlyMap<string, ConvictionReview>, second: SecondAttorney): readonly Audited[] =>
	records.map(record => {
		const review = reviews.get(record.key);
		return audited(record, review && lineHashes.get(record.key), review, second);
	});
