import {z} from 'zod';
import {modifiers, type Charge, type Section} from '../values/charge.js';
import {agreement, anyOf, type Answer} from '../values/knowable.js';
import {onceFor} from '../values/once-for.js';
import {flatMap} from '../values/flat-map.js';
import {isoDay} from './iso-day.js';

const oneOrMore = z.union([z.string().transform(value => [value]), z.array(z.string()).min(1)]);
const companion = z.strictObject({code: z.string(), section: z.string(), subdivisions: z.array(z.string()).default([])});

const entrySchema = z.strictObject({
	code: z.string(),
	section: oneOrMore,
	/** Paths of subdivisions, `C.1` for (c)(1); without them every subdivision is meant. */
	subdivisions: z.array(z.string()).default([]),
	clause: z.string().optional(),
	group: z.string().optional(),
	attempt: z.boolean().default(false),
	/** What the code alone does not tell. */
	needs: z.string().optional(),
	/** The offense counts only beside this one in the same text. */
	with: companion.optional(),
	note: z.string().optional(),
	/** The law the entry rests on, where it is not the table's. */
	cite: z.string().optional(),
	/** Days the section was in force, as far as known: from the first, up to but not on the second. For readers; no test reads them. */
	from: isoDay.optional(),
	until: isoDay.optional(),
	/** Whether somebody checked this entry, where it is otherwise than the table. */
	verified: z.boolean().optional(),
});

/** `rules/offenses/<id>.yaml`: offenses by code, section and subdivision, with their citation. */
export const offenseTableSchema = z.strictObject({
	id: z.string(),
	title: z.string(),
	cite: z.string(),
	/** The day the law that names these offenses took effect. */
	'in-force': isoDay.optional(),
	source: z.strictObject({what: z.string(), verified: z.boolean()}),
	modifiers: z.array(z.enum(modifiers)).default([]),
	/** Only a felony conviction of one of these counts where the table is asked about priors. */
	felony: z.boolean().default(false),
	/** Beginnings of words that may mean these offenses where no section can be read. */
	words: z.array(z.string()).default([]),
	offenses: z.array(entrySchema).min(1),
});

export type OffenseTable = z.infer<typeof offenseTableSchema>;
type Entry = OffenseTable['offenses'][number];

/** Is this section one of the table's? Unknown where the record gives less than the table asks: no code letters, or fewer subdivisions. */
export const sectionIn = (table: OffenseTable, section: Section): Answer => sectionAnswers(table)(section);

const sectionAnswers = onceFor((table: OffenseTable) => onceFor((section: Section): Answer => anyOf(table.offenses.map(entry => matches(entry, section)))));

function matches(entry: Entry, section: Section): Answer {
	if (!entry.section.includes(section.section) || (section.code !== undefined && section.code !== entry.code)) {
		return 'no';
	}

	const within: Answer = entry.subdivisions.length === 0 ? 'yes' : anyOf(entry.subdivisions.map(path => subdivisionWithin(section.subdivisions, path.split('.'))));
	return section.code === undefined && within !== 'no' ? 'unknown' : within;
}

/** Do the subdivisions given lie within a path? Unknown where fewer are given than it has: `(c)` may be `(c)(3)`. */
export function subdivisionWithin(given: readonly string[], path: readonly string[]): Answer {
	if (path.slice(0, given.length).some((part, index) => part !== given[index])) {
		return 'no';
	}

	return given.length >= path.length ? 'yes' : 'unknown';
}

/**
Is a charge one of the table's: any of its sections, committed in a way the table covers? Unknown where the code alone does not tell.
@param beside sections of the other counts of the step, where an entry asks for a companion
*/
export function chargeIn(table: OffenseTable, charge: Charge, beside: readonly Section[] = []): Answer {
	if (!namesSection(table, charge)) {
		return 'no';
	}

	return beside.length > 0 && asksForCompanions(table) ? chargeBeside(table, charge, beside) : chargeAnswers(table)(charge);
}

const numbersIn = onceFor((table: OffenseTable): ReadonlySet<string> => new Set(flatMap(table.offenses, ({section}) => section)));

/** Does the charge hold the number of a section of the table, under whatever code? Nearly none does, and of those nothing else is asked. */
const namesSection = (table: OffenseTable, charge: Charge): boolean => charge.sections.some(({section}) => numbersIn(table).has(section));

/** Does a text hold the number of a section of the table, in whatever way it is written? */
export const isNamedIn = (table: OffenseTable, text: string): boolean => [...numbersIn(table)].some(section => text.includes(section));

const chargeBeside = (table: OffenseTable, charge: Charge, beside: readonly Section[]): Answer => anyOf(charge.sections.map(section => coveredIn(table, section, charge, beside)));

const chargeAnswers = onceFor((table: OffenseTable) => onceFor((charge: Charge): Answer => chargeBeside(table, charge, [])));

/** Does an entry of the table count only beside another offense? */
export const asksForCompanions = onceFor((table: OffenseTable) => table.offenses.some(entry => entry.with !== undefined));

function coveredIn(table: OffenseTable, section: Section, charge: Charge, beside: readonly Section[] = []): Answer {
	return anyOf(table.offenses.map((entry): Answer => {
		const answer = matches(entry, section);
		if (answer === 'no' || !accompanied(entry, [...charge.sections, ...beside])) {
			return 'no';
		}

		const open = charge.modifiers.filter(modifier => !table.modifiers.includes(modifier) && !(modifier === 'attempt' && entry.attempt));
		if (open.length === 0) {
			return entry.needs === undefined ? answer : 'unknown';
		}

		// A table that speaks of attempts by entry means no other. Anything else it does not speak of is a question of law.
		return open.every(modifier => modifier === 'attempt') && table.modifiers.length === 0 ? 'no' : 'unknown';
	}));
}

/** What the code alone does not tell of a charge that may be one of the table's: `intent to commit a sexual offense`. */
export function needsOf(table: OffenseTable, charge: Charge): readonly string[] {
	return [...new Set(table.offenses.filter(entry => charge.sections.some(section => matches(entry, section) !== 'no')).map(({needs}) => needs).filter(needs => needs !== undefined))];
}

const accompanied = (entry: Entry, sections: readonly Section[]): boolean =>
	entry.with === undefined || sections.some(section => matches({...entry, ...entry.with, section: [entry.with!.section], with: undefined}, section) !== 'no');

/** Does a charge consist of the table's offenses alone? */
export const chargeOnlyIn = (table: OffenseTable, charge: Charge): Answer => onlyAnswers(table)(charge);

const onlyAnswers = onceFor((table: OffenseTable) => onceFor((charge: Charge): Answer => {
	const answers = charge.sections.map(section => coveredIn(table, section, charge));
	return answers.includes('no') ? 'no' : agreement(answers);
}));

/**
Words that could not be parsed may still mean one of the table's offenses: when they hold no number at all, one of the table's words,
or, blanks and points left out, one of its sections. Anything else is another offense, whatever it is.
*/
export function wordsMayBeIn(table: OffenseTable, raw: string): boolean {
	const digits = raw.replaceAll(/[\s,.]/g, '');
	return !/\d/.test(digits) || table.words.some(word => raw.toUpperCase().includes(word)) || table.offenses.some(entry => entry.section.some(section => digits.includes(section)));
}

/** The sections that each table names, by its id. */
export const sectionsByTable = (tables: ReadonlyMap<string, OffenseTable>): ReadonlyMap<string, ReadonlySet<string>> =>
	new Map([...tables].map(([id, table]) => [id, new Set(flatMap(table.offenses, ({section}) => section))]));
