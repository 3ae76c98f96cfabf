import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {allocate, neymanWeight} from '../../source/sampling/allocation.js';
import {upperRate} from '../../source/sampling/bounds.js';
import {estimate, missed, upperCounts, upperTotal} from '../../source/sampling/strata.js';
import {toNumber} from '../../source/sampling/share.js';
import {five, isNear, vectors} from './_vectors.js';

const {stratified} = vectors;
const strata = stratified.N.map((population, index) => ({population, checked: stratified.n[index]!, errors: stratified.k[index]!}));

test('every part is below its share; the whole is below a share: two claims', t => {
	t.deepEqual(upperCounts(strata, five), stratified.K_upper_alpha);
	const {counts, total, population} = upperTotal(strata, five);
	t.deepEqual(counts, stratified.K_upper_alpha_over_3);
	t.is(total, 841);
	t.true(isNear(total / population, stratified.total_rate_upper));
});

test('the estimate, and its error where it can be known', t => {
	const {rate, standardError} = estimate(strata);
	t.true(isNear(rate, stratified.point));
	t.true(isNear(standardError!, 0.001_970_977_6));
	t.is(estimate([{population: 10, checked: 1, errors: 0}]).standardError, undefined);
	t.is(estimate([{population: 1, checked: 1, errors: 1}]).standardError, 0);
});

test('relief that was missed', t => {
	for (const {N0, n, k, eligible, U, missed_max: atMost, recall_min: recall} of vectors.elusion) {
		const found = missed({population: N0, checked: n, errors: k}, eligible, five);
		t.is(found.atMost, atMost);
		t.true(isNear(found.recallAtLeast!, recall));
		t.true(isNear(toNumber(upperRate(k, n, five)), U));
	}

	t.is(missed({population: 0, checked: 0, errors: 0}, 0, five).recallAtLeast, undefined, 'no relief was due');
});

const parts = (weights: readonly number[]) => stratified.N.map((population, index) => ({population, weight: weights[index]!, minimum: 0}));

test('930 checks over three parts: by size, by size and spread, and with a minimum for the small', t => {
	t.deepEqual(allocate(930, parts(stratified.N)), stratified.allocate_930_proportional);
	t.deepEqual(allocate(930, parts(stratified.N.map((population, index) => neymanWeight(population, [0.002, 0.01, 0.05][index]!)))), stratified['allocate_930_neyman_p_.002_.01_.05']);
	t.deepEqual(allocate(930, parts(stratified.N).map((part, index) => ({...part, minimum: [298, 288, 158][index]!}))), [472, 299, 159]);
	t.deepEqual(allocate(3, [1, 1, 1, 1].map(weight => ({population: 9, weight, minimum: 0}))), [1, 1, 1, 0], 'ties to the earlier');
	t.deepEqual(allocate(100, [{population: 5, weight: 50, minimum: 0}, {population: 500, weight: 50, minimum: 0}]), [5, 95], 'no part gets more than it has');
	t.deepEqual(allocate(10, [{population: 5, weight: 1, minimum: 9}, {population: 20, weight: 1, minimum: 12}]), [5, 12], 'minimums come first, whatever the total');
});

const anyPart = fc.record({population: fc.integer({min: 0, max: 5000}), weight: fc.double({min: 0, max: 1000, noNaN: true}), minimum: fc.nat(50)});

testProp('all checks are given, as far as units and weights allow', [fc.array(anyPart, {minLength: 1, maxLength: 8}), fc.nat(10_000)], (t, some, total) => {
	const given = allocate(total, some);
	const sum = given.reduce((all, count) => all + count, 0);
	t.true(given.every((count, index) => Number.isInteger(count) && count >= Math.min(some[index]!.minimum, some[index]!.population) && count <= some[index]!.population));
	const most = some.reduce((all, {population, weight, minimum}) => all + (weight > 0 ? population : Math.min(minimum, population)), 0);
	const least = some.reduce((all, {population, minimum}) => all + Math.min(minimum, population), 0);
	t.is(sum, Math.max(least, Math.min(total, most)));
});
