import type {ConvictionRecord} from '../determinations/determination.js';
import {effectiveOf, type Effective} from '../review/effective.js';
import {liveDecision, type ConvictionReview, type Decision} from '../review/entry.js';

/** A conviction in scope, or a promoted candidate, with what became of it: the unit of every result and figure. */
export type Audited = {
	readonly record: ConvictionRecord;
	readonly effective: Effective;
	/** The live decision, also where it is stale. */
	readonly decision: Decision | undefined;
};

/** In: a conviction, the SHA-256 of its line today, and what the log says of it (nothing, before anyone reviewed it). */
export function audited(record: ConvictionRecord, lineHash: string, review: ConvictionReview | undefined): Audited {
	return {record, effective: effectiveOf(record, review, lineHash), decision: liveDecision(review)};
}

/** All convictions of an audit, in order of key. */
export const auditedAll = (records: readonly ConvictionRecord[], lineHashes: ReadonlyMap<string, string>, reviews: ReadonlyMap<string, ConvictionReview>): readonly Audited[] =>
	records.map(record => audited(record, lineHashes.get(record.key)!, reviews.get(record.key)));
