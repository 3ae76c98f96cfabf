import {say} from '../../terminal/visible-text.js';
import {bodyHeight} from '../layout.js';
import {acceptCounty, acceptRow, acceptSections, acceptTyped, backward, begin, complete, pickMenu, putInToday, toggleSection} from './answering.js';
import {cursorAt} from './choices.js';
import {menuHeight, moveMenu, moveRows} from './moving.js';
import {going, told, type StartCommand, type Step} from './state.js';
import type {StartContext} from './steps.js';

/** One key of the start screen. Footer, help, tests and the reducer all read this table and nothing else. */
export type StartBinding = {
	readonly id: string;
	/** The first is the label. */
	readonly keys: readonly string[];
	readonly contexts: readonly StartContext[];
	readonly label: string;
	readonly help: string;
	/** Place in the footer; absent from it when there is none. Lower stays longer on a narrow screen. */
	readonly footer?: number;
	readonly run: StartCommand;
};

const leave = (code: number): StartCommand => state => going(state, {type: 'leave', choice: {kind: 'leave', code}});

/** Scrolls the help, else the lines of the page; the reducer keeps it within them. */
const scroll = (by: (height: number) => number): StartCommand => state => {
	const lines = by(bodyHeight(state.size) - 1);
	return going(state.help === undefined ? {...state, scroll: state.scroll + lines} : {...state, help: state.help + lines});
};

