import {say, visibleText} from '../../terminal/visible-text.js';
import type {Filter} from '../finding/filter.js';
import {atMatch} from '../finding/match.js';
import {reshow} from '../finding/reshow.js';
import {begin} from '../finding/work.js';
import {bodyHeight, listHeight} from '../layout.js';
import {moveTo} from '../list-window.js';
import {noticed, only, type AppState, type Command, type Step} from '../state.js';
import {fieldOf, fieldText} from '../text-field.js';
import {becomeCurrent, shownLength, shownPosition} from './become-current.js';

/** Moves the cursor of the list on screen; `Infinity` is the last row. */
export const moveList = (by: (state: AppState) => number): Command => state => {
	const [list, total] = state.screen === 'candidates' ? [state.candidateList, state.session.candidates.length] : [state.list, shownLength(state)];
	const target = Math.min(Math.max(0, list.cursor + by(state)), Math.max(0, total - 1));
	const moved = moveTo(list, target, total, listHeight(state.size));
	return only(state.screen === 'candidates' ? {...state, candidateList: moved} : {...state, list: moved});
};

export const openSelected: Command = state => {
	const position = shownPosition(state, state.list.cursor);
	return position === undefined ? only(noticed(state, 'note', say`No conviction matches the filter: F shows all of them`)) : becomeCurrent(state, position);
};

/** The list, with its cursor on the first conviction that waits when it is opened for the first time. */
export const showList: Command = state => only({...state, screen: 'convictions', overlay: undefined, current: undefined});

/** Applies a filter at once; the cursor stays on its conviction where that is still shown. */
export const applyFilter = (state: AppState, filter: Filter): AppState => reshow(state, {filter});

/** Goes to the next row whose conviction holds what is searched for. */
export const findMatch = (state: AppState, direction: 1 | -1): Step => only(atMatch(state, direction, false));

export const openSearch: Command = state => only({...state, overlay: {kind: 'search', field: fieldOf(state.search ?? '')}, notice: undefined});

export const runSearch: Command = state => {
	if (state.overlay?.kind !== 'search') {
		return only(state);
	}

	const text = fieldText(state.overlay.field).trim();
	const closed = {...state, overlay: undefined};
	return text === '' ? only({...closed, search: undefined, matches: undefined}) : begin(closed, {type: 'search', text: visibleText(text)});
};

/** Scrolls the conviction. The end is not known here: the screen is asked for no more than it has when it is drawn. */
export const scrollBy = (by: (state: AppState) => number, length: (state: AppState) => number): Command => state => {
	if (!state.current) {
		return only(state);
	}

	const last = Math.max(0, length(state) - bodyHeight(state.size));
	return only({...state, current: {...state.current, scroll: Math.min(Math.max(0, state.current.scroll + by(state)), last)}});
};
