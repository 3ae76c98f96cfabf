import type {Binding} from '../key-table.js';
import {bodyHeight} from '../layout.js';
import {helpLines} from '../screens/help-lines.js';
import {only, type AppState, type Command} from '../state.js';

/** Keys of the help, which shows all keys, its own among them: so it is given the table and does not import it. */
export function helpBindings(all: () => readonly Binding[]): readonly Binding[] {
	const move = (by: (state: AppState) => number): Command => state => {
		if (state.overlay?.kind !== 'help') {
			return only(state);
		}

		const last = Math.max(0, helpLines(state, all()).length - bodyHeight(state.size));
		return only({...state, overlay: {kind: 'help', top: Math.min(Math.max(0, state.overlay.top + by(state)), last)}});
	};

	return [
		{id: 'help.down', keys: ['j', 'down'], contexts: ['help'], label: 'down', help: 'Scroll down.', group: 'move', footer: 2, run: move(() => 1)},
		{id: 'help.up', keys: ['k', 'up'], contexts: ['help'], label: 'up', help: 'Scroll up.', group: 'move', footer: 3, run: move(() => -1)},
		{id: 'help.page-down', keys: ['pagedown', ' '], contexts: ['help'], label: 'page down', help: 'A page down.', group: 'move', footer: 4, run: move(state => bodyHeight(state.size) - 1)},
		{id: 'help.page-up', keys: ['pageup'], contexts: ['help'], label: 'page up', help: 'A page up.', group: 'move', run: move(state => 1 - bodyHeight(state.size))},
		{id: 'help.close', keys: ['esc', '?', 'h', 'left', 'q', 'enter'], contexts: ['help'], label: 'close', help: 'Close the help.', group: 'view', footer: 1, run: state => only({...state, overlay: undefined})},
		{id: 'help.open', keys: ['?'], contexts: ['overview', 'convictions', 'conviction', 'rows', 'row', 'candidates', 'candidate', 'results'], label: 'help', help: 'The keys of this screen, then all keys.', group: 'view', run: state => only({...state, overlay: {kind: 'help', top: 0}})},
	];
}
