import {parseIsoDay} from '../../values/calendar-date.js';
import {chargeInAny, chargesOf, isUnder, rowsOfCharges} from './charges-around.js';
import {shown, type Detector} from './context.js';
import {span} from './other-cases.js';

/** Flag 26: a felony under a letter of 11357 that has been no felony since `day`. */
export const felony11357Letter: Detector = ({count}, rule, context) => {
	const felony = count.levels.some(({value}) => value.kind === 'level' && value.level === 'felony');
	if (!felony || !isUnder(count, rule.sections) || (span(count)?.latest ?? -Infinity) < parseIsoDay(rule.day!)!) {
		return undefined;
	}

	return shown(rowsOfCharges(chargesOf(count).filter(({charge}) => charge.sections.some(({section}) => rule.sections.includes(section)) && chargeInAny(context, rule.tables, charge) === 'yes')));
};
