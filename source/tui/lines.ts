import {cellWidth, fit, truncate, wrapCells} from '../terminal/cells.js';
import {say, type VisibleText} from '../terminal/visible-text.js';
import type {Outcome} from '../values/outcome.js';

export type Tone = 'plain' | 'strong' | 'heading' | 'alert' | 'warning' | 'cursor' | 'selected' | 'frame' | Outcome;
export type Span = {readonly text: VisibleText; readonly tone?: Tone | undefined};
/** One line of the screen, already as wide as it will be drawn. */
export type Line = readonly Span[];

export const blankLine: Line = [];

export const line = (...spans: ReadonlyArray<Span | VisibleText>): Line => spans.map(span => typeof span === 'string' ? {text: span} : span);

export const toned = (text: VisibleText, tone: Tone): Span => ({text, tone});

/** Cuts a line to the width, span by span. */
export function cutLine(spans: Line, width: number): Line {
	let left = width;
	const kept: Span[] = [];
	for (const span of spans) {
		if (left <= 0) {
			break;
		}

		const text = truncate(span.text, left);
		kept.push({...span, text});
		left -= cellWidth(text);
	}

	return kept;
}

/** A label in a column of its own and its value, wrapped beside it. */
export function labelled(label: VisibleText, value: VisibleText, width: number, tone?: Tone, labelWidth = 10): readonly Line[] {
	const indent = labelWidth + 1;
	return wrapCells(value, Math.max(10, width - indent)).map((text, index) => [
		{text: fit(index === 0 ? label : say``, indent), tone: 'heading'},
		{text, tone},
	]);
}

/** Text wrapped behind an indent; what begins it stands only on the first line. */
export function indented(first: VisibleText, text: VisibleText, width: number, tone?: Tone): readonly Line[] {
	const indent = cellWidth(first);
	return wrapCells(text, Math.max(10, width - indent)).map((part, index) => [
		{text: index === 0 ? first : fit(say``, indent), tone},
		{text: part, tone},
	]);
}
