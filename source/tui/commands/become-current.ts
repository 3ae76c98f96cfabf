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

/** Goes to the next (or previous) conviction that still waits for a person, deferred ones among them. */
export function gotoUndecided(state: AppState, direction: 1 | -1): Step {
	const total = state.session.records.length;
	const from = standpoint(state);
	const position = nextPosition(total, from === -1 && direction === -1 ? 0 : from, direction, candidate => placeOf(state.session, state.reviews, candidate).waits);
	if (position === undefined) {
		return only(noticed(state, 'note', from >= 0 && placeOf(state.session, state.reviews, from).waits
			? say`This is the only conviction left undecided`
			: (state.tally.awaiting === 0 ? say`No conviction is left undecided` : say`Nothing is left that you can decide; ${state.tally.awaiting} await an approval that is not yours to give`)));
	}

	return becomeCurrent(state, position);
}

/** After a decision: the next conviction of the queue on which nothing was decided, or one that awaits this reviewer's approval, and a sentence that says so. */
export function afterDecision(state: AppState, savedText: string): Step {
	const {queueLength, records} = state.session;
	const from = state.current?.position ?? -1;
	const position = nextPosition(records.length, from, 1, candidate => {
		if (candidate >= queueLength && state.tally.awaiting === 0) {
			return false;
		}

		const {waits, deferred, awaiting} = placeOf(state.session, state.reviews, candidate);
		return waits && !deferred && (candidate < queueLength || awaiting);
	});
	if (position === undefined) {
		const {queue: {deferred}, awaiting} = state.tally;
		const left = deferred === 0 ? 'nothing in the queue is left to decide' : `only deferred convictions are left in the queue: ${deferred}`;
		const rest = awaiting === 0 ? left : `${left}; ${awaiting} await an approval that is not yours to give`;
		return only(noticed(state, 'note', visibleText(`saved ${savedText}; ${rest}`)));
	}

	const step = becomeCurrent(state, position);
	return {...step, state: noticed(step.state, 'note', visibleText(`saved ${savedText}; now conviction ${position + 1} of ${records.length}: ${records[position]!.subject.name}`))};
}
