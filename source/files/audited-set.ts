import type {CandidateRecord, ConvictionRecord} from '../determinations/determination.js';
import type {ConvictionReview} from '../review/entry.js';
import type {ReviewState} from '../review/fold.js';
import {needsPerson} from '../review/queue.js';
import {compareBytewise} from '../values/compare-bytewise.js';
import type {LineHashes} from './convictions-file.js';
import type {Audit} from './open-audit.js';
import {opaqueIds} from './workspace.js';

/** Everything a review decides: the convictions in scope, and the candidates that were promoted. */
export type AuditedSet = {
	/** In order of key. */
	readonly records: readonly ConvictionRecord[];
	/** Of all of them, and of the candidates. */
	readonly lineHashes: LineHashes;
	/** By key: of the convictions in scope, and of every candidate that the log knows. */
	readonly reviews: ReadonlyMap<string, ConvictionReview>;
	readonly notPromoted: readonly CandidateRecord[];
	/** Opaque ids in the log that are neither in scope nor a promoted candidate, with what it says of them. */
	readonly elsewhere: ReadonlyMap<string, ConvictionReview>;
	/** Promotions of the log that stand: on candidates that still are, on convictions in scope by themselves now, on what is gone. */
	readonly promotions: {readonly standing: number; readonly inScope: number; readonly gone: number};
};

/** Brings the log's opaque ids together with the convictions and candidates of an audit. */
export function auditedSet({records, lineHashes, candidates, secret}: Pick<Audit, 'records' | 'lineHashes' | 'candidates' | 'secret'>, state: ReviewState): AuditedSet {
	const opaque = opaqueIds(secret);
	const reviews = new Map<string, ConvictionReview>();
	const elsewhere = new Map(state.byOpaque);
	let inScope = 0;
	let known = 0;
	const reviewOf = (key: string): {readonly id: string; readonly review: ConvictionReview} | undefined => {
		// A log without decisions needs no ids, nor does the rest once all of it is found: a workspace may hold 250,000 convictions.
		const id = known === state.byOpaque.size ? '' : opaque(key);
		const review = state.byOpaque.get(id);
		if (review) {
			known++;
			reviews.set(key, review);
		}

		return review && {id, review};
	};

	// Those that need a person first: of them are most decisions, and the rest need no ids once all are found.
	for (const isFirst of [true, false]) {
		for (const record of records) {
			const found = needsPerson(record) === isFirst ? reviewOf(record.key) : undefined;
			if (found) {
				elsewhere.delete(found.id);
				inScope += found.review.promotion ? 1 : 0;
			}
		}
	}

	const promoted: CandidateRecord[] = [];
	const notPromoted: CandidateRecord[] = [];
	for (const candidate of candidates.records) {
		const found = reviewOf(candidate.key);
		if (found?.review.promotion) {
			elsewhere.delete(found.id);
			promoted.push(candidate);
		} else {
			notPromoted.push(candidate);
		}
	}

	return {
		records: promoted.length === 0 ? records : [...records, ...promoted].toSorted((one, other) => compareBytewise(one.key, other.key)),
		lineHashes: {get: key => lineHashes.get(key) ?? candidates.lineHashes.get(key)},
		reviews,
		notPromoted,
		elsewhere,
		promotions: {
			standing: [...state.promoted.values()].filter(({undone}) => !undone).length,
			inScope,
			gone: [...elsewhere.values()].filter(({promotion}) => promotion).length,
		},
	};
}
