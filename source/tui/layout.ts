import type {Size} from '../terminal/capabilities.js';
import {isChoice, isText} from './deciding/answer-draft.js';
import {isDiffering} from './finding/filter.js';
import {isChoosing, isTyping} from './deciding/draft.js';
import {isBulkChoice, isBulkText} from './rulings/draft.js';
import type {AppState} from './state.js';

export const smallest: Size = {columns: 60, rows: 16};

export const isTooSmall = ({columns, rows}: Size): boolean => columns < smallest.columns || rows < smallest.rows;

/** Columns of a screen that is read aloud: its lines never wrap, and nothing is told by the place where it stands. */
export const spokenColumns = 10_000;

/** Lines a frame may take: one less than the terminal has, or Ink wipes the scrollback (terminal.md, P1). */
export const frameHeight = ({rows}: Size): number => Math.max(1, rows - 1);

/** Title and a rule above; notice, status and footer below. */
const surround = 5;

/** Lines left for the screen itself. */
export const bodyHeight = (size: Size): number => Math.max(1, frameHeight(size) - surround);

/** Rows of the list: the body without the line of column headings. */
export const listHeight = (size: Size): number => Math.max(1, bodyHeight(size) - 1);

/** From so many columns on the list and a conviction stand side by side. */
const wide = 120;
const widestList = 60;
/** A conviction is drawn no narrower than on a terminal of the usual width. */
const conviction = 80;
/** A line between two parts of the screen, with a blank on either side. */
const between = 3;

/** Are list and conviction drawn side by side? What a second policy changes needs the whole width of the list. */
export const isSideBySide = ({size, screen, filter}: Pick<AppState, 'size' | 'screen' | 'filter'>): boolean => size.columns >= wide && (screen === 'convictions' || screen === 'conviction') && !isDiffering(filter);

export const listWidth = (state: Pick<AppState, 'size' | 'screen' | 'filter'>): number => isSideBySide(state) ? Math.min(widestList, state.size.columns - between - conviction) : state.size.columns;

/** Cells that a conviction on screen has. */
export const convictionWidth = (state: Pick<AppState, 'size' | 'screen' | 'filter'>): number => isSideBySide(state) ? state.size.columns - listWidth(state) - between : state.size.columns;

export type Context = 'overview' | 'convictions' | 'conviction' | 'rows' | 'row' | 'candidates' | 'candidate' | 'results' | 'help' | 'filter' | 'search' | 'quit' | 'choose' | 'review' | 'text' | 'problem' | 'policies' | 'policy-file' | 'comparing' | 'bulk-choose' | 'bulk-text' | 'bulk-preview' | 'palette' | 'rule-text' | 'always';

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

	if (overlay?.kind === 'answer') {
		return isChoice(overlay.draft.step) ? 'choose' : (isText(overlay.draft.step) ? 'text' : 'review');
	}

	if (overlay?.kind === 'bulk') {
		return isBulkChoice(overlay.draft.step) ? 'bulk-choose' : (isBulkText(overlay.draft.step) ? 'bulk-text' : 'bulk-preview');
	}

	return overlay ? overlay.kind : state.screen;
}
