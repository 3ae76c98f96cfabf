import {say, visibleText} from '../../terminal/visible-text.js';
import {outcomes, type Outcome} from '../../values/outcome.js';
import {bodyHeight, listHeight} from '../layout.js';
import {moveTo} from '../list-window.js';
import {comesOutDifferently} from '../second-policy.js';
import type {AuditSession} from '../session.js';
import {nextPosition, placeOf, type Place} from '../standing.js';
import {noticed, only, type AppState, type Command, type Filter, type Step} from '../state.js';
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

function positionsFor(session: AuditSession, state: AppState, filter: Filter): readonly number[] | undefined {
	if (filter.outcome === 'any' && filter.decided === 'any' && !filter.differs) {
		return undefined;
	}

	const positions: number[] = [];
	for (let position = 0; position < session.records.length; position++) {
		const standing = placeOf(session, state.reviews, position);
		const fits = (filter.outcome === 'any' || standing.outcome === filter.outcome)
			&& isShown[filter.decided](standing)
			&& (!filter.differs || comesOutDifferently(state.compared, session.records[position]!));
		if (fits) {
			positions.push(position);
		}
	}

	return positions;
}

const isShown: Readonly<Record<Filter['decided'], (standing: Place) => boolean>> = {
	any: () => true,
	undecided: ({waits}) => waits,
	'awaiting approval': ({awaiting}) => awaiting,
	decided: ({decided}) => decided,
};

/** Applies a filter; the cursor stays on its conviction where that is still shown. */
export function applyFilter(state: AppState, filter: Filter): AppState {
	const position = shownPosition(state, state.list.cursor);
	const shown = positionsFor(state.session, state, filter);
	const row = shown && position !== undefined ? Math.max(0, shown.findIndex(candidate => candidate >= position)) : (position ?? 0);
	const next = {...state, filter, shown};
	return {...next, list: moveTo({cursor: row, top: 0}, row, shownLength(next), listHeight(state.size))};
}

export const noFilter: Filter = {outcome: 'any', decided: 'any', differs: false};

export type FilterRow = {readonly label: Filter['decided'] | 'any outcome' | Outcome; readonly apply: (filter: Filter) => Filter; readonly isOn: (filter: Filter) => boolean};

export const filterRows: readonly FilterRow[] = [
	...(['any', 'undecided', 'decided', 'awaiting approval'] as const).map(decided => ({label: decided, apply: (filter: Filter) => ({...filter, decided}), isOn: (filter: Filter) => filter.decided === decided})),
	...(['any', ...outcomes] as const).map(outcome => ({label: outcome === 'any' ? 'any outcome' as const : outcome, apply: (filter: Filter) => ({...filter, outcome}), isOn: (filter: Filter) => filter.outcome === outcome})),
];

export const moveFilter = (by: number): Command => state => state.overlay?.kind === 'filter'
	? only({...state, overlay: {kind: 'filter', cursor: Math.min(Math.max(0, state.overlay.cursor + by), filterRows.length - 1)}})
	: only(state);

export const pickFilter: Command = state => {
	const row = state.overlay?.kind === 'filter' ? filterRows[state.overlay.cursor] : undefined;
	return row ? only(applyFilter(state, row.apply(state.filter))) : only(state);
};

const haystacks = new WeakMap<AuditSession['records'], Map<number, string>>();

/** What the search looks in: name, CII, case number, charge, key. Made once for each conviction, when it is first searched. */
function haystack(session: AuditSession, position: number): string {
	let texts = haystacks.get(session.records);
	if (!texts) {
		texts = new Map();
		haystacks.set(session.records, texts);
	}

	let text = texts.get(position);
	if (text === undefined) {
		const record = session.records[position]!;
		text = [record.subject.name, ...record.subject.cii, ...record.conviction.caseNumbers, record.conviction.charge, record.key].join('\n').toLowerCase();
		texts.set(position, text);
	}

	return text;
}

/** Goes to the next row whose conviction holds what is searched for. `includeHere` is for a search just typed. */
export function findMatch(state: AppState, direction: 1 | -1, includeHere: boolean): Step {
	if (state.search === undefined) {
		return only(noticed(state, 'note', say`Nothing is searched for: / begins a search`));
	}

	const wanted = state.search.toLowerCase();
	const total = shownLength(state);
	const matches = (row: number): boolean => haystack(state.session, shownPosition(state, row)!).includes(wanted);
	const here = includeHere && total > 0 && matches(state.list.cursor);
	const row = here ? state.list.cursor : nextPosition(total, state.list.cursor, direction, matches);
	if (row === undefined) {
		const onlyHere = total > 0 && matches(state.list.cursor);
		return only(noticed(state, 'note', onlyHere ? say`This is the only match for “${state.search}”` : say`Nothing shown here matches “${state.search}”`));
	}

	const wrapped = direction === 1 ? row < state.list.cursor : row > state.list.cursor;
	const moved = {...state, list: moveTo(state.list, row, total, listHeight(state.size)), notice: undefined};
	return only(wrapped ? noticed(moved, 'note', say`The search went round the end of the list`) : moved);
}

export const openSearch: Command = state => only({...state, overlay: {kind: 'search', field: fieldOf(state.search ?? '')}, notice: undefined});

export const runSearch: Command = state => {
	if (state.overlay?.kind !== 'search') {
		return only(state);
	}

	const text = fieldText(state.overlay.field).trim();
	const closed = {...state, overlay: undefined};
	return text === '' ? only({...closed, search: undefined}) : findMatch({...closed, search: visibleText(text)}, 1, true);
};

/** Scrolls the conviction. The end is not known here: the screen is asked for no more than it has when it is drawn. */
export const scrollBy = (by: (state: AppState) => number, length: (state: AppState) => number): Command => state => {
	if (!state.current) {
		return only(state);
	}

	const last = Math.max(0, length(state) - bodyHeight(state.size));
	return only({...state, current: {...state.current, scroll: Math.min(Math.max(0, state.current.scroll + by(state)), last)}});
};
