import type {Draft} from '../../review/entry.js';
import {say, visibleText} from '../../terminal/visible-text.js';
import {bodyHeight} from '../layout.js';
import {moveTo, settle} from '../list-window.js';
import {rowLines} from '../screens/row-lines.js';
import {rowsHeight, rowsOnScreen} from '../rows-view.js';
import {currentRecord, noticed, only, type AppState, type Command, type Pending, type RowsView} from '../state.js';
import {actionKey} from './action-key.js';

function withRows(state: AppState, change: Partial<RowsView>): AppState {
	return state.current ? {...state, current: {...state.current, rows: {...state.current.rows, ...change}}} : state;
}

/** Another row, or none: what was shown of the last one is masked again. */
const leftRow = {scroll: 0, identifiers: 'masked'} as const;

const cursorAt = (state: AppState, cursor: number): AppState =>
	withRows(state, {...leftRow, list: moveTo(state.current!.rows.list, cursor, rowsOnScreen(state).length, rowsHeight(state))});

/** From the conviction to the rows of its person, the cursor on the row that carries the conviction. */
export const openRows: Command = state => {
	const {row} = currentRecord(state)!;
	const carrier = rowsOnScreen(state).findIndex(({file, line}) => file === row.file && line === row.line);
	return only(cursorAt({...state, screen: 'rows', overlay: undefined}, Math.max(0, carrier)));
};

export const backToConviction: Command = state => only({...withRows(state, leftRow), screen: state.current!.isCandidate ? 'candidate' : 'conviction'});
export const backToRows: Command = state => only({...withRows(state, leftRow), screen: 'rows'});
export const openRow: Command = state => only({...withRows(state, leftRow), screen: 'row'});

/** Moves the cursor over the rows; `Infinity` is the last. On an open row, opens the one moved to. */
export const moveRows = (by: (state: AppState) => number): Command => state => {
	const last = Math.max(0, rowsOnScreen(state).length - 1);
	const cursor = Math.min(Math.max(0, state.current!.rows.list.cursor + by(state)), last);
	if (cursor !== state.current!.rows.list.cursor) {
		return only(cursorAt(state, cursor));
	}

	return only(state.screen === 'row' ? noticed(state, 'note', by(state) > 0 ? say`This is the last row of the person` : say`This is the first row of the person`) : state);
};

const lastScroll = (state: AppState): number => Math.max(0, rowLines(state).length - bodyHeight(state.size));

export const scrollRow = (by: (state: AppState) => number): Command => state =>
	only(withRows(state, {scroll: Math.min(Math.max(0, state.current!.rows.scroll + by(state)), lastScroll(state))}));

export const toggleBlanks: Command = state => {
	const toggled = withRows(state, {blanks: !state.current!.rows.blanks});
	return only(withRows(toggled, {scroll: Math.min(toggled.current!.rows.scroll, lastScroll(toggled))}));
};

/** Asks for the identifiers of the row that is open. They are shown when the log has recorded that they were asked for, and not before. */
export const askIdentifiers: Command = state => {
	const id = state.counter + 1;
	const draft: Draft = {type: 'identifier.shown', key: state.current!.key, action: actionKey(state, id)};
	const pending: Pending = {id, draft, what: visibleText(`showing of identifiers on ${state.current!.isCandidate ? 'candidate' : 'conviction'} ${state.current!.position + 1}`), decides: false};
	return only({...withRows(state, {identifiers: id}), counter: id, pending: [...state.pending, pending], notice: {level: 'note', text: say`Recording in the review log that identifiers are shown`}}, {type: 'append', id, draft});
};

/** The entry that asked for identifiers is on disk, or is not. Whoever left the row meanwhile does not see them. */
export function withIdentifiersAnswered(state: AppState, id: number, identifiers: 'masked' | 'shown'): AppState {
	return state.current?.rows.identifiers === id ? {...withRows(state, {identifiers}), notice: undefined} : state;
}

/** After the screen changed its size. */
export function withRowsSettled(state: AppState): AppState {
	const {rows} = state.current!;
	const settled = withRows(state, {list: settle(rows.list, rowsOnScreen(state).length, rowsHeight(state))});
	return state.screen === 'row' ? withRows(settled, {scroll: Math.min(rows.scroll, lastScroll(settled))}) : settled;
}
