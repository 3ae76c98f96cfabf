/** In how many ways k of n can be chosen, row by row of Pascal's triangle: no division, nothing shared with the program. */
const triangle: bigint[][] = [[1n]];
export function ways(n: number, k: number): bigint {
	for (let row = triangle.length; row <= n; row++) {
		const above = triangle[row - 1]!;
		triangle.push(Array.from({length: row + 1}, (_, index) => (above[index - 1] ?? 0n) + (above[index] ?? 0n)));
	}

	return triangle[n]![k] ?? 0n;
}

/** A fraction of whole numbers of any size as the nearest number, all digits right. */
export function fraction(numerator: bigint, denominator: bigint): number {
	if (numerator === 0n) {
		return 0;
	}

	const shift = 80 - (numerator.toString(2).length - denominator.toString(2).length);
	const scaled = shift > 0 ? (numerator << BigInt(shift)) / denominator : numerator / (denominator << BigInt(-shift));
	return Number(scaled) * (2 ** -shift);
}

/** P(X ≤ k) of a draw without putting back, as numerator and denominator. */
export function exactHypergeometric(k: number, population: number, wrong: number, drawn: number): readonly [bigint, bigint] {
	let sum = 0n;
	for (let i = 0; i <= k; i++) {
		sum += drawn - i < 0 ? 0n : ways(wrong, i) * ways(population - wrong, drawn - i);
	}

	return [sum, ways(population, drawn)];
}

/** P(X ≤ k) of n draws with chance a / b each, as numerator and denominator. */
export function exactBinomial(k: number, n: number, a: bigint, b: bigint): readonly [bigint, bigint] {
	let sum = 0n;
	for (let i = 0; i <= Math.min(k, n); i++) {
		sum += ways(n, i) * (a ** BigInt(i)) * ((b - a) ** BigInt(n - i));
	}

	return [sum, b ** BigInt(n)];
}
