import {liveDecision, type ConvictionReview, type Decision} from '../../review/entry.js';
import type {Reasons, Relief} from '../../rules/reasons.js';
import {outcomeLabels} from '../../values/outcome.js';
import {askedText, evidenceText, reviewerWords} from '../decision-text.js';

/** A decision in words, with its entry in the log. */
export type SheetDecision = {
	readonly entry: number;
	readonly sentence: string;
	readonly by: string;
	readonly role: string;
	readonly at: string;
	/** The last one that was not undone: it counts. */
	readonly live: boolean;
	readonly relief: string;
	readonly because: string;
	readonly words: string;
	readonly evidence: string;
	readonly lateBasis: string;
};

const asksRelief: ReadonlySet<Decision['kind']> = new Set(['bulk', 'confirm', 'override', 'propose', 'approve']);

export const leftOut = 'left out of this copy';

function sentenceOf({kind, from, to, answers, batch}: Decision): string {
	switch (kind) {
		case 'bulk': {
			const by = batch?.ruling === undefined ? 'Confirmed in bulk' : `Confirmed in bulk, by ruling ${batch.ruling}`;
			return from === to ? `${by}: ${outcomeLabels[to]}` : `${by}: ${outcomeLabels[from]} became ${outcomeLabels[to]}`;
		}

		case 'confirm': {
			return `Confirmed: ${outcomeLabels[to]}`;
		}

		case 'override': {
			return `Overridden: ${outcomeLabels[from]} became ${outcomeLabels[to]}`;
		}

		case 'propose': {
			return `Proposed: ${outcomeLabels[from]} to become ${outcomeLabels[to]}`;
		}

		case 'approve': {
			return `Approved entry ${answers?.seq ?? ''}: ${outcomeLabels[to]}`;
		}

		case 'decline': {
			return `Declined entry ${answers?.seq ?? ''}: it does not stand`;
		}

		case 'challenge': {
			return 'Challenged: relief is opposed before the court';
		}

		case 'defer': {
			return 'Deferred: left undecided';
		}
	}
}

/** Reason or ground by its title, and its citation. */
function becauseOf({code}: Decision, {overrides, challenges}: Reasons): string {
	if (code === undefined) {
		return '';
	}

	const known = [...overrides, ...challenges].find(candidate => candidate.code === code);
	return known ? `${known.title}${known.cite === undefined ? '' : `; ${known.cite}`}${known.verified === false ? ' (NOT VERIFIED)' : ''}` : code;
}

/** All decisions on a conviction that were not undone, oldest first. In a redacted copy what reviewers typed is left out, and that is said. */
export function decisionsOf(review: ConvictionReview | undefined, {reasons, reliefs}: {readonly reasons: Reasons; readonly reliefs: readonly Relief[]}, redacted: boolean): readonly SheetDecision[] {
	const live = liveDecision(review);
	const typed = (text: string): string => redacted && text !== '' ? leftOut : text;
	return (review?.decisions ?? []).map(decision => ({
		entry: decision.seq,
		sentence: sentenceOf(decision),
		by: decision.by.name,
		role: decision.by.role,
		at: decision.at,
		live: decision === live,
		relief: asksRelief.has(decision.kind) ? askedText({outcome: decision.to, relief: decision.relief}, reliefs) : '',
		because: becauseOf(decision, reasons),
		words: typed(reviewerWords(decision)),
		evidence: typed(evidenceText(decision)),
		lateBasis: typed(decision.lateBasis ?? ''),
	}));
}
