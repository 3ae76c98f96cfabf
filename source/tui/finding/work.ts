import {say, type VisibleText} from '../../terminal/visible-text.js';
import {noticed, only, type AppState, type Step} from '../state.js';
import {countsOf, type Filter} from './filter.js';
import type {Sort} from './orders.js';
import {matchesOf, reshow} from './reshow.js';
import {atMatch} from './match.js';

/** What goes over all convictions. */
export type Task
	= | {readonly type: 'count'}
		| {readonly type: 'filter'; readonly filter: Filter}
		| {readonly type: 'sort'; readonly sort: Sort}
		| {readonly type: 'search'; readonly text: VisibleText};

/** So many are done within a frame; with more the screen says first what it does. */
const withinFrame = 20_000;

const words: Readonly<Record<Task['type'], VisibleText>> = {count: say`Counting`, filter: say`Filtering`, sort: say`Sorting`, search: say`Searching`};

/** Does a task at once where a frame is enough for it; otherwise says so, and asks the shell to come back when that is on the screen. */
export function begin(given: AppState, task: Task): Step {
	const state = finished(given);
	const total = state.session.records.length;
	if (total <= withinFrame) {
		return only(done(state, task));
	}

	const token = state.counter + 1;
	return only({...noticed(state, 'note', say`${words[task.type]} among ${total} convictions`), counter: token, work: {token, task}}, {type: 'work', token});
}

/** The state with what was put off done: every key meets a list that is what the keys before it asked for. */
export const finished = (state: AppState): AppState => state.work ? done({...state, work: undefined, notice: undefined}, state.work.task) : state;

function done(state: AppState, task: Task): AppState {
	switch (task.type) {
		case 'count': {
			return counted(state);
		}

		case 'filter': {
			return counted(reshow(state, {filter: task.filter}));
		}

		case 'sort': {
			return reshow(state, {sort: task.sort});
		}

		case 'search': {
			const searched = {...state, search: task.text};
			return atMatch({...searched, matches: matchesOf(searched)}, 1, true);
		}
	}
}

/** The figures of the filter, where it is open. */
const counted = (state: AppState): AppState => state.overlay?.kind === 'filter' ? {...state, overlay: {...state.overlay, counts: countsOf(state.filter, state)}} : state;
