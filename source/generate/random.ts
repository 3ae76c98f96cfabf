/* eslint no-bitwise: "off", unicorn/prefer-math-trunc: "off" -- a generator of pseudo-random numbers is arithmetic on 32 bits */

/** A reproducible stream of choices. */
export type Random = {
	/** From 0 up to, never reaching, 1. */
	readonly next: () => number;
	/** A whole number from 0 up to, never reaching, `limit`. */
	readonly below: (limit: number) => number;
	/** A whole number from `low` to `high`, both included. */
	readonly between: (low: number, high: number) => number;
	readonly chance: (probability: number) => boolean;
	readonly pick: <Item>(items: readonly Item[]) => Item;
	/** An item, each as likely as its share of all weights. */
	readonly weighted: <Item>(items: ReadonlyArray<readonly [weight: number, item: Item]>) => Item;
	/** As many decimal digits, leading zeros included; at most nine. */
	readonly digits: (count: number) => string;
};

/** FNV-1a, 32 bits (Fowler, Noll, Vo; RFC 9923), over the text's code units, each taken whole. */
export function fnv1a(text: string, basis = 0x81_1C_9D_C5): number {
	let hash = basis;
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.codePointAt(index)!, 0x01_00_01_93);
	}

	return hash >>> 0;
}

/**
The stream that belongs to one seed, one index and one purpose: no stream depends on how much another was used.
Small fast chaotic generator sfc32 (Chris Doty-Humphrey, PractRand, public domain), run in 15 rounds before use as its author advises.
*/
export function createRandom(seed: string, index: number, purpose: string): Random {
	let a = fnv1a(seed);
	let b = fnv1a(purpose, a);
	let c = index >>> 0;
	let counter = 1;

	const word = (): number => {
		const sum = ((a + b | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + sum) | 0;
		return sum >>> 0;
	};

	for (let round = 0; round < 15; round++) {
		word();
	}

	const next = (): number => word() / 0x1_00_00_00_00;
	const below = (limit: number): number => Math.floor(next() * limit);

	return {
		next,
		below,
		between: (low, high) => low + below(high - low + 1),
		chance: probability => next() < probability,
		pick: items => items[below(items.length)]!,
		weighted(items) {
			let total = 0;
			for (const [weight] of items) {
				total += weight;
			}

			let rest = next() * total;
			for (const [weight, item] of items) {
				rest -= weight;
				if (rest < 0) {
					return item;
				}
			}

			return items.at(-1)![1];
		},
		digits: count => String(below(10 ** count)).padStart(count, '0'),
	};
}
