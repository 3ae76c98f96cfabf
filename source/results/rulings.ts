import type {Amendment} from '../review/amendment.js';
import type {Batches} from '../review/batch.js';
import {personText} from '../review/approval.js';
import type {Relief} from '../rules/reasons.js';
import {outcomeLabels} from '../values/outcome.js';
import type {Audited} from './audited.js';
import {askedText} from './decision-text.js';

/** What was decided for many convictions at once, with how many of them it decides still. */
export type BatchFigures = {
	readonly entry: number;
	readonly by: string;
	readonly on: string;
	/** Convictions it decided, and of these those whose decision stands. */
	readonly convictions: number;
	readonly standing: number;
	/** Taken back as a whole. */
	readonly undone: boolean;
};

/** A ruling, in the words of `amendments.yaml`. */
export type RulingFigures = BatchFigures & {
	readonly number: number;
	readonly settles: Amendment['settles'];
	readonly signature: readonly string[];
	readonly outcome: string;
	readonly relief: string;
	readonly citation: string;
	readonly words: string;
};

export type BulkFigures = BatchFigures & {/** The filter that was confirmed; null where it was erased. */ readonly filter: string | null};

export type Rulings = {readonly rulings: readonly RulingFigures[]; readonly confirmedInBulk: readonly BulkFigures[]};

/** In: the log's batches, the rulings in words, what was decided, and the reliefs by name. */
export function rulingFigures({batches, rulings}: {readonly batches: Batches; readonly rulings: readonly Amendment[]}, audited: readonly Audited[], reliefs: readonly Relief[]): Rulings {
	const standing = new Map<number, number>();
	for (const {decision, effective} of audited) {
		if (decision?.batch && effective.word === 'confirmed in bulk') {
			standing.set(decision.batch.seq, (standing.get(decision.batch.seq) ?? 0) + 1);
		}
	}

	const all = [...batches.values()].map(batch => ({
		batch,
		figures: {entry: batch.seq, by: personText(batch.by), on: batch.at.slice(0, 10), convictions: batch.count, standing: standing.get(batch.seq) ?? 0, undone: batch.undone} satisfies BatchFigures,
	}));
	return {
		rulings: all.flatMap(({batch: {ruling}, figures}) => {
			const amendment = ruling && rulings[ruling.number - 1];
			return amendment
				? [{
					...figures, number: ruling.number, settles: amendment.settles, signature: amendment.signature, outcome: outcomeLabels[amendment.outcome],
					relief: amendment.relief === undefined ? '' : askedText({outcome: amendment.outcome, relief: amendment.relief}, reliefs), citation: amendment.citation, words: amendment.words,
				}]
				: [];
		}),
		confirmedInBulk: all.flatMap(({batch: {ruling, filter}, figures}) => ruling ? [] : [{...figures, filter: filter ?? null}]),
	};
}
