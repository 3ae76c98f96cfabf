import type {RowReference} from '../../extract/row.js';
import type {Count, Cycle} from '../../history/subject.js';
import {chargeIn, isNamedIn} from '../../rules/offense-table.js';
import type {Charge, Section} from '../../values/charge.js';
import {either, type Answer} from '../../values/knowable.js';
import {lastFor} from '../../values/once-for.js';
import {flatMap} from '../../values/flat-map.js';
import type {FlagContext} from './context.js';

/** A charge with the rows that give it. */
export type Charged = {readonly charge: Charge; readonly rows: readonly RowReference[]};

export const countsOf = lastFor(({steps}: Cycle): readonly Count[] => flatMap(steps, ({counts}) => counts));

/** The charges of a count as the engine reads it. */
export function chargesOf({charges}: Count): readonly Charged[] {
	const found: Charged[] = [];
	for (const {value, rows} of charges) {
		if (value.kind === 'charge') {
			found.push({charge: value.charge, rows});
		}
	}

	return found;
}

/** Does a text hold the number of a section of these tables, in whatever way it is written? */
export const sectionsNamed = (context: FlagContext, ids: readonly string[], text: string): boolean =>
	ids.some(id => isNamedIn(context.rules.offenses.get(id)!, text));

/** Is the charge one of these tables'? Unknown where its code does not tell. */
export function chargeInAny(context: FlagContext, ids: readonly string[], charge: Charge, beside: readonly Section[] = []): Answer {
	let answer: Answer = 'no';
	for (const id of ids) {
		const table = context.rules.offenses.get(id);
		if (table) {
			answer = either(answer, chargeIn(table, charge, beside));
		}
	}

	return answer;
}

/** The charges of these counts that are, or on their code may be, one of the tables'. */
export function chargesFrom(context: FlagContext, ids: readonly string[], counts: readonly Count[]): readonly Charged[] {
	const found: Charged[] = [];
	for (const {charges} of counts) {
		for (const {value, rows} of charges) {
			if (value.kind === 'charge' && chargeInAny(context, ids, value.charge) !== 'no') {
				found.push({charge: value.charge, rows});
			}
		}
	}

	return found;
}

/** Is one of the count's charges under one of these sections? Always so where none is asked for. */
export const isUnder = (count: Count, sections: readonly string[]): boolean =>
	sections.length === 0 || count.charges.some(({value}) => value.kind === 'charge' && value.charge.sections.some(({section}) => sections.includes(section)));

export const rowsOfCharges = (charges: readonly Charged[]): readonly RowReference[] => flatMap(charges, ({rows}) => rows);
