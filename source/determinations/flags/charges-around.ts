import type {RowReference} from '../../extract/row.js';
import type {Count, Cycle} from '../../history/subject.js';
import {chargeIn, type OffenseTable} from '../../rules/offense-table.js';
import type {Charge, Section} from '../../values/charge.js';
import {anyOf, type Answer} from '../../values/knowable.js';
import type {FlagContext} from './context.js';

/** A charge with the rows that give it. */
export type Charged = {readonly charge: Charge; readonly rows: readonly RowReference[]};

export const countsOf = (cycle: Cycle): readonly Count[] => cycle.steps.flatMap(({counts}) => counts);

/** The charges of a count as the engine reads it. */
export const chargesOf = (count: Count): readonly Charged[] => count.charges.flatMap(({value, rows}) => value.kind === 'charge' ? [{charge: value.charge, rows}] : []);

const sectionsOf = new WeakMap<OffenseTable, ReadonlySet<string>>();

function sectionsIn(table: OffenseTable): ReadonlySet<string> {
	let sections = sectionsOf.get(table);
	if (!sections) {
		sections = new Set(table.offenses.flatMap(({section}) => section));
		sectionsOf.set(table, sections);
	}

	return sections;
}

const mayName = (table: OffenseTable, charge: Charge): boolean => charge.sections.some(({section}) => sectionsIn(table).has(section));

/** Does a text hold the number of a section of these tables, in whatever way it is written? */
export const sectionsNamed = (context: FlagContext, ids: readonly string[], text: string): boolean =>
	ids.some(id => [...sectionsIn(context.rules.offenses.get(id)!)].some(section => text.includes(section)));

/** Is the charge one of these tables'? Unknown where its code does not tell. */
export const chargeInAny = (context: FlagContext, ids: readonly string[], charge: Charge, beside: readonly Section[] = []): Answer => anyOf(ids.map((id): Answer => {
	const table = context.rules.offenses.get(id);
	return table && mayName(table, charge) ? chargeIn(table, charge, beside) : 'no';
}));

/** The charges of these counts that are, or on their code may be, one of the tables'. */
export const chargesFrom = (context: FlagContext, ids: readonly string[], counts: readonly Count[]): readonly Charged[] =>
	counts.flatMap(count => chargesOf(count)).filter(({charge}) => chargeInAny(context, ids, charge) !== 'no');

/** Is one of the count's charges under one of these sections? Always so where none is asked for. */
export const isUnder = (count: Count, sections: readonly string[]): boolean =>
	sections.length === 0 || chargesOf(count).some(({charge}) => charge.sections.some(({section}) => sections.includes(section)));

export const rowsOfCharges = (charges: readonly Charged[]): readonly RowReference[] => charges.flatMap(({rows}) => rows);
