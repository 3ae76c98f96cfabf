import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {binomialAtMost} from '../../source/sampling/binomial.js';
import {lowerRate} from '../../source/sampling/bounds.js';
import {passCurve} from '../../source/sampling/pass-curve.js';
import {expectedCount, mostErrorsAllowed, passProbability, planAllowing, planExpecting, unacceptableCount} from '../../source/sampling/plans.js';
import {share, times, toNumber} from '../../source/sampling/share.js';
import {hypergeometricIsWithin} from '../../source/sampling/tails.js';
import {exactBinomial, exactHypergeometric} from './_exact.js';
import {exactly, five, isNear, vectors} from './_vectors.js';

const infinite = (tolerable: number, risk: number) => ({tolerable: exactly(tolerable), risk: exactly(risk), population: undefined});
const pile = (population: number, wrong: number, risk = 0.05) => ({tolerable: share(wrong, population), risk: exactly(risk), population});

test('no errors allowed: every figure of the table, and the three where the formula in floating point is one off', t => {
	for (const {p0, alpha, n} of vectors.zero_failure_n) {
		t.is(planAllowing(0, infinite(p0, alpha))?.n, n, `${p0} ${alpha}`);
	}

	t.is(Math.ceil(Math.log(0.421_875) / Math.log(0.75)), 4, 'the trap');
});

test('some errors allowed', t => {
	for (const {p0, alpha, c, n} of vectors.plan_n) {
		t.deepEqual(planAllowing(c, infinite(p0, alpha)), {n, errorsAllowed: c});
	}
});

test('without putting back', t => {
	for (const {N, K0, alpha, c, n} of vectors.plan_n_finite) {
		t.is(planAllowing(c, pile(N, K0, alpha))?.n, n, `${N} ${K0} ${c}`);
	}

	for (const [population, tolerable, wrong] of [[250, 0.01, 3], [250, 0.05, 13], [1000, 0.05, 50], [4000, 0.005, 20], [66_000, 0.001, 66]] as const) {
		t.is(unacceptableCount(exactly(tolerable), population), wrong);
	}

	t.is(planAllowing(0, pile(1000, 50))?.n, 57);
	t.is(planAllowing(0, pile(10, 1))?.n, 10, 'everything');
	t.is(planAllowing(2, pile(250, 3))?.n, 246);
	t.is(planAllowing(3, pile(250, 3)), undefined, 'three wrong make the claim false already');
});

test('the largest plan there is: the smallest share that can be typed, the most errors allowed', t => {
	t.is(Math.round(planAllowing(mostErrorsAllowed, {tolerable: share(1, 100_000_000), risk: five, population: undefined})!.n / 1e9), 105);
});

test('a plan at a tie, decided in whole numbers', t => {
	// Half of 4 wrong, 2 drawn, none found: 1 in 6 exactly. Floating point may fall on either side.
	t.is(planAllowing(0, {tolerable: share(2, 4), risk: share(1, 6), population: 4})?.n, 2);
	t.true(hypergeometricIsWithin(0, {population: 4, wrong: 2, drawn: 2}, share(1, 6)));
	t.false(hypergeometricIsWithin(0, {population: 4, wrong: 2, drawn: 2}, share(99_999_999_999, 600_000_000_000)));
});

const smallRisk = fc.constantFrom(1, 5, 10, 25, 50).map(percent => share(percent, 100));

testProp('a plan in a pile is the smallest, by exact fractions', [fc.integer({min: 1, max: 40}), fc.nat(), fc.nat(4), smallRisk], (t, population, seed, errors, risk) => {
	const wrong = 1 + (seed % population);
	const isEnough = (drawn: number): boolean => {
		const [numerator, denominator] = exactHypergeometric(errors, population, wrong, drawn);
		return numerator * risk.denominator <= risk.numerator * denominator;
	};

	const smallest = Array.from({length: population}, (_, index) => index + 1).find(drawn => drawn > errors && isEnough(drawn));
	t.is(planAllowing(errors, {tolerable: share(wrong, population), risk, population})?.n, smallest);
});

testProp('a plan for a large pile is the smallest, by exact fractions', [fc.integer({min: 2, max: 60}), fc.nat(3), smallRisk], (t, percent, errors, risk) => {
	const {n} = planAllowing(errors, {tolerable: share(percent, 100), risk, population: undefined})!;
	const isEnough = (drawn: number): boolean => {
		const [numerator, denominator] = exactBinomial(errors, drawn, BigInt(percent), 100n);
		return numerator * risk.denominator <= risk.numerator * denominator;
	};

	t.true(isEnough(n));
	t.true(n === errors + 1 || !isEnough(n - 1));
}, {numRuns: 50});

