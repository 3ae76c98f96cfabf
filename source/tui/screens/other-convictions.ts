import {chargeWords, dateWords, levelWords, readingsWords} from '../../history/history-words.js';
import type {Conviction} from '../../history/subject.js';
import {joinVisible, say, visibleText} from '../../terminal/visible-text.js';
import {otherConvictions} from '../commands/same-person.js';
import {blankLine, indented, line, toned, type Line} from '../lines.js';
import {standingOf} from '../standing.js';
import type {AppState} from '../state.js';
import {mark, outcomeShort} from '../theme.js';

function aboutConviction(state: AppState, {count}: Conviction, position: number | undefined, width: number): readonly Line[] {
	const parts = [
		readingsWords(count.dates, dateWords),
		readingsWords(count.counties, county => county ?? 'no county'),
		readingsWords(count.charges, chargeWords),
		readingsWords(count.levels, levelWords),
		...(count.convicted === 'unknown' ? ['perhaps a conviction'] : []),
	].map(part => visibleText(part));
	const {effective} = position === undefined ? {effective: undefined} : standingOf(state.session, state.reviews, position);
	const scope = effective ? say`conviction ${position! + 1}: ${mark(effective.outcome, state.ascii)} ${outcomeShort(effective.outcome)}` : say`not in scope`;
	return indented(say`  `, joinVisible([...parts, scope], say` ${mark('dot', state.ascii)} `), width);
}

/** The other convictions of the person, in order of the extract; nothing where this is the only one. */
export function otherConvictionLines(state: AppState, width: number): readonly Line[] {
	const others = otherConvictions(state);
	if (others.length === 0) {
		return [];
	}

	const order = new Map(others[0]!.conviction.subject.convictions.map(({key}, index) => [key, index]));
	const inOrder = others.toSorted((one, other) => order.get(one.conviction.key)! - order.get(other.conviction.key)!);
	const call = others.some(({position}) => position !== undefined) ? say` (m: the next in scope)` : say``;
	return [
		blankLine,
		line(toned(say`OTHER CONVICTIONS of this person${call}`, 'heading')),
		...inOrder.flatMap(({conviction, position}) => aboutConviction(state, conviction, position, width)),
	];
}
