import {say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {shownLength} from '../commands/become-current.js';
import {blockers, facetLabel, facets, type FacetKind} from '../finding/facets.js';
import type {Filter} from '../finding/filter.js';
import type {AppState} from '../state.js';
import {commonest, countOf, type CountedKind} from './figures.js';
import {paceText} from './pace.js';

/** What Enter on a figure shows. */
export type Opens = {readonly screen: 'convictions'; /** Undefined: the list as it is filtered. */ readonly filter: Filter | undefined} | {readonly screen: 'candidates'};

/** One figure: the first of its counts is what the list then shows, and `share` its part of what. */
export type Figure = {readonly label: VisibleText; readonly counts: readonly number[]; readonly of: number; readonly opens: Opens};

/** Figures under a heading. `notes` stand below them. */
export type Section = {readonly title: VisibleText; readonly headings: readonly string[]; /** What the percentages are parts of. */ readonly share: string; readonly rows: readonly Figure[]; readonly notes: readonly VisibleText[]};

const opening = (...filter: Filter): Opens => ({screen: 'convictions', filter});

/** Of a group: what is left of it, and where nothing is left all of it. Behind the group, so that the last chip taken away shows the whole of it. */
const openingLeft = (kind: FacetKind, value: string, left: number): Opens => left > 0 ? opening({kind, value}, {kind: 'decision', value: 'undecided'}) : opening({kind, value});

/** The first page: what a reviewer needs when they sit down. */
export function todaySections(state: AppState): readonly Section[] {
	const {session, desk: {figures}, tally} = state;
	const total = session.records.length;
	const waiting = countOf(figures, 'decision', 'undecided');
	const pace = paceText(figures, waiting);
	const row = (label: VisibleText, kind: CountedKind, value: string, of = total): Figure => ({label, counts: [countOf(figures, kind, value)], of, opens: opening({kind, value})});
	const blocking = blockers.map(value => row(visibleText(blockerTitles[value]), 'results', value, tally.piles.undecided)).filter(({counts: [count]}) => count! > 0);
	return [
		{
			title: say`Today, ${visibleText(session.today)}`,
			headings: ['Count'],
			share: 'of all',
			rows: [
				{label: visibleText(state.shown && state.filter.length > 0 ? 'The list, as it is filtered' : 'The list of convictions'), counts: [shownLength(state)], of: total, opens: {screen: 'convictions', filter: undefined}},
				row(say`Left for you to look at`, 'decision', 'undecided'),
				row(say`Decided today`, 'when', 'today'),
				row(say`Decided yesterday`, 'when', 'yesterday'),
				row(say`Decided in all`, 'decision', 'decided'),
			],
			notes: pace === undefined ? [] : [pace],
		},
		{
			title: blocking.length === 0 ? say`What keeps the results partial` : say`What keeps the results partial, of ${tally.piles.undecided}`,
			headings: ['Count'],
			share: '',
			rows: blocking,
			notes: blocking.length === 0 ? [say`Nothing: no conviction will be listed as undecided.`] : [],
		},
	];
}

const blockerTitles: Readonly<Record<(typeof blockers)[number], string>> = {
	question: 'Hand review: a question to settle', refusal: 'Refused, and not challenged', flag: 'A flag that a person must look at', fact: 'A supplied fact: confirm what follows',
	deferred: 'Deferred', 'awaiting approval': 'Awaiting approval', stale: 'Stale: changed since it was decided',
};

const most = 10;

/** The commonest values of a kind: what is left of each, and its part of all that is left. */
function commonSection(state: AppState, kind: 'question' | 'flag' | 'agency', title: string): Section {
	const {session, desk: {figures}} = state;
	const counts = commonest(figures, kind);
	const waiting = countOf(figures, 'decision', 'undecided');
	return {
		title: visibleText(title),
		headings: ['Left', 'All'],
		share: 'of left',
		rows: counts.slice(0, most).map(({value, left, all}) => ({label: labelOf(state, kind, value), counts: [left, all], of: waiting, opens: openingLeft(kind, value, left)})),
		notes: counts.length > most ? [say`and ${counts.length - most} more: f, ${visibleText(facets[kind].title)}`] : (counts.length === 0 ? [visibleText(session.records.length === 0 ? 'none: there is no conviction' : 'none')] : []),
	};
}

const labelOf = ({session}: AppState, kind: FacetKind, value: string): VisibleText => {
	const flag = kind === 'flag' ? session.flags.find(({id}) => id === value) : undefined;
	return visibleText(`${flag ? `${flag.level} ` : ''}${facetLabel(kind, value, session) || 'no value'}`);
};

/** By question, flag and agency: where a morning's work lies together. */
export const askedSections = (state: AppState): readonly Section[] => [
	commonSection(state, 'question', 'Questions to settle'),
	commonSection(state, 'flag', 'Flags (H high, M medium, L low)'),
	commonSection(state, 'agency', 'Arrested by'),
];

/** Whom it concerns: of every group what is left, and its part of the group. */
export const peopleSections = (state: AppState): readonly Section[] => (['race', 'sex', 'age'] as const).map(kind => {
	const {session, desk: {figures}} = state;
	const {order} = facets[kind];
	const inOrder = (value: string): number => typeof order === 'object' ? order.indexOf(value) : 0;
	const counts = commonest(figures, kind).toSorted((one, other) => inOrder(one.value) - inOrder(other.value) || other.all - one.all);
	return {
		title: visibleText(kind === 'age' ? `Age on ${session.asOf}` : facets[kind].title),
		headings: ['Left', 'All'],
		share: 'of all',
		rows: counts.map(({value, left, all}) => ({label: labelOf(state, kind, value), counts: [left, all], of: all, opens: openingLeft(kind, value, left)})),
		notes: [],
	};
});
