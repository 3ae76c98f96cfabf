import type {Day} from '../values/calendar-date.js';
import {plainCharge, type ChargeForm, type ChargeLevel} from './charges.js';
import {ageOn, dojDate} from './dates.js';
import type {DraftRow} from './draft.js';
import type {Agency} from './places.js';
import type {SentenceDraft} from './sentences.js';

/** A step as its rows begin: person, cycle, step and agency; no count yet. */
export type StepStart = {
	readonly person: string;
	readonly birth: Day;
	/** Number of the cycle in the history, from 1. */
	readonly cycle: number;
	readonly cycleDay: Day;
	readonly step: number;
	readonly day: Day;
	readonly type: StepType;
	readonly agency: Agency;
};

const stepCodes = {
	'ARREST/DETAINED/CITED': 'A',
	'COURT ACTION': 'C',
	REGISTRATION: 'R',
	APPLICANT: 'P',
	'CUSTODY:PRISON': 'K',
	'CUSTODY:JAIL': 'J',
	PROBATION: 'B',
	DECEASED: 'D',
} as const;

export type StepType = keyof typeof stepCodes;

const threeDigits = (value: number): string => String(value).padStart(3, '0');

/** `101002001000`; cycles count from 101, as the earlier engine's test extracts do. */
export const countOrderOf = (cycle: number, step: number, count: number): string => `${100 + cycle}${threeDigits(step)}${threeDigits(count)}000`;

/** A row of the step that says nothing yet of a count's fate. */
export function startRow(start: StepStart, count: number, charge?: ChargeForm): DraftRow {
	return {
		person: start.person,
		cycle: String(100 + start.cycle),
		cycleDate: dojDate(start.cycleDay),
		step: threeDigits(start.step),
		stepDate: dojDate(start.day),
		stepCode: stepCodes[start.type],
		stepType: start.type,
		agencyTypeCode: start.agency.typeCode,
		agencyType: start.agency.type,
		agencyCode: start.agency.code,
		agency: start.agency.name,
		countyCode: start.agency.place.code,
		county: start.agency.place.county,
		countOrder: countOrderOf(start.cycle, start.step, count),
		dispositionDate: '',
		fileNumber: '',
		chargeCode: charge?.code ?? '',
		charge: charge ? plainCharge(charge) : '',
		chargeLevel: charge?.level ?? '',
		qualifiers: '',
		convictionCharge: '',
		convictionChargeLevel: '',
		courtCase: '',
		dispositionOrder: '',
		dispositionCode: '',
		disposition: '',
		statusCode: '',
		status: '',
		sentenceOrder: '',
		sentencePlaceCode: '',
		sentencePlace: '',
		sentenceLength: '',
		sentenceUnitCode: '',
		sentenceUnit: '',
		age: String(ageOn(start.birth, start.cycleDay)),
		comment: '',
	};
}

const dispositionCodes = new Map<string, string>();

/** An invented code for each wording: the same for the same words within a run and across runs, since it is made of the words. */
function dispositionCode(words: string): string {
	let code = dispositionCodes.get(words);
	if (code === undefined) {
		code = words.replaceAll(/[^A-Z]/gv, '').slice(0, 3);
		dispositionCodes.set(words, code);
	}

	return code;
}

export function dispose(row: DraftRow, day: Day, words: string): void {
	row.dispositionDate = dojDate(day);
	row.dispositionOrder = '001';
	row.dispositionCode = dispositionCode(words);
	row.disposition = words;
}

const statuses = {F: 'FELONY', M: 'MISDEMEANOR', I: 'INFRACTION'} as const;

/** How a count became a conviction. */
export type CountConviction = {readonly day: Day; readonly words: string; readonly level: ChargeLevel; readonly sentence: readonly SentenceDraft[]};

/** One row for each part of the sentence; all say the same of the count. */
export function convictedRows(row: DraftRow, {day, words, level, sentence}: CountConviction): DraftRow[] {
	dispose(row, day, words);
	row.statusCode = level;
	row.status = statuses[level];
	row.chargeLevel = level;
	return sentence.map((part, index) => ({
		...row,
		sentenceOrder: threeDigits(index + 1),
		sentencePlaceCode: part.placeCode,
		sentencePlace: part.place,
		sentenceLength: part.length,
		sentenceUnitCode: part.unitCode,
		sentenceUnit: part.unit,
	}));
}
