import stringWidth from 'string-width';
import type {VisibleText} from './visible-text.js';

/** Width is counted in display cells, never in `.length`: a Chinese character takes two, a combining mark none. */
const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});
/** Letters of the West, dashes and quotes, arrows, lines and blocks, ticks: one cell each, and none joins its neighbour. To ask about any other takes fifty times as long. */
const plain = /^[\u0020-\u007E\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2027\u2030-\u203B\u2190-\u2319\u23F4-\u25FC\u270C-\u2727]*$/;

export const graphemes = (text: string): string[] => plain.test(text) ? [...text] : Array.from(segmenter.segment(text), ({segment}) => segment);

/** Number of terminal cells the text takes. */
export const cellWidth = (text: string): number => plain.test(text) ? text.length : stringWidth(text);

function take(parts: readonly string[], width: number): string {
	let text = '';
	let left = width;
	for (const part of parts) {
		left -= cellWidth(part);
		if (left < 0) {
			break;
		}

		text += part;
	}

	return text;
}

export type Cut = 'end' | 'middle';

/** Shortens to at most `width` cells with `…` at the end, or in the middle where both ends tell something (names, keys). */
export function truncate(text: VisibleText, width: number, cut: Cut = 'end', ellipsis = '…'): VisibleText {
	if (cellWidth(text) <= width) {
		return text;
	}

	const mark = cellWidth(ellipsis) <= width ? ellipsis : '';
	const room = Math.max(0, width - cellWidth(mark));
	const parts = graphemes(text);
	if (cut === 'end') {
		return `${take(parts, room)}${mark}` as VisibleText;
	}

	const head = take(parts, Math.ceil(room / 2));
	const tail = graphemes(take(parts.toReversed(), room - cellWidth(head)));
	return `${head}${mark}${reversed(parts, tail.length)}` as VisibleText;
}

const reversed = (parts: readonly string[], count: number): string => count === 0 ? '' : parts.slice(-count).join('');

/** Exactly `width` cells: truncated when longer, filled with blanks when shorter. */
export function fit(text: VisibleText, width: number, options: {readonly align?: 'left' | 'right'; readonly cut?: Cut; readonly ellipsis?: string} = {}): VisibleText {
	const short = truncate(text, width, options.cut, options.ellipsis);
	const blanks = ' '.repeat(Math.max(0, width - cellWidth(short)));
	return (options.align === 'right' ? blanks + short : short + blanks) as VisibleText;
}

/** Breaks text into lines of at most `width` cells, at blanks where there are any. Loses no character but the blanks at the breaks. */
export function wrapCells(text: VisibleText, width: number): VisibleText[] {
	const room = Math.max(1, width);
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const joined = line === '' ? word : `${line} ${word}`;
		if (cellWidth(joined) <= room) {
			line = joined;
			continue;
		}

		if (line !== '') {
			lines.push(line);
		}

		line = word;
		while (cellWidth(line) > room) {
			// One grapheme wider than the room still has to go somewhere.
			const parts = graphemes(line);
			const head = take(parts, room) || parts[0]!;
			lines.push(head);
			line = line.slice(head.length);
		}
	}

	lines.push(line);
	return lines as VisibleText[];
}
