import {kindLine, type FactKind} from '../../history/supplied-fact.js';
import type {Level} from '../../history/subject.js';
import {dayFrom, daysInMonth, formatDate, type CalendarDate, type Day} from '../../values/calendar-date.js';
import {chargeText, type Charge} from '../../values/charge.js';
import {termOf} from '../../values/no-value.js';
import {parseCharge} from '../../values/parse-charge.js';
import type {RuleBook} from '../../rules/rule-book.js';

/** A fact's value as the determination needs it. */
export type FactValue
	= | {readonly kind: 'date-of-birth' | 'date-of-conviction' | 'date-of-arrest'; readonly date: CalendarDate}
		| {readonly kind: 'severity'; readonly level: Level}
		| {readonly kind: 'charge'; readonly charge: Charge}
		| {readonly kind: 'county'; readonly county: string}
		| {readonly kind: 'convicted' | 'deceased'; readonly answer: 'yes' | 'no'};

/** Read, with what was understood in words; or why it cannot be. */
export type ReadFact = {readonly ok: true; readonly value: FactValue; readonly understood: string} | {readonly ok: false; readonly because: string};

export type FactTables = Pick<RuleBook, 'codes' | 'counties'>;

const refused = (because: string): ReadFact => ({ok: false, because});

/** Reads a value as it was typed. */
export function readFact(kind: FactKind, text: string, tables: FactTables): ReadFact {
	const typed = text.trim();
	if (typed === '') {
		return refused('Nothing is typed yet');
	}

	switch (kind) {
		case 'date-of-birth':
		case 'date-of-conviction':
		case 'date-of-arrest': {
			const date = readPartialDate(typed);
			return date ? {ok: true, value: {kind, date}, understood: dateUnderstood(date)} : refused('Please write the date as YYYY-MM-DD, or as far as it is known: YYYY-MM or YYYY');
		}

		case 'severity': {
			const level = (kindLine(kind).choices as readonly Level[]).find(choice => choice === typed);
			return level ? {ok: true, value: {kind, level}, understood: level} : refused('Please choose felony, misdemeanor or infraction');
		}

		case 'charge': {
			const charge = parseCharge(typed, 'OFFENSE_DESCR', tables.codes);
			return charge ? {ok: true, value: {kind, charge}, understood: chargeUnderstood(charge)} : refused('No section can be read: please write it as 11359(A) HS');
		}

		case 'county': {
			const county = termOf(typed);
			return county !== undefined && tables.counties.includes(county) ? {ok: true, value: {kind, county}, understood: county} : refused('This is no county of California: please write its name, for example LOS ANGELES');
		}

		case 'convicted':
		case 'deceased': {
			return typed === 'yes' || typed === 'no' ? {ok: true, value: {kind, answer: typed}, understood: typed} : refused('Please choose yes or no');
		}
	}
}

const chargeUnderstood = (charge: Charge): string => `${chargeText(charge)}${charge.sections.some(({codeInferred}) => codeInferred) ? ', whose code letters are missing and supposed' : ''}`;

const dateUnderstood = (date: CalendarDate): string => date.precision === 'day' ? formatDate(date) : `${formatDate(date)}, some day of that ${date.precision}`;

/** `1975-03-02`, `1975-03`, `1975`; undefined for anything else and for what does not exist. */
export function readPartialDate(text: string): CalendarDate | undefined {
	const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
	if (year === undefined) {
		return undefined;
	}

	const first = dayFrom(Number(year), Number(month ?? 1), Number(day ?? 1));
	const lastMonth = Number(month ?? 12);
	const last = first === undefined ? undefined : dayFrom(Number(year), lastMonth, day === undefined ? daysInMonth(Number(year), lastMonth) : Number(day));
	return first === undefined || last === undefined ? undefined : {earliest: first, latest: last, precision: day === undefined ? (month === undefined ? 'year' : 'month') : 'day'};
}

/** A date that lies wholly after a day: nobody is born, arrested or convicted in the future. */
export const isAfter = (value: FactValue, day: Day): boolean => 'date' in value && value.date.earliest > day;
