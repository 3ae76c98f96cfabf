import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {createRandom} from '../../source/generate/random.js';
import {averageDraws, ratioAfter, stopAfter} from '../../source/sampling/bravo.js';
import {cleanStillNeeded, noEvidence, passes, stopTable, stopWith, withUnit, type Evidence, type Sequence} from '../../source/sampling/sequential-test.js';
import {share} from '../../source/sampling/share.js';
import {exactly, isNear, vectors} from './_vectors.js';

const odds = (tolerable: number, expected: number, risk = 0.05) => ({tolerable: exactly(tolerable), expected: exactly(expected), risk: exactly(risk)});

const sequenceOf = ({N, K0, K1, alpha}: {readonly N: number; readonly K0: number; readonly K1: number; readonly alpha: number}): Sequence => ({population: N, unacceptable: K0, expected: K1, risk: alpha});
const smallPile = sequenceOf({N: 250, K0: 5, K1: 1, alpha: 0.05});

/** The strength after each draw, with errors at these draws. */
function strengths(errorsAt: readonly number[], draws: number, sequence: Sequence): readonly number[] {
	let evidence = noEvidence;
	return Array.from({length: draws}, (_, index) => {
		evidence = withUnit(evidence, errorsAt.includes(index + 1), sequence);
		return evidence.strength;
	});
}

/** The evidence after these draws, true for an error. */
function after(draws: readonly boolean[], sequence: Sequence): Evidence {
	let evidence = noEvidence;
	for (const isError of draws) {
		evidence = withUnit(evidence, isError, sequence);
	}

	return evidence;
}

test('from a large pile: when to stop, by errors so far', t => {
	for (const {p0, p1, alpha, n} of vectors.bravo_stop_n_by_errors) {
		t.deepEqual(n.map((_, errors) => stopAfter(errors, odds(p0, p1, alpha))), n);
	}

	t.deepEqual([0, 1, 2, 3, 4].map(errors => stopAfter(errors, odds(0.05, 0.01))), [73, 113, 153, 193, 233]);
	t.deepEqual([0, 1].map(errors => stopAfter(errors, odds(0.01, 0))), [299, undefined], 'who expects no error may not find one');
	t.is(stopAfter(0, {tolerable: share(8, 10), expected: share(5, 10), risk: share(16, 100)}), 2, 'a tie: 2.5 squared is 1 in 0.16');
	t.is(stopAfter(0, {tolerable: share(8, 10), expected: share(5, 10), risk: share(159_999_999_999_999, 1_000_000_000_000_000)}), 3, 'just not a tie');
	t.true(stopAfter(0, odds(0.01, 0.009_999_99))! > 290_000_000, 'too long for whole numbers');
	t.is(stopAfter(1, {tolerable: share(1, 2), expected: share(1, 4), risk: share(8, 9)}), 3, 'a tie: 1.5 squared, halved, is 9 in 8');
});

test('from a large pile: the evidence itself, and how long it takes on average', t => {
	const {p0, p1, T40, T41, T51} = vectors.bravo_sequence;
	t.true(isNear(ratioAfter(40, 0, odds(p0, p1)), T40));
	t.true(isNear(ratioAfter(40, 1, odds(p0, p1)), T41));
	t.true(isNear(ratioAfter(50, 1, odds(p0, p1)), T51));
	const atStops = [20.239_837, 20.159_255, 20.078_993, 20.305_16, 20.224_318, 20.143_798];
	t.true(atStops.every((strength, errors) => isNear(ratioAfter(stopAfter(errors, odds(p0, p1))! - errors, errors, odds(p0, p1)), strength, 1e-6)));
	t.true([[0.005, 366.1], [0.002, 241.8], [0, 197.2]].every(([rate, draws]) => isNear(averageDraws(exactly(rate!), odds(p0, p1))!, draws!, 0.05)));
	t.is(averageDraws(exactly(0.02), odds(p0, p1)), undefined);
	// An election won with six in ten, after 63 votes for and 37 against; the claim is that the loser has under a half.
	t.true(isNear(ratioAfter(63, 37, odds(0.5, 0.4, 0.1)), 25.278_309_080_3));
});

test('from a pile, nothing put back: the evidence after each draw', t => {
	for (const vector of vectors.alpha_without_replacement) {
		const [clean, one, two] = [[], [21], [21, 22]].map(errors => strengths(errors, 100, sequenceOf(vector)));
		t.true(isNear(clean![49]!, vector.T50_clean));
		t.true(isNear(one![20]!, vector.T21_one));
		t.true(isNear(one![21]!, vector.T22_one));
		t.true(isNear(one![99]!, vector.T100_one));
		t.true(isNear(two![22]!, vector.T23_two));
		t.deepEqual(stopTable(sequenceOf(vector), 3), vector.stop_by_errors);
	}

	const clean = strengths([], 250, smallPile);
	t.true([[10, 1.179_364_039_3], [20, 1.400_807_513_8], [130, 19.688_393], [131, 20.373_207]].every(([draw, strength]) => isNear(clean[draw! - 1]!, strength!, 1e-6)));
	t.is(clean[245]!, Number.POSITIVE_INFINITY, '246 clean of 250 leave at most four wrong');
	const two = strengths([21, 22], 23, smallPile);
	t.true(isNear(two[21]!, 0.028_016_150_3) && isNear(two[22]!, 0.028_352_344_1));
});

