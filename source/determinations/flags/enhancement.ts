import {chargesFrom, countsOf, rowsOfCharges} from './charges-around.js';
import {shown, type Detector} from './context.js';

/** Flag 33: an enhancement in the charge of this count or as a count of the same cycle. */
export const enhancement: Detector = ({cycle}, rule, context) => shown(rowsOfCharges(chargesFrom(context, rule.tables, countsOf(cycle))));
