import {isCourt} from '../../history/build-subject.js';
import type {Cycle} from '../../history/subject.js';
import {chargesFrom, countsOf, rowsOfCharges} from './charges-around.js';
import {shown, type Detector} from './context.js';

/** Flag 23: in some cycle of the person's, an arrest for a Proposition 64 offense (`beside`), no conviction of one, and a conviction of an offense that such arrests were pleaded down to (`tables`). */
export const relatedPlea: Detector = ({subject}, rule, context) => shown(subject.cycles.flatMap(cycle => {
	const convicted = countsOf(cycle).filter(count => count.convicted !== 'no');
	const related = convicted.length === 0 ? [] : chargesFrom(context, rule.tables, convicted);
	return related.length > 0 && chargesFrom(context, rule.beside, convicted).length === 0 && chargesFrom(context, rule.beside, arrested(cycle)).length > 0 ? rowsOfCharges(related) : [];
}));

const arrested = (cycle: Cycle) => cycle.steps.filter(({type}) => !isCourt(type)).flatMap(({counts}) => counts);
