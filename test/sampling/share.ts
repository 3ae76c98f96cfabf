import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {ceilingOf, isLess, parsePercent, percentRoundedUp, percentText, share, times, toNumber} from '../../source/sampling/share.js';

test('percentages: the sign is required, what is not one is nothing', t => {
	t.deepEqual(parsePercent('1%'), share(1, 100));
	t.is(toNumber(parsePercent('0.25%')!), 0.0025);
	t.is(toNumber(parsePercent('97.5%')!), 0.975);
	t.is(toNumber(parsePercent('100%')!), 1);
	for (const text of ['', '1', '0.01', '%', '101%', '100.1%', '-1%', '1 %', '1e0%', '.5%', '1.%', '1%%', '0.0000001%', '１%']) {
		t.is(parsePercent(text), undefined, text);
	}
});

test('counts are made from what was typed, where floating point would give one too many', t => {
	t.is(Math.ceil(0.07 * 100), 8, 'the trap');
	t.is(ceilingOf(parsePercent('7%')!, 100), 7);
	t.is(ceilingOf(parsePercent('1%')!, 62_000), 620);
	t.is(ceilingOf(parsePercent('1%')!, 250), 3);
	t.is(ceilingOf(parsePercent('0%')!, 250), 0);
});

test('printed', t => {
	t.is(percentText(parsePercent('0.20%')!), '0.2%');
	t.is(percentText(parsePercent('10%')!), '10%');
	t.is(percentText(times(parsePercent('1%')!, share(3, 20))), '0.15%');
	t.is(percentRoundedUp(share(617, 62_000)), '1.00%');
	t.is(percentRoundedUp(share(95, 100)), '95.00%');
	t.is(percentRoundedUp(share(95_000_000_001, 100_000_000_000)), '95.01%');
});

const anyShare = fc.tuple(fc.nat(10_000), fc.integer({min: 1, max: 10_000})).map(([part, more]) => share(part, part + more));

testProp('what is printed rounded up is never less, and less than a step more', [anyShare, fc.integer({min: 0, max: 6})], (t, value, decimals) => {
	const printed = parsePercent(percentRoundedUp(value, decimals))!;
	t.false(isLess(printed, value));
	const step = share(1, 100 * (10 ** decimals));
	t.true(isLess({numerator: (printed.numerator * step.denominator) - (step.numerator * printed.denominator), denominator: printed.denominator * step.denominator}, value));
});
