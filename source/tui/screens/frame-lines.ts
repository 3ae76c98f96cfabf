import {cellWidth, fit, truncate, wrapCells} from '../../terminal/cells.js';
import {joinVisible, say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {shownLength} from '../commands/become-current.js';
import {keyLabel} from '../key-event.js';
import {bindingFor, footerBindings} from '../key-table.js';
import {contextOf, bodyHeight} from '../layout.js';
import {line, type Line, type Span} from '../lines.js';
import {overviewPages} from '../overview-plan.js';
import type {AppState} from '../state.js';
import {mark} from '../theme.js';
import {sortText} from '../commands/sorting.js';
import {facetLabel} from '../finding/facets.js';
import {matchNumber} from '../finding/match.js';
import {chipLine} from './filter-lines.js';
import {convictionSections} from './conviction-lines.js';
import {rowPlace} from './row-lines.js';

const screenNames = {overview: 'Overview', convictions: 'Convictions', conviction: 'Conviction', rows: 'Rows of the person', row: 'Row', candidates: 'Candidates: out of scope, may concern marijuana', candidate: 'Candidate: out of scope', results: 'Results'} as const;

/** The filter in words: `undecided, Hand Review`. */
export function filterText(state: AppState): VisibleText {
	const parts = state.filter.map(({kind, value}) => visibleText(facetLabel(kind, value, state.session)));
	return parts.length === 0 ? say`all` : joinVisible(parts);
}

/** Row, how far down the list, and how much of the audit the filter shows. */
function listPlace(state: AppState): VisibleText {
	const total = shownLength(state);
	return total === 0 ? say`row 0 of 0` : say`row ${state.list.cursor + 1} of ${total} ${mark('dot', state.ascii)} ${Math.floor(((state.list.cursor + 1) * 100) / total)} %`;
}

function searchText(state: AppState): VisibleText {
	const total = state.matches?.length ?? 0;
	const number = matchNumber(state);
	const where = number === undefined ? visibleText(total === 1 ? '1 match' : `${total} matches`) : say`${number} of ${total}`;
	return say`search: ${truncate(state.search!, 20)}, ${where}`;
}

function place(state: AppState): VisibleText {
	const total = state.session.records.length;
	if (state.screen === 'overview') {
		const pages = overviewPages(state);
		return pages > 1 ? say`page ${Math.min(state.overviewPage, pages - 1) + 1} of ${pages}` : say``;
	}

	if (state.screen === 'candidates') {
		return say`row ${Math.min(state.candidateList.cursor + 1, state.session.candidates.length)} of ${state.session.candidates.length}`;
	}

	if ((state.screen === 'conviction' || state.screen === 'candidate') && state.current) {
		const {position, isCandidate} = state.current;
		const lines = convictionSections(state).lines.length;
		const bottom = Math.min(lines, state.current.scroll + bodyHeight(state.size));
		const queue = position < state.session.queueLength ? say`` : say`, past the queue`;
		const number = isCandidate ? say`candidate ${position + 1} of ${state.session.candidates.length}` : say`conviction ${position + 1} of ${total}${queue}`;
		if (state.current.detail.kind === 'loading') {
			return say`${number} ${mark('dot', state.ascii)} reading the record`;
		}

		return say`${number}${lines > bodyHeight(state.size) && !state.overlay ? say` ${mark('dot', state.ascii)} lines ${state.current.scroll + 1}-${bottom} of ${lines}` : say``}`;
	}

	if (state.screen === 'rows' || state.screen === 'row') {
		return rowPlace(state);
	}

	return state.screen === 'convictions' ? listPlace(state) : say``;
}

/** Where am I: screen, filter, position. */
export function titleLine(state: AppState): Line {
	const {columns} = state.size;
	const dot = say` ${mark('dot', state.ascii)} `;
	const isHelp = state.overlay?.kind === 'help';
	const isList = state.screen === 'convictions' && !isHelp;
	const filter = isList || (state.screen === 'conviction' && !isHelp && state.filter.length > 0) ? [say`filter: ${filterText(state)}`] : [];
	const search = isList && state.search !== undefined ? [searchText(state)] : [];
	const sort = isList && (state.sort.by !== 'queue' || state.sort.reversed) ? [say`by ${visibleText(sortText(state.sort))}`] : [];
	const left = joinVisible([visibleText(isHelp ? 'Help' : screenNames[state.screen]), ...sort, ...search, ...filter], dot);
	const right = place(state);
	const room = columns - cellWidth(right);
	return line({text: say`${fit(truncate(left, Math.max(0, room - 1)), Math.max(0, room))}${right}`, tone: 'heading'});
}

/** The rule under the title; on the list what is set in the filter stands on it. */
export const ruleLine = (state: AppState): Line => state.screen === 'convictions' && state.filter.length > 0 && state.overlay?.kind !== 'help' ? chipLine(state) : line({text: visibleText((state.ascii ? '-' : '─').repeat(state.size.columns)), tone: 'frame'});

/** What was last said to the reviewer, in at most two lines; the second one covers the last line of the screen until the next key. */
export function noticeLines(state: Pick<AppState, 'notice' | 'size'>): readonly Line[] {
	const {notice} = state;
	if (!notice) {
		return [[]];
	}

	const tone = notice.level === 'note' ? 'strong' : (notice.level === 'warning' ? 'warning' : 'alert');
	const [first, ...rest] = wrapCells(say`${visibleText(notice.level)}: ${notice.text}`, state.size.columns);
	const second = rest.length === 0 ? [] : [line({text: truncate(joinVisible(rest, ' '), state.size.columns), tone} as const)];
	return [line({text: first!, tone}), ...second];
}

function savedSpan(state: AppState): Span {
	if (state.unsaved.size > 0) {
		return {text: say`NOT SAVED: ${state.unsaved.size}`, tone: 'alert'};
	}

	if (state.savingBatch !== undefined || state.pending.some(pending => pending.decides)) {
		return {text: state.ascii ? say`saving...` : say`saving…`, tone: 'warning'};
	}

	if (state.session.cannotDecideBecause !== undefined) {
		return {text: say`looking only`, tone: 'warning'};
	}

	return {text: state.lastSeq === undefined ? say`nothing to save` : say`saved ${mark('saved', state.ascii)} #${state.lastSeq}`};
}

/** Decided and left, saved or not, who, under which policy. */
export function statusLine(state: AppState): Line {
	const {queue, awaiting} = state.tally;
	const {reviewer, policy, roster} = state.session;
	const dot = say` ${mark('dot', state.ascii)} `;
	const claim = roster !== undefined && !reviewer.listed ? ', unverified' : '';
	const who = visibleText(reviewer.role === undefined ? (reviewer.name === '' ? 'no reviewer' : reviewer.name) : `${reviewer.name} (${reviewer.role}${claim})`);
	const deferred = queue.deferred === 0 ? say`` : say`, ${queue.deferred} deferred`;
	const approval = awaiting === 0 ? say`` : say`, ${awaiting} awaiting`;
	return line(say`${queue.decided} decided${deferred}${approval}, ${queue.left} left${dot}`, savedSpan(state), say`${dot}${who}${dot}${visibleText(policy.id)}`);
}

const mostHints = 7;

/** Hints from the key table; help is always among them, the rest drops from the right. */
export function footerLine(state: AppState): Line {
	const context = contextOf(state);
	const help = bindingFor(context, '?');
	const hints = footerBindings(state, context).slice(0, help ? mostHints - 1 : mostHints).map(binding => visibleText(`${keyLabel(binding.keys[0]!, state.ascii)} ${binding.labelFor?.(state) ?? binding.label}`));
	const last = help && context !== 'help' ? [say`? help`] : [];
	while (hints.length > 0 && cellWidth([...hints, ...last].join('  ')) > state.size.columns) {
		hints.pop();
	}

	return line({text: joinVisible([...hints, ...last], '  '), tone: 'plain'});
}

