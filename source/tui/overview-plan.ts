import {cellWidth, fit, truncate} from '../terminal/cells.js';
import {joinVisible, say, visibleText, type VisibleText} from '../terminal/visible-text.js';
import {candidateKinds} from '../rules/candidate-rules.js';
import {outcomes} from '../values/outcome.js';
import {bodyHeight} from './layout.js';
import {indented, type Line} from './lines.js';
import {comparisonPages} from './screens/comparison-lines.js';
import {standingNotes} from './screens/results-lines.js';
import {candidateCounts} from './promotions.js';
import type {AppState} from './state.js';
import {mark, outcomeText} from './theme.js';

/** A small table: headings, and cells already as wide as their column, because ink-table counts `.length` and not cells. */
export type Panel = {readonly title: VisibleText; readonly headings: readonly string[]; readonly rows: ReadonlyArray<readonly VisibleText[]>; readonly width: number};

/** Lines a panel takes beside its rows: title, top, headings, rule, bottom. */
const panelFrame = 5;
const gap = 2;

const numbers = (count: number): VisibleText => visibleText(String(count).replaceAll(/\B(?=(\d{3})+$)/g, ','));

function panel(title: VisibleText, headings: readonly string[], rows: ReadonlyArray<readonly VisibleText[]>, widest: number): Panel {
	const counts = headings.slice(1).map((heading, index) => Math.max(heading.length, ...rows.map(row => cellWidth(row[index + 1]!))));
	const others = counts.reduce((sum, width) => sum + width + 3, 0);
	const first = Math.min(Math.max(headings[0]!.length, ...rows.map(row => cellWidth(row[0]!))), Math.max(8, widest - others - 4));
	const padded = rows.map(row => row.map((cell, index) => index === 0 ? fit(cell, first) : fit(cell, counts[index - 1]!, {align: 'right'})));
	return {title, headings, rows: padded, width: first + others + 4};
}

function panels(state: AppState): readonly Panel[] {
	const {tally, session, ascii} = state;
	const {queue, piles} = tally;
	const width = state.size.columns;
	const outcomeRows = outcomes.map(outcome => [say`${mark(outcome, ascii)} ${outcomeText(outcome)}`, numbers(tally.engine[outcome]), numbers(tally.effective[outcome])]);
	const flagRows = [...tally.flags].toSorted((first, second) => second[1] - first[1]).map(([id, count]) => {
		const flag = session.flags.find(candidate => candidate.id === id);
		return [visibleText(flag?.title ?? id), visibleText(flag?.level ?? ''), numbers(count)];
	});
	const counted = candidateCounts(session, state.reviews);
	const candidateRows = [
		...candidateKinds.filter(kind => counted.notPromoted[kind] > 0).map(kind => [visibleText(session.candidateRules.kinds[kind].title), numbers(counted.notPromoted[kind])]),
		[say`Not promoted`, numbers(counted.found - counted.promoted)],
	];
	return [
		panel(say`Outcomes`, ['Outcome', 'Engine', 'Now'], outcomeRows, width),
		panel(say`The queue`, ['Queue', 'Count'], [
			[say`Decided`, numbers(queue.decided)],
			[say`Deferred`, numbers(queue.deferred)],
			...(queue.awaiting === 0 ? [] : [[say`Awaiting approval`, numbers(queue.awaiting)]]),
			[say`Left`, numbers(queue.left)],
		], width),
		panel(say`Where the convictions lie`, ['Pile', 'Count'], [
			[say`Relief not opposed`, numbers(piles['not-opposed'])],
			[say`Challenged`, numbers(piles.challenged)],
			[say`Referred to city attorneys`, numbers(piles.referred)],
			[say`Undecided`, numbers(piles.undecided)],
			[say`All`, numbers(session.records.length)],
			...(counted.promoted > 0 ? [[say`Promoted from the candidates`, numbers(counted.promoted)]] : []),
		], width),
		...(flagRows.length === 0 ? [] : [panel(say`Flags (H high, M medium, L low)`, ['Flag', 'Level', 'Count'], flagRows, width)]),
		...(counted.found === 0 ? [] : [panel(say`Candidates: out of scope, may concern marijuana`, ['Why', 'Count'], candidateRows, width)]),
		...(session.reconciliation.length === 0 ? [] : [panel(say`Reconciliation of the extract`, ['What', 'Count'], session.reconciliation.map(({label, count}) => [visibleText(label), numbers(count)]), width)]),
	];
}

