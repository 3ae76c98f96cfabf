import test from 'ava';
import {agreement, allOf, anyOf, negate, type Answer} from '../../source/values/knowable.js';

// Strong Kleene logic, written out.
const both: ReadonlyArray<readonly [Answer, Answer, Answer, Answer]> = [
	// One, other, all, any
	['yes', 'yes', 'yes', 'yes'],
	['yes', 'no', 'no', 'yes'],
	['yes', 'unknown', 'unknown', 'yes'],
	['no', 'no', 'no', 'no'],
	['no', 'unknown', 'no', 'unknown'],
	['unknown', 'unknown', 'unknown', 'unknown'],
];

for (const [one, other, all, any] of both) {
	test(`${one} and ${other} is ${all}; ${one} or ${other} is ${any}`, t => {
		t.is(allOf([one, other]), all);
		t.is(allOf([other, one]), all);
		t.is(anyOf([one, other]), any);
		t.is(anyOf([other, one]), any);
		t.is(negate(allOf([one, other])), anyOf([negate(one), negate(other)]));
	});
}

test('all of nothing holds, any of nothing does not, nothing read agrees on nothing', t => {
	t.is(allOf([]), 'yes');
	t.is(anyOf([]), 'no');
	t.is(agreement([]), 'unknown');
});

test('readings agree or are unknown', t => {
	t.is(agreement(['yes', 'yes']), 'yes');
	t.is(agreement(['no', 'no']), 'no');
	t.is(agreement(['yes', 'no']), 'unknown');
	t.is(agreement(['yes', 'unknown']), 'unknown');
	t.is(agreement(['no', 'unknown']), 'unknown');
});

test('not unknown is unknown', t => {
	t.deepEqual((['yes', 'no', 'unknown'] as const).map(answer => negate(answer)), ['no', 'yes', 'unknown']);
});
