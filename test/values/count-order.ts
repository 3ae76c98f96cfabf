import test from 'ava';
import {parseCountOrder} from '../../source/values/count-order.js';

test('twelve digits name cycle, step, count and sub-count', t => {
	t.deepEqual(parseCountOrder(' 101002003300 '), {text: '101002003300', cycle: '101', step: '002', count: '003', subCount: '300'});
});

for (const cell of ['', '   ', 'NULL', '1010', '1002001000', '1.01002E+11', '1.01002001E+11', '101002001000.0', '1010020010000', '10100200100A', '101 002001000', '１０１００２００１０００']) {
	test(`D-29, D-30: ${JSON.stringify(cell)} names no count`, t => {
		t.is(parseCountOrder(cell), undefined);
	});
}
