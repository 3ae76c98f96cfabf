import {say, visibleText} from '../terminal/visible-text.js';
import {problemText} from '../values/problem.js';
import {factPreviewed} from './commands/answer.js';
import {keyPressed, pasted} from './update-keys.js';
import {appendFinished, detailLoaded, resultsFinished} from './update-finished.js';
import {batchFinished} from './update-bulk.js';
import {compareFinished, compareProgress, policiesListed} from './update-compared.js';
import {finished} from './finding/work.js';
import {bodyHeight, listHeight} from './layout.js';
import {settle} from './list-window.js';
import {shownLength} from './commands/become-current.js';
import {withRowsSettled} from './commands/rows.js';
import {lookAgain, lookDrawn} from './commands/same-case.js';
import {convictionSections} from './screens/conviction-lines.js';
import {withDesk} from './today/desk.js';
import {keepingUnfinished} from './unfinished/keep.js';
import {noticed, only, type AppEvent, type AppState, type Step} from './state.js';

/** The whole behaviour of the program: an event and the state it meets give the next state and what the shell is to do. Pure. */
export const update = (state: AppState, event: AppEvent): Step => keepingUnfinished(state, withDesk(state, event, updated(state, event)));

function updated(state: AppState, event: AppEvent): Step {
	switch (event.type) {
		case 'key': {
			return state.idle ? woken(state, event.read) : (event.read === state.wokenBy ? only(state) : keyPressed(state, event));
		}

		case 'paste': {
			return state.idle || event.read === state.wokenBy ? only(state) : pasted(state, event);
		}

		case 'resized': {
			return resized(state, event.size);
		}

		case 'redraw': {
			return only({...state, blank: true}, {type: 'wipe'});
		}

		case 'idle': {
			return only(state.idle ? state : {...state, idle: true, blank: true}, ...(state.idle ? [] : [{type: 'wipe'} as const]));
		}

		case 'wiped': {
			return only({...state, blank: false});
		}

		case 'drawn': {
			return only(lookDrawn(state.current?.token === event.token && state.current.detail.kind === 'loaded' && !state.current.drawn ? {...state, current: {...state.current, drawn: true}} : state, event.token));
		}

		case 'detail-loaded': {
			return detailLoaded(state, event);
		}

		case 'append-finished': {
			return appendFinished(state, event);
		}

		case 'fact-previewed': {
			return factPreviewed(state, event);
		}

		case 'results-finished': {
			return resultsFinished(state, event.attempt);
		}

		case 'policies-listed': {
			return policiesListed(state, event.attempt);
		}

		case 'compare-progress': {
			return compareProgress(state, event);
		}

		case 'compare-finished': {
			return compareFinished(state, event);
		}

		case 'work': {
			return only(state.work?.token === event.token ? finished(state) : state);
		}

		case 'batch-finished': {
			return batchFinished(state, event);
		}

		case 'not-kept': {
			return only(noticed(state, 'warning', visibleText(`What is unfinished is not kept on disk, only here: ${event.problems.map(problem => problemText(problem)).join('; ')}`)));
		}

		case 'cannot-suspend': {
			return only(noticed(state, 'note', say`Going back to the shell is not possible on this system`));
		}
	}
}

/** The key that ends the blank screen was pressed at nothing, so it does nothing else. Until the screen is drawn again no key decides. */
const woken = (state: AppState, read: number): Step => only({...state, idle: false, wokenBy: read, blank: true}, {type: 'wipe'});

/** Cursor and drafts stay; the windows settle around them. What the terminal kept of the old size is wiped. */
function resized(state: AppState, size: AppState['size']): Step {
	if (size.columns === state.size.columns && size.rows === state.size.rows) {
		return only(state);
	}

	const next = {...state, size, list: settle(state.list, shownLength(state), listHeight(size)), candidateList: settle(state.candidateList, state.session.candidates.length, listHeight(size)), overviewPage: 0, overviewFigure: 0, blank: true};
	const last = next.current ? Math.max(0, convictionSections(next).lines.length - bodyHeight(size)) : 0;
	return only(lookAgain(next.current ? withRowsSettled({...next, current: {...next.current, scroll: Math.min(next.current.scroll, last)}}) : next), {type: 'wipe'});
}
