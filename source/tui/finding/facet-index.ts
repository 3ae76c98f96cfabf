import type {AuditSession} from '../session.js';
import {facetKinds, facets, type Facet, type FacetKind, type Facts} from './facets.js';

/**
What every conviction is in one kind, so that filtering and counting look at numbers only. Convictions share few combinations of values
(one flag, two flags): `combinationOf` gives each position's, `combinations` the values of each as places in `values`.
*/
export type FacetIndex = {
	readonly values: readonly string[];
	readonly combinations: ReadonlyArray<readonly number[]>;
	readonly combinationOf: Uint32Array;
};

function indexOf(facet: Facet, facts: Facts): FacetIndex {
	const total = facts.session.records.length;
	const combinationOf = new Uint32Array(total);
	const numbers = new Map<string, number>();
	const members: Array<readonly string[]> = [];
	const counts: number[] = [];
	for (let position = 0; position < total; position++) {
		const values = facet.of(facts, position);
		const name = values.length === 1 ? values[0]! : values.join('\0');
		// No value at all and a value that is empty are two things.
		const key = values.length === 0 ? '\0' : name;
		let number = numbers.get(key);
		if (number === undefined) {
			number = members.length;
			numbers.set(key, number);
			members.push(values);
			counts.push(0);
		}

		counts[number]!++;
		combinationOf[position] = number;
	}

	const values = inOrder(facet, members, counts);
	const place = new Map(values.map((value, index) => [value, index]));
	return {values, combinations: members.map(own => own.map(value => place.get(value)!)), combinationOf};
}

/** Values in their own order, or the commonest first. */
function inOrder({order}: Facet, members: ReadonlyArray<readonly string[]>, counts: readonly number[]): readonly string[] {
	const totals = new Map<string, number>();
	for (const [number, values] of members.entries()) {
		for (const value of values) {
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

const fixedIndexes = new WeakMap<AuditSession['records'], Map<FacetKind, FacetIndex>>();

/** The index of one kind; made once a session, unless decisions or a comparison change it. */
export function facetIndex(kind: FacetKind, facts: Facts): FacetIndex {
	const facet = facets[kind];
	if (facet.moves) {
		return indexOf(facet, facts);
	}

	let indexes = fixedIndexes.get(facts.session.records);
	if (!indexes) {
		indexes = new Map();
		fixedIndexes.set(facts.session.records, indexes);
	}

	let index = indexes.get(kind);
	if (!index) {
		index = indexOf(facet, facts);
		indexes.set(kind, index);
	}

	return index;
}

/** The kinds that can be filtered by now: what differs from a second policy only while there is one. */
export const offeredKinds = ({compared}: Pick<Facts, 'compared'>): readonly FacetKind[] => facetKinds.filter(kind => kind !== 'difference' || compared !== undefined);
