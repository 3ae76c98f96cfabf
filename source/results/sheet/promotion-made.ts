import {isCandidate, type ConvictionRecord} from '../../determinations/determination.js';
import {rowRanges} from '../../history/history-words.js';
import type {ConvictionReview} from '../../review/entry.js';
import type {CandidateRules} from '../../rules/candidate-rules.js';
import {leftOut} from './decisions-made.js';

/** Who took a candidate into the audit, and what on the record made it one. */
export type SheetPromotion = {
	readonly entry: number;
	readonly by: string;
	readonly role: string;
	readonly at: string;
	readonly words: string;
	/** `words` are the record's own; a redacted copy leaves them out, because they may be of a comment. */
	readonly why: ReadonlyArray<{readonly title: string; readonly words: string; readonly rows: string; readonly cite: string | undefined; readonly unverified: boolean}>;
};

/** The promotion behind a conviction on paper; undefined for one that is in scope by itself. */
export function promotionMade(record: ConvictionRecord, review: ConvictionReview | undefined, kinds: CandidateRules['kinds'], redacted: boolean): SheetPromotion | undefined {
	if (!isCandidate(record) || !review?.promotion) {
		return undefined;
	}

	const {seq, by, at, words = '(erased)'} = review.promotion;
	return {
		entry: seq, by: by.name, role: by.role, at,
		words: redacted ? leftOut : words,
		why: record.why.map(({kind, words: found, rows}) => ({title: kinds[kind].title, words: redacted ? '' : found, rows: rowRanges(rows), cite: kinds[kind].cite, unverified: !kinds[kind].verified})),
	};
}
