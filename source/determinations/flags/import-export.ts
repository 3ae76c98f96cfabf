import {chargeInAny, chargesOf, isUnder, rowsOfCharges} from './charges-around.js';
import {shown, type Detector} from './context.js';
import {ownRows, rowsWithWords} from './words.js';

/** Flag 7: the charge is the subdivision about import and export, or the comment or the words of a charge under 11360 speak of it. */
export const importExport: Detector = ({cycle, count}, rule, context) => {
	if (!isUnder(count, rule.sections)) {
		return undefined;
	}

	const own = chargesOf(count).filter(({charge}) => chargeInAny(context, rule.tables, charge) === 'yes');
	return shown([...rowsOfCharges(own), ...rowsWithWords(ownRows(cycle, count), ['COMMENT_TEXT'], rule.words), ...rowsWithWords(count.rows, ['OFFENSE_DESCR'], rule.words)]);
};
