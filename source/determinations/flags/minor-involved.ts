import {chargeInAny, chargesFrom, chargesOf, countsOf, isUnder, rowsOfCharges} from './charges-around.js';
import {shown, type Detector} from './context.js';
import {ownRows, rowsWithWords} from './words.js';

/**
Flag 6: the charge is a subdivision about minors, or a charge about minors stands in the same cycle, or, where the section is one that a
minor makes worse, the comment or the words of the charge speak of one. `HS 11359` without subdivision says nothing of a minor.
*/
export const minorInvolved: Detector = ({cycle, count}, rule, context) => {
	const own = chargesOf(count).filter(({charge}) => chargeInAny(context, rule.tables, charge) === 'yes');
	const beside = chargesFrom(context, rule.tables, countsOf(cycle).filter(other => other !== count)).filter(({charge}) => !charge.sections.every(({section}) => rule.sections.includes(section)));
	const words = isUnder(count, rule.sections) ? [...rowsWithWords(ownRows(cycle, count), ['COMMENT_TEXT'], rule.words), ...rowsWithWords(count.rows, ['OFFENSE_DESCR'], rule.words)] : [];
	return shown([...rowsOfCharges(own), ...rowsOfCharges(beside), ...words]);
};
