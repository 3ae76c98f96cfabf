import {say, visibleText} from '../../terminal/visible-text.js';
import {problemText} from '../../values/problem.js';
import {blankLine, indented, line, toned, type Line} from '../lines.js';
import type {AppState} from '../state.js';
import {changeSectionLines} from './change-lines.js';
import {headLines} from './conviction-head.js';
import {historyLines} from './history-lines.js';
import {otherConvictionLines} from './other-convictions.js';
import {scopeLines, traceLines} from './trace-lines.js';

function entryLines(state: AppState, key: string, width: number): readonly Line[] {
	const review = state.reviews.get(key);
	const entries = review?.entries ?? [];
	const notes = review?.notes ?? [];
	if (entries.length === 0) {
		return [];
	}

	return [
		blankLine,
		line(toned(say`ENTRIES in the review log about this conviction`, 'heading')),
		...entries.flatMap(entry => indented(visibleText(`#${entry.seq} `), visibleText(`${entry.type} ${entry.at.slice(0, 19).replace('T', ' ')} by ${entry.by}${entry.undone ? ' (undone)' : ''}`), width)),
		...notes.flatMap(note => indented(visibleText(`#${note.seq} `), visibleText(`note: ${note.words ?? 'erased'}`), width)),
	];
}

export type Sections = {readonly lines: readonly Line[]; readonly historyAt: number; readonly traceAt: number};

/** The conviction screen as one column of lines, and where its parts begin. */
export function convictionSections(state: AppState): Sections {
	const {current} = state;
	const width = state.size.columns;
	if (!current) {
		return {lines: [], historyAt: 0, traceAt: 0};
	}

	const head = headLines(state, current, width);
	switch (current.detail.kind) {
		case 'loading': {
			return {lines: [...head.slice(0, -1), line(say`Reading the record from the extract: nothing can be decided yet.`)], historyAt: 0, traceAt: 0};
		}

		case 'failed': {
			const problems = current.detail.problems.flatMap(problem => indented(say`  `, visibleText(problemText(problem)), width, 'alert'));
			return {lines: [line(toned(say`The record could not be read again, so nothing can be decided here:`, 'alert')), ...problems, blankLine, ...head.slice(0, -1)], historyAt: 0, traceAt: 0};
		}

		case 'loaded': {
			const {conviction, trace, changes, scope = []} = current.detail.value;
			const history = historyLines(conviction, width, state.ascii);
			const top = [...head.slice(0, -2), ...otherConvictionLines(state, width)];
			const traceAt = top.length + history.length;
			const isInScope = scope.length === 0;
			const why = [...(isInScope ? [] : scopeLines(scope, width, state.ascii)), ...changeSectionLines(changes, width), ...traceLines(trace, width, state.ascii, isInScope)];
			return {lines: [...top, ...history, ...why, ...entryLines(state, current.key, width)], historyAt: top.length + 1, traceAt: traceAt + 1};
		}
	}
}
