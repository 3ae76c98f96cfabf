import {cell, lineText} from '../../extract/row.js';
import {rowsLookedAt} from '../../determinations/rows-looked-at.js';
import {dateWords} from '../../history/history-words.js';
import {joinVisible, say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {readDojDate} from '../../values/doj-date.js';
import {valueOf} from '../../values/no-value.js';
import {outcomeLabels} from '../../values/outcome.js';
import {shownLength, shownPosition} from '../commands/become-current.js';
import {rowOnScreen, rowsOnScreen} from '../rows-view.js';
import {moveText, standingUnderOwn, underSecond} from '../second-policy.js';
import {standingOf} from '../standing.js';
import type {AppState} from '../state.js';
import {decisionText} from '../theme.js';

const row = (cursor: number, total: number, parts: readonly string[]): VisibleText => say`Row ${cursor + 1} of ${total}: ${joinVisible(parts.filter(part => part !== '').map(part => visibleText(part)), '; ')}`;

const nameOf = ({subject}: {readonly subject: {readonly name: string}}): string => subject.name === '' ? 'no name given' : subject.name;

const levels = {H: 'high', M: 'medium', L: 'low'} as const;

/** The row of the list under the cursor, whole. */
export function convictionRow(state: AppState): VisibleText | undefined {
	const position = shownPosition(state, state.list.cursor);
	if (position === undefined) {
		return undefined;
	}

	const record = state.session.records[position]!;
	const {effective} = standingOf(state.session, state.reviews, position);
	const isSaving = state.pending.some(({draft, decides}) => decides && draft.key === record.key);
	const under = underSecond(state.compared, record);
	const flags = (['H', 'M', 'L'] as const).filter(level => record.flags.some(flag => flag.level === level)).map(level => `${level} ${levels[level]}`);
	const material = record.flags.some(flag => flag.material.length > 0) ? ', material' : '';
	return row(state.list.cursor, shownLength(state), [
		nameOf(record), record.conviction.charge, `convicted ${record.conviction.date}`, outcomeLabels[effective.outcome],
		isSaving ? 'saving' : decisionText(effective.word),
		flags.length === 0 ? 'no flag' : `flags ${flags.join(', ')}${material}`,
		under ? `second policy: ${moveText(standingUnderOwn(record), under.standing, false).replace('→', 'to')}` : '',
		`conviction ${position + 1}`,
	]);
}

/** The candidate under the cursor, with why it is one. */
export function candidateRow(state: AppState): VisibleText | undefined {
	const {session, candidateList: {cursor}} = state;
	const candidate = session.candidates[cursor];
	if (!candidate) {
		return undefined;
	}

	const isPromoted = state.reviews.get(candidate.key)?.promotion !== undefined;
	const isSaving = state.pending.some(({draft, decides}) => decides && draft.key === candidate.key);
	return row(cursor, session.candidates.length, [
		nameOf(candidate), candidate.conviction.charge, `convicted ${candidate.conviction.date}`, isSaving ? 'saving' : (isPromoted ? 'promoted' : ''),
		`out of scope, but: ${candidate.why.map(({kind}) => session.candidateRules.kinds[kind].title).join('; ')}`,
	]);
}

/** The row of the person under the cursor. */
export function personRow(state: AppState): VisibleText | undefined {
	const rows = rowsOnScreen(state);
	const one = rowOnScreen(state);
	const detail = state.current?.detail;
	if (!one || detail?.kind !== 'loaded') {
		return undefined;
	}

	const shown = (column: Parameters<typeof cell>[1]): string => valueOf(cell(one, column)) ?? 'none';
	return row(state.current!.rows.list.cursor, rows.length, [
		lineText(one), dateWords(readDojDate(cell(one, 'STP_EVENT_DATE'))), `count ${shown('CNT_ORDER')}`, `step ${shown('STP_TYPE_DESCR')}`, `offense ${shown('OFFENSE_DESCR')}`, `disposition ${shown('DISP_DESCR')}`,
		detail.value.conviction.count.rows.includes(one) ? 'row of this conviction' : '',
		rowsLookedAt(detail.value.trace, rows)(one).length > 0 ? 'a question looked at it' : '',
	]);
}
