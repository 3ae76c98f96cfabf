import {cellWidth, fit, truncate} from '../../terminal/cells.js';
import {joinVisible, say, visibleText} from '../../terminal/visible-text.js';
import {problemText} from '../../values/problem.js';
import {keyLabel} from '../key-event.js';
import {bodyHeight} from '../layout.js';
import {blankLine, indented, line, toned, type Line} from '../lines.js';
import {mark} from '../theme.js';
import {startBindingFor, startBindings, startFooter} from './bindings.js';
import {startHelpLines} from './help-lines.js';
import {lastLines} from './last-lines.js';
import {menuLines} from './menu-lines.js';
import type {StartState} from './state.js';
import {startContextOf, stepsOf} from './steps.js';
import {stepLines} from './step-lines.js';

const problemLines = (state: StartState): readonly Line[] => [
	line(toned(say`Nothing was written`, 'alert')),
	blankLine,
	...state.problems.flatMap(problem => indented(say`  `, visibleText(problemText(problem)), state.size.columns)),
];

/** Lines that scroll as a whole: the help, the problems, the last page; undefined for the others. */
export function scrolledLines(state: StartState): {readonly lines: readonly Line[]; readonly top: number} | undefined {
	if (state.help !== undefined) {
		return {lines: startHelpLines(state, startBindings), top: state.help};
	}

	if (state.problems.length > 0) {
		return {lines: problemLines(state), top: state.scroll};
	}

	return state.screen === 'last' ? {lines: lastLines(state), top: state.scroll} : undefined;
}

/** Everything between the rule and the notice. */
export function startBody(state: StartState): readonly Line[] {
	const scrolled = scrolledLines(state);
	if (scrolled) {
		return scrolled.lines.slice(scrolled.top);
	}

	return state.screen === 'menu' ? menuLines(state) : stepLines(state, state.screen, bodyHeight(state.size));
}

function place(state: StartState): string {
	const scrolled = scrolledLines(state);
	const height = bodyHeight(state.size);
	if (scrolled && scrolled.lines.length > height) {
		return `lines ${scrolled.top + 1}-${Math.min(scrolled.lines.length, scrolled.top + height)} of ${scrolled.lines.length}`;
	}

	const steps = stepsOf(state);
	return state.screen === 'menu' || state.help !== undefined ? '' : `page ${steps.indexOf(state.screen) + 1}${state.policy !== undefined || state.opening !== undefined ? ` of ${steps.length}` : ''}`;
}

function titleOf(state: StartState): string {
	if (state.help !== undefined) {
		return 'Help';
	}

	if (state.opening !== undefined) {
		return `Open ${state.opening}`;
	}

	return state.screen === 'menu' ? 'Second Look' : `New audit${state.extract === undefined || state.screen === 'extract' ? '' : `: ${state.extract.path}`}`;
}

export function startTitle(state: StartState): Line {
	const right = visibleText(place(state));
	const room = state.size.columns - cellWidth(right);
	return line({text: say`${fit(truncate(visibleText(titleOf(state)), Math.max(0, room - 1), 'middle'), Math.max(0, room))}${right}`, tone: 'heading'});
}

export const startRule = ({ascii, size}: StartState): Line => line({text: visibleText((ascii ? '-' : '─').repeat(size.columns)), tone: 'frame'});

/** What is waited for, or where the program was started and as whom. */
export function startStatus(state: StartState): Line {
	const {facts: {folder, account}, size: {columns}, waiting} = state;
	return line(waiting ? toned(say`${waiting.what}`, 'warning') : say`${truncate(visibleText(`nothing written ${mark('dot', state.ascii)} ${account} ${mark('dot', state.ascii)} ${folder}`), columns)}`);
}

/** Hints from the key table; help is always among them where there is one, the rest drops from the right. */
export function startFooterLine(state: StartState): Line {
	const context = startContextOf(state);
	const hints = startFooter(context).map(({keys, label}) => visibleText(`${keyLabel(keys[0]!, state.ascii)} ${label}`));
	const last = context !== 'help' && startBindingFor(context, '?') ? [say`? help`] : [];
	while (hints.length > 0 && cellWidth([...hints, ...last].join('  ')) > state.size.columns) {
		hints.pop();
	}

	return line({text: joinVisible([...hints, ...last], '  '), tone: 'plain'});
}
