import {withoutSocialSecurityNumbers} from '../../extract/numbers-in-comments.js';
import {cell} from '../../extract/row.js';
import {chargeWords, dateWords, levelWords, readingsWords, rowRanges, sentenceWords} from '../../history/history-words.js';
import type {ChargeReading, Conviction, Count, Step} from '../../history/subject.js';
import {rowsLookedAt} from '../../determinations/rows-looked-at.js';
import type {QuestionTrace} from '../../determinations/determination.js';
import {chargeText} from '../../values/charge.js';
import {valueOf} from '../../values/no-value.js';

/** One line of the history on paper, and how deep it stands: 0 a cycle, 1 a step of it, 2 a count, 3 a comment of a count. */
export type HistoryItem = {readonly depth: 0 | 1 | 2 | 3; readonly text: string; readonly isThis: boolean};

export type HistoryRelied = {
	readonly items: readonly HistoryItem[];
	/** Counts left out, which hold no conviction and which no question looked at; and their rows, in words. */
	readonly leftOut: {readonly counts: number; readonly rows: string};
};

/** A comment may fill a page by itself: paper shows its beginning, and says how much there is. */
const longestComment = 200;

/** What a copy for the public does not show. */
type Copy = {readonly redacted: boolean};

const dot = ' · ';

const plainCharge = (reading: ChargeReading): string => reading.kind === 'charge' ? chargeText(reading.charge) : (reading.kind === 'missing' ? 'no charge' : 'charge not readable');

function shortened(comment: string): string {
	const characters = [...comment];
	return characters.length <= longestComment ? comment : `${characters.slice(0, longestComment).join('')}… (${characters.length - longestComment} more characters)`;
}

function countItems(count: Count, isThis: boolean, {redacted}: Copy): readonly HistoryItem[] {
	const sentence = sentenceWords(count.sentence);
	const dispositions = [...new Set(count.dispositions.map(({text, kinds}) => text ?? (kinds.includes('none') ? 'no disposition' : 'disposition not given')))];
	const parts = [
		...(isThis ? ['THIS CONVICTION'] : []),
		readingsWords(count.charges, redacted ? plainCharge : chargeWords),
		readingsWords(count.levels, levelWords),
		...(count.dates.length > 1 ? [readingsWords(count.dates, dateWords)] : []),
		dispositions.join('; '),
		...(count.convicted === 'unknown' ? ['perhaps a conviction'] : []),
		...(sentence === '' ? [] : [`sentence: ${sentence}`]),
		rowRanges(count.rows),
	];
	const comments = redacted ? [] : [...new Set(count.rows.map(row => valueOf(cell(row, 'COMMENT_TEXT'))).filter(comment => comment !== undefined))];
	return [
		{depth: 2, text: parts.filter(part => part !== '').join(dot), isThis},
		...comments.map((comment): HistoryItem => ({depth: 3, text: `comment: ${shortened(withoutSocialSecurityNumbers(comment, '•••'))}`, isThis})),
	];
}

function stepText(step: Step, isHere: boolean, {redacted}: Copy): string {
	const numbers = step.caseNumbers.length > 0 && (isHere || !redacted) ? `case ${step.caseNumbers.join(', ')}` : undefined;
	return [step.type ?? 'event of unknown type', dateWords(step.date), step.county, step.agency, numbers].filter(part => part !== undefined).join(dot);
}

/**
The part of a person's history that a determination rests on: the cycle of the conviction, every other conviction, and every count that a
question looked at, with line numbers. A redacted copy gives charges as citations and leaves out comments and the case numbers of others.
*/
export function historyRelied(conviction: Conviction, trace: readonly QuestionTrace[], copy: Copy): HistoryRelied {
	const {subject} = conviction;
	const lookedAt = rowsLookedAt(trace, subject.rows);
	const relied = (count: Count): boolean => count.convicted !== 'no' || count.rows.some(row => lookedAt(row).length > 0);
	const items: HistoryItem[] = [];
	const leftOut: Count[] = [];
	for (const cycle of subject.cycles) {
		const isHere = cycle === conviction.cycle;
		const steps = cycle.steps.map(step => ({step, counts: step.counts.filter(count => isHere || relied(count))}));
		leftOut.push(...cycle.steps.flatMap(({counts}) => counts.filter(count => !isHere && !relied(count))));
		const shown = steps.filter(({counts}) => counts.length > 0);
		if (shown.length > 0) {
			items.push({depth: 0, text: `Cycle ${cycle.order}, ${dateWords(cycle.date)}`, isThis: false});
		}

		for (const {step, counts} of shown) {
			items.push({depth: 1, text: stepText(step, step === conviction.step, copy), isThis: false}, ...counts.flatMap(count => countItems(count, count === conviction.count, copy)));
		}
	}

	return {items, leftOut: {counts: leftOut.length, rows: leftOut.length === 0 ? '' : rowRanges(leftOut.flatMap(({rows}) => rows))}};
}
