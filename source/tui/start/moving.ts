import {bodyHeight} from '../layout.js';
import {moveTo} from '../list-window.js';
import {countiesFor, cursorAt, menuRows, rowsAt, valuesAt} from './choices.js';
import {withCursorAt} from './answering.js';
import {going, type StartCommand, type StartState, type Step} from './state.js';
import {startContextOf} from './steps.js';

/** Lines that the first screen keeps below its rows for what the chosen one is. */
const aboutLines = 5;

/** Rows of the first screen that are drawn at once. */
export const menuHeight = ({size, facts}: StartState): number => Math.max(2, bodyHeight(size) - 1 - aboutLines - (facts.found.notes.length > 0 ? 1 : 0));

export const moveMenu = (by: (state: StartState) => number): StartCommand => state => going({...state, menu: moveTo(state.menu, state.menu.cursor + by(state), menuRows(state).length, menuHeight(state))});

/** How many rows a page has that its cursor can be on. */
function rowCount(state: StartState, step: Step): number {
	switch (startContextOf(state)) {
		case 'narrow': {
			return countiesFor(state).length;
		}

		case 'several': {
			return valuesAt(state, step).length;
		}

		default: {
			return rowsAt(state, step).length;
		}
	}
}

/** Moves the cursor of a page; from where nothing is chosen the first key goes to the first row. */
export const moveRows = (by: (state: StartState) => number): StartCommand => state => {
	const step = state.screen as Step;
	const last = rowCount(state, step) - 1;
	return going(last < 0 ? state : withCursorAt(state, step, Math.min(Math.max(0, cursorAt(state, step) + by(state)), last)));
};
