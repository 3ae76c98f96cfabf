import test from 'ava';
import {standingsUnder} from '../../source/results/second-policy.js';
import {inventedRecord, keyOf} from '../helpers/session-fixture.js';

test('every conviction that either policy decides has an answer; the same answer is one object', t => {
	const own = [0, 1, 2].map(index => inventedRecord(index, {outcome: 'reduce'}));
	const second = [1, 2, 3].map(index => inventedRecord(index, {outcome: 'dismiss'}));
	const under = standingsUnder(own, second);
	t.deepEqual([...under.keys()], [0, 1, 2, 3].map(index => keyOf(index)));
	t.is(under.get(keyOf(0))!.standing, 'out-of-scope');
	t.deepEqual(under.get(keyOf(3)), {standing: 'dismiss', reason: second[2]!.reason});
	t.is(under.get(keyOf(1)), under.get(keyOf(3)));
});
