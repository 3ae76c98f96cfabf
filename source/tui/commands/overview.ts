import {begin} from '../finding/work.js';
import {figureAt, figuresOf, overviewPage, pagesOf} from '../overview-plan.js';
import {only, type AppState, type Command} from '../state.js';
import {showList} from './browse.js';
import {showCandidates} from './candidates.js';

const lastFigure = (state: AppState): number => Math.max(0, figuresOf(state, overviewPage(state)).length - 1);

const atPage = (state: AppState, overviewPage: number): AppState => ({...state, overviewPage, overviewFigure: 0});

/** The next page, from the last one to the first. */
export const turnPage = (by: 1 | -1): Command => state => {
	const {length} = pagesOf(state);
	return only(atPage(state, (Math.min(state.overviewPage, length - 1) + by + length) % length));
};

export const toFigure = (place: number): Command => state => only({...state, overviewFigure: Math.min(place, lastFigure(state))});

/** The next figure, over the end of a page as well, and not round. */
export const moveFigure = (by: 1 | -1): Command => state => {
	const target = figureAt(state) + by;
	if (target >= 0 && target <= lastFigure(state)) {
		return only({...state, overviewFigure: target});
	}

	const page = state.overviewPage + by;
	if (page < 0 || page >= pagesOf(state).length) {
		return only(state);
	}

	const turned = atPage(state, page);
	return only(by === 1 ? turned : {...turned, overviewFigure: lastFigure(turned)});
};

/** The list that the figure under the cursor counts; without one the list as it is. */
export const openFigure: Command = state => {
	const opens = figuresOf(state, overviewPage(state))[figureAt(state)];
	if (opens?.screen === 'candidates') {
		return showCandidates(state);
	}

	const {state: list} = showList(state);
	return opens?.filter === undefined ? only(list) : begin({...list, list: {cursor: 0, top: 0}}, {type: 'filter', filter: opens.filter});
};
