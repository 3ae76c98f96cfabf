import {sentenceWords} from '../../history/history-words.js';
import {termWords} from '../../history/term-words.js';
import {termKinds, type Term} from '../../history/terms.js';
import {fit, wrapCells} from '../../terminal/cells.js';
import {joinVisible, say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {formatDay, type Day} from '../../values/calendar-date.js';
import {indented, line, type Line} from '../lines.js';
import {mark, type Mark} from '../theme.js';
import {extentOf, timeAxis, type TimeAxis} from './time-axis.js';

const indent = 6;
const nameWidth = 10;
/** Room for the words of a term whose dates are known to the day. */
const wordsWidth = 33;
const gap = 2;
/** A bar on fewer cells tells nothing; on more, no more. */
const bars = {narrowest: 20, widest: 60} as const;

/** How the terms of one history are drawn: on an axis where there is one and room for it, else in words. */
export type TermsDrawn = {readonly axis: TimeAxis | undefined; readonly asOf: Day; readonly width: number; readonly ascii: boolean; readonly drawsBars: boolean};

/** Computes the axis that all terms of a history share. With `spoken` nothing is told by its place on a line. */
export function drawnTerms(terms: readonly Term[], {asOf, width, ascii, spoken}: {readonly asOf: Day; readonly width: number; readonly ascii: boolean; readonly spoken: boolean}): TermsDrawn {
	const room = Math.min(bars.widest, width - indent - nameWidth - 1 - gap - wordsWidth);
	const drawsBars = !spoken && room >= bars.narrowest;
	return {axis: drawsBars ? timeAxis(terms, asOf, room) : undefined, asOf, width, ascii, drawsBars};
}

/** Which cells a term may take, and which of them it takes for certain; the rest may be taken. Either end may lie beyond the axis. */
function cellsOf(term: Term, {before, after, at}: TimeAxis, asOf: Day) {
	const {start, end} = extentOf(term)!;
	const total = before + after;
	const from = Math.floor(at(start.earliest));
	const to = Math.ceil(at(end.latest + 1));
	const isCertain = start.latest <= end.earliest;
	const certainFrom = start.earliest === start.latest ? from : Math.ceil(at(start.latest));
	const certainTo = end.earliest === end.latest ? to : Math.floor(at(end.earliest + 1));
	const first = Math.max(0, Math.min(from, total - 1));
	return {
		first,
		last: Math.max(first, Math.min(to, total) - 1),
		isCertain: (cell: number): boolean => isCertain && ((cell >= certainFrom && cell < certainTo) || (cell === before && start.latest <= asOf && end.earliest > asOf)),
		isEarlier: from < 0,
		isLater: to > total,
	};
}

/** The term on the axis: its kind's sign where it runs for certain, a lighter one where it may, an arrow where it goes on beyond; the as-of date between the cells. */
function barOf(term: Term, axis: TimeAxis, {asOf, ascii}: TermsDrawn): VisibleText {
	const {first, last, isCertain, isEarlier, isLater} = cellsOf(term, axis, asOf);
	const markAt = (cell: number): Mark | undefined => {
		if (cell < first || cell > last) {
			return undefined;
		}

		if (cell === 0 && isEarlier) {
			return 'earlier';
		}

		return cell === axis.before + axis.after - 1 && isLater ? 'later' : (isCertain(cell) ? term.kind : 'perhaps');
	};

	const cells = Array.from({length: axis.before + axis.after}, (_, cell) => {
		const sign = markAt(cell);
		return sign === undefined ? say` ` : mark(sign, ascii);
	});
	return joinVisible([...cells.slice(0, axis.before), mark('as-of', ascii), ...cells.slice(axis.before)], '');
}

/** A term: what the record calls it, its bar, and in words from when to when. Where a date is not known no bar is drawn. */
function termLines(term: Term, drawn: TermsDrawn): readonly Line[] {
	const {axis, width, ascii, drawsBars} = drawn;
	const blanks = fit(say``, indent);
	const words = visibleText(termWords(term));
	if (!drawsBars) {
		return indented(blanks, say`${visibleText(sentenceWords([term.part]))}: ${words}`, width);
	}

	const name = fit(visibleText(term.part.place ?? 'SENTENCE'), nameWidth, {ellipsis: ascii ? '~' : '…'});
	if (!axis || !extentOf(term)) {
		return indented(say`${blanks}${name} `, words, width);
	}

	const bar = barOf(term, axis, drawn);
	return wrapCells(words, wordsWidth).map((part, index) => index === 0
		? line(say`${blanks}${name} ${bar}${fit(say``, gap)}`, part)
		: line(say`${fit(say``, indent + nameWidth + 1 + axis.before + 1 + axis.after + gap)}`, part));
}

/** The lines below a count, one for each of its terms. */
export const termsLines = (terms: readonly Term[], drawn: TermsDrawn): readonly Line[] => terms.flatMap(term => termLines(term, drawn));

const signWords = {'as-of': 'as-of date', prison: 'prison', jail: 'jail', probation: 'probation', other: 'other sentence', perhaps: 'perhaps', earlier: 'since before', later: 'goes on'} as const;
const signs = ['as-of', ...termKinds, 'perhaps', 'earlier', 'later'] as const;

/** Stands for a blank at which a line is not to be broken, between a sign and its word. */
const unbroken = '\u00A0';

/** What the lines of terms mean, once above them all: the as-of date, the signs in use, the years that the axis goes from and to. Nothing where no term is shown. */
export function termsLegend(shown: readonly Term[], drawn: TermsDrawn): readonly Line[] {
	if (shown.length === 0) {
		return [];
	}

	const {axis, asOf, width, ascii} = drawn;
	const [first, date, record] = [say`  `, visibleText(formatDay(asOf)), say`Release and revocation are not on the record.`];
	const drawable = shown.filter(term => extentOf(term));
	if (!axis || drawable.length === 0) {
		return indented(first, say`Sentences are counted from the date of conviction; running or ended is meant as of ${date}. ${record}`, width);
	}

	const all = drawable.map(term => barOf(term, axis, drawn)).join('');
	const used = signs.filter(sign => all.includes(mark(sign, ascii))).map(sign => joinVisible([mark(sign, ascii), ...signWords[sign].split(' ').map(word => visibleText(word)), ...(sign === 'as-of' ? [date] : [])], unbroken));
	const track = say`${fit(say``, axis.before)}${mark('as-of', ascii)}${fit(say``, axis.after)}`;
	return [
		...indented(first, say`Sentences are counted from the date of conviction. ${joinVisible(used, '; ')}. ${record}`, width).map(spans => spans.map(span => ({...span, text: span.text.replaceAll(unbroken, ' ') as VisibleText}))),
		line(say`${fit(visibleText(String(axis.firstYear)), indent + nameWidth, {align: 'right'})} ${track} ${axis.lastYear}`),
	];
}
