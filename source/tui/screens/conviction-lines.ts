import {say, visibleText} from '../../terminal/visible-text.js';
import {parseIsoDay} from '../../values/calendar-date.js';
import {problemText} from '../../values/problem.js';
import type {HeadPlan} from '../head-plan.js';
import {convictionWidth, spokenColumns} from '../layout.js';
import {blankLine, indented, line, toned, type Line} from '../lines.js';
import type {AppState} from '../state.js';
import {changeSectionLines} from './change-lines.js';
import {planConvictionHead} from './conviction-head.js';
import {historyLines} from './history-lines.js';
import {otherConvictionLines} from './other-convictions.js';
import {scopeLines, statuteTraceLines, traceLines} from './trace-lines.js';

function entryLines(state: AppState, key: string, width: number): readonly Line[] {
	const review = state.reviews.get(key);
	const entries = review?.entries ?? [];
	const notes = new Map((review?.notes ?? []).map(({seq, words}) => [seq, words === undefined ? ': its words were erased' : `: “${words}”`]));
	if (entries.length === 0) {
		return [];
	}

	return [
		blankLine,
		line(toned(say`ENTRIES in the review log about this conviction`, 'heading')),
		...entries.flatMap(entry => indented(visibleText(`#${entry.seq} `), visibleText(`${entry.type} ${entry.at.slice(0, 19).replace('T', ' ')} by ${entry.by}${entry.undone ? ' (undone)' : ''}${notes.get(entry.seq) ?? ''}`), width)),
	];
}

export type Sections = {
	readonly lines: readonly Line[];
	/** Where each part below the first screen begins. */
	readonly parts: readonly number[];
	readonly historyAt: number;
	readonly traceAt: number;
	/** The lines on which the flag that is acknowledged next stands. */
	readonly openFlagAt: readonly number[];
};

/** What the first screen had to shorten, in full. */
function fullLines({cut}: HeadPlan): readonly Line[] {
	return cut.length === 0 ? [] : [blankLine, line(toned(say`IN FULL, what the first screen shortens`, 'heading')), ...cut.flatMap(({full}) => full)];
}

/** The line of the open flag within the section that is in full, counted from its first. */
function openInFull({cut}: HeadPlan): readonly number[] {
	const index = cut.findIndex(({openAt}) => openAt !== undefined);
	return index === -1 ? [] : [2 + cut.slice(0, index).reduce((sum, {full}) => sum + full.length, 0) + cut[index]!.openAt!];
}

const made = new WeakMap<AppState, Sections>();

/** The conviction screen as one column of lines, and where its parts begin. Title, body and the next key all ask for it: it is made once for a state. */
export function convictionSections(state: AppState): Sections {
	const known = made.get(state);
	if (known) {
		return known;
	}

	const sections = sectionsOf(state);
	made.set(state, sections);
	return sections;
}

function sectionsOf(state: AppState): Sections {
	const {current} = state;
	const width = convictionWidth(state);
	const none = {parts: [], historyAt: 0, traceAt: 0, openFlagAt: []};
	if (!current) {
		return {lines: [], ...none};
	}

	const head = planConvictionHead(state, current, width);
	switch (current.detail.kind) {
		case 'loading': {
			return {lines: [...head.lines, blankLine, line(say`Reading the record from the extract: nothing can be decided yet.`)], ...none};
		}

		case 'failed': {
			const problems = current.detail.problems.flatMap(problem => indented(say`  `, visibleText(problemText(problem)), width, 'alert'));
			return {lines: [line(toned(say`The record could not be read again, so nothing can be decided here:`, 'alert')), ...problems, blankLine, ...head.lines], ...none};
		}

		case 'loaded': {
			const {conviction, trace, changes, scope = [], statute} = current.detail.value;
			const isInScope = scope.length === 0;
			const full = fullLines(head);
			const sections = [head.lines, full, otherConvictionLines(state, width), historyLines(conviction, {trace, asOf: parseIsoDay(state.session.asOf)!, unfolded: current.unfolded, width, ascii: state.ascii, spoken: state.size.columns === spokenColumns}), [...(isInScope ? [] : scopeLines(scope, width, state.ascii)), ...changeSectionLines(changes, width)], traceLines(trace, width, state.ascii, isInScope), statuteTraceLines(statute, width, state.ascii), entryLines(state, current.key, width)];
			const starts = startsOf(sections);
			const [, fullAt, , historyAt, changesAt] = starts;
			return {
				lines: sections.flat(),
				parts: starts.flatMap((start, index) => index > 0 && sections[index]!.length > 0 ? [start + 1] : []),
				historyAt: historyAt! + 1,
				traceAt: changesAt! + 1,
				openFlagAt: head.openAt === undefined ? [] : [head.openAt, ...openInFull(head).map(at => fullAt! + at)],
			};
		}
	}
}

/** Where each section begins when they stand one below the other. */
function startsOf(sections: ReadonlyArray<readonly Line[]>): readonly number[] {
	let start = 0;
	return sections.map(({length}) => {
		start += length;
		return start - length;
	});
}
