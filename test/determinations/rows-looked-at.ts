import test from 'ava';
import type {QuestionTrace, TraceNode} from '../../source/determinations/determination.js';
import {rowsLookedAt} from '../../source/determinations/rows-looked-at.js';

const at = (line: number, file = 1) => ({file, line});
const node = (rows: readonly number[], children: readonly TraceNode[] = []): TraceNode => ({test: '', answer: 'no', because: '', rows: rows.map(line => at(line)), children});
const question = (id: string, about: TraceNode, active = true): QuestionTrace => ({id, ask: '', cite: undefined, line: 1, active, outcome: 'dismiss', reason: '', deciding: false, node: about});

test('a row belongs to every question that looked at it, by its place in the policy', t => {
	const looked = rowsLookedAt([question('a', node([3])), question('b', node([4])), question('c', node([3, 4]))], [at(2), at(3), at(4)]);
	t.deepEqual(looked(at(3)), [1, 3]);
	t.deepEqual(looked(at(4)), [2, 3]);
	t.deepEqual(looked(at(2)), []);
	t.deepEqual(looked(at(3, 2)), [], 'another file');
});

test('all parts of a question looked, not only those that decided', t => {
	t.deepEqual(rowsLookedAt([question('a', node([3], [node([3]), node([4])]))], [at(2), at(3), at(4)])(at(4)), [1]);
});

test('what every row says marks none of them, unless there is one only', t => {
	t.deepEqual(rowsLookedAt([question('born', node([2, 3]))], [at(2), at(3)])(at(2)), []);
	t.deepEqual(rowsLookedAt([question('born', node([2]))], [at(2)])(at(2)), [1]);
});

test('a question that is turned off looked at nothing', t => {
	t.deepEqual(rowsLookedAt([question('off', node([3]), false)], [at(2), at(3)])(at(3)), []);
});
