import {valuesAt} from '../finding/facet-index.js';
import type {FacetKind, Facts} from '../finding/facets.js';

/** What the overview counts convictions by. */
export const countedKinds = ['outcome', 'decision', 'results', 'when', 'question', 'flag', 'agency', 'race', 'sex', 'age'] as const satisfies readonly FacetKind[];
export type CountedKind = (typeof countedKinds)[number];

type Numbers<Key> = ReadonlyMap<Key, number>;

/** Convictions by value, and those of them that still wait for this reviewer. */
export type Counted = {readonly all: Numbers<string>; readonly left: Numbers<string>};

/** What the overview says of the convictions counted so far. */
export type Figures = {
	readonly kinds: Readonly<Record<CountedKind, Counted>>;
	/** Decisions made one by one that stand, deferrals not among them, by how many seconds the conviction was open. */
	readonly seconds: Numbers<number>;
};

export const noFigures: Figures = {
	kinds: Object.fromEntries(countedKinds.map(kind => [kind, {all: new Map(), left: new Map()}])) as unknown as Figures['kinds'],
	seconds: new Map(),
};

const add = <Key>(numbers: Numbers<Key>, key: Key, by: 1 | -1): void => {
	const count = (numbers.get(key) ?? 0) + by;
	const own = numbers as Map<Key, number>;
	if (count === 0) {
		own.delete(key);
	} else {
		own.set(key, count);
	}
};

/** Convictions taken in (1) or out (-1), as they are or were. */
type Change = readonly [by: 1 | -1, facts: Facts, positions: Iterable<number>];

/** Figures with some convictions taken in or out. Out: new ones; those given stay as they are. */
export function counting(figures: Figures, ...changes: readonly Change[]): Figures {
	const kinds = Object.fromEntries(countedKinds.map(kind => [kind, {all: new Map(figures.kinds[kind].all), left: new Map(figures.kinds[kind].left)}])) as unknown as Figures['kinds'];
	const seconds = new Map(figures.seconds);
	const take = (by: 1 | -1, facts: Facts, position: number): void => {
		const waits = valuesAt('decision', facts, position).includes('undecided');
		for (const kind of countedKinds) {
			for (const value of valuesAt(kind, facts, position)) {
				add(kinds[kind].all, value, by);
				if (waits) {
					add(kinds[kind].left, value, by);
				}
			}
		}

		for (const {kind, secondsOpen} of facts.reviews.get(facts.session.records[position]!.key)?.decisions ?? []) {
			if (secondsOpen !== undefined && kind !== 'defer') {
				add(seconds, secondsOpen, by);
			}
		}
	};

	for (const [by, facts, positions] of changes) {
		for (const position of positions) {
			take(by, facts, position);
		}
	}

	return {kinds, seconds};
}

export type Count = {readonly value: string; readonly all: number; readonly left: number};

const ordered = new WeakMap<Counted, readonly Count[]>();

/** The values of a kind, those that most wait for first. Put in order once: there may be as many questions as convictions. */
export function commonest({kinds}: Figures, kind: CountedKind): readonly Count[] {
	const counted = kinds[kind];
	let counts = ordered.get(counted);
	if (!counts) {
		counts = [...counted.all].map(([value, all]) => ({value, all, left: counted.left.get(value) ?? 0}))
			.toSorted((one, other) => other.left - one.left || other.all - one.all || (one.value < other.value ? -1 : 1));
		ordered.set(counted, counts);
	}

	return counts;
}

export const countOf = ({kinds}: Figures, kind: CountedKind, value: string): number => kinds[kind].all.get(value) ?? 0;
