import {say, visibleText} from '../../terminal/visible-text.js';
import {problemText} from '../../values/problem.js';
import {unsavedCount} from '../commands/session-end.js';
import {blankLine, indented, line, toned, type Line} from '../lines.js';
import type {AppState} from '../state.js';
import {mark} from '../theme.js';
import {begunInAll} from '../unfinished/substance.js';

/** The question before leaving. Staying is what Enter does. */
export function quitLines(state: AppState): readonly Line[] {
	const width = state.size.columns;
	const unsaved = unsavedCount(state);
	const warning = unsaved === 0 ? [] : indented(say`${mark('stale', state.ascii)} `, visibleText(`${unsaved} ${unsaved === 1 ? 'entry is' : 'entries are'} not saved: ${[...state.pending.map(({what}) => what), ...(state.savingBatch ? [state.savingBatch.what] : []), ...(state.unsaved.size > 0 ? [`${state.unsaved.size} that failed`] : [])].join(', ')}`), width, 'alert');
	const begun = begunInAll(state);
	const drafts = begun === 0 ? [] : indented(say`  `, visibleText(`${begun} unfinished ${begun === 1 ? 'draft is' : 'drafts are'} kept for you in this workspace: nothing of it is decided.`), width);
	return [
		line(toned(say`Leave Second Look?`, 'heading')),
		blankLine,
		...warning,
		...drafts,
		...indented(say`  `, visibleText(`${state.tally.queue.left} ${state.tally.queue.left === 1 ? 'conviction is' : 'convictions are'} left in the queue. What is saved stays saved, and you can go on later.`), width),
		blankLine,
		line(toned(say`  Enter or Esc: stay     y: leave`, 'strong')),
	];
}

/** An entry that did not reach the disk. Stays until it is acknowledged. */
export function problemLines(state: AppState): readonly Line[] {
	const failure = state.failures[0]!;
	const width = state.size.columns;
	return [
		line(toned(say`NOT SAVED: ${failure.what}`, 'alert')),
		blankLine,
		...failure.problems.flatMap(problem => indented(say`  `, visibleText(problemText(problem)), width)),
		blankLine,
		...indented(say`  `, state.unsaved.size === 0 ? say`Nothing was decided by it, but the log could not be written: decisions may fail as well.` : say`Nothing of it counts as decided. What you entered is kept: press the same key on the conviction to try again.`, width),
		blankLine,
		line(toned(state.failures.length > 1 ? say`  Enter: I have read this (${state.failures.length - 1} more)` : say`  Enter: I have read this`, 'strong')),
	];
}