export const startBindings: readonly StartBinding[] = [
	{id: 'start.open', keys: ['enter', 'l', 'right'], contexts: ['menu'], label: 'open', help: 'Open this workspace, or do what the row says.', footer: 1, run: pickMenu},
	{id: 'start.next', keys: ['j', 'down'], contexts: ['menu'], label: 'down', help: 'Next row.', footer: 2, run: moveMenu(() => 1)},
	{id: 'start.previous', keys: ['k', 'up'], contexts: ['menu'], label: 'up', help: 'Previous row.', footer: 3, run: moveMenu(() => -1)},
	{id: 'start.page-down', keys: ['pagedown', 'ctrl-d'], contexts: ['menu'], label: 'page down', help: 'A page down.', run: moveMenu(menuHeight)},
	{id: 'start.page-up', keys: ['pageup', 'ctrl-u'], contexts: ['menu'], label: 'page up', help: 'A page up.', run: moveMenu(state => -menuHeight(state))},
	{id: 'start.first', keys: ['g', 'home'], contexts: ['menu'], label: 'first', help: 'First row.', run: moveMenu(() => -Infinity)},
	{id: 'start.last', keys: ['G', 'end'], contexts: ['menu'], label: 'last', help: 'Last row.', run: moveMenu(() => Infinity)},
	{id: 'start.quit', keys: ['q', 'Q'], contexts: ['menu'], label: 'quit', help: 'Leave the program.', footer: 4, run: leave(0)},
	{id: 'start.nowhere-back', keys: ['esc', 'h', 'left'], contexts: ['menu'], label: 'stay', help: 'Nothing: this is the first screen.', run: state => going(told(state, 'note', say`This is the first screen: q leaves the program`))},

	{id: 'rows.choose', keys: ['enter', 'l', 'right'], contexts: ['choose'], label: 'choose', help: 'Choose this row and go on.', footer: 1, run: state => acceptRow(state, cursorAt(state, state.screen as Step))},
	{id: 'rows.next', keys: ['j', 'down'], contexts: ['choose', 'several'], label: 'down', help: 'Next row.', footer: 3, run: moveRows(() => 1)},
	{id: 'rows.previous', keys: ['k', 'up'], contexts: ['choose', 'several'], label: 'up', help: 'Previous row.', footer: 4, run: moveRows(() => -1)},
	{id: 'rows.first', keys: ['g', 'home'], contexts: ['choose', 'several'], label: 'first', help: 'First row.', run: moveRows(() => -Infinity)},
	{id: 'rows.last', keys: ['G', 'end'], contexts: ['choose', 'several'], label: 'last', help: 'Last row.', run: moveRows(() => Infinity)},
	...[...'123456789'].map((digit, row): StartBinding => ({id: `rows.row-${digit}`, keys: [digit], contexts: ['choose'], label: `row ${digit}`, help: `Choose row ${digit} and go on.`, run: state => acceptRow(state, row)})),
	{id: 'several.toggle', keys: [' '], contexts: ['several'], label: 'set', help: 'Set this value or take it away.', footer: 2, run: toggleSection},
	{id: 'several.onward', keys: ['enter', 'l', 'right'], contexts: ['several'], label: 'go on', help: 'Go on with the values that are set.', footer: 1, run: acceptSections},

	{id: 'typed.onward', keys: ['enter'], contexts: ['type', 'path', 'day'], label: 'go on', help: 'Go on with what is typed; a parameter with nothing typed keeps its default.', footer: 1, run: acceptTyped},
	{id: 'path.complete', keys: ['tab'], contexts: ['path'], label: 'complete', help: 'Complete the name of a file or folder; where several begin so, list them.', footer: 3, run: complete},
	{id: 'day.today', keys: ['tab'], contexts: ['day'], label: 'today', help: 'Put in today; Enter accepts it.', footer: 3, run: putInToday},
	{id: 'county.choose', keys: ['enter'], contexts: ['narrow'], label: 'choose', help: 'Choose this county and go on.', footer: 1, run: acceptCounty},
	{id: 'county.next', keys: ['down', 'tab'], contexts: ['narrow'], label: 'down', help: 'Next county.', footer: 3, run: moveRows(() => 1)},
	{id: 'county.previous', keys: ['up', 'shift-tab'], contexts: ['narrow'], label: 'up', help: 'Previous county.', footer: 4, run: moveRows(() => -1)},
	{id: 'county.page-down', keys: ['pagedown'], contexts: ['narrow'], label: 'page down', help: 'Ten counties down.', run: moveRows(() => 10)},
	{id: 'county.page-up', keys: ['pageup'], contexts: ['narrow'], label: 'page up', help: 'Ten counties up.', run: moveRows(() => -10)},

	{id: 'last.begin', keys: ['enter'], contexts: ['last'], label: 'begin', help: 'Evaluate the extract and open the audit. Nothing was written before.', footer: 1, run: begin},
	{id: 'lines.down', keys: ['j', 'down'], contexts: ['last', 'problem', 'help'], label: 'down', help: 'Scroll down a line.', footer: 3, run: scroll(() => 1)},
	{id: 'lines.up', keys: ['k', 'up'], contexts: ['last', 'problem', 'help'], label: 'up', help: 'Scroll up a line.', footer: 4, run: scroll(() => -1)},
	{id: 'lines.page-down', keys: ['pagedown', ' '], contexts: ['last', 'problem', 'help'], label: 'page down', help: 'A page down.', run: scroll(height => height)},
	{id: 'lines.page-up', keys: ['pageup'], contexts: ['last', 'problem', 'help'], label: 'page up', help: 'A page up.', run: scroll(height => -height)},

	{id: 'step.back', keys: ['esc', 'h', 'left'], contexts: ['choose', 'several', 'last'], label: 'back', help: 'A step back, and from the first to the start; what was entered is kept.', footer: 2, run: backward},
	{id: 'typed.back', keys: ['esc'], contexts: ['type', 'path', 'day', 'narrow'], label: 'back', help: 'A step back, and from the first to the start; what was typed is kept.', footer: 2, run: backward},
	{id: 'waiting.stop', keys: ['esc'], contexts: ['waiting'], label: 'stop waiting', help: 'Do not wait for the disk any longer.', footer: 1, run: state => going({...state, waiting: undefined, opening: undefined})},
	{id: 'problem.close', keys: ['enter', 'esc'], contexts: ['problem'], label: 'I have read this', help: 'Put the message away; what was entered is kept.', footer: 1, run: state => going({...state, problems: [], scroll: 0})},
	{id: 'help.open', keys: ['?'], contexts: ['menu', 'choose', 'several', 'last'], label: 'help', help: 'Show the keys.', run: state => going({...state, help: 0})},
	{id: 'help.close', keys: ['esc', 'q', '?', 'h', 'left'], contexts: ['help'], label: 'close', help: 'Close the help.', footer: 1, run: state => going({...state, help: undefined})},
	{id: 'leave', keys: ['ctrl-c'], contexts: ['always'], label: 'leave', help: 'Leave at once; nothing is written.', run: leave(130)},
	{id: 'redraw', keys: ['ctrl-l'], contexts: ['always'], label: 'redraw', help: 'Draw the screen again.', run: state => going({...state, blank: true}, {type: 'wipe'})},
	{id: 'suspend', keys: ['ctrl-z'], contexts: ['always'], label: 'suspend', help: 'Go back to the shell for a while; fg returns here.', run: state => going(state, {type: 'suspend'})},
];

const bindingsIn = (context: StartContext): readonly StartBinding[] => startBindings.filter(({contexts}) => contexts.includes(context));

/** The binding of a key in a context, or of those that work everywhere. */
export const startBindingFor = (context: StartContext, key: string): StartBinding | undefined => [...bindingsIn(context), ...bindingsIn('always')].find(({keys}) => keys.includes(key));

/** Footer hints of a context, those that matter most first. */
export const startFooter = (context: StartContext): readonly StartBinding[] => bindingsIn(context).filter(({footer}) => footer !== undefined).toSorted((one, other) => one.footer! - other.footer!);
