import {cell} from '../../extract/row.js';
import {referenceTo} from '../../history/readings.js';
import {isNoValue} from '../../values/no-value.js';
import {chargeInAny, chargesOf} from './charges-around.js';
import {isCompatible, isExcluded, mentions} from './comment-charges.js';
import {shown, type Detector} from './context.js';

/** Flag 42: a comment of the count names a Proposition 64 charge that is not the count's own: every section in it, but for what was amended, dismissed or acquitted. */
export const otherChargeInComment: Detector = ({count}, rule, context) => {
	const own = chargesOf(count).flatMap(({charge}) => charge.sections);
	return shown(count.rows.filter(row => {
		const comment = cell(row, 'COMMENT_TEXT');
		return !isNoValue(comment) && mentions(comment, context.rules.codes).some(mention =>
			!isExcluded(mention, rule.except)
			&& mention.charge.sections.some(section => chargeInAny(context, rule.tables, {...mention.charge, sections: [section]}) !== 'no' && !own.some(known => isCompatible(known, section))));
	}).map(row => referenceTo(row)));
};
