import {cellWidth, graphemes} from '../terminal/cells.js';
import {isPrintable} from './key-event.js';

/** What is being typed: graphemes, so that one Backspace takes a whole letter and never half of one. `cursor` stands before that grapheme. */
export type TextField = {readonly parts: readonly string[]; readonly cursor: number};

export const emptyField: TextField = {parts: [], cursor: 0};
/** Longest text that fits one log entry with room to spare. */
export const longestText = 2000;

export const fieldText = (field: TextField): string => field.parts.join('');

export function fieldOf(text: string): TextField {
	const parts = graphemes(clean(text));
	return {parts, cursor: parts.length};
}

/** One logical line: line ends and tabs become a blank; what cannot be seen is not taken in, so that what is logged is what was seen. */
const clean = (text: string): string => text.replaceAll(/[\r\n\t]+/g, ' ').replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u{200B}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2060}-\u{206F}\u{FEFF}]/gu, '');

/** Puts text in at the cursor. Joining may make fewer graphemes than the parts have (a combining mark), so the whole is split anew. */
export function insertText(field: TextField, text: string): TextField {
	const before = field.parts.slice(0, field.cursor).join('') + clean(text);
	const whole = graphemes(before + field.parts.slice(field.cursor).join(''));
	if (whole.length > longestText) {
		return field;
	}

	let length = 0;
	let cursor = 0;
	while (cursor < whole.length && length < before.length) {
		length += whole[cursor]!.length;
		cursor++;
	}

	return {parts: whole, cursor};
}

function cutOut(field: TextField, from: number, to: number): TextField {
	return {parts: [...field.parts.slice(0, from), ...field.parts.slice(to)], cursor: from};
}

const isBlank = (part: string | undefined): boolean => part?.trim() === '';

function wordStart({parts, cursor}: TextField): number {
	let at = cursor;
	while (at > 0 && isBlank(parts[at - 1])) {
		at--;
	}

	while (at > 0 && !isBlank(parts[at - 1])) {
		at--;
	}

	return at;
}

function wordEnd({parts, cursor}: TextField): number {
	let at = cursor;
	while (at < parts.length && isBlank(parts[at])) {
		at++;
	}

	while (at < parts.length && !isBlank(parts[at])) {
		at++;
	}

	return at;
}

const edits: Readonly<Record<string, (field: TextField) => TextField>> = {
	left: field => ({...field, cursor: Math.max(0, field.cursor - 1)}),
	right: field => ({...field, cursor: Math.min(field.parts.length, field.cursor + 1)}),
	home: field => ({...field, cursor: 0}),
	'ctrl-a': field => ({...field, cursor: 0}),
	end: field => ({...field, cursor: field.parts.length}),
	'ctrl-e': field => ({...field, cursor: field.parts.length}),
	'word-left': field => ({...field, cursor: wordStart(field)}),
	'word-right': field => ({...field, cursor: wordEnd(field)}),
	backspace: field => field.cursor === 0 ? field : cutOut(field, field.cursor - 1, field.cursor),
	delete: field => cutOut(field, field.cursor, field.cursor + 1),
	'ctrl-d': field => cutOut(field, field.cursor, field.cursor + 1),
	'ctrl-w': field => cutOut(field, wordStart(field), field.cursor),
	'word-backspace': field => cutOut(field, wordStart(field), field.cursor),
	'ctrl-u': field => cutOut(field, 0, field.cursor),
	'ctrl-k': field => cutOut(field, field.cursor, field.parts.length),
};

/** The field after a key; undefined when the key means nothing to a text field. */
export function editField(field: TextField, key: string): TextField | undefined {
	return isPrintable(key) ? insertText(field, key) : edits[key]?.(field);
}

/** A line of a field as it is drawn, cut at the cursor where the cursor is on it. */
export type FieldLine = {readonly before: string; readonly at: string | undefined; readonly after: string};

/** Breaks the field into lines of at most `width` cells and keeps the `height` lines around the cursor. */
export function fieldLines(field: TextField, width: number, height = 4): readonly FieldLine[] {
	const rows: string[][] = [[]];
	const cursorAt = {row: 0, column: 0};
	let used = 0;
	// The cursor needs a cell of its own behind the last letter.
	for (const [index, part] of [...field.parts, ' '].entries()) {
		const cells = Math.max(1, cellWidth(part));
		if (used + cells > Math.max(2, width)) {
			rows.push([]);
			used = 0;
		}

		if (index === field.cursor) {
			cursorAt.row = rows.length - 1;
			cursorAt.column = rows.at(-1)!.length;
		}

		rows.at(-1)!.push(part);
		used += cells;
	}

	const top = Math.min(Math.max(0, cursorAt.row - height + 1), Math.max(0, rows.length - 1));
	return rows.slice(top, top + height).map((parts, index) => top + index === cursorAt.row
		? {before: parts.slice(0, cursorAt.column).join(''), at: parts[cursorAt.column] ?? ' ', after: parts.slice(cursorAt.column + 1).join('')}
		: {before: parts.join(''), at: undefined, after: ''});
}