/** What stands above the tables: county, day, policy, and what every result will say of itself. */
export function overviewIntro(state: AppState): readonly Line[] {
	const {session, ascii, size} = state;
	const dot = say` ${mark('dot', ascii)} `;
	const about = joinVisible([visibleText(`County ${session.county}`), visibleText(`as of ${session.asOf}`), visibleText(`policy ${session.policy.title} (${session.policy.id})`)], dot);
	const notes = standingNotes(state);
	const looking = session.cannotDecideBecause === undefined ? [] : indented(say``, visibleText(`Nothing can be decided: ${session.cannotDecideBecause}`), size.columns, 'warning').slice(0, 2);
	return [
		...indented(say``, about, size.columns, 'strong').slice(0, 2),
		...(notes.length === 0 ? [] : [[{text: truncate(joinVisible(notes, dot), size.columns), tone: 'warning' as const}]]),
		...looking,
		...rosterLines(session, size.columns),
	];
}

/** Whose account this is by the office's roster; that is all a roster can tell. */
function rosterLines({reviewer, roster}: AppState['session'], width: number): readonly Line[] {
	if (roster === undefined) {
		return [];
	}

	const text = reviewer.listed
		? `${roster} lists the account ${reviewer.account} as ${reviewer.name}, ${reviewer.role}${reviewer.listed.barNumber === undefined ? '' : `, bar number ${reviewer.listed.barNumber}`}. It does not prove who types.`
		: `${roster} does not list the account ${reviewer.account}: what is decided here rests on an unverified reviewer.`;
	return indented(say``, visibleText(text), width, reviewer.listed ? undefined : 'warning').slice(0, 2);
}

/** A panel cut to the room there is, with a last row that says how much is not shown. */
function cut(one: Panel, height: number): Panel {
	const room = Math.max(1, height - panelFrame);
	if (one.rows.length <= room) {
		return one;
	}

	const kept = one.rows.slice(0, room - 1);
	const blank = one.rows[0]!.map((cell, index) => fit(index === 0 ? say`and ${one.rows.length - kept.length} more` : say``, cellWidth(cell)));
	return {...one, rows: [...kept, blank]};
}

const heightOf = (one: Panel): number => one.rows.length + panelFrame;

/** Columns of panels, filled from above; a page is full when no column is left. */
export function overviewPlan(state: AppState): ReadonlyArray<ReadonlyArray<readonly Panel[]>> {
	const height = Math.max(panelFrame + 1, bodyHeight(state.size) - overviewIntro(state).length);
	const pages: Panel[][][] = [[]];
	let column: Panel[] = [];
	let widthUsed = 0;
	let columnWidth = 0;
	let heightUsed = 0;
	for (const whole of panels(state)) {
		const one = cut(whole, height);
		const fitsBelow = column.length > 0 && heightUsed + heightOf(one) <= height && widthUsed + Math.max(columnWidth, one.width) <= state.size.columns;
		if (fitsBelow) {
			column.push(one);
			heightUsed += heightOf(one);
			columnWidth = Math.max(columnWidth, one.width);
			continue;
		}

		widthUsed += column.length > 0 ? columnWidth + gap : 0;
		if (column.length > 0 && widthUsed + one.width > state.size.columns) {
			pages.push([]);
			widthUsed = 0;
		}

		column = [one];
		pages.at(-1)!.push(column);
		columnWidth = one.width;
		heightUsed = heightOf(one);
	}

	return pages;
}

/** Pages of tables, and behind them those of the comparison where there is one. */
export const overviewPages = (state: AppState): number => overviewPlan(state).length + comparisonPages(state).length;

export const firstComparisonPage = (state: AppState): number => overviewPlan(state).length;

/** The page of the comparison that is on the screen; undefined where tables are. */
export function comparisonPage(state: AppState): readonly Line[] | undefined {
	const pages = comparisonPages(state);
	const index = Math.min(state.overviewPage - firstComparisonPage(state), pages.length - 1);
	return index < 0 ? undefined : pages[index];
}
