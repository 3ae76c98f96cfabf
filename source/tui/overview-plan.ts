import {cellWidth, fit, truncate} from '../terminal/cells.js';
import {joinVisible, say, visibleText, type VisibleText} from '../terminal/visible-text.js';
import type {Pile} from '../review/effective.js';
import {figure} from '../results/markdown.js';
import {candidateKinds} from '../rules/candidate-rules.js';
import {outcomes} from '../values/outcome.js';
import {decisionValues, facetLabel, type FacetKind} from './finding/facets.js';
import {bodyHeight} from './layout.js';
import {indented, line, type Line} from './lines.js';
import {comparisonPages} from './screens/comparison-lines.js';
import {standingNotes} from './screens/results-lines.js';
import {candidateCounts} from './promotions.js';
import type {AppState} from './state.js';
import {mark, outcomeText} from './theme.js';
import {bar, percentText} from './today/bar.js';
import {isCounted} from './today/desk.js';
import {countOf} from './today/figures.js';
import {sectionLines} from './today/section-lines.js';
import {askedSections, peopleSections, todaySections, type Opens, type Section} from './today/sections.js';

/**
A small table: headings, and cells already as wide as their column, because ink-table counts `.length` and not cells. What Enter opens on
each row; undefined on rows that no list belongs to.
*/
export type Panel = {readonly title: VisibleText; readonly headings: readonly string[]; readonly rows: ReadonlyArray<readonly VisibleText[]>; readonly opens: ReadonlyArray<Opens | undefined>; readonly width: number};

/** Lines a panel takes beside its rows: title, top, headings, rule, bottom. */
const panelFrame = 5;
const gap = 2;
const barWidth = 10;
/** The first cell of a row begins with the pointer, or with as many blanks. */
const pointer = 2;

const numbers = (count: number): VisibleText => visibleText(figure(count));

type Row = readonly [label: VisibleText, counts: readonly number[], opens?: Opens];

/** `of`: what the first count of each row is a part of; no bars without it. */
function panel(title: VisibleText, headings: readonly string[], rows: readonly Row[], {size, ascii}: AppState, of?: number): Panel {
	const cells = rows.map(([label, counts]) => [
		say`${visibleText(' '.repeat(pointer))}${label}`,
		...counts.map(count => numbers(count)),
		...(of === undefined ? [] : [say`${fit(percentText(counts[0]!, of), 5, {align: 'right'})} ${bar(counts[0]!, of, barWidth, ascii)}`]),
	]);
	const all = [...headings, ...(of === undefined ? [] : ['Share'])];
	const others = all.slice(1).map((heading, index) => Math.max(heading.length, ...cells.map(row => cellWidth(row[index + 1]!))));
	const taken = others.reduce((sum, width) => sum + width + 3, 0);
	const first = Math.min(Math.max(all[0]!.length, ...cells.map(row => cellWidth(row[0]!))), Math.max(8, size.columns - taken - 4));
	const padded = cells.map(row => row.map((cell, index) => index === 0 ? fit(cell, first) : fit(cell, others[index - 1]!, {align: 'right'})));
	return {title, headings: all, rows: padded, opens: rows.map(row => row[2]), width: first + taken + 4};
}

const filteredBy = (kind: FacetKind, value: string): Opens => ({screen: 'convictions', filter: [{kind, value}]});

