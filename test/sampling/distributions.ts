import test from 'ava';
import {binomialAtMost} from '../../source/sampling/binomial.js';
import {hypergeometricAtMost} from '../../source/sampling/hypergeometric.js';
import {choices} from '../../source/sampling/tails.js';
import {exactBinomial, exactHypergeometric, fraction, ways} from './_exact.js';
import {isNear} from './_vectors.js';

const relativeError = (computed: number, exact: number): number => exact === 0 ? Math.abs(computed) : Math.abs((computed / exact) - 1);

test('hypergeometric tails against exact fractions, for every pile of up to 25, every number wrong, drawn and found', t => {
	let worst = 0;
	let cases = 0;
	for (let population = 1; population <= 25; population++) {
		for (let wrong = 0; wrong <= population; wrong++) {
			for (let drawn = 0; drawn <= population; drawn++) {
				for (let k = 0; k <= drawn; k++) {
					const exact = fraction(...exactHypergeometric(k, population, wrong, drawn));
					worst = Math.max(worst, relativeError(hypergeometricAtMost(k, {population, wrong, drawn}), exact));
					cases++;
				}
			}
		}
	}

	t.true(cases > 60_000);
	t.true(worst < 1e-13, String(worst));
});

test('binomial tails against exact fractions, from chances near 0 to near 1', t => {
	let worst = 0;
	for (const [a, b] of [[1n, 1000n], [1n, 100n], [1n, 20n], [1n, 3n], [1n, 2n], [9n, 10n], [999n, 1000n]] as const) {
		for (const n of [1, 2, 5, 15, 16, 17, 40, 299, 473]) {
			for (const k of new Set([0, 1, 2, 5, 14, 15, 16, Math.floor(n / 2), n - 1, n].filter(k => k <= n))) {
				const exact = fraction(...exactBinomial(k, n, a, b));
				// Tails far smaller than any risk lose digits with their logarithm.
				if (exact > 1e-30) {
					worst = Math.max(worst, relativeError(binomialAtMost(k, n, Number(a) / Number(b), Number(b - a) / Number(b)), exact));
				}
			}
		}
	}

	t.true(worst < 1e-13, String(worst));
});

test('large piles: the figures of the reference, and a million draws', t => {
	t.true(isNear(hypergeometricAtMost(0, {population: 250, wrong: 3, drawn: 158}), 0.048_806_840_3, 1e-10));
	t.true(isNear(hypergeometricAtMost(0, {population: 250, wrong: 3, drawn: 157}), 0.050_433_734_9, 1e-10));
	// Symmetric about the middle: half, and half of the middle term.
	const middle = Math.exp(-1 / (4 * 1_000_000)) / Math.sqrt(Math.PI * 500_000);
	t.true(isNear(binomialAtMost(500_000, 1_000_000, 0.5), 0.5 + (middle / 2), 1e-12));
});

test('edges: nothing drawn, everything drawn, nothing wrong, everything wrong', t => {
	t.is(binomialAtMost(0, 10, 0), 1);
	t.is(binomialAtMost(9, 10, 1), 0);
	t.is(binomialAtMost(10, 10, 1), 1);
	t.is(hypergeometricAtMost(2, {population: 10, wrong: 3, drawn: 10}), 0);
	t.is(hypergeometricAtMost(3, {population: 10, wrong: 3, drawn: 10}), 1);
	t.is(hypergeometricAtMost(0, {population: 10, wrong: 0, drawn: 4}), 1);
	t.is(hypergeometricAtMost(3, {population: 10, wrong: 10, drawn: 4}), 0);
});

test('ways to choose', t => {
	for (let n = 0; n <= 30; n++) {
		for (let k = 0; k <= n; k++) {
			t.is(choices(n, k), ways(n, k));
		}
	}

	t.is(choices(4, 5), 0n);
});
