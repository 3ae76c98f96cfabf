import type {QuestionTrace, TraceNode} from '../../determinations/determination.js';
import {withoutSocialSecurityNumbers} from '../../extract/numbers-in-comments.js';
import {cell} from '../../extract/row.js';
import {chargeWords, dateWords, levelWords, readingsWords, rowsWords, sentenceWords} from '../../history/history-words.js';
import type {Conviction, Count, Cycle, Step} from '../../history/subject.js';
import {termsOf} from '../../history/terms.js';
import {cellWidth, truncate} from '../../terminal/cells.js';
import {joinVisible, say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import type {Day} from '../../values/calendar-date.js';
import {valueOf} from '../../values/no-value.js';
import {blankLine, indented, line, toned, type Line} from '../lines.js';
import {mark} from '../theme.js';
import {drawnTerms, termsLegend, termsLines} from './sentence-bars.js';

/** Which questions looked at the rows of a count, in the order of the policy. */
type LookedAt = (count: Count) => readonly string[];

type Drawn = {readonly conviction: Conviction; readonly lookedAt: LookedAt; readonly terms: (count: Count) => readonly Line[]; readonly width: number; readonly ascii: boolean};

const isHere = (count: Count, step: Step, conviction: Conviction): boolean => count === conviction.count || (step.order === conviction.step.order && count.order === conviction.count.order);

function countLines(count: Count, here: boolean, {lookedAt, terms, width, ascii}: Drawn): readonly Line[] {
	const questions = lookedAt(count);
	const first = say`   ${questions.length > 0 ? mark('looked', ascii) : say` `}${here ? mark('here', ascii) : say` `} `;
	const dispositions = count.dispositions.map(({text, kinds}) => text ?? (kinds.includes('none') ? 'no disposition' : 'disposition not given'));
	const parts = [
		readingsWords(count.charges, chargeWords),
		readingsWords(count.levels, levelWords),
		...(count.dates.length > 1 ? [readingsWords(count.dates, dateWords)] : []),
		[...new Set(dispositions)].join('; '),
		...(count.convicted === 'unknown' ? ['perhaps a conviction'] : []),
	].filter(part => part !== '');
	const sentence = sentenceWords(count.sentence);
	const rest = [...(sentence === '' ? [] : [`sentence: ${sentence}`]), rowsWords(count.rows), ...(here ? ['THIS CONVICTION'] : []), ...(questions.length === 0 ? [] : [`looked at by ${questions.join(', ')}`])];
	const text: VisibleText = joinVisible([...parts, ...rest].map(part => visibleText(part)), say` ${mark('dot', ascii)} `);
	const comments = [...new Set(count.rows.map(row => valueOf(cell(row, 'COMMENT_TEXT'))).filter(comment => comment !== undefined))];
	return [
		...indented(first, text, width, here ? 'strong' : undefined),
		...terms(count),
		...comments.flatMap(comment => indented(say`      comment: `, visibleText(withoutSocialSecurityNumbers(comment, mark('mask', ascii))), width)),
	];
}

function stepLines(step: Step, drawn: Drawn): readonly Line[] {
	const {conviction, width, ascii} = drawn;
	const parts = [step.type ?? 'event of unknown type', dateWords(step.date), step.county, step.agency, step.caseNumbers.length > 0 ? `case ${step.caseNumbers.join(', ')}` : undefined].filter(part => part !== undefined);
	return [
		...indented(say`  `, joinVisible(parts.map(part => visibleText(part)), say` ${mark('dot', ascii)} `), width),
		...step.counts.flatMap(count => countLines(count, isHere(count, step, conviction), drawn)),
	];
}

/** Steps that are no part of a case: a death, a registration. They carry no charge and no disposition to miss. */
const isApart = (type: string | undefined): type is string => type !== undefined && /DECEASED|REGISTRATION/.test(type);

/** A cycle on one line: date, agency, charges, outcome, and what is on record beside arrests and courts. */
function foldedLine(cycle: Cycle, {lookedAt, width, ascii}: Drawn): Line {
	const dot = say` ${mark('dot', ascii)} `;
	const counts = cycle.steps.flatMap(step => step.counts);
	const convicted = counts.filter(count => count.convicted !== 'no');
	const deciding = convicted.length > 0 ? convicted : counts;
	const agency = (cycle.steps.find(step => step.counts.some(count => deciding.includes(count))) ?? cycle.steps[0])?.agency;
	const levels = [...new Set(convicted.map(count => `${count.convicted === 'yes' ? 'convicted' : 'perhaps convicted'}, ${readingsWords(count.levels, levelWords)}`))];
	const others = cycle.steps.flatMap(({type, date}) => isApart(type) ? [`${type} ${dateWords(date)}`] : []);
	const onlyOthers = convicted.length === 0 && cycle.steps.every(({type}) => isApart(type));
	const dispositions = onlyOthers ? [] : [...new Set(counts.flatMap(count => count.dispositions.map(({text}) => text ?? 'no disposition')))].slice(-1);
	const outcome = visibleText([...(convicted.length > 0 ? levels : dispositions), ...others].join('; '));
	const charges = visibleText(onlyOthers ? '' : [...new Set(deciding.map(count => readingsWords(count.charges, chargeWords)))].join('; '));
	const begins = say`${counts.some(count => lookedAt(count).length > 0) ? mark('looked', ascii) : say` `}+ Cycle ${visibleText(cycle.order)}, ${visibleText(dateWords(cycle.date))}`;
	const where = truncate(visibleText(agency ?? ''), 20);
	// The outcome is never cut for the sake of the agency, nor for a long charge.
	const room = width - cellWidth(begins) - cellWidth(outcome) - (2 * cellWidth(dot));
	const withAgency = where !== '' && room - cellWidth(where) - cellWidth(dot) >= Math.min(14, cellWidth(charges));
	const chargeRoom = Math.max(4, withAgency ? room - cellWidth(where) - cellWidth(dot) : room);
	return line(truncate(joinVisible([begins, ...(withAgency ? [where] : []), truncate(charges, chargeRoom), outcome].filter(part => part !== ''), dot), width));
}

/** Which of the questions that are asked looked at which rows. */
function lookedAtBy(trace: readonly QuestionTrace[]): LookedAt {
	const byRow = new Map<string, string[]>();
	const note = (node: TraceNode, id: string): void => {
		for (const {file, line: at} of node.rows) {
			const ids = byRow.get(`${file}:${at}`) ?? [];
			byRow.set(`${file}:${at}`, ids.includes(id) ? ids : [...ids, id]);
		}

		for (const child of node.children) {
			note(child, id);
		}
	};

	for (const {id, node} of trace.filter(({active}) => active)) {
		note(node, id);
	}

	const order = trace.map(({id}) => id);
	return count => [...new Set(count.rows.flatMap(({file, line: at}) => byRow.get(`${file}:${at}`) ?? []))].toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
}

export type HistoryAsked = {
	readonly trace: readonly QuestionTrace[];
	readonly asOf: Day;
	readonly unfolded: boolean;
	readonly width: number;
	readonly ascii: boolean;
	/** Read aloud: nothing is told by where it stands on a line. */
	readonly spoken: boolean;
};

const countsOf = (cycles: readonly Cycle[]): readonly Count[] => cycles.flatMap(({steps}) => steps.flatMap(({counts}) => counts));

function drawHistory(conviction: Conviction, asked: HistoryAsked): readonly Line[] {
	const {subject} = conviction;
	const {trace, asOf, unfolded, width, ascii} = asked;
	const isOwn = (cycle: Cycle): boolean => cycle === conviction.cycle || cycle.order === conviction.cycle.order;
	const open = subject.cycles.filter(cycle => unfolded || isOwn(cycle));
	const terms = new Map(countsOf(subject.cycles).map(count => [count, termsOf(count, asOf)]));
	// All terms are on the axis, also those of folded cycles, so that unfolding moves no bar.
	const termsDrawn = drawnTerms([...terms.values()].flat(), asked);
	const drawn: Drawn = {conviction, lookedAt: lookedAtBy(trace), terms: count => termsLines(terms.get(count) ?? [], termsDrawn), width, ascii};
	const call = subject.cycles.every(cycle => isOwn(cycle)) ? say`oldest first as the extract gives it` : (unfolded ? say`oldest first (z folds the other cycles)` : say`oldest first (z unfolds the other cycles)`);
	const names = subject.names.length > 1 ? indented(say`  `, visibleText(`names on record: ${subject.names.map(({value, rows}) => `${value} (${rowsWords(rows)})`).join('; ')}`), width) : [];
	const births = subject.births.length > 1 ? indented(say`  `, visibleText(`births on record: ${readingsWords(subject.births, dateWords)}`), width) : [];
	const notes = [
		...(subject.identified ? [] : [line(toned(say`  The row names no person: nothing is known of other convictions.`, 'warning'))]),
		...(subject.deceased ? [line(toned(say`  A death is on the record.`, 'warning'))] : []),
		...(subject.registered ? [line(toned(say`  A registration under PC 290 is on the record.`, 'warning'))] : []),
	];
	return [
		blankLine,
		line(toned(say`HISTORY, ${call}`, 'heading')),
		...names,
		...births,
		...notes,
		...termsLegend(countsOf(open).flatMap(count => terms.get(count) ?? []), termsDrawn),
		...subject.cycles.flatMap(cycle => open.includes(cycle)
			? [
				line(toned(visibleText(`Cycle ${cycle.order}, ${dateWords(cycle.date)}`), 'heading')),
				...cycle.steps.flatMap(step => stepLines(step, drawn)),
			]
			: [foldedLine(cycle, drawn)]),
	];
}

const kept = new WeakMap<Conviction, {readonly asked: HistoryAsked; readonly lines: readonly Line[]}>();
const isSame = (one: HistoryAsked, other: HistoryAsked): boolean => (Object.keys(one) as Array<keyof HistoryAsked>).every(name => one[name] === other[name]);

/**
The record of the person by cycle, step and count, with line numbers, this conviction and what questions looked at marked, and below each conviction the terms of its
sentence. Cycles other than the conviction's own are folded to a line each until they are asked for. Drawn once for as long as the same is asked, not for every key.
*/
export function historyLines(conviction: Conviction, {trace, asOf, unfolded, width, ascii, spoken}: HistoryAsked): readonly Line[] {
	const asked: HistoryAsked = {trace, asOf, unfolded, width, ascii, spoken};
	const last = kept.get(conviction);
	if (last && isSame(last.asked, asked)) {
		return last.lines;
	}

	const lines = drawHistory(conviction, asked);
	kept.set(conviction, {asked, lines});
	return lines;
}
