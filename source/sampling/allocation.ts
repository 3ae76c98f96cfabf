/** A part of the pile that gets its share of the checks. */
type Part = {
	readonly population: number;
	/** Its claim on the checks: its size (proportional), or size times spread (`neymanWeight`). */
	readonly weight: number;
	/** What its own plan asks for: given first, whatever the weights say, since weights starve small parts. */
	readonly minimum: number;
};

/** Neyman's weight for a part in which this share is expected to be wrong. */
export const neymanWeight = (population: number, expected: number): number => population * Math.sqrt(expected * (1 - expected));

/**
Divides `total` checks: minimums first, then the rest by weight, nobody more than it has units. More than `total` when the minimums
alone ask for more, less when the pile holds less.
*/
export function allocate(total: number, parts: readonly Part[]): readonly number[] {
	const given = parts.map(({minimum, population}) => Math.min(minimum, population));
	for (;;) {
		const left = Math.floor(total - given.reduce((sum, count) => sum + count, 0));
		const open = parts.map(({population, weight}, index) => given[index]! < population ? weight : 0);
		if (left <= 0 || open.every(weight => weight === 0)) {
			return given;
		}

		for (const [index, more] of byLargestRemainder(left, open).entries()) {
			given[index] = Math.min(parts[index]!.population, given[index]! + more);
		}
	}
}

/** Whole numbers in proportion to the weights that add up to `total`: largest remainder first, ties to the earlier. */
function byLargestRemainder(total: number, weights: readonly number[]): readonly number[] {
	const sum = weights.reduce((all, weight) => all + weight, 0);
	const remainders = weights.map(weight => (weight * total) % sum);
	const shares = weights.map((weight, index) => Math.round(((weight * total) - remainders[index]!) / sum));
	const left = total - shares.reduce((all, count) => all + count, 0);
	const first = new Set(weights.map((_, index) => index).toSorted((one, other) => remainders[other]! - remainders[one]!).slice(0, left));
	return shares.map((count, index) => count + (first.has(index) ? 1 : 0));
}
