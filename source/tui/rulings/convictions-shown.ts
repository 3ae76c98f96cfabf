import type {VisibleText} from '../../terminal/visible-text.js';
import {filterText} from '../screens/frame-lines.js';
import type {AppState} from '../state.js';

/** What the list's filter shows, in its order, with the filter in words; undefined where no filter is set. */
export function convictionsShown(state: AppState): {readonly positions: readonly number[]; readonly filter: VisibleText} | undefined {
	const filter = filterText(state);
	return state.shown && filter !== 'all' ? {positions: state.shown, filter} : undefined;
}
