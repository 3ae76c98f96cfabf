import {say, visibleText} from '../../terminal/visible-text.js';
import {listHeight} from '../layout.js';
import {moveTo} from '../list-window.js';
import {nextPosition, placeOf} from '../standing.js';
import {noticed, only, type AppState, type Current, type Step} from '../state.js';

/** Positions the list shows, as a length and a way to look them up. */
export const shownLength = (state: AppState): number => state.shown?.length ?? state.session.records.length;
export const shownPosition = (state: AppState, row: number): number | undefined => state.shown ? state.shown[row] : (row < state.session.records.length ? row : undefined);

/** Row of the list that shows a position; undefined when the filter hides it. */
export function rowOf(state: AppState, position: number): number | undefined {
	if (!state.shown) {
		return position;
	}

	const row = state.shown.indexOf(position);
	return row === -1 ? undefined : row;
}

/** A conviction or candidate that comes on the screen: nothing read, drawn or acknowledged yet. */
export const beginning = (state: AppState, what: Pick<Current, 'position' | 'isCandidate' | 'key' | 'token'>): Current => ({
	...what, detail: {kind: 'loading'}, drawn: false, acknowledged: [], openedAt: 0, scroll: 0,
	unfolded: state.current?.unfolded ?? false,
	rows: {list: {cursor: 0, top: 0}, scroll: 0, blanks: state.current?.rows.blanks ?? false, identifiers: 'masked'},
});

/** Opens a conviction: a new token, nothing drawn yet, nothing acknowledged. The list's cursor follows where the filter shows it. */
export function becomeCurrent(state: AppState, position: number): Step {
	const record = state.session.records[position];
	if (!record) {
		return only(noticed(state, 'note', say`There is no conviction here`));
	}

	const token = state.counter + 1;
	const row = rowOf(state, position);
	return only({
		...state,
		counter: token,
		screen: 'conviction',
		overlay: undefined,
		notice: undefined,
		list: row === undefined ? state.list : moveTo(state.list, row, shownLength(state), listHeight(state.size)),
		current: beginning(state, {position, isCandidate: false, key: record.key, token}),
	}, {type: 'open', key: record.key, token});
}

/** Where a motion begins: the conviction on screen, or the row under the list's cursor. */
export function standpoint(state: AppState): number {
	return (state.current?.isCandidate ? undefined : state.current?.position)
		?? (state.screen === 'convictions' ? shownPosition(state, state.list.cursor) : undefined)
		?? -1;
}

/** The next conviction that is wanted, among those that the list shows and in its order, going round at the end; what is on screen is not among them. */
function nextShown(state: AppState, direction: 1 | -1, wanted: (position: number) => boolean): number | undefined {
	const total = shownLength(state);
	const from = standpoint(state);
	const row = from === -1 ? undefined : rowOf(state, from);
	// From outside the rows: before the first or behind the last of them, or around the cursor where the list does not show what is on screen.
	const outside = from === -1 ? (direction === 1 ? -1 : total) : state.list.cursor - (direction * (total + 1));
	const found = nextPosition(total, row ?? outside, direction, candidate => wanted(shownPosition(state, candidate)!));
	return found === undefined ? undefined : shownPosition(state, found);
}

/** Goes to the next (or previous) conviction that still waits for a person, deferred ones among them: within the filter, where one is set. */
export function gotoUndecided(state: AppState, direction: 1 | -1): Step {
	const waits = (position: number): boolean => placeOf(state.session, state.reviews, position).waits;
	const position = nextShown(state, direction, waits);
	if (position !== undefined) {
		return becomeCurrent(state, position);
	}

	const from = standpoint(state);
	if (state.filter.length > 0) {
		const isHere = from >= 0 && waits(from) && rowOf(state, from) !== undefined;
		return only(noticed(state, 'note', say`${isHere ? say`This is the only one that the filter shows` : say`Nothing that the filter shows is`} left undecided${visibleText(elsewhereText(state))}`));
	}

	return only(noticed(state, 'note', from >= 0 && waits(from)
		? say`This is the only conviction left undecided`
		: (state.tally.awaiting === 0 ? say`No conviction is left undecided` : say`Nothing is left that you can decide; ${state.tally.awaiting} await an approval that is not yours to give`)));
}

/**
After a decision: the next conviction of the queue on which nothing was decided, or one that awaits this reviewer's approval, and a sentence
that says so. Whoever has set a filter or an order goes on within it.
*/
export function afterDecision(state: AppState, savedText: string): Step {
	const {queueLength, records} = state.session;
	const saving = new Set(state.pending.flatMap(({draft, decides}) => decides ? [draft.key] : []));
	const position = nextShown(state, 1, candidate => {
		if ((candidate >= queueLength && state.tally.awaiting === 0) || saving.has(records[candidate]!.key)) {
			return false;
		}

		const {waits, deferred, awaiting} = placeOf(state.session, state.reviews, candidate);
		return waits && !deferred && (candidate < queueLength || awaiting);
	});
	if (position === undefined) {
		return only(noticed(state, 'note', visibleText(`saved ${savedText}; ${leftText(state)}`)));
	}

	const step = becomeCurrent(state, position);
	return {...step, state: noticed(step.state, 'note', visibleText(`saved ${savedText}; now conviction ${position + 1} of ${records.length}: ${records[position]!.subject.name}`))};
}

/** How many the queue holds beside those that the filter shows, and the key that shows them. */
function elsewhereText({tally: {queue: {left, deferred}}}: AppState): string {
	const waiting = left + deferred;
	return waiting === 0 ? '' : `; ${waiting} ${waiting === 1 ? 'waits' : 'wait'} in the whole queue: F in the list shows all`;
}

/** What is left when there is nothing to go on to. */
function leftText(state: AppState): string {
	const {filter, tally: {queue: {left, deferred}, awaiting}} = state;
	if (filter.length > 0 && left > 0) {
		return `nothing that the filter shows is left to decide${elsewhereText(state)}`;
	}

	const rest = deferred === 0 ? 'nothing in the queue is left to decide' : `only deferred convictions are left in the queue: ${deferred}`;
	return awaiting === 0 ? rest : `${rest}; ${awaiting} await an approval that is not yours to give`;
}
