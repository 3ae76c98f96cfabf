import {chargesFrom, countsOf, isUnder, rowsOfCharges} from './charges-around.js';
import {shown, type Detector} from './context.js';

/** Flag 9: cultivation with a charge for environmental harm in the same cycle, whatever became of that charge. */
export const environmentalHarm: Detector = ({cycle, count}, rule, context) =>
	isUnder(count, rule.sections) ? shown(rowsOfCharges(chargesFrom(context, rule.tables, countsOf(cycle)))) : undefined;
