import {cellWidth, fit, truncate} from '../../terminal/cells.js';
import {say, visibleText} from '../../terminal/visible-text.js';
import {paletteCommands, paletteRefusal} from '../commands/palette.js';
import {keyLabel} from '../key-event.js';
import type {Binding} from '../key-table.js';
import {blankLine, indented, line, toned, type Line} from '../lines.js';
import type {AppState} from '../state.js';
import type {TextField} from '../text-field.js';
import {mark} from '../theme.js';
import {typedLines} from './dialog-lines.js';

/** Lines beside the rows: the question, what is typed, a blank line, and what the chosen one does. */
const around = 5;

/** The palette: what is typed, the commands that fit it with their keys, and in full what the chosen one does or why it cannot. */
export function paletteLines(state: AppState, overlay: {readonly field: TextField; readonly cursor: number}, all: readonly Binding[], height: number): readonly Line[] {
	const width = state.size.columns;
	const commands = paletteCommands(state, all);
	const room = Math.max(1, height - around);
	const from = Math.max(0, Math.min(overlay.cursor - Math.floor(room / 2), commands.length - room));
	const keys = commands.map(({keys: [key]}) => keyLabel(key!, state.ascii));
	const keyWidth = Math.max(0, ...keys.map(key => cellWidth(key)));
	const nameWidth = Math.max(0, ...commands.map(({id}) => cellWidth(id)));
	const rows = commands.slice(from, from + room).map((binding, index) => {
		const chosen = from + index === overlay.cursor;
		const pointer = chosen ? mark('selected', state.ascii) : say` `;
		const refused = paletteRefusal(state, binding);
		const text = say`${pointer} ${fit(visibleText(keys[from + index]!), keyWidth)}  ${fit(visibleText(binding.id), nameWidth)}  ${visibleText(refused === undefined ? binding.help : `not here: ${refused}`)}`;
		return line(toned(truncate(text, width), chosen ? 'selected' : 'plain'));
	});
	const chosen = commands[overlay.cursor];
	const refused = chosen && paletteRefusal(state, chosen);
	const about = chosen === undefined
		? [line(say`  No command of this screen has a name that begins so.`)]
		: indented(say`  `, visibleText(refused ?? chosen.help), width, refused === undefined ? undefined : 'warning').slice(0, 2);
	return [
		line(toned(say`Which command? Type how its name begins.`, 'heading')),
		...typedLines(overlay.field, width).slice(-1),
		...rows,
		...(rows.length === 0 ? [] : [blankLine]),
		...about,
	];
}
