import {cell, type Row, type RowReference} from '../../extract/row.js';
import {readCharge, readOtherCharges, referenceTo} from '../../history/readings.js';
import type {ChargeReading, Count} from '../../history/subject.js';
import type {FlagRule} from '../../rules/flag-rule.js';
import type {Charge} from '../../values/charge.js';
import {termOf} from '../../values/no-value.js';
import {flatMap} from '../../values/flat-map.js';
import {agree, isExcluded, mentions} from './comment-charges.js';
import {shown, type Detector, type FlagContext} from './context.js';
import {holdsWord} from './words.js';

/**
Flag 4: the offense, the offense of conviction, the offense as disposed and the comment of one row name different sections or
subdivisions. A comment counts where it begins with a charge or says what the charge became; one that leaves subdivisions out is no
conflict. Rows that differ among themselves are flag 16.
*/
export const chargeConflict: Detector = ({count}, rule, context) =>
	shown(speakingRows(count).filter(row => conflicts(row, rule, context)).map((row): RowReference => referenceTo(row)));

/** The rows that the charge of a count was read from. */
export function speakingRows({rows, charges}: Count): readonly Row[] {
	if (rows.length === 1) {
		return rows;
	}

	const speaking = new Set(flatMap(charges, ({rows: references}) => references.map(({file, line}) => `${file}:${line}`)));
	return rows.filter(row => speaking.has(`${row.file}:${row.line}`));
}

/** What one row says of its charge: where it is read from, and in other columns and its comment. */
export type RowCharges = {readonly own: ChargeReading; readonly others: readonly Charge[]; /** Words that cannot be read stand where a charge belongs. */ readonly unreadable: boolean};

const nothingElse: RowCharges = {own: {kind: 'missing'}, others: [], unreadable: false};

/** Reads them. Where no other column and no comment speaks, nothing is read at all. */
export function chargesOfRow(row: Row, rule: FlagRule, context: FlagContext): RowCharges {
	const {codes} = context.rules;
	const columns = readOtherCharges(row, codes);
	const comment = termOf(cell(row, 'COMMENT_TEXT'));
	if (columns.length === 0 && comment === undefined) {
		return nothingElse;
	}

	const own = readCharge(row, codes);
	const others = flatMap(columns, other => other.kind === 'charge' ? [other.charge] : []);
	if (comment !== undefined && !(own.kind === 'charge' && own.charge.column === 'COMMENT_TEXT')) {
		others.push(...mentions(comment, codes).filter(mention => speaksOfConviction(mention.before, rule) && !isExcluded(mention, rule.except)).map(({charge}) => charge));
	}

	return {own, others, unreadable: columns.some(({kind}) => kind === 'unreadable')};
}

function conflicts(row: Row, rule: FlagRule, context: FlagContext): boolean {
	const {own, others, unreadable} = chargesOfRow(row, rule, context);
	const charges = [...(own.kind === 'charge' ? [own.charge] : []), ...others];
	// A word in these columns that cannot be read is not what the charge says either.
	return charges.some(charge => !agree(charges[0]!, charge)) || (charges.length > 0 && unreadable);
}

const speaksOfConviction = (before: string, rule: FlagRule): boolean => /^(?:CNT\s*:?\s*\d+\s*:?\s*)?(?:CHRG[-:\s]+)?$/.test(before) || holdsWord(before, rule.words);
