import {facetIndex, offeredKinds, type FacetIndex} from './facet-index.js';
import {facetKinds, type FacetKind, type Facts} from './facets.js';

/** One thing the list is filtered by. */
export type Chip = {readonly kind: FacetKind; readonly value: string};

/** In the order they were set. Within a kind one of its chips is enough; every kind that has chips must be met. */
export type Filter = readonly Chip[];

export const noFilter: Filter = [];

export const hasChip = (filter: Filter, kind: FacetKind, value: string): boolean => filter.some(chip => chip.kind === kind && chip.value === value);

export const withoutChip = (filter: Filter, kind: FacetKind, value: string): Filter => filter.filter(chip => chip.kind !== kind || chip.value !== value);

export const toggled = (filter: Filter, kind: FacetKind, value: string): Filter => hasChip(filter, kind, value) ? withoutChip(filter, kind, value) : [...filter, {kind, value}];

/** Only what the second policy decides differently: the list then shows from what to what. */
export const isDiffering = (filter: Filter): boolean => hasChip(filter, 'difference', 'differs');

/** Which combinations of a kind its chips let through. */
function allowed({values, combinations}: FacetIndex, filter: Filter, kind: FacetKind): Uint8Array {
	const wanted = new Set(filter.filter(chip => chip.kind === kind).map(({value}) => values.indexOf(value)));
	return Uint8Array.from(combinations, own => own.some(value => wanted.has(value)) ? 1 : 0);
}

/** For every position, whether the filter shows it. */
export function matching(filter: Filter, facts: Facts): (position: number) => boolean {
	const tests = facetKinds.filter(kind => filter.some(chip => chip.kind === kind)).map(kind => {
		const index = facetIndex(kind, facts);
		return {index, allows: allowed(index, filter, kind)};
	});
	return position => tests.every(({index, allows}) => allows[index.combinationOf[position]!] === 1);
}

export type FacetCount = {readonly value: string; readonly count: number};
export type Counts = ReadonlyMap<FacetKind, readonly FacetCount[]>;

/** How many convictions each value would show, beside what is chosen in the other kinds: one pass over all of them, where anything is chosen. */
export function countsOf(filter: Filter, facts: Facts): Counts {
	const kinds = offeredKinds(facts).map(kind => {
		const index = facetIndex(kind, facts);
		const isSet = filter.some(chip => chip.kind === kind);
		return {kind, index, allows: isSet ? allowed(index, filter, kind) : undefined};
	});
	const set = kinds.flatMap(({index, allows}, place) => allows ? [{place, combinationOf: index.combinationOf, allows}] : []);
	const tallies = set.length === 0 ? kinds.map(({index}) => index.counts) : talliesOf(kinds.map(({index}) => index), set, facts.session.records.length);
	return new Map(kinds.map(({kind, index}, place) => {
		const counts = index.values.map(() => 0);
		for (const [number, own] of index.combinations.entries()) {
			for (const value of own) {
				counts[value]! += tallies[place]![number]!;
			}
		}

		return [kind, index.values.map((value, at) => ({value, count: counts[at]!}))];
	}));
}

type Chosen = {/** Which of the kinds. */ readonly place: number; readonly combinationOf: Uint32Array; readonly allows: Uint8Array};

/** By kind, how many convictions of each combination the other kinds let through. */
function talliesOf(indexes: readonly FacetIndex[], set: readonly Chosen[], total: number): readonly Uint32Array[] {
	const tallies = indexes.map(({combinations}) => new Uint32Array(combinations.length));
	for (let position = 0; position < total; position++) {
		let failing = 0;
		let only = 0;
		for (const {place, combinationOf, allows} of set) {
			if (allows[combinationOf[position]!] === 0) {
				failing++;
				only = place;
			}
		}

		if (failing === 0) {
			for (const [place, {combinationOf}] of indexes.entries()) {
				tallies[place]![combinationOf[position]!]!++;
			}
		} else if (failing === 1) {
			// What only its own kind keeps out is what that kind's value would add.
			tallies[only]![indexes[only]!.combinationOf[position]!]!++;
		}
	}

	return tallies;
}
