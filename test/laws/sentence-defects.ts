import test from 'ava';
import type {Cells} from '../helpers/rows-fixture.js';
import {answersFor, hasFlag, recordsFor} from './_records-of.js';

/*
Each defect of the earlier engines about sentences (domain reference, 5.4). The pilot's policy asks whether every sentence of the person
is completed, and the relief proposed asks it of one conviction.
*/
const pilot = {policy: 'los-angeles-2019', set: {age: 0, 'conviction-free': 0}, asOf: '2020-07-01'} as const;
const completed = 'dismiss: Only has 11357-60 charges and completed sentence';
const serving = 'hand-review: Currently serving sentence';
const sentence = (length: string, unit: string, place = 'PRISON'): Cells => ({SENT_LOC_DESCR: place, SENT_LENGTH: length, SENT_TIME_CODE: unit});
const isQuestion = (answer: string): boolean => answer.startsWith('hand-review: The record does not say when the sentence ends') || answer.startsWith('hand-review: No sentence is given');

test('D-38: a part belongs to its own count, not to the one read last', t => {
	const list: readonly Cells[] = [sentence('1', 'Y'), {CNT_ORDER: '101002002000', ...sentence('1', 'D')}, sentence('20', 'Y')];
	const [first, second] = recordsFor(list, {set: {dismiss: [], reduce: ['11359']}});
	t.deepEqual([first!.relief, second!.relief], ['resentence-misdemeanor', 'redesignate-misdemeanor']);
});

test('D-39: prison and probation run together: three years and three years end in three', t => {
	const convicted = {STP_EVENT_DATE: '20160501'};
	t.deepEqual(answersFor([{...convicted, ...sentence('3', 'Y')}, {...convicted, ...sentence('3', 'Y', 'PROBATION')}], pilot), [completed]);
	t.deepEqual(answersFor([{...convicted, ...sentence('3', 'Y')}, {...convicted, ...sentence('5', 'Y', 'PROBATION')}], pilot), [serving]);
	t.deepEqual(answersFor([{...convicted, ...sentence('3', 'Y')}, {...convicted, ...sentence('9', 'Y', 'FINE')}], pilot), [completed], 'a fine is no time');
});

test('D-40: five years from 2015-07-01 end on 2020-07-01', t => {
	t.deepEqual(answersFor([{STP_EVENT_DATE: '20150701', ...sentence('5', 'Y')}], pilot), [completed]);
	t.deepEqual(answersFor([{STP_EVENT_DATE: '20150702', ...sentence('5', 'Y')}], pilot), [serving]);
});

for (const [length, unit, expected] of [
	['', 'L', 'serving'], ['', 'LIFE', 'serving'], ['25', 'y', 'serving'], ['25 ', 'Y', 'serving'], ['025', 'Y', 'serving'], ['6', 'W', 'a question'], ['SIX', 'Y', 'a question'], ['6', '', 'a question'],
] as const) {
	test(`D-41: the length ${JSON.stringify(length)} with the unit ${JSON.stringify(unit)} is ${expected}, never nothing`, t => {
		const [answer] = answersFor([{STP_EVENT_DATE: '20160501', ...sentence(length, unit), SENT_TIME_DESCR: ''}], pilot);
		t.true(expected === 'serving' ? answer === serving : isQuestion(answer!), answer);
	});
}

for (const [length, unit] of [['292', 'Y'], ['300', 'Y'], ['999', 'Y'], ['9999', 'Y'], ['9999', 'M']] as const) {
	test(`D-42: ${length} ${unit} end in the future`, t => {
		t.deepEqual(answersFor([{STP_EVENT_DATE: '20100501', ...sentence(length, unit)}], pilot), [serving]);
	});
}

// The extract does not hold what happened after sentence; so nothing is concluded from it, and a reviewer is asked to look where it matters.
test('D-43: a revocation behind a sentence that is over on its face is for a person to look at', t => {
	const list: readonly Cells[] = [{STP_EVENT_DATE: '20160501', ...sentence('3', 'Y', 'PROBATION')}, {STP_EVENT_DATE: '20180501', DISP_DESCR: 'PROBATION REVOKED', SENT_LOC_DESCR: '', SENT_LENGTH: '', SENT_TIME_CODE: '', SENT_TIME_DESCR: ''}];
	const [record] = recordsFor(list, pilot);
	t.is(record!.question, 'only-prop64-completed');
	t.true(hasFlag(record!, 'serving'));
	t.false(hasFlag(recordsFor(list.slice(0, 1), pilot)[0]!, 'serving'));
});
