import type {Day} from '../../values/calendar-date.js';
import type {DraftConviction, DraftRow} from '../draft.js';
import type {Random} from '../random.js';

/** What a kind of dirt may need beyond the conviction itself. */
export type DirtContext = {
	readonly random: Random;
	/** No date lies behind this day. */
	readonly asOf: Day;
};

/** Soils one conviction, in place. */
export type ConvictionDirt = (conviction: DraftConviction, context: DirtContext) => void;

/** All rows of the court step that the conviction belongs to: date, county and agency are the step's. */
export function stepRows({rows, cycle}: DraftConviction): DraftRow[] {
	const {step} = (rows[0]!);
	return cycle.filter(row => row.step === step);
}

/** The number behind the last step of a cycle. */
export const nextStep = (cycle: readonly DraftRow[]): string => String(Number(cycle.at(-1)!.step) + 1).padStart(3, '0');

/** Behind what a comment already says. */
export function addComment(rows: readonly DraftRow[], text: string): void {
	for (const row of rows) {
		row.comment = row.comment === '' ? text : `${row.comment}; ${text}`;
	}
}
