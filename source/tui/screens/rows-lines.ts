import {cell, lineText, type Row} from '../../extract/row.js';
import {rowsLookedAt} from '../../determinations/rows-looked-at.js';
import {dateWords} from '../../history/history-words.js';
import {fit} from '../../terminal/cells.js';
import {say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {readDojDate} from '../../values/doj-date.js';
import {valueOf} from '../../values/no-value.js';
import {line, type Line} from '../lines.js';
import {rowsHeight, rowsOnScreen} from '../rows-view.js';
import type {AppState} from '../state.js';
import {mark} from '../theme.js';

type Widths = {readonly where: number; readonly date: number; readonly order: number; readonly step: number; readonly offense: number; readonly disposition: number};

/** Date and line are always whole; on a narrow screen the count's number goes first, then the step gets short. */
function widthsFor(width: number, rows: readonly Row[]): Widths {
	const where = Math.max(4, ...rows.map(row => lineText(row).length));
	const order = width < 100 ? 0 : 12;
	const step = width < 72 ? 7 : 14;
	const room = width - 5 - where - 10 - step - order - (order === 0 ? 4 : 5);
	const disposition = Math.max(10, Math.floor(room * 0.36));
	return {where, date: 10, order, step, offense: Math.max(10, room - disposition), disposition};
}

function cellsLine(widths: Widths, texts: Readonly<Record<keyof Widths, VisibleText>>): VisibleText {
	const names = ['where', 'date', 'order', 'step', 'offense', 'disposition'] as const;
	// Parts are visible text and blanks.
	return names.filter(name => widths[name] > 0).map(name => fit(texts[name], widths[name])).join(' ') as VisibleText;
}

const shown = (row: Row, column: Parameters<typeof cell>[1]): VisibleText => visibleText(valueOf(cell(row, column)) ?? '-');

/** The rows of the person, one line each; what every one of the columns says is behind Enter. */
export function rowsLines(state: AppState): readonly Line[] {
	const {current, ascii, size} = state;
	const rows = rowsOnScreen(state);
	if (current?.detail.kind !== 'loaded') {
		return [];
	}

	const {conviction, trace} = current.detail.value;
	const lookedAt = rowsLookedAt(trace, rows);
	const own = new Set(conviction.count.rows);
	const widths = widthsFor(size.columns, rows);
	const {list} = current.rows;
	const heading = cellsLine(widths, {where: say`Line`, date: say`Date`, order: say`Count`, step: say`Step`, offense: say`Offense`, disposition: say`Disposition`});
	return [
		line(say`${mark('here', ascii)} row of this conviction   ${mark('looked', ascii)} a question looked at it`),
		line({text: fit(say`     ${heading}`, size.columns), tone: 'heading'}),
		...rows.slice(list.top, list.top + rowsHeight(state)).map((row, index) => {
			const selected = list.top + index === list.cursor;
			const text = cellsLine(widths, {
				where: visibleText(lineText(row)), date: visibleText(dateWords(readDojDate(cell(row, 'STP_EVENT_DATE')))), order: shown(row, 'CNT_ORDER'), step: shown(row, 'STP_TYPE_DESCR'),
				offense: shown(row, 'OFFENSE_DESCR'), disposition: shown(row, 'DISP_DESCR'),
			});
			const marks = say`${selected ? mark('selected', ascii) : say` `} ${own.has(row) ? mark('here', ascii) : say` `}${lookedAt(row).length > 0 ? mark('looked', ascii) : say` `} `;
			return line({text: fit(say`${marks}${text}`, size.columns), tone: selected ? 'selected' : (own.has(row) ? 'strong' : 'plain')});
		}),
	];
}
