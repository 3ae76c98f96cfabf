import {figure as grouped} from '../../results/markdown.js';
import {cellWidth, fit, wrapCells} from '../../terminal/cells.js';
import {joinVisible, say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {blankLine, line, type Line} from '../lines.js';
import type {AppState} from '../state.js';
import {mark} from '../theme.js';
import {bar, percentText} from './bar.js';
import type {Section} from './sections.js';

const widestLabel = 60;
const widestBar = 24;
const percentWidth = 8;
/** Blanks and the pointer before a label, and between a percentage and its bar. */
const pointerWidth = 2;

type Widths = {readonly label: number; readonly count: number; readonly bar: number};

/** Bars get a seventh of the line at the least. */
function widthsFor(columns: number, {headings, rows}: Section): Widths {
	const count = 2 + Math.max(...headings.map(({length}) => length), ...rows.flatMap(({counts}) => counts.map(one => grouped(one).length)));
	const room = columns - pointerWidth - (headings.length * count) - percentWidth - 1;
	const label = Math.min(widestLabel, room - Math.min(widestBar, Math.floor(columns / 7)));
	return {label, count, bar: Math.min(widestBar, room - label)};
}

const right = (text: VisibleText, width: number): VisibleText => fit(text, width, {align: 'right'});

/** Lines of a page of figures, the number of the line each figure stands on, and which labels were cut. */
export type Drawn = {readonly lines: readonly Line[]; readonly at: readonly number[]; readonly cut: ReadonlyArray<VisibleText | undefined>};

/** Sections one below the other; `cursor` is the number of the figure the cursor is on. */
export function drawn(sections: readonly Section[], cursor: number, {size: {columns}, ascii}: Pick<AppState, 'size' | 'ascii'>): Drawn {
	const lines: Line[] = [];
	const at: number[] = [];
	const cut: Array<VisibleText | undefined> = [];
	for (const section of sections) {
		const {title, headings, share, rows, notes} = section;
		const widths = widthsFor(columns, section);
		if (lines.length > 0) {
			lines.push(blankLine);
		}

		lines.push(line({text: say`${fit(title, pointerWidth + widths.label)}${joinVisible(headings.map(heading => right(visibleText(heading), widths.count)), '')}${right(visibleText(share), percentWidth)}`, tone: 'heading'}));
		for (const {label, counts, of} of rows) {
			const isHere = at.length === cursor;
			at.push(lines.length);
			cut.push(cellWidth(label) > widths.label ? label : undefined);
			const [count = 0] = counts;
			const text = say`${isHere ? mark('selected', ascii) : say` `} ${fit(label, widths.label)}${joinVisible(counts.map(one => right(visibleText(grouped(one)), widths.count)), '')}${right(percentText(count, of), percentWidth)} `;
			lines.push(line({text, tone: isHere ? 'selected' : 'plain'}, bar(count, of, widths.bar, ascii)));
		}

		lines.push(...notes.flatMap(note => wrapCells(note, columns - pointerWidth)).map(part => line(say`  ${part}`)));
	}

	return {lines, at, cut};
}

/** Lines below the figures that say a long label whole. */
const wholeLines = 2;

/** A page of figures in exactly the room there is: around the cursor where not all of it fits. */
export function sectionLines(intro: readonly Line[], sections: readonly Section[], cursor: number, state: AppState, height: number): readonly Line[] {
	const {lines, at, cut} = drawn(sections, cursor, state);
	const whole = cut.some(label => label !== undefined) ? wholeLines : 0;
	const room = Math.max(1, height - whole - intro.length);
	const here = at[cursor] ?? 0;
	// Near the top the heading stays in sight, and so do the notes at the end near the last figure.
	const wanted = cursor === at.length - 1 ? lines.length - room : here - Math.floor(room / 2);
	const top = Math.min(here, Math.max(0, Math.min(wanted, lines.length - room)));
	const below = lines.length - top - room;
	const shown = [...lines.slice(top, top + room - (below > 0 ? 1 : 0)), ...(below > 0 ? [line(say`  more below`)] : [])];
	const label = cut[cursor];
	const blanks = Array.from({length: whole === 0 ? 0 : room - shown.length}, () => blankLine);
	return [...intro, ...shown, ...blanks, ...(whole > 0 && label !== undefined ? wrapCells(label, state.size.columns).slice(0, wholeLines).map(text => line(text)) : [])];
}
