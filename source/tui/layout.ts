import type {Size} from '../terminal/capabilities.js';
import {isChoosing, isTyping} from './deciding/draft.js';
import {isBulkChoice, isBulkText} from './rulings/draft.js';
import type {AppState} from './state.js';

export const smallest: Size = {columns: 60, rows: 16};

export const isTooSmall = ({columns, rows}: Size): boolean => columns < smallest.columns || rows < smallest.rows;

/** Lines a frame may take: one less than the terminal has, or Ink wipes the scrollback (terminal.md, P1). */
export const frameHeight = ({rows}: Size): number => Math.max(1, rows - 1);

/** Title and a rule above; notice, status and footer below. */
const surround = 5;

/** Lines left for the screen itself. */
export const bodyHeight = (size: Size): number => Math.max(1, frameHeight(size) - surround);

/** Rows of the list: the body without the line of column headings. */
export const listHeight = (size: Size): number => Math.max(1, bodyHeight(size) - 1);

export type Context = 'overview' | 'convictions' | 'conviction' | 'rows' | 'row' | 'candidates' | 'candidate' | 'results' | 'help' | 'filter' | 'search' | 'quit' | 'choose' | 'review' | 'text' | 'problem' | 'policies' | 'policy-file' | 'comparing' | 'bulk-choose' | 'bulk-text' | 'bulk-preview' | 'always';

/** Where a key is looked up: the uppermost layer only, then what works everywhere. */
export function contextOf(state: AppState): Context {
	// What cannot be seen must not be acted on.
	if (isTooSmall(state.size)) {
		return 'always';
	}

	if (state.overlay?.kind === 'quit') {
		return 'quit';
	}

	if (state.failures.length > 0) {
		return 'problem';
	}

	if (state.comparing) {
		return 'comparing';
	}

	const {overlay} = state;
	if (overlay?.kind === 'policies') {
		return overlay.file ? 'policy-file' : 'policies';
	}

	if (overlay?.kind === 'decide') {
		return isChoosing(overlay.draft.step) ? 'choose' : (isTyping(overlay.draft.step) ? 'text' : 'review');
	}

	if (overlay?.kind === 'bulk') {
		return isBulkChoice(overlay.draft.step) ? 'bulk-choose' : (isBulkText(overlay.draft.step) ? 'bulk-text' : 'bulk-preview');
	}

	return overlay ? overlay.kind : state.screen;
}
