import type {Day} from '../values/calendar-date.js';

/** One row in the making: what the cells hold that differ from row to row, as text. */
export type DraftRow = {
	/** Columns SUBJECT_STATUS to CITIZENSHIP_LIST, written out. */
	person: string;
	cycle: string;
	cycleDate: string;
	step: string;
	stepDate: string;
	stepCode: string;
	stepType: string;
	agencyTypeCode: string;
	agencyType: string;
	agencyCode: string;
	agency: string;
	countyCode: string;
	county: string;
	countOrder: string;
	dispositionDate: string;
	fileNumber: string;
	chargeCode: string;
	charge: string;
	chargeLevel: string;
	qualifiers: string;
	convictionCharge: string;
	convictionChargeLevel: string;
	courtCase: string;
	dispositionOrder: string;
	dispositionCode: string;
	disposition: string;
	statusCode: string;
	status: string;
	sentenceOrder: string;
	sentencePlaceCode: string;
	sentencePlace: string;
	sentenceLength: string;
	sentenceUnitCode: string;
	sentenceUnit: string;
	age: string;
	comment: string;
};

/** All rows of one cycle, in order. */
export type DraftCycle = DraftRow[];

/** A Prop 64 conviction in the county, in its cycle. Its rows are among the cycle's. */
export type DraftConviction = {
	readonly rows: DraftRow[];
	readonly cycle: DraftCycle;
	readonly day: Day;
};

export type DraftHistory = {
	readonly cycles: DraftCycle[];
	readonly convictions: readonly DraftConviction[];
};

/** Puts rows behind the last of the conviction's own. */
export function insertAfter({rows, cycle}: DraftConviction, ...added: readonly DraftRow[]): void {
	cycle.splice(cycle.indexOf(rows.at(-1)!) + 1, 0, ...added);
}
