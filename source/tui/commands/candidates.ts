import {say} from '../../terminal/visible-text.js';
import {listHeight} from '../layout.js';
import {moveTo} from '../list-window.js';
import {positionOf} from '../standing.js';
import {noticed, only, type AppState, type Command, type Step} from '../state.js';
import {becomeCurrent, beginning} from './become-current.js';

export const showCandidates: Command = state => only({...state, screen: 'candidates', overlay: undefined, current: undefined});

/** Opens the candidate under the cursor; one that was promoted opens as the conviction of the audit that it is. */
export const openCandidate: Command = state => {
	const position = state.candidateList.cursor;
	const candidate = state.session.candidates[position];
	if (!candidate) {
		return only(noticed(state, 'note', say`There are no candidates`));
	}

	const promoted = state.reviews.get(candidate.key)?.promotion && positionOf(state.session, candidate.key);
	return promoted === undefined ? candidateOnScreen(state, position) : becomeCurrent(state, promoted);
};

function candidateOnScreen(state: AppState, position: number): Step {
	const {key} = state.session.candidates[position]!;
	const token = state.counter + 1;
	return only({
		...state,
		counter: token,
		screen: 'candidate',
		overlay: undefined,
		notice: undefined,
		current: beginning(state, {position, isCandidate: true, key, token}),
	}, {type: 'open', key, token});
}

/** The list of candidates with its cursor on one of them. */
export function atCandidate(state: AppState, key: string): AppState {
	const {candidates} = state.session;
	const row = candidates.findIndex(candidate => candidate.key === key);
	return {...state, screen: 'candidates', current: undefined, candidateList: moveTo(state.candidateList, Math.max(0, row), candidates.length, listHeight(state.size))};
}
