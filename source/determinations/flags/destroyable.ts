import {addYears, parseIsoDay} from '../../values/calendar-date.js';
import {chargeInAny, chargesOf, rowsOfCharges} from './charges-around.js';
import {shown, type Detector} from './context.js';
import {mayBeFelony, span} from './other-cases.js';

/** Flag 39: a small possession, certainly no felony, on or after `day` and more than `years` before the as-of date. */
export const destroyable: Detector = ({count}, rule, context) => {
	const when = span(count);
	if (when === undefined || mayBeFelony(count) || when.earliest < parseIsoDay(rule.day!)! || addYears(when.latest, rule.years ?? 0) >= context.asOf) {
		return undefined;
	}

	return shown(rowsOfCharges(chargesOf(count).filter(({charge}) => chargeInAny(context, rule.tables, charge) === 'yes')));
};
