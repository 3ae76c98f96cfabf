import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {binomialDensity} from '../../source/sampling/binomial.js';
import {lowerRate, upperCount, upperRate} from '../../source/sampling/bounds.js';
import {share, toNumber, times} from '../../source/sampling/share.js';
import {exactBinomial, exactHypergeometric, ways} from './_exact.js';
import {five, isNear, vectors} from './_vectors.js';

const half = times(five, share(1, 2));

test('the published bounds', t => {
	for (const {k, n, upper95_one: upper, lower_two95: lower, upper_two95: upperTwo} of vectors.clopper_pearson) {
		t.true(isNear(toNumber(upperRate(k, n, five)), upper), `${k}/${n}`);
		t.true(isNear(toNumber(upperRate(k, n, half)), upperTwo), `${k}/${n}`);
		t.true(isNear(toNumber(lowerRate(k, n, half)), lower), `${k}/${n}`);
	}
});

test('edges are exact', t => {
	t.is(toNumber(upperRate(0, 1, five)), 0.95);
	t.is(toNumber(upperRate(0, 1, half)), 0.975);
	t.is(toNumber(lowerRate(1, 1, half)), 0.025);
	t.is(toNumber(upperRate(100, 100, five)), 1);
	t.is(toNumber(lowerRate(0, 10, half)), 0);
	t.is(toNumber(upperRate(0, 2, share(1, 4))), 0.5);
	t.is(toNumber(upperRate(0, 4, share(1, 16))), 0.5);
});

testProp('a bound is the smallest of twelve decimals that the errors contradict: rounded up, by exact fractions', [fc.integer({min: 1, max: 60}), fc.nat(), fc.constantFrom(five, half, share(1, 100))], (t, n, seed, risk) => {
	const k = seed % n;
	const {numerator, denominator} = upperRate(k, n, risk);
	const isContradicted = (step: bigint): boolean => {
		const [part, whole] = exactBinomial(k, n, step, denominator);
		return part * risk.denominator <= risk.numerator * whole;
	};

	t.true(isContradicted(numerator));
	t.false(isContradicted(numerator - 1n));
});

test('the share stays under its bound at least as often as the confidence says: n = 30, 999 shares', t => {
	const bounds = Array.from({length: 31}, (_, k) => toNumber(upperRate(k, 30, five)));
	let least = 1;
	for (let p = 0.001; p < 0.9995; p += 0.001) {
		const covered = bounds.reduce((sum, bound, k) => sum + (p <= bound ? binomialDensity(k, 30, p, 1 - p) : 0), 0);
		least = Math.min(least, covered);
	}

	t.true(least >= 0.95, String(least));
	t.true(least < 0.951, 'and not by being wider than it need be');
});

test('counts wrong in a pile', t => {
	for (const {k, N, n, K_upper: count} of vectors.finite_upper_count) {
		t.is(upperCount(k, n, N, five), count);
	}

	t.is(upperCount(2, 600, 66_000, five), 687);
	t.is(upperCount(3, 250, 250, five), 3, 'all checked: what was found is all there is');
	t.is(upperCount(1, 1, 250, five), 250);
});

test('the number wrong stays under its bound: every pile of up to 24, every check, every number wrong, by exact fractions', t => {
	let cases = 0;
	for (let population = 1; population <= 24; population++) {
		for (let drawn = 1; drawn <= population; drawn++) {
			const bounds = Array.from({length: drawn + 1}, (_, k) => upperCount(k, drawn, population, five));
			for (let wrong = 0; wrong <= population; wrong++) {
				let covered = 0n;
				for (let k = 0; k <= Math.min(drawn, wrong); k++) {
					covered += wrong <= bounds[k]! && drawn - k <= population - wrong ? ways(wrong, k) * ways(population - wrong, drawn - k) : 0n;
				}

				t.true(covered * 100n >= ways(population, drawn) * 95n);
				cases++;
			}
		}
	}

	t.is(cases, 5200);
});

testProp('a count is the largest that the errors do not contradict, by exact fractions', [fc.integer({min: 1, max: 60}), fc.nat(), fc.nat()], (t, population, one, other) => {
	const checked = 1 + (one % population);
	const errors = other % (checked + 1);
	const bound = upperCount(errors, checked, population, five);
	const isContradicted = (wrong: number): boolean => {
		const [part, whole] = exactHypergeometric(errors, population, wrong, checked);
		return part * 20n <= whole;
	};

	t.false(isContradicted(bound));
	t.true(bound === population - checked + errors || isContradicted(bound + 1));
});

testProp('more errors never lower a bound, more checked never raise it, a pile never gives more than a large one while more than one was right', [fc.integer({min: 2, max: 400}), fc.nat(), fc.integer({min: 1, max: 5000})], (t, checked, seed, more) => {
	const errors = seed % checked;
	const bound = toNumber(upperRate(errors, checked, five));
	t.true(toNumber(upperRate(errors + 1, checked, five)) > bound);
	t.true(toNumber(upperRate(errors, checked + 1, five)) < bound);
	t.true(bound > errors / checked);
	const population = checked + more;
	// Uhlmann 1966 (Vergleich der hypergeometrischen mit der Binomial-Verteilung): the tail of a pile is the smaller one where the share is far enough above errors / (checked - 1). One right of all is not.
	t.true(errors === checked - 1 || upperCount(errors, checked, population, five) / population <= bound);
});

test('where all but one are wrong, a pile may give more than a large one: both are exact', t => {
	const [errors, checked, population] = [20, 21, 2460];
	const count = upperCount(errors, checked, population, five);
	t.true(count / population > toNumber(upperRate(errors, checked, five)));
	const [part, whole] = exactHypergeometric(errors, population, count, checked);
	t.true(part * 20n > whole);
});
