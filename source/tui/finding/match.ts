import {say} from '../../terminal/visible-text.js';
import {shownLength} from '../commands/become-current.js';
import {listHeight} from '../layout.js';
import {moveTo} from '../list-window.js';
import {noticed, type AppState} from '../state.js';

/** Place of the first match at or behind a row; the number of matches where there is none. */
function firstFrom(matches: readonly number[], row: number): number {
	let low = 0;
	let high = matches.length;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (matches[middle]! < row) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	return low;
}

/** `3 of 17`: which match the cursor is on; undefined when it is on none. */
export function matchNumber({matches = [], list}: Pick<AppState, 'matches' | 'list'>): number | undefined {
	const place = firstFrom(matches, list.cursor);
	return matches[place] === list.cursor ? place + 1 : undefined;
}

/** The cursor on the next match, going round at the end. `includeHere` is for a search just typed. */
export function atMatch(state: AppState, direction: 1 | -1, includeHere: boolean): AppState {
	const {matches = [], list: {cursor}} = state;
	if (matches.length === 0) {
		return noticed(state, 'note', state.filter.length === 0 ? say`Nothing matches “${state.search!}”` : say`Nothing shown here matches “${state.search!}”: F shows all convictions`);
	}

	if (matches.length === 1 && matches[0] === cursor && !includeHere) {
		return noticed(state, 'note', say`This is the only match for “${state.search!}”`);
	}

	const place = direction === 1 ? firstFrom(matches, includeHere ? cursor : cursor + 1) : firstFrom(matches, cursor) - 1;
	const wrapped = place < 0 || place >= matches.length;
	const row = matches[(place + matches.length) % matches.length]!;
	const moved = {...state, list: moveTo(state.list, row, shownLength(state), listHeight(state.size)), notice: undefined};
	return wrapped ? noticed(moved, 'note', say`The search went round the end of the list`) : moved;
}
