import {chargeInAny, chargesOf, rowsOfCharges} from './charges-around.js';
import {shown, type Detector} from './context.js';

/** Flag 12: one charge names several sections, enhancements left out: which of them was the conviction? */
export const severalOffenses: Detector = ({count}, rule, context) =>
	shown(rowsOfCharges(chargesOf(count).filter(({charge}) => charge.sections.filter(section => chargeInAny(context, rule.beside, {...charge, sections: [section]}) === 'no').length > 1)));
