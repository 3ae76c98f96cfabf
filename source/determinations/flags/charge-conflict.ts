import {cell, type Row, type RowReference} from '../../extract/row.js';
import {readCharge, readOtherCharges, referenceTo} from '../../history/readings.js';
import type {FlagRule} from '../../rules/flag-rule.js';
import type {Charge} from '../../values/charge.js';
import {termOf} from '../../values/no-value.js';
import {agree, isExcluded, mentions} from './comment-charges.js';
import {shown, type Detector, type FlagContext} from './context.js';
import {holdsWord} from './words.js';

/**
Flag 4: the offense, the offense of conviction, the offense as disposed and the comment of one row name different sections or
subdivisions. A comment counts where it begins with a charge or says what the charge became; one that leaves subdivisions out is no
conflict. Rows that differ among themselves are flag 16.
*/
export const chargeConflict: Detector = ({count}, rule, context) => {
	const convicting = new Set(count.charges.flatMap(({rows}) => rows.map(({file, line}) => `${file}:${line}`)));
	return shown(count.rows.filter(row => convicting.has(`${row.file}:${row.line}`) && conflicts(row, rule, context)).map((row): RowReference => referenceTo(row)));
};

function conflicts(row: Row, rule: FlagRule, context: FlagContext): boolean {
	const {codes} = context.rules;
	const others = readOtherCharges(row, codes);
	const comment = termOf(cell(row, 'COMMENT_TEXT'));
	if (others.length === 0 && comment === undefined) {
		return false;
	}

	const reading = readCharge(row, codes);
	const charges: Charge[] = reading.kind === 'charge' ? [reading.charge] : [];
	charges.push(...others.flatMap(other => other.kind === 'charge' ? [other.charge] : []));
	if (comment !== undefined && !(reading.kind === 'charge' && reading.charge.column === 'COMMENT_TEXT')) {
		charges.push(...mentions(comment, codes).filter(mention => speaksOfConviction(mention.before, rule) && !isExcluded(mention, rule.except)).map(({charge}) => charge));
	}

	// A word in these columns that cannot be read is not what the charge says either.
	return charges.some(charge => !agree(charges[0]!, charge)) || (charges.length > 0 && others.some(({kind}) => kind === 'unreadable'));
}

const speaksOfConviction = (before: string, rule: FlagRule): boolean => /^(?:CNT\s*:?\s*\d+\s*:?\s*)?(?:CHRG[-:\s]+)?$/.test(before) || holdsWord(before, rule.words);
