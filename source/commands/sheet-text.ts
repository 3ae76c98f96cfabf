import type {ConvictionSheet} from '../results/sheet/conviction-sheet.js';
import {sheetParagraphs, type Paragraph} from '../results/sheet/sheet-paragraphs.js';
import {cellWidth, wrapCells} from '../terminal/cells.js';
import {visibleText} from '../terminal/visible-text.js';

/** What a printer's page and a terminal both hold. */
const pageColumns = 80;

function linesOf({first, text, heading}: Paragraph): readonly string[] {
	const lead = visibleText(first);
	const indent = cellWidth(lead);
	const lines = wrapCells(visibleText(text), pageColumns - indent).map((part, index) => `${index === 0 ? lead : ' '.repeat(indent)}${part}`.trimEnd());
	return heading ? [...lines, '-'.repeat(pageColumns)] : lines;
}

/** A sheet as lines of at most 80 columns; whatever would act on a terminal or a printer has become visible. */
export const sheetText = (sheet: ConvictionSheet): string => `${sheetParagraphs(sheet).flatMap(paragraph => linesOf(paragraph)).join('\n')}\n`;

/** One UTF-16 unit as JSON escapes it. */
// eslint-disable-next-line unicorn/prefer-code-point -- each half of a pair is escaped by itself
const escapedUnit = (unit: string): string => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** JSON in plain ASCII: nothing in it acts on a terminal, and nothing is lost. */
export const plainJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2).replaceAll(/[^\n -~]/g, escapedUnit)}\n`;
