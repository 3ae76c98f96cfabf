import type {Conviction} from '../../history/subject.js';
import {say} from '../../terminal/visible-text.js';
import {positionOf} from '../standing.js';
import {noticed, only, type AppState, type Command} from '../state.js';
import {becomeCurrent} from './become-current.js';

/** The person's other convictions, in extract order, with their position in the list where they are in scope. */
export function otherConvictions({session, current}: AppState): ReadonlyArray<{readonly conviction: Conviction; readonly position: number | undefined}> {
	if (current?.detail.kind !== 'loaded') {
		return [];
	}

	const {conviction: {subject}} = current.detail.value;
	const here = subject.convictions.findIndex(({key}) => key === current.key);
	// Those after this one first, so that going on from each to the next visits all of them.
	return [...subject.convictions.slice(here + 1), ...subject.convictions.slice(0, Math.max(0, here))].map(conviction => ({conviction, position: positionOf(session, conviction.key)}));
}

/** Position of the next conviction of the same person in scope, going round; undefined where there is none. */
export const otherInScope = (state: AppState): number | undefined => otherConvictions(state).find(({position}) => position !== undefined)?.position;

export const gotoSamePerson: Command = state => {
	const position = otherInScope(state);
	return position === undefined ? only(noticed(state, 'note', say`No other conviction of this person is in scope`)) : becomeCurrent(state, position);
};
