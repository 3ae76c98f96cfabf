import {movePalette, openPalette, runPalette} from '../commands/palette.js';
import type {Binding} from '../key-table.js';
import {only} from '../state.js';

/** Keys of the palette, which lists commands of the whole table: so it is given the table and does not import it. */
export function paletteBindings(all: () => readonly Binding[]): readonly Binding[] {
	return [
		{id: 'palette.open', keys: [':'], contexts: ['overview', 'convictions', 'conviction', 'rows', 'row', 'candidates', 'candidate', 'results'], label: 'command', help: 'Run a command of this screen by its name.', group: 'view', run: openPalette},
		{id: 'palette.run', keys: ['enter'], contexts: ['palette'], label: 'run', help: 'Run the chosen command; what decides only says its key.', group: 'view', footer: 1, run: runPalette(all)},
		{id: 'palette.close', keys: ['esc'], contexts: ['palette'], label: 'close', help: 'Close the palette; nothing is run.', group: 'move', footer: 2, run: state => only({...state, overlay: undefined})},
		{id: 'palette.next', keys: ['down', 'tab'], contexts: ['palette'], label: 'down', help: 'Next command.', group: 'move', footer: 3, run: movePalette(1, all)},
		{id: 'palette.previous', keys: ['up', 'shift-tab'], contexts: ['palette'], label: 'up', help: 'Previous command.', group: 'move', footer: 4, run: movePalette(-1, all)},
		{id: 'palette.page-down', keys: ['pagedown'], contexts: ['palette'], label: 'page down', help: 'Ten commands down.', group: 'move', run: movePalette(10, all)},
		{id: 'palette.page-up', keys: ['pageup'], contexts: ['palette'], label: 'page up', help: 'Ten commands up.', group: 'move', run: movePalette(-10, all)},
	];
}