testProp('more errors allowed, a smaller tolerable share or a smaller risk never ask for less; a pile never for more', [fc.integer({min: 1, max: 300}), fc.nat(6), fc.integer({min: 20, max: 3000})], (t, perThousand, errors, population) => {
	const claim = {tolerable: share(perThousand, 1000), risk: five, population: undefined};
	const {n} = planAllowing(errors, claim)!;
	t.true(planAllowing(errors + 1, claim)!.n > n);
	t.true(planAllowing(errors, {...claim, tolerable: share((2 * perThousand) - 1, 2000)})!.n >= n);
	t.true(planAllowing(errors, {...claim, risk: share(1, 100)})!.n >= n);
	const inPile = planAllowing(errors, {...claim, population});
	t.true(inPile === undefined ? errors >= unacceptableCount(claim.tolerable, population) : inPile.n <= n);
});

test('the chance to pass', t => {
	for (const {n, c, p, pass} of vectors.oc_pass_probability) {
		t.true(isNear(passProbability({n, errorsAllowed: c}, exactly(p)), pass), `${n} ${c} ${p}`);
	}
});

testProp('the chance to pass falls as more are wrong, and at the tolerable share is at most the risk', [fc.integer({min: 1, max: 20}), fc.nat(4), fc.option(fc.integer({min: 50, max: 5000}), {nil: undefined})], (t, percent, errors, population) => {
	const claim = {tolerable: share(percent, 100), risk: five, population};
	const plan = planAllowing(errors, claim);
	fc.pre(plan !== undefined);
	const curve = passCurve(plan, claim, share(percent, 700));
	for (const [index, point] of curve.entries()) {
		t.true(index === 0 || (point.passes <= curve[index - 1]!.passes + 1e-15 && toNumber(point.rate) > toNumber(curve[index - 1]!.rate)));
		t.true(toNumber(point.rate) < percent / 100 || point.passes <= 0.05 + 1e-15);
	}
});

test('a plan that also passes good work', t => {
	t.deepEqual(planExpecting(exactly(0.002), infinite(0.01, 0.05)), {n: 913, errorsAllowed: 4});
	t.deepEqual(planExpecting(exactly(0), infinite(0.01, 0.05)), {n: 299, errorsAllowed: 0});
	t.is(planExpecting(exactly(0.01), infinite(0.01, 0.05)), undefined, 'not apart');
	t.is(planExpecting(exactly(0.009_999), infinite(0.01, 0.05)), undefined, 'too near');
	t.is(expectedCount(exactly(0.009), exactly(0.01), 250), 2, 'fewer than the three that make the claim false');
	const small = planExpecting(exactly(0.004), pile(250, 5))!;
	t.true(passProbability(small, {wrong: 1, population: 250}) >= 0.95);
	t.true(passProbability(small, {wrong: 5, population: 250}) <= 0.05);
});

test('published tables of auditors (attribute sampling)', t => {
	const published = (tolerable: number, expected: number, risk: number): readonly number[] => {
		for (let n = 1; ; n++) {
			const allowed = Math.ceil(Number((n * expected).toFixed(9)));
			if (binomialAtMost(allowed, n, tolerable) <= risk) {
				return [n, allowed];
			}
		}
	};

	t.deepEqual(published(0.04, 0.01, 0.05), [156, 2]);
	t.deepEqual(published(0.05, 0.02, 0.05), [181, 4]);
	t.deepEqual(published(0.07, 0.03, 0.1), [94, 3]);
	t.deepEqual(published(0.08, 0.04, 0.1), [98, 4]);
});

test('reviewers who miss errors: the plan for the share they would see', t => {
	for (const {s, p0, n} of vectors.reviewer_sensitivity) {
		t.is(planAllowing(0, {...infinite(p0, 0.05), tolerable: times(exactly(s), exactly(p0))})?.n, n);
	}

	for (const {m, caught, s_lower95: least, n_at_1pct: n} of vectors.planted) {
		const sensitivity = lowerRate(caught, m, five);
		t.true(isNear(toNumber(sensitivity), least));
		t.is(planAllowing(0, {...infinite(0.01, 0.05), tolerable: times(sensitivity, share(1, 100))})?.n, n);
	}
});
