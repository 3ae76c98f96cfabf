import {binomialDensity} from './binomial.js';

/** A pile and a draw from it without putting back. */
export type Draw = {
	/** Units in the pile. */
	readonly population: number;
	/** Wrong ones among them. */
	readonly wrong: number;
	/** Units drawn. */
	readonly drawn: number;
};

/**
P(X = k) wrong ones among those drawn: a quotient of three binomial densities with the same chance (Loader 2000; R's dhyper), which is
as exact as they are.
*/
function hypergeometricDensity(k: number, {population, wrong, drawn}: Draw): number {
	if (k < Math.max(0, drawn - (population - wrong)) || k > Math.min(drawn, wrong)) {
		return 0;
	}

	const [p, q] = [drawn / population, (population - drawn) / population];
	return (binomialDensity(k, wrong, p, q) * binomialDensity(drawn - k, population - wrong, p, q)) / binomialDensity(drawn, population, p, q);
}

/** P(X ≤ k). The smaller tail is summed, from its largest term down. */
export function hypergeometricAtMost(k: number, draw: Draw): number {
	const {population, wrong, drawn} = draw;
	if (k >= Math.min(drawn, wrong)) {
		return 1;
	}

	return k > (drawn * wrong) / population ? 1 - lowerTail(drawn - k - 1, {...draw, wrong: population - wrong}) : lowerTail(k, draw);
}

function lowerTail(k: number, draw: Draw): number {
	const {population, wrong, drawn} = draw;
	let term = hypergeometricDensity(k, draw);
	let sum = 0;
	for (let i = k; i >= 0 && sum + term !== sum; i--) {
		sum += term;
		term *= (i * (population - wrong - drawn + i)) / ((wrong - i + 1) * (drawn - i + 1));
	}

	return sum;
}
