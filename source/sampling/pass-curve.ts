import {expectedCount, passProbability, type Claim, type Plan} from './plans.js';
import {ceilingOf, isLess, share, times, toNumber, type Share} from './share.js';

/** One point: if this share is wrong (in a pile: so many of it), the plan passes so often. */
export type CurvePoint = {readonly rate: Share; readonly wrong: number | undefined; readonly passes: number};

const fractions = [[1, 20], [1, 10], [1, 5], [3, 10], [1, 2], [3, 4], [1, 1], [3, 2]] as const;

/** The chance to pass over shares from a twentieth of the tolerable one to one and a half of it, the expected one among them. */
export function passCurve(plan: Plan, {tolerable, population}: Claim, expected: Share | undefined): readonly CurvePoint[] {
	const rates = [...fractions.map(([part, whole]) => times(tolerable, share(part, whole))), ...(expected ? [expected] : [])]
		.filter(rate => !isLess(share(1, 1), rate))
		.toSorted((one, other) => toNumber(one) - toNumber(other));
	if (population === undefined) {
		return unique(rates.map(rate => ({rate, wrong: undefined, passes: passProbability(plan, rate)})));
	}

	const counts = [...rates.map(rate => ceilingOf(rate, population)), ...(expected ? [expectedCount(expected, tolerable, population)] : [])].toSorted((one, other) => one - other);
	return unique(counts.map(wrong => ({rate: share(wrong, population), wrong, passes: passProbability(plan, {wrong, population})})));
}

const unique = (points: readonly CurvePoint[]): readonly CurvePoint[] =>
	points.filter(({rate}, index) => index === 0 || isLess(points[index - 1]!.rate, rate));
