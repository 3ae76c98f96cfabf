import {fit} from '../../terminal/cells.js';
import {say, visibleText} from '../../terminal/visible-text.js';
import {keyLabel} from '../key-event.js';
import {blankLine, indented, line, toned, type Line} from '../lines.js';
import type {StartBinding} from './bindings.js';
import type {StartState} from './state.js';
import {startContextOf, type StartContext} from './steps.js';

const sections: ReadonlyArray<readonly [StartContext, string]> = [
	['menu', 'Start'], ['choose', 'Choosing one of several rows'], ['several', 'Setting several values'], ['narrow', 'Choosing a county'], ['path', 'Typing a path'], ['day', 'Typing a day'], ['type', 'Typing anything else'],
	['last', 'The last page'], ['problem', 'A problem'], ['waiting', 'While the disk is asked'], ['help', 'This help'], ['always', 'Everywhere'],
];

/** The keys of the start screen, from its table: those of the page that is open first. */
export function startHelpLines(state: StartState, bindings: readonly StartBinding[]): readonly Line[] {
	const here = startContextOf({...state, help: undefined});
	const ordered = [...sections.filter(([context]) => context === here), ...sections.filter(([context]) => context !== here)];
	return ordered.flatMap(([context, title]) => [
		line(toned(visibleText(context === here ? `This page: ${title}` : title), 'heading')),
		...bindings.filter(({contexts}) => contexts.includes(context)).flatMap(({keys, help}) => indented(say`  ${fit(visibleText(keys.map(key => keyLabel(key, state.ascii)).join(', ')), 18)} `, visibleText(help), state.size.columns)),
		blankLine,
	]);
}
