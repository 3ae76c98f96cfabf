import type {Audit} from '../files/open-audit.js';
import {opaqueIds} from '../files/workspace.js';
import type {ConvictionReview, Reviewer} from '../review/entry.js';
import type {ReviewState} from '../review/fold.js';
import {inQueueOrder} from '../review/queue.js';
import type {AuditSession} from '../tui/session.js';

/** What the log says, by conviction key instead of opaque id; decisions on convictions that are gone are left to the counts. */
export function reviewsByKey(audit: Audit, state: ReviewState): ReadonlyMap<string, ConvictionReview> {
	const opaque = opaqueIds(audit.secret);
	const reviews = new Map<string, ConvictionReview>();
	if (state.byOpaque.size === 0) {
		return reviews;
	}

	for (const {key} of audit.records) {
		const review = state.byOpaque.get(opaque(key));
		if (review) {
			reviews.set(key, review);
		}
	}

	return reviews;
}

/** Everything the auditor starts with. */
export function sessionOf(audit: Audit, state: ReviewState, head: {readonly sequence: number; readonly sha256: string}, by: {
	readonly reviewer: Reviewer;
	readonly roster: string | undefined;
	readonly cannotDecideBecause: string | undefined;
	readonly today: string;
	readonly workspace: string;
	readonly reconciliation: AuditSession['reconciliation'];
}): AuditSession {
	const {manifest, rules} = audit;
	return {
		...inQueueOrder(audit.records),
		lineHashes: audit.lineHashes,
		reviews: reviewsByKey(audit, state),
		county: manifest.county,
		asOf: manifest.asOf,
		policy: {id: manifest.policy.id, title: manifest.policy.title, adopted: manifest.policy.adopted, challengeDeadline: manifest.policy.challengeDeadline ?? undefined, secondAttorney: manifest.policy.secondAttorney ?? []},
		flags: rules.book.flags,
		reasons: rules.book.reasons,
		reliefs: rules.book.reliefs,
		log: {entries: head.sequence + 1, head: head.sha256},
		...by,
	};
}
