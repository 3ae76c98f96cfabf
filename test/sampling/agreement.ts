import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {agreement, agreementTable} from '../../source/sampling/agreement.js';
import {isNear, vectors} from './_vectors.js';

test('the published tables', t => {
	for (const {table, po, pe, kappa, se, se0, ac1, pabak} of vectors.kappa) {
		const found = agreement(table)!;
		t.true(isNear(found.observed, po) && isNear(found.byChance, pe));
		t.true(isNear(found.kappa!, kappa) && isNear(found.standardError!, se) && isNear(found.standardErrorByChance!, se0));
		t.true(isNear(found.ac1!, ac1) && isNear(found.pabak!, pabak));
	}

	const four = agreement([[180, 6, 3, 1], [8, 60, 4, 2], [5, 3, 18, 2], [0, 1, 1, 6]])!;
	t.true(isNear(four.observed, 0.88) && isNear(four.kappa!, 0.771_834_199_5) && isNear(four.standardError!, 0.034_180_683_3));
	t.true(isNear(four.ac1!, 0.854_496_790_2) && isNear(four.pabak!, 0.84));
});

test('both always say the same: kappa is not defined, neither 1 nor not a number', t => {
	const same = agreement([[0, 0, 0], [0, 7, 0], [0, 0, 0]])!;
	t.is(same.kappa, undefined);
	t.is(same.standardError, undefined);
	t.is(same.observed, 1);
	t.is(same.ac1, 1);
	t.is(agreement([[0, 5], [0, 0]])!.kappa, 0, 'each always says the same, and not what the other says');
	t.is(agreement([[0, 0], [0, 0]]), undefined, 'nothing to compare');
	t.is(agreement([[4]])!.ac1, undefined, 'one category is no choice');
});

test('the table of pairs of answers', t => {
	t.deepEqual(agreementTable([['yes', 'yes'], ['yes', 'no'], ['no', 'no'], ['yes', 'yes']], ['yes', 'no']), [[2, 1], [0, 1]]);
});

const anyTable = fc.integer({min: 2, max: 5}).chain(size => fc.array(fc.array(fc.nat(60), {minLength: size, maxLength: size}), {minLength: size, maxLength: size}));

testProp('who is first does not matter, nor in which order categories stand; no figure is not a number', [anyTable], (t, table) => {
	const found = agreement(table);
	const turned = agreement(table.map((_, i) => table.map(row => row[i]!)));
	const reversed = agreement(table.toReversed().map(row => row.toReversed()));
	for (const [name, value] of Object.entries(found ?? {})) {
		t.false(Number.isNaN(value), name);
		for (const other of [turned!, reversed!]) {
			t.true(value === undefined ? other[name as keyof typeof other] === undefined : isNear(value, other[name as keyof typeof other]!), name);
		}
	}
});
