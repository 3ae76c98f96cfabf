import {cellWidth, fit} from '../../terminal/cells.js';
import {say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {bodyHeight, listWidth} from '../layout.js';
import {blankLine, cutLine, line, toned, type Line} from '../lines.js';
import {beginning, shownPosition} from '../commands/become-current.js';
import type {AppState} from '../state.js';
import {planConvictionHead} from './conviction-head.js';
import {convictionSections} from './conviction-lines.js';
import {listLines} from './list-lines.js';

/** A line filled with blanks to the width. */
function filled(spans: Line, width: number): Line {
	const cut = cutLine(spans, width);
	const used = cut.reduce((sum, {text}) => sum + cellWidth(text), 0);
	return used < width ? [...cut, {text: fit(say``, width - used)}] : cut;
}

/** What the workspace holds of the conviction under the list's cursor. Nothing is opened, and nothing can be decided, by looking at it here. */
function previewLines(state: AppState, width: number): readonly Line[] {
	const position = shownPosition(state, state.list.cursor);
	const record = position === undefined ? undefined : state.session.records[position];
	return position === undefined || !record
		? []
		: [...planConvictionHead(state, beginning(state, {position, isCandidate: false, key: record.key, token: 0}), width).lines, blankLine, line(toned(say`Enter or Tab opens it: history, questions, decisions.`, 'strong'))];
}

/** The list, and beside it the conviction: in the list the one under the cursor, on the conviction screen the one that is open. */
export function sideBySideLines(state: AppState): readonly Line[] {
	const {columns} = state.size;
	const left = listWidth(state);
	const rule: VisibleText = visibleText(state.ascii ? ' | ' : ' │ ');
	const right = state.screen === 'conviction' ? convictionSections(state).lines.slice(state.current?.scroll ?? 0) : previewLines(state, columns - left - rule.length);
	const list = listLines(state);
	return Array.from({length: bodyHeight(state.size)}, (_, row) => [...filled(list[row] ?? blankLine, left), {text: rule, tone: 'frame'}, ...(right[row] ?? blankLine)]);
}
