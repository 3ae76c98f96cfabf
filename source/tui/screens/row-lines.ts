import {columns, maskedColumns, type ColumnName} from '../../extract/layout.js';
import {holdsSocialSecurityNumber, withoutSocialSecurityNumbers} from '../../extract/numbers-in-comments.js';
import {cell, lineText, type Row} from '../../extract/row.js';
import {rowsLookedAt} from '../../determinations/rows-looked-at.js';
import {fit, wrapCells} from '../../terminal/cells.js';
import {makeVisible, say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {isNoValue} from '../../values/no-value.js';
import {bodyHeight} from '../layout.js';
import {blankLine, indented, line, type Line} from '../lines.js';
import {rowOnScreen, rowsOnScreen} from '../rows-view.js';
import type {AppState} from '../state.js';
import {mark} from '../theme.js';

const masked: ReadonlySet<ColumnName> = new Set(maskedColumns);
const isSeparator = (column: ColumnName): boolean => column.endsWith('_SEG_SEP') || column === 'END_OF_REC';

/** Nothing to read: no value, or the sign that separates two parts of a row. */
const isFolded = (row: Row, column: ColumnName): boolean => isNoValue(cell(row, column)) || (isSeparator(column) && cell(row, column).trim() === '#');

const hasIdentifier = (row: Row): boolean => maskedColumns.some(column => !isNoValue(cell(row, column))) || holdsSocialSecurityNumber(cell(row, 'COMMENT_TEXT'));

/** Does the row on screen hold anything that is masked? */
export function hasIdentifiers(state: AppState): boolean {
	const row = rowOnScreen(state);
	return row !== undefined && hasIdentifier(row);
}

/** What a cell holds, as far as it may be seen; in quotation marks where blanks around it are part of it. */
function valueText(state: AppState, row: Row, column: ColumnName): VisibleText {
	const whole = cell(row, column);
	const isShown = state.current?.rows.identifiers === 'shown';
	if (masked.has(column) && !isNoValue(whole) && !isShown) {
		return mark('mask', state.ascii);
	}

	const raw = column === 'COMMENT_TEXT' && !isShown ? withoutSocialSecurityNumbers(whole, mark('mask', state.ascii)) : whole;
	return visibleText(raw.trim() === raw ? raw : `"${raw}"`);
}

const gap = 2;
const nameWidth = Math.max(...columns.map(([name]) => name.length));

/** One column: its name, what it holds, what it means, side by side, each wrapped. */
function columnLines(state: AppState, row: Row, [name, meaning]: (typeof columns)[number]): readonly Line[] {
	const room = state.size.columns - nameWidth - (2 * gap);
	const valueWidth = Math.floor(room / 2);
	const values = wrapCells(valueText(state, row, name), valueWidth);
	const meanings = wrapCells(visibleText(meaning), room - valueWidth);
	const blanks = visibleText(' '.repeat(gap));
	return Array.from({length: Math.max(values.length, meanings.length)}, (_, index) => line(
		say`${fit(index === 0 ? visibleText(name) : say``, nameWidth)}${blanks}`,
		{text: fit(values[index] ?? say``, valueWidth), tone: 'strong'},
		say`${blanks}${meanings[index] ?? say``}`,
	));
}

function lookedText(state: AppState, row: Row): VisibleText {
	const detail = state.current?.detail;
	const trace = detail?.kind === 'loaded' ? detail.value.trace : [];
	const numbers = rowsLookedAt(trace, rowsOnScreen(state))(row);
	return numbers.length === 0
		? say`No question looked at this row by itself.`
		: visibleText(`Looked at by ${numbers.length === 1 ? 'question' : 'questions'} ${numbers.map(number => `${number} (${trace[number - 1]!.id})`).join(', ')}.`);
}

function identifierText(state: AppState, row: Row): VisibleText | undefined {
	if (!hasIdentifier(row)) {
		return undefined;
	}

	if (state.current?.rows.identifiers === 'shown') {
		return say`Identifiers are shown until this row is left; the review log records it.`;
	}

	const {cannotDecideBecause} = state.session;
	return cannotDecideBecause === undefined
		? say`Identifiers are masked; i shows them, and the review log records it.`
		: visibleText(`Identifiers are masked and cannot be shown here, because ${cannotDecideBecause}.`);
}

/** How many characters of what is drawn stand for others, which a terminal would act on or hide. */
function replacedText(state: AppState, row: Row): VisibleText | undefined {
	let replaced = 0;
	for (const [name] of columns) {
		replaced += masked.has(name) && state.current?.rows.identifiers !== 'shown' ? 0 : makeVisible(cell(row, name)).replaced;
	}

	return replaced === 0 ? undefined : visibleText(`${replaced} ${replaced === 1 ? 'character' : 'characters'} of this row cannot be shown; stand-ins such as ␛ or <U+202E> mark the places.`);
}

/** One row: what looked at it, and its 95 columns, those that hold nothing folded away. */
export function rowLines(state: AppState): readonly Line[] {
	const row = rowOnScreen(state);
	if (!row || !state.current) {
		return [];
	}

	const width = state.size.columns;
	const folded = columns.filter(([name]) => isFolded(row, name));
	const {blanks} = state.current.rows;
	const fold = blanks ? say`All ${columns.length} columns; b folds those without a value.` : say`${columns.length - folded.length} columns; ${folded.length} without a value, or with a separator only, are folded away: b shows them.`;
	const notes = [lookedText(state, row), fold, identifierText(state, row), replacedText(state, row)].filter(text => text !== undefined);
	return [
		...notes.flatMap(text => indented(say``, text, width)),
		blankLine,
		...columns.filter(([name]) => blanks || !isFolded(row, name)).flatMap(column => columnLines(state, row, column)),
	];
}

/** For the title: which row, and where in it. */
export function rowPlace(state: AppState): VisibleText {
	const rows = rowsOnScreen(state);
	const row = rowOnScreen(state);
	if (!row || !state.current) {
		return say``;
	}

	const {list, scroll} = state.current.rows;
	const dot = say` ${mark('dot', state.ascii)} `;
	const which = say`${visibleText(lineText(row))}${dot}row ${list.cursor + 1} of ${rows.length}`;
	const lines = state.screen === 'row' && !state.overlay ? rowLines(state).length : 0;
	const height = bodyHeight(state.size);
	return lines > height ? say`${which}${dot}lines ${scroll + 1}-${Math.min(lines, scroll + height)} of ${lines}` : which;
}
