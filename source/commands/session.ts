import type {Audit} from '../files/open-audit.js';
import {auditedSet} from '../files/audited-set.js';
import type {Reviewer} from '../review/entry.js';
import type {ReviewState} from '../review/fold.js';
import {inQueueOrder} from '../review/queue.js';
import type {AuditSession} from '../tui/session.js';
import {dayBegins} from './day-begins.js';
import {reconciliationOf} from './write-audit-results.js';

/** Everything the auditor starts with. */
export function sessionOf(audit: Audit, state: ReviewState, head: {readonly sequence: number; readonly sha256: string}, by: {
	readonly reviewer: Reviewer;
	readonly roster: string | undefined;
	readonly cannotDecideBecause: string | undefined;
	readonly today: string;
	readonly workspace: string;
}): AuditSession {
	const {manifest, rules: {book, texts}} = audit;
	const set = auditedSet(audit, state);
	return {
		...inQueueOrder(set.records),
		lineHashes: set.lineHashes,
		reviews: set.reviews,
		candidates: audit.candidates.records,
		candidateRules: {kinds: book.candidates.kinds, minimumWords: book.candidates.promotion['minimum-words']},
		reconciliation: reconciliationOf(audit, set),
		county: manifest.county,
		asOf: manifest.asOf,
		policy: {id: manifest.policy.id, title: manifest.policy.title, adopted: manifest.policy.adopted, challengeDeadline: manifest.policy.challengeDeadline ?? undefined, secondAttorney: manifest.policy.secondAttorney ?? []},
		ruleFile: {file: `rules/${manifest.policy.file}`, lines: texts.get(manifest.policy.file)!.split(/\r?\n/u)},
		flags: book.flags,
		reasons: book.reasons,
		reliefs: book.reliefs,
		factTables: {codes: book.codes, counties: book.counties},
		log: {entries: head.sequence + 1, head: head.sha256},
		...by,
		dayBegins: dayBegins(by.today),
	};
}
