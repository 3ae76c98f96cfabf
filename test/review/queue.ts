import test from 'ava';
import type {Flag} from '../../source/determinations/determination.js';
import {inQueueOrder, needsPerson} from '../../source/review/queue.js';
import {flag, recordOf} from '../results/_records.js';

const material: Flag = {...flag('date-partial', 'M'), material: [{reading: 'the conviction is of 2016-12-01, as the disposition says', outcome: 'not-eligible'}]};

test('who needs a person: hand reviews, level-H flags, material flags; not notes', t => {
	t.true(needsPerson(recordOf('1/1', {outcome: 'hand-review'})));
	t.true(needsPerson(recordOf('1/1', {flags: [flag('key-broken')]})));
	t.true(needsPerson(recordOf('1/1', {flags: [material]})));
	t.false(needsPerson(recordOf('1/1', {flags: [flag('amount', 'M'), flag('destroyable', 'L')]})));
	t.false(needsPerson(recordOf('1/1')));
});

test('the order: people in custody, hand reviews, then flags; one person\'s together', t => {
	const {records, queueLength} = inQueueOrder([
		recordOf('1/1'),
		recordOf('2/1', {flags: [material]}),
		recordOf('3/1', {outcome: 'hand-review'}),
		recordOf('4/1', {flags: [material], subject: {inCustody: 'yes'}}),
		recordOf('5/1', {flags: [flag('amount', 'M')]}),
		recordOf('6/1', {flags: [flag('key-broken')]}),
		recordOf('6/2', {outcome: 'hand-review'}),
	]);
	t.deepEqual(records.map(({key}) => key), ['4/1', '3/1', '6/2', '6/1', '2/1', '1/1', '5/1']);
	t.is(queueLength, 5);
});
