import {binomialAtMost} from './binomial.js';
import {hypergeometricAtMost, type Draw} from './hypergeometric.js';
import {rest, toNumber, type Share} from './share.js';

/** Far above the error of the sums, far below the step from one plan to the next. */
const tooNearToTell = 1e-11;

/** Is a probability at most the risk? Where floating point cannot tell, whole numbers decide. */
function isWithin(probability: number, risk: Share, exactly: () => boolean): boolean {
	const ratio = probability / toNumber(risk);
	return Math.abs(ratio - 1) < tooNearToTell ? exactly() : ratio < 1;
}

/** Is P(X ≤ k) at most the risk, for k errors in n draws that are each wrong with chance `rate`? Exact. */
export const binomialIsWithin = (k: number, n: number, rate: Share, risk: Share): boolean =>
	isWithin(binomialAtMost(k, n, toNumber(rate), toNumber(rest(rate))), risk, () => {
		const [wrong, clean] = [rate.numerator, rest(rate).numerator];
		let term = clean ** BigInt(n);
		let sum = term;
		for (let i = 1n; i <= k; i++) {
			term = (term * wrong * (BigInt(n) - i + 1n)) / (clean * i);
			sum += term;
		}

		return sum * risk.denominator <= risk.numerator * (rate.denominator ** BigInt(n));
	});

/** Is P(X ≤ k) at most the risk, for k wrong ones in a draw without putting back? Exact. */
export const hypergeometricIsWithin = (k: number, draw: Draw, risk: Share): boolean =>
	isWithin(hypergeometricAtMost(k, draw), risk, () => {
		const {population, wrong, drawn} = draw;
		let sum = 0n;
		for (let i = 0; i <= k; i++) {
			sum += choices(wrong, i) * choices(population - wrong, drawn - i);
		}

		return sum * risk.denominator <= risk.numerator * choices(population, drawn);
	});

/** In how many ways k of n can be chosen. */
export function choices(n: number, k: number): bigint {
	if (k < 0 || k > n) {
		return 0n;
	}

	let ways = 1n;
	for (let i = 1; i <= Math.min(k, n - k); i++) {
		ways = (ways * BigInt(n - i + 1)) / BigInt(i);
	}

	return ways;
}
