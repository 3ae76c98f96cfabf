import {cellWidth, truncate} from '../../terminal/cells.js';
import {say} from '../../terminal/visible-text.js';
import type {Line} from '../lines.js';

/** At most so many lines; the last one kept ends with `…` where more is left out. */
export function shortened(lines: readonly Line[], most: number, width: number): readonly Line[] {
	const last = lines[most - 1];
	if (lines.length <= most || !last) {
		return lines.slice(0, most);
	}

	const before = last.slice(0, -1);
	const end = last.at(-1)!;
	const room = width - before.reduce((sum, {text}) => sum + cellWidth(text), 0);
	return [...lines.slice(0, most - 1), [...before, {...end, text: say`${truncate(end.text, room - 1)}${cellWidth(end.text) > room - 1 ? say`` : say`…`}`}]];
}
