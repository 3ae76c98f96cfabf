import {isCourt} from '../../history/build-subject.js';
import type {Cycle} from '../../history/subject.js';
import {flatMap} from '../../values/flat-map.js';
import {chargesFrom, countsOf, rowsOfCharges, type Charged} from './charges-around.js';
import {shown, type Detector, type FlagContext} from './context.js';

/** Flag 23: in some cycle of the person's, a plea to a related offense. */
export const relatedPlea: Detector = ({subject}, rule, context) => shown(flatMap(subject.cycles, cycle => rowsOfCharges(relatedPleas(cycle, rule, context))));

/** In a cycle with an arrest for a Proposition 64 offense (`beside`) and no conviction of one: the convictions of offenses that such arrests were pleaded down to (`tables`). */
export function relatedPleas(cycle: Cycle, rule: {readonly tables: readonly string[]; readonly beside: readonly string[]}, context: FlagContext): readonly Charged[] {
	const convicted = countsOf(cycle).filter(count => count.convicted !== 'no');
	const related = convicted.length === 0 ? [] : chargesFrom(context, rule.tables, convicted);
	return related.length > 0 && chargesFrom(context, rule.beside, convicted).length === 0 && chargesFrom(context, rule.beside, arrested(cycle)).length > 0 ? related : [];
}

const arrested = (cycle: Cycle) => flatMap(cycle.steps.filter(({type}) => !isCourt(type)), ({counts}) => counts);