function panels(state: AppState): readonly Panel[] {
	const {tally, session, ascii, desk: {figures}} = state;
	const {piles} = tally;
	const total = session.records.length;
	const counted = candidateCounts(session, state.reviews);
	const candidates: Opens = {screen: 'candidates'};
	const pile = (label: string, value: Pile): Row => [visibleText(label), [piles[value]], filteredBy('results', value)];
	const candidateRows: readonly Row[] = [
		...candidateKinds.filter(kind => counted.notPromoted[kind] > 0).map((kind): Row => [visibleText(session.candidateRules.kinds[kind].title), [counted.notPromoted[kind]], candidates]),
		[say`Not promoted`, [counted.found - counted.promoted], candidates],
	];
	// Half counted is no figure.
	const decisionRows = isCounted(state) ? decisionValues.filter(value => countOf(figures, 'decision', value) > 0) : [];
	return [
		panel(say`Outcomes`, ['Outcome', 'Now', 'Engine'], outcomes.map((outcome): Row => [say`${mark(outcome, ascii)} ${outcomeText(outcome)}`, [tally.effective[outcome], tally.engine[outcome]], filteredBy('outcome', outcome)]), state, total),
		panel(say`Where the convictions lie`, ['Pile', 'Count'], [
			pile('Relief not opposed', 'not-opposed'),
			pile('Challenged', 'challenged'),
			pile('Referred to city attorneys', 'referred'),
			pile('Undecided', 'undecided'),
			[say`All`, [total], {screen: 'convictions', filter: []}],
			...(counted.promoted > 0 ? [[say`Promoted from the candidates`, [counted.promoted], candidates] as const] : []),
		], state, total),
		...(decisionRows.length === 0 ? [] : [panel(say`Decisions`, ['Decision', 'Count'], decisionRows.map((value): Row => [visibleText(facetLabel('decision', value, session)), [countOf(figures, 'decision', value)], filteredBy('decision', value)]), state, total)]),
		...(counted.found === 0 ? [] : [panel(say`Candidates: out of scope, may concern marijuana`, ['Why', 'Count'], candidateRows, state)]),
		...(session.reconciliation.length === 0 ? [] : [panel(say`Reconciliation of the extract`, ['What', 'Count'], session.reconciliation.map(({label, count}) => [visibleText(label), [count]]), state)]),
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

/** A panel as it is, or in parts under the same title where there is no room for all its rows. */
function parts(one: Panel, height: number): readonly Panel[] {
	const room = Math.max(1, height - panelFrame);
	return Array.from({length: Math.max(1, Math.ceil(one.rows.length / room))}, (_, part) => {
		const from = part * room;
		return {...one, title: part === 0 ? one.title : say`${one.title}, continued`, rows: one.rows.slice(from, from + room), opens: one.opens.slice(from, from + room)};
	});
}

const heightOf = (one: Panel): number => one.rows.length + panelFrame;

/** Columns of panels, filled from above; a page is full when no column is left. */
function tablePages(state: AppState): ReadonlyArray<ReadonlyArray<readonly Panel[]>> {
	const height = Math.max(panelFrame + 1, bodyHeight(state.size));
	const pages: Panel[][][] = [[]];
	let column: Panel[] = [];
	let widthUsed = 0;
	let columnWidth = 0;
	let heightUsed = 0;
	for (const one of panels(state).flatMap(whole => parts(whole, height))) {
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

/** A page of the overview: figures line by line, small tables, or the comparison with a second policy. */
export type Page
	= | {readonly kind: 'figures'; readonly sections: readonly Section[]}
		| {readonly kind: 'tables'; readonly columns: ReadonlyArray<readonly Panel[]>}
		| {readonly kind: 'comparison'; readonly lines: readonly Line[]};

const planned = new WeakMap<AppState, readonly Page[]>();

/** All pages, in the order Tab goes through them. Planned once for each state. */
export function pagesOf(state: AppState): readonly Page[] {
	const known = planned.get(state);
	if (known) {
		return known;
	}

	const pages: readonly Page[] = [
		...[todaySections, askedSections, peopleSections].map(sections => ({kind: 'figures', sections: sections(state)} as const)),
		...tablePages(state).map(columns => ({kind: 'tables', columns} as const)),
		...comparisonPages(state).map(lines => ({kind: 'comparison', lines} as const)),
	];
	planned.set(state, pages);
	return pages;
}

export const overviewPages = (state: AppState): number => pagesOf(state).length;

export const firstComparisonPage = (state: AppState): number => pagesOf(state).filter(({kind}) => kind !== 'comparison').length;

export const overviewPage = (state: AppState): Page => pagesOf(state)[Math.min(state.overviewPage, pagesOf(state).length - 1)]!;

/** What each figure of a page opens, in the order in which the cursor goes through them. While figures are being counted there are none. */
export function figuresOf(state: AppState, page: Page): readonly Opens[] {
	switch (page.kind) {
		case 'figures': {
			return isCounted(state) ? page.sections.flatMap(({rows}) => rows.map(({opens}) => opens)) : [];
		}

		case 'tables': {
			return page.columns.flat().flatMap(({opens}) => opens.filter(one => one !== undefined));
		}

		case 'comparison': {
			return [];
		}
	}
}

/** The figure the cursor is on: pages change with the size of the terminal and with what is decided. */
export const figureAt = (state: AppState): number => Math.max(0, Math.min(state.overviewFigure, figuresOf(state, overviewPage(state)).length - 1));

/** Lines of the page on screen; undefined where tables are. */
export function overviewLines(state: AppState, height: number): readonly Line[] | undefined {
	const page = overviewPage(state);
	if (page.kind === 'comparison') {
		return page.lines;
	}

	if (page.kind === 'tables') {
		return undefined;
	}

	const intro = state.overviewPage === 0 ? overviewIntro(state) : [];
	return isCounted(state)
		? sectionLines(intro, page.sections, figureAt(state), state, height)
		: [...intro, line(say`Counting: ${visibleText(percentText(state.desk.counted, state.session.records.length))}`)];
}
