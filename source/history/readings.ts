import type {ColumnName} from '../extract/layout.js';
import {cell, type Row, type RowReference} from '../extract/row.js';
import {type Charge, type CodeTable, chargeText, qualified} from '../values/charge.js';
import {readDojDate} from '../values/doj-date.js';
import type {DateReading} from '../values/calendar-date.js';
import {isNoValue, termOf} from '../values/no-value.js';
import {parseCharge} from '../values/parse-charge.js';
import {flatMap} from '../values/flat-map.js';
import {levels, type ChargeReading, type Level, type LevelReading, type Reading, type SentencePart} from './subject.js';

export const referenceTo = ({file, line}: Row): RowReference => ({file, line});

/**
What several rows say of one thing: one reading for each different value, with the rows that give it.
A row that says nothing is no disagreement where another row speaks.
*/
export function readingsOf<Value>(rows: readonly Row[], read: (row: Row) => Value, identity: (value: Value) => string | undefined): ReadonlyArray<Reading<Value>> {
	if (rows.length === 1) {
		return [{value: read(rows[0]!), rows: [referenceTo(rows[0]!)]}];
	}

	const names: Array<string | undefined> = [];
	const found: Array<{value: Value; rows: RowReference[]}> = [];
	for (const row of rows) {
		const value = read(row);
		const name = identity(value);
		const index = names.indexOf(name);
		if (index === -1) {
			names.push(name);
			found.push({value, rows: [referenceTo(row)]});
		} else {
			found[index]!.rows.push(referenceTo(row));
		}
	}

	return found.length > 1 ? found.filter((_, index) => names[index] !== undefined) : found;
}

export const readDate = (row: Row, column: ColumnName): DateReading => readDojDate(cell(row, column));

/** For `readingsOf`: a missing date is no value, an unreadable one is a value of its own. */
export function dateIdentity(reading: DateReading): string | undefined {
	return reading.kind === 'missing' ? undefined : (reading.kind === 'unreadable' ? 'unreadable' : `${reading.date.earliest}:${reading.date.latest}`);
}

const typesOfCharge: Readonly<Record<string, Level>> = {F: 'felony', M: 'misdemeanor', I: 'infraction'};

/** The severity that a cell of a type of charge gives: undefined where it is blank or no known letter. */
export function levelOfType(text: string): Level | undefined {
	const type = termOf(text);
	return type !== undefined && Object.hasOwn(typesOfCharge, type) ? typesOfCharge[type] : undefined;
}

/** Severity of a row: its status, else its type of charge. Words outside the vocabulary are unknown, never misdemeanors (D-18). */
export function readLevel(row: Row): LevelReading {
	const status = termOf(cell(row, 'CONV_STAT_DESCR'));
	if (status !== undefined) {
		const level = levels.find(candidate => candidate === status.toLowerCase());
		return level ? {kind: 'level', level} : {kind: 'unknown'};
	}

	const type = cell(row, 'OFFENSE_TOC');
	if (isNoValue(type)) {
		return {kind: 'missing'};
	}

	const level = levelOfType(type);
	return level ? {kind: 'level', level} : {kind: 'unknown'};
}

export const levelIdentity = (reading: LevelReading): string | undefined => reading.kind === 'missing' ? undefined : (reading.kind === 'level' ? reading.level : 'unknown');

/** Words that send the reader to the comment for the charge. */
const seeComment = /^SEE COMMENTS?(?: FOR CHARGES?)?$/;

/** The charge of a row: its offense, or its comment where the offense is blank or says to look there. */
export function readCharge(row: Row, table: CodeTable): ChargeReading {
	const offense = termOf(cell(row, 'OFFENSE_DESCR'));
	const column = offense === undefined || seeComment.test(offense) ? 'COMMENT_TEXT' : 'OFFENSE_DESCR';
	const raw = cell(row, column);
	if (isNoValue(raw)) {
		return {kind: 'missing'};
	}

	const charge = parseCharge(raw, column, table);
	return charge ? {kind: 'charge', charge: qualified(charge, termOf(cell(row, 'OFFENSE_QUAL_LST')), table)} : {kind: 'unreadable', raw};
}

/** What the columns of the offense of conviction and of the offense as disposed say of the charge, where they say anything. Nothing is decided on them: they are held against the charge. */
export function readOtherCharges(row: Row, table: CodeTable): readonly ChargeReading[] {
	return flatMap(otherColumns, ([column, qualifiers]): readonly ChargeReading[] => {
		const text = termOf(cell(row, column));
		if (text === undefined || seeComment.test(text)) {
			return [];
		}

		const charge: Charge | undefined = parseCharge(text, column, table);
		return [charge ? {kind: 'charge', charge: qualified(charge, termOf(cell(row, qualifiers)), table)} : {kind: 'unreadable', raw: text}];
	});
}

const otherColumns = [['CONV_OFFENSE_DESCR', 'CONV_OFFENSE_QUAL_LST'], ['DISP_OFFENSE_DESCR', 'DISP_OFFENSE_QUAL_LST']] as const;

export function chargeIdentity(reading: ChargeReading): string | undefined {
	return reading.kind === 'missing' ? undefined : (reading.kind === 'charge' ? chargeText(reading.charge) : `unreadable ${reading.raw}`);
}

const units: Readonly<Record<string, SentencePart['unit']>> = {D: 'day', M: 'month', Y: 'year', L: 'life', LIFE: 'life', DAYS: 'day', MONTHS: 'month', YEARS: 'year', DAY: 'day', MONTH: 'month', YEAR: 'year'};

/** A row's sentence part. What is not understood is unknown, never nothing (D-41). */
export function readSentence(row: Row): SentencePart {
	const length = cell(row, 'SENT_LENGTH').trim();
	const unit = termOf(cell(row, 'SENT_TIME_CODE')) ?? termOf(cell(row, 'SENT_TIME_DESCR'));
	const place = termOf(cell(row, 'SENT_LOC_DESCR'));
	return {
		place,
		length: /^\d{1,4}$/.test(length) ? Number(length) : undefined,
		unit: unit !== undefined && Object.hasOwn(units, unit) ? units[unit] : undefined,
		given: place !== undefined || unit !== undefined || !isNoValue(length),
		row: referenceTo(row),
	};
}
