import test from 'ava';
import fc from 'fast-check';
import {errorsOf} from '../../source/sampling/verdicts.js';
import {verdicts} from '../../source/review/sample-bodies.js';
import {dealt} from '../../source/sampling/dealing.js';
import {inPacketOrder} from '../../source/sampling/packet-order.js';
import {planGroups} from '../../source/sampling/group-plans.js';
import {unacceptableCount} from '../../source/sampling/plans.js';
import {hypergeometricIsWithin} from '../../source/sampling/tails.js';
import {share} from '../../source/sampling/share.js';
import {changesSince} from '../../source/sampling/standing-changes.js';
import {sha256} from '../../source/files/sha256.js';

test('what a verdict makes of a decision', t => {
	const table = Object.fromEntries((['dismiss', 'reduce', 'refer', 'not-eligible', 'left-out'] as const).map(outcome => [outcome, verdicts.map(verdict => errorsOf(outcome, {verdict, clerical: false})[0] ?? '-').join(' ')]));
	t.deepEqual(table, {
		// In the order of `verdicts`: dismiss, reduce, refer, not-eligible, out-of-scope, cannot-judge.
		dismiss: '- E3 E3 E1 E1 NF',
		reduce: 'E3 - E3 E1 E1 NF',
		refer: 'E3 E3 - E3 E3 NF',
		'not-eligible': 'E2 E2 E2 - - NF',
		'left-out': 'E2 E2 E2 - - NF',
	});
	t.deepEqual(errorsOf('dismiss', {verdict: 'dismiss', clerical: true}), ['E5']);
	t.deepEqual(errorsOf('dismiss', {verdict: 'not-eligible', clerical: true}), ['E1', 'E5']);
});

test('packets: everything drawn goes to somebody once, in an order that no group enters', t => {
	const ids = Array.from({length: 40}, (_, index) => sha256(`unit ${index}`));
	const order = inPacketOrder(ids, '12345678901234567890', sha256);
	t.deepEqual(order, inPacketOrder(ids.toReversed(), '12345678901234567890', sha256));
	t.notDeepEqual(order, inPacketOrder(ids, '12345678901234567891', sha256));
	const first = dealt({order, dealt: new Map(), paralegal: 'a', share: share(1, 4), double: undefined});
	t.deepEqual(first.ids, order.slice(0, 10));
	const held = new Map(first.ids.map(id => [id, ['a']]));
	const second = dealt({order, dealt: held, paralegal: 'b', share: undefined, double: share(1, 5)});
	t.deepEqual(second.ids, order.filter(id => !first.ids.slice(2).includes(id)));
	t.is(second.doubled, 2);
	t.is(dealt({order, dealt: held, paralegal: 'a', share: undefined, double: share(1, 1)}).doubled, 0);
});

test('every group\'s plan keeps its risk, whatever the total', t => {
	const [tolerable, risk] = [share(1, 50), share(1, 20)];
	fc.assert(fc.property(fc.array(fc.integer({min: 1, max: 3000}), {minLength: 1, maxLength: 4}), fc.option(fc.integer({min: 1, max: 2000}), {nil: undefined}), (sizes, total) => {
		for (const {units, n, errorsAllowed} of planGroups(sizes.map((units, index) => ({name: `g${index}`, units})), {tolerable, risk, errors: undefined, expected: undefined, sequential: false, total})) {
			t.true(n <= units);
			t.true(n === units ? errorsAllowed! < unacceptableCount(tolerable, units) : hypergeometricIsWithin(errorsAllowed!, {population: units, wrong: unacceptableCount(tolerable, units), drawn: n}, risk));
		}
	}), {numRuns: 60});
});

test('a frame is void by what is decided, not by who decided it', t => {
	const unit = {id: 'a', group: 'dismiss/program/complete', outcome: 'dismiss', relief: 'r'} as const;
	const before = new Map([['a', unit]]);
	t.deepEqual(changesSince(before, [{...unit, group: 'dismiss/person/complete'}]), []);
	t.is(changesSince(before, [{...unit, outcome: 'reduce'}]).length, 1);
	t.is(changesSince(before, [{...unit, relief: undefined}]).length, 1);
	t.is(changesSince(before, []).length, 1);
	t.is(changesSince(before, [unit, {...unit, id: 'b'}]).length, 1);
});