test('how many clean ones are still needed', t => {
	t.is(cleanStillNeeded(noEvidence, smallPile), 131);
	t.is(cleanStillNeeded(after(Array.from({length: 21}, (_, index) => index === 20), smallPile), smallPile), 179 - 21);
	t.is(cleanStillNeeded({checked: 40, errors: 1, strength: 20.1}, smallPile), 0);
	t.is(cleanStillNeeded(after([true, true, true, true, true], smallPile), smallPile), undefined, 'five wrong of 250: the claim is false');
	t.is(stopWith([1, 2, 3, 4, 5], smallPile), undefined);
	t.deepEqual(stopTable({population: 20, unacceptable: 2, expected: 0, risk: 0.05}, 2), [stopWith([], {population: 20, unacceptable: 2, expected: 0, risk: 0.05}), 20, undefined], 'no 21st draw: the errors come first');
	t.is(stopWith([1, 2, 3, 4], smallPile), 250, 'four wrong: nothing less than everything shows that there is no fifth');
});

testProp('each draw is a fair bet when exactly the unacceptable number is wrong, and a losing one when more are', [fc.integer({min: 2, max: 300}), fc.nat(), fc.nat(), fc.nat(), fc.nat()], (t, population, a, b, c, d) => {
	const unacceptable = 1 + (a % population);
	const sequence: Sequence = {population, unacceptable, expected: b % unacceptable, risk: 0.05};
	const errors = c % unacceptable;
	const clean = d % Math.max(1, population - unacceptable);
	const evidence = {checked: clean + errors, errors, strength: 1};
	fc.pre(clean < population - unacceptable);
	const left = population - evidence.checked;
	const [good, bad] = [withUnit(evidence, false, sequence).strength, withUnit(evidence, true, sequence).strength];
	const mean = (wrongLeft: number): number => (good * (left - wrongLeft) / left) + (bad * wrongLeft / left);
	t.true(isNear(mean(unacceptable - errors), 1, 1e-12));
	t.true(mean(Math.min(left, unacceptable - errors + 1)) <= 1 + 1e-12);
	t.true(good >= 1 && bad >= 0.1 - 1e-12 && bad <= 1);
});

testProp('an error never helps', [fc.array(fc.boolean(), {maxLength: 120}), fc.nat(119)], (t, draws, at) => {
	const run = (errors: readonly boolean[]): number => after(errors, smallPile).strength;
	const fewErrors = draws.map((isError, index) => isError && index % 31 === 0);
	t.true(run(fewErrors) >= run(fewErrors.map((isError, index) => isError || index === at)));
});

/** How often the test passes while the claim is just false: seeded, stopped at the first pass. */
function wrongPasses(sequence: Sequence, runs: number): number {
	const random = createRandom('wrong passes', sequence.unacceptable, 'order');
	let wrong = 0;
	for (let run = 0; run < runs; run++) {
		let evidence = noEvidence;
		let wrongLeft = sequence.unacceptable;
		while (evidence.checked < sequence.population && !passes(evidence, sequence)) {
			const isError = random.below(sequence.population - evidence.checked) < wrongLeft;
			wrongLeft -= isError ? 1 : 0;
			evidence = withUnit(evidence, isError, sequence);
		}

		wrong += passes(evidence, sequence) ? 1 : 0;
	}

	return wrong / runs;
}

// The reference's rates, of 400,000 runs; four times the Monte-Carlo error of ours is allowed.
for (const [unacceptable, expected, rate] of [[5, 1, 0.0478], [13, 3, 0.048]] as const) {
	test(`250 units, ${unacceptable} wrong: passes wrongly no more often than the risk, and as often as the reference`, t => {
		const runs = 60_000;
		const found = wrongPasses({population: 250, unacceptable, expected, risk: 0.05}, runs);
		const error = Math.sqrt(rate * (1 - rate) / runs);
		t.true(Math.abs(found - rate) < 4 * error, String(found));
		t.true(found < 0.05 + (3 * error), String(found));
	});
}

test('from a large pile, 2% wrong: passes wrongly no more often than the risk', t => {
	const random = createRandom('wrong passes', 0, 'large pile');
	const stops = Array.from({length: 200}, (_, errors) => stopAfter(errors, odds(0.02, 0.005))!);
	const runs = 10_000;
	let wrong = 0;
	for (let run = 0; run < runs; run++) {
		let errors = 0;
		for (let n = 1; n <= 5000 && errors < stops.length; n++) {
			errors += random.chance(0.02) ? 1 : 0;
			if (n >= stops[errors]!) {
				wrong++;
				break;
			}
		}
	}

	t.true(Math.abs((wrong / runs) - 0.0502) < 4 * Math.sqrt(0.05 * 0.95 / runs), String(wrong / runs));
});
