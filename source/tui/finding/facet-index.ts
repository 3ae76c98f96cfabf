import type {AuditSession} from '../session.js';
import {positionOf} from '../standing.js';
import {facetKinds, facets, type Facet, type FacetKind, type Facts} from './facets.js';

/**
What every conviction is in one kind, so that filtering and counting look at numbers only. Convictions share few combinations of values
(one flag, two flags): `combinationOf` gives each position's, `combinations` the values of each as places in `values`.
*/
export type FacetIndex = {
	readonly values: readonly string[];
	readonly combinations: ReadonlyArray<readonly number[]>;
	/** How many convictions have each combination. */
	readonly counts: readonly number[];
	readonly combinationOf: Uint32Array;
};

/** One kind while it is being gathered: the combination of each position up to `filled`, by number. */
type Column = {
	readonly numbers: Map<string, number>;
	readonly members: Array<readonly string[]>;
	readonly counts: number[];
	readonly combinationOf: Uint32Array;
	filled: number;
};

const noColumn = (total: number): Column => ({numbers: new Map(), members: [], counts: [], combinationOf: new Uint32Array(total), filled: 0});

function put({numbers, members, counts, combinationOf}: Column, position: number, values: readonly string[]): void {
	// No value at all and a value that is empty are two things.
	const name = values.length === 1 ? values[0]! : (values.length === 0 ? '\0' : values.join('\0'));
	let number = numbers.get(name);
	if (number === undefined) {
		number = members.length;
		numbers.set(name, number);
		members.push(values);
		counts.push(0);
	}

	counts[number]!++;
	combinationOf[position] = number;
}

const nothingDecided: Facts['reviews'] = new Map();

/** What does not change in a session: a kind's column, where decisions move the kind as if there were none; and the index made of it last. */
type Known = {readonly column: Column; index: FacetIndex | undefined; /** What it was made for, where decisions or a comparison move the kind. */ reviews: Facts['reviews']; compared: Facts['compared']};

const known = new WeakMap<AuditSession, Map<FacetKind, Known>>();

/** A kind gathered up to a position. What has been gathered is kept for the session. */
function gathered(kind: FacetKind, {session, compared}: Facts, to: number): Known {
	let kinds = known.get(session);
	if (!kinds) {
		kinds = new Map();
		known.set(session, kinds);
	}

	const facet = facets[kind];
	let own = kinds.get(kind);
	if (!own || (facet.moves === 'compared' && own.compared !== compared)) {
		own = {column: noColumn(session.records.length), index: undefined, reviews: nothingDecided, compared};
		kinds.set(kind, own);
	}

	const {column} = own;
	const facts: Facts = {session, reviews: nothingDecided, compared};
	while (column.filled < to) {
		put(column, column.filled, facet.of(facts, column.filled));
		column.filled++;
	}

	return own;
}

/** Gathers what filters need of some more convictions, a slice of them at a time, so that the first filter has little left to do. */
export function prepareFacets(facts: Facts, to: number): void {
	const kinds = facetKinds.filter(kind => facets[kind].moves !== 'compared');
	const filled = Math.min(...kinds.map(kind => gathered(kind, facts, 0).column.filled));
	// Conviction by conviction: each is read once for all kinds.
	for (let position = filled; position < to; position++) {
		for (const kind of kinds) {
			gathered(kind, facts, position + 1);
		}
	}
}

/** The values of one conviction, looked up where its kind has been gathered. */
export function valuesAt(kind: FacetKind, facts: Facts, position: number): readonly string[] {
	const {of, moves} = facets[kind];
	const {column} = gathered(kind, facts, 0);
	return position >= column.filled || (moves === 'reviews' && facts.reviews.has(facts.session.records[position]!.key))
		? of(facts, position)
		: column.members[column.combinationOf[position]!]!;
}

/** A column with what was decided. Only convictions of which the log says anything are looked at again. */
function withReviews(column: Column, {of}: Facet, facts: Facts): Column {
	const moved: Column = {numbers: new Map(column.numbers), members: [...column.members], counts: [...column.counts], combinationOf: Uint32Array.from(column.combinationOf), filled: column.filled};
	for (const key of facts.reviews.keys()) {
		const position = positionOf(facts.session, key);
		if (position !== undefined) {
			moved.counts[moved.combinationOf[position]!]!--;
			put(moved, position, of(facts, position));
		}
	}

	return moved;
}

/** The index of one kind; made once a session, and once more after a decision or a comparison that moves it. */
export function facetIndex(kind: FacetKind, facts: Facts): FacetIndex {
	const facet = facets[kind];
	const own = gathered(kind, facts, facts.session.records.length);
	if (!own.index || (facet.moves === 'reviews' && own.reviews !== facts.reviews)) {
		own.index = indexOf(facet, facet.moves === 'reviews' ? withReviews(own.column, facet, facts) : own.column);
		own.reviews = facts.reviews;
	}

	return own.index;
}

function indexOf(facet: Facet, {members, counts, combinationOf}: Column): FacetIndex {
	const values = inOrder(facet, members, counts);
	const place = new Map(values.map((value, index) => [value, index]));
	// What nobody has any more has no place.
	return {values, combinations: members.map(own => own.flatMap(value => place.get(value) ?? [])), counts, combinationOf};
}

/** Values in their own order, or the commonest first. */
function inOrder({order}: Facet, members: ReadonlyArray<readonly string[]>, counts: readonly number[]): readonly string[] {
	const totals = new Map<string, number>();
	for (const [number, values] of members.entries()) {
		for (const value of counts[number] === 0 ? [] : values) {
			totals.set(value, (totals.get(value) ?? 0) + counts[number]!);
		}
	}

	const ascending = (one: string, other: string): number => one < other ? -1 : 1;
	if (order === 'ascending') {
		return [...totals.keys()].toSorted(ascending);
	}

	return order
		? [...totals.keys()].toSorted((one, other) => order.indexOf(one) - order.indexOf(other))
		: [...totals].toSorted(([one, oneTotal], [other, otherTotal]) => otherTotal - oneTotal || ascending(one, other)).map(([value]) => value);
}

/** The kinds that can be filtered by now: what differs from a second policy only while there is one. */
export const offeredKinds = ({compared}: Pick<Facts, 'compared'>): readonly FacetKind[] => facetKinds.filter(kind => kind !== 'difference' || compared !== undefined);
