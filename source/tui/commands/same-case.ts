import {say, visibleText} from '../../terminal/visible-text.js';
import {completeDraft} from '../deciding/complete.js';
import type {DecideDraft} from '../deciding/draft.js';
import {listedSameCase} from '../screens/dialog-lines.js';
import {noticed, only, type AppState, type Command, type Pending} from '../state.js';
import {actionKey} from './action-key.js';

/** Gives the last step of a decision a token of its own, so that it is known when the convictions it lists have been drawn. */
export function lookAgain(state: AppState): AppState {
	const {overlay} = state;
	if (overlay?.kind !== 'decide' || overlay.draft.step !== 'review') {
		return state;
	}

	const token = state.counter + 1;
	return {...state, counter: token, overlay: {...overlay, look: {token, drawn: false, also: overlay.look?.also ?? false}}};
}

export const lookDrawn = (state: AppState, token: number): AppState => state.overlay?.kind === 'decide' && state.overlay.look?.token === token
	? {...state, overlay: {...state.overlay, look: {...state.overlay.look, drawn: true}}}
	: state;

/** Why the decision cannot be made of others with it; undefined where it can. */
export function cannotShare(state: AppState): string | undefined {
	const listed = state.overlay?.kind === 'decide' ? listedSameCase(state, state.overlay.draft) : undefined;
	if (!listed || listed.all === 0) {
		return 'No other undecided conviction of this case is in scope';
	}

	if (listed.shown.length === 0) {
		return 'The others of this case do not fit on this screen, and none is decided unseen: make it larger, or decide them by themselves';
	}

	return listed.shown.some(({leftOut}) => leftOut === undefined) ? undefined : 'This decision fits none of the others that are listed: decide them by themselves';
}

/** Takes the listed convictions of the case in, or leaves them out again. Nothing is saved by it. */
export const toggleAlso: Command = state => {
	const {overlay} = state;
	if (overlay?.kind !== 'decide' || !overlay.look) {
		return only(state);
	}

	return only(overlay.look.drawn
		? {...state, overlay: {...overlay, look: {...overlay.look, also: !overlay.look.also}}}
		: noticed(state, 'warning', say`Not drawn yet: the key came before the convictions were listed, and nothing was done`));
};

/** The entries for those that were taken in, each with its own line as it was listed, behind the entry of the given number. Only what is listed on the screen is decided. */
export function decidedAlso(state: AppState, draft: DecideDraft, after: number): readonly Pending[] | 'not drawn' {
	const look = state.overlay?.kind === 'decide' ? state.overlay.look : undefined;
	if (!look?.also) {
		return [];
	}

	if (!look.drawn) {
		return 'not drawn';
	}

	const fitting = listedSameCase(state, draft).shown.filter(({leftOut}) => leftOut === undefined);
	return fitting.flatMap(({position, record, draft: own}, index): readonly Pending[] => {
		const id = after + 1 + index;
		const entry = completeDraft(state.session, record, own, [], actionKey(state, id));
		return entry ? [{id, draft: entry, what: visibleText(`${draft.kind} of conviction ${position + 1}`), decides: true, with: draft.key}] : [];
	});
}
