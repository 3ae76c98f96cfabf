import {cell} from '../../extract/row.js';
import {chargeWords, dateWords, levelWords, readingsWords, rowsWords, sentenceWords} from '../../history/history-words.js';
import type {Conviction, Count, Step} from '../../history/subject.js';
import {joinVisible, say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {valueOf} from '../../values/no-value.js';
import {blankLine, indented, line, toned, type Line} from '../lines.js';
import {mark} from '../theme.js';

function countLines(count: Count, here: boolean, width: number, ascii: boolean): readonly Line[] {
	const first = say`    ${here ? mark('here', ascii) : say` `} `;
	const dispositions = count.dispositions.map(({text, kinds}) => text ?? (kinds.includes('none') ? 'no disposition' : 'disposition not given'));
	const parts = [
		readingsWords(count.charges, chargeWords),
		readingsWords(count.levels, levelWords),
		...(count.dates.length > 1 ? [readingsWords(count.dates, dateWords)] : []),
		[...new Set(dispositions)].join('; '),
		...(count.convicted === 'unknown' ? ['perhaps a conviction'] : []),
	].filter(part => part !== '');
	const sentence = sentenceWords(count.sentence);
	const rest = [...(sentence === '' ? [] : [`sentence: ${sentence}`]), rowsWords(count.rows), ...(here ? ['THIS CONVICTION'] : [])];
	const text: VisibleText = joinVisible([...parts, ...rest].map(part => visibleText(part)), say` ${mark('dot', ascii)} `);
	const comments = [...new Set(count.rows.map(row => valueOf(cell(row, 'COMMENT_TEXT'))).filter(comment => comment !== undefined))];
	return [
		...indented(first, text, width, here ? 'strong' : undefined),
		...comments.flatMap(comment => indented(say`      comment: `, visibleText(comment), width)),
	];
}

function stepLines(step: Step, conviction: Conviction, width: number, ascii: boolean): readonly Line[] {
	const parts = [step.type ?? 'event of unknown type', dateWords(step.date), step.county, step.agency, step.caseNumbers.length > 0 ? `case ${step.caseNumbers.join(', ')}` : undefined].filter(part => part !== undefined);
	return [
		...indented(say`  `, joinVisible(parts.map(part => visibleText(part)), say` ${mark('dot', ascii)} `), width),
		...step.counts.flatMap(count => countLines(count, count === conviction.count || (step.order === conviction.step.order && count.order === conviction.count.order), width, ascii)),
	];
}

/** The whole record of the person: cycle, step, count, with line numbers, and this conviction marked. */
export function historyLines(conviction: Conviction, width: number, ascii: boolean): readonly Line[] {
	const {subject} = conviction;
	const names = subject.names.length > 1 ? indented(say`  `, visibleText(`names on record: ${subject.names.map(({value, rows}) => `${value} (${rowsWords(rows)})`).join('; ')}`), width) : [];
	const births = subject.births.length > 1 ? indented(say`  `, visibleText(`births on record: ${readingsWords(subject.births, dateWords)}`), width) : [];
	const notes = [
		...(subject.identified ? [] : [line(toned(say`  The row names no person: nothing is known of other convictions.`, 'warning'))]),
		...(subject.deceased ? [line(toned(say`  A death is on the record.`, 'warning'))] : []),
		...(subject.registered ? [line(toned(say`  A registration under PC 290 is on the record.`, 'warning'))] : []),
	];
	return [
		blankLine,
		line(toned(say`HISTORY, oldest first as the extract gives it`, 'heading')),
		...names,
		...births,
		...notes,
		...subject.cycles.flatMap(cycle => [
			line(toned(visibleText(`Cycle ${cycle.order}, ${dateWords(cycle.date)}`), 'heading')),
			...cycle.steps.flatMap(step => stepLines(step, conviction, width, ascii)),
		]),
	];
}
