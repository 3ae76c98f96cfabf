import {fit} from '../../terminal/cells.js';
import {say, visibleText} from '../../terminal/visible-text.js';
import {keyLabel} from '../key-event.js';
import {blankLine, indented, line, toned, type Line} from '../lines.js';
import type {StartBinding} from './bindings.js';
import type {StartState} from './state.js';
import type {StartContext} from './steps.js';

const sections: ReadonlyArray<readonly [StartContext, string]> = [
	['menu', 'Start'], ['choose', 'Choosing one of several rows'], ['several', 'Setting several values'], ['narrow', 'Choosing a county'], ['type', 'Typing'],
	['last', 'The last page'], ['problem', 'A problem'], ['waiting', 'While the disk is asked'], ['help', 'This help'], ['always', 'Everywhere'],
];

/** The keys of the start screen, from its table. */
export const startHelpLines = ({size: {columns}, ascii}: StartState, bindings: readonly StartBinding[]): readonly Line[] => sections.flatMap(([context, title]) => [
	line(toned(visibleText(title), 'heading')),
	...bindings.filter(({contexts}) => contexts.includes(context)).flatMap(({keys, help}) => indented(say`  ${fit(visibleText(keys.map(key => keyLabel(key, ascii)).join(', ')), 18)} `, visibleText(help), columns)),
	blankLine,
]);
