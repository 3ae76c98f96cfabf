import {shownLength, shownPosition} from '../commands/become-current.js';
import {listHeight} from '../layout.js';
import {moveTo} from '../list-window.js';
import type {AppState} from '../state.js';
import {matching, type Filter} from './filter.js';
import {orderOf, type Sort} from './orders.js';
import {matchingRows} from './search.js';

/**
The list made anew under a filter and an order. The cursor stays on its conviction; where that is not shown any more it goes to the next
one in the order that is. One pass over all convictions.
*/
export function reshow(state: AppState, {filter = state.filter, sort = state.sort}: {readonly filter?: Filter; readonly sort?: Sort}): AppState {
	const at = shownPosition(state, state.list.cursor);
	const order = orderOf(sort, state);
	const fits = filter.length === 0 ? undefined : matching(filter, state);
	if (!order && !fits) {
		return placed({...state, filter, sort, shown: undefined}, at ?? 0);
	}

	const total = state.session.records.length;
	const shown: number[] = [];
	let cursor = 0;
	for (let place = 0; place < total; place++) {
		const position = order ? order[place]! : place;
		if (position === at) {
			cursor = shown.length;
		}

		if (!fits || fits(position)) {
			shown.push(position);
		}
	}

	return placed({...state, filter, sort, shown}, cursor);
}

function placed(state: AppState, row: number): AppState {
	const list = moveTo({cursor: row, top: 0}, row, shownLength(state), listHeight(state.size));
	return {...state, list, matches: matchesOf(state)};
}

/** Rows that the search finds in the list as it is; undefined while nothing is searched for. */
export const matchesOf = (state: AppState): readonly number[] | undefined => state.search === undefined
	? undefined
	: matchingRows(state.session, state.search, shownLength(state), row => shownPosition(state, row)!);
