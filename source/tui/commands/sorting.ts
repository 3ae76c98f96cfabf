import {say, visibleText} from '../../terminal/visible-text.js';
import {queueOrder, sortColumns, sortTitles, type Sort} from '../finding/orders.js';
import {begin} from '../finding/work.js';
import {noticed, only, type AppState, type Command, type Step} from '../state.js';

/** In words: `name, reversed`. */
export const sortText = ({by, reversed}: Sort): string => `${sortTitles[by]}${reversed ? ', reversed' : ''}`;

function sortBy(state: AppState, sort: Sort): Step {
	const step = begin(state, {type: 'sort', sort});
	return step.effects.length > 0 ? step : only(noticed(step.state, 'note', say`Sorted by ${visibleText(sortText(sort))}; the cursor stays on its conviction`));
}

export const sortByNext: Command = state => sortBy(state, {by: sortColumns[(sortColumns.indexOf(state.sort.by) + 1) % sortColumns.length]!, reversed: false});

export const reverseSort: Command = state => sortBy(state, {...state.sort, reversed: !state.sort.reversed});

export const sortByQueue: Command = state => sortBy(state, queueOrder);
