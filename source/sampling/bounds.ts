import {share, type Share} from './share.js';
import {smallest} from './smallest.js';
import {binomialIsWithin, hypergeometricIsWithin} from './tails.js';

/** Bounds are multiples of this part of the whole: twelve decimals. */
const steps = 1_000_000_000_000;

/**
The exact one-sided upper bound (Clopper and Pearson 1934) on the share that is wrong, after so many errors among those checked: the
smallest share of twelve decimals under which so few errors would have been rarer than the risk. Rounded up, never down.
*/
export function upperRate(errors: number, checked: number, risk: Share): Share {
	const step = errors >= checked ? undefined : smallest(0, steps, candidate => binomialIsWithin(errors, checked, share(candidate, steps), risk));
	return share(step ?? steps, steps);
}

/** The exact one-sided lower bound, rounded down. For a two-sided interval both bounds are taken at half the risk. */
export function lowerRate(errors: number, checked: number, risk: Share): Share {
	const {numerator, denominator} = upperRate(checked - errors, checked, risk);
	return {numerator: denominator - numerator, denominator};
}

/** The exact upper bound on the number wrong in a pile: the largest that the errors found do not contradict at this risk. */
export function upperCount(errors: number, checked: number, population: number, risk: Share): number {
	const most = population - checked + errors;
	const contradicted = smallest(errors + 1, most, wrong => hypergeometricIsWithin(errors, {population, wrong, drawn: checked}, risk));
	return (contradicted ?? most + 1) - 1;
}
