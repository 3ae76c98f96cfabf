import {binomialAtMost} from './binomial.js';
import {hypergeometricAtMost} from './hypergeometric.js';
import {ceilingOf, isLess, rest, toNumber, type Share} from './share.js';
import {smallest} from './smallest.js';
import {binomialIsWithin, hypergeometricIsWithin} from './tails.js';

/** What a check is to show: that fewer than the tolerable share are wrong. */
export type Claim = {
	readonly tolerable: Share;
	/** How often the check may pass although the claim is false: what confidence leaves of the whole. */
	readonly risk: Share;
	/** Units in the pile, where it is not large against the check. */
	readonly population: number | undefined;
};

/** Check `n`; the claim holds when at most `errorsAllowed` of them are wrong. */
export type Plan = {readonly n: number; readonly errorsAllowed: number};

/** Plans with more errors allowed than this are not looked for: the expected share is then too near the tolerable one. */
export const mostErrorsAllowed = 1000;
/** More than the smallest share that can be typed and the most errors allowed ask for. */
const largestPlan = 1e15;

/** The smallest number of wrong units in the pile that makes the claim false. */
export const unacceptableCount = (tolerable: Share, population: number): number => ceilingOf(tolerable, population);

/** The wrong units expected in the pile: always fewer than the claim allows. */
export const expectedCount = (expected: Share, tolerable: Share, population: number): number =>
	Math.min(ceilingOf(expected, population), unacceptableCount(tolerable, population) - 1);

/**
The smallest plan that allows so many errors: P(at most so many | tolerable share) ≤ risk (reference/statistics.md, 3.3 and 3.4).
Undefined where a pile holds no more wrong units than that when the claim is already false.
*/
export function planAllowing(errorsAllowed: number, {tolerable, risk, population}: Claim, from = errorsAllowed + 1): Plan | undefined {
	const n = population === undefined
		? smallest(from, largestPlan, drawn => binomialIsWithin(errorsAllowed, drawn, tolerable, risk))
		: smallest(from, population, drawn => hypergeometricIsWithin(errorsAllowed, {population, wrong: unacceptableCount(tolerable, population), drawn}, risk));
	return n === undefined ? undefined : {n, errorsAllowed};
}

/**
The smallest plan that also passes as often as the confidence says when only the expected share is wrong. Undefined when the two
shares are not apart, or so near that more than `mostErrorsAllowed` would have to be allowed.
*/
export function planExpecting(expected: Share, claim: Claim): Plan | undefined {
	if (!isLess(expected, claim.tolerable)) {
		return undefined;
	}

	const {tolerable, risk, population} = claim;
	const wrong = population === undefined ? undefined : expectedCount(expected, tolerable, population);
	const enough = toNumber(rest(risk));
	let plan: Plan | undefined;
	for (let errors = 0; errors <= mostErrorsAllowed; errors++) {
		plan = planAllowing(errors, claim, (plan?.n ?? 0) + 1);
		if (plan === undefined || passProbability(plan, wrong === undefined ? expected : {wrong, population: population!}) >= enough) {
			return plan;
		}
	}

	return undefined;
}

/** How often a plan passes when this share is wrong, or when so many of the pile are. */
export function passProbability({n, errorsAllowed}: Plan, truth: Share | {readonly wrong: number; readonly population: number}): number {
	return 'wrong' in truth
		? hypergeometricAtMost(errorsAllowed, {...truth, drawn: n})
		: binomialAtMost(errorsAllowed, n, toNumber(truth), toNumber(rest(truth)));
}
