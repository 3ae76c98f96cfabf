import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {hiddenCells, type Sum} from '../../source/results/small-cells.js';

const cellsOf = (people: Readonly<Record<string, number>>) => new Map(Object.entries(people).map(([id, count]) => [id, {people: count, convictions: count}]));
const hide = (people: Readonly<Record<string, number>>, ...sums: readonly Sum[]) => Object.fromEntries(hiddenCells(cellsOf(people), sums, 11));

test('ten people are hidden, eleven and none are not', t => {
	t.deepEqual(hide({ten: 10, eleven: 11, none: 0, one: 1}), {ten: 'small', one: 'small'});
});

test('one small cell of a sum hides the next smallest, not an empty one', t => {
	t.deepEqual(hide({all: 103, a: 3, b: 40, c: 60, d: 0}, {parts: ['a', 'b', 'c', 'd'], total: 'all'}), {a: 'small', b: 'withheld'});
});

test('two small cells that together are still small hide a third', t => {
	t.deepEqual(hide({all: 105, a: 3, b: 2, c: 100}, {parts: ['a', 'b', 'c'], total: 'all'}), {a: 'small', b: 'small', c: 'withheld'});
	t.deepEqual(hide({all: 120, a: 10, b: 10, c: 100}, {parts: ['a', 'b', 'c'], total: 'all'}), {a: 'small', b: 'small'});
});

test('a small cell that is all of its sum hides the sum; a hidden sum hides a part', t => {
	t.deepEqual(hide({all: 5, a: 5}, {parts: ['a'], total: 'all'}), {a: 'small', all: 'small'});
	const hidden = hide({top: 45, all: 40, other: 5, a: 20, b: 20}, {parts: ['all', 'other'], total: 'top'}, {parts: ['a', 'b'], total: 'all'});
	t.deepEqual(hidden, {other: 'small', all: 'withheld', a: 'withheld'});
});

testProp('no sum of a table leaves one unknown, or a rest of few people', [fc.array(fc.array(fc.integer({min: 0, max: 40}), {minLength: 3, maxLength: 3}), {minLength: 1, maxLength: 5})], (t, table) => {
	const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
	const columns = [0, 1, 2];
	const people = Object.fromEntries([
		['all', total(table.flat())],
		...table.flatMap((row, at) => [[`row${at}`, total(row)], ...row.map((count, column) => [`${at}/${column}`, count])]),
		...columns.map(column => [`column${column}`, total(table.map(row => row[column]!))]),
	]) as Record<string, number>;
	const sums: Sum[] = [
		{parts: table.map((_, at) => `row${at}`), total: 'all'}, {parts: columns.map(column => `column${column}`), total: 'all'},
		...table.map((_, at) => ({parts: columns.map(column => `${at}/${column}`), total: `row${at}`})),
		...columns.map(column => ({parts: table.map((_, at) => `${at}/${column}`), total: `column${column}`})),
	];
	const hidden = hiddenCells(cellsOf(people), sums, 11);
	for (const [id, count] of Object.entries(people)) {
		t.is(hidden.get(id) === 'small', count > 0 && count < 11);
	}

	for (const sum of sums) {
		const gaps = sum.parts.filter(id => hidden.has(id));
		const unknown = gaps.length + Number(hidden.has(sum.total));
		// A sum with nothing in it but a hidden part is hidden with it.
		t.not(unknown, 1);
		if (gaps.length > 0 && !hidden.has(sum.total)) {
			t.true(total(gaps.map(id => people[id]!)) >= 11);
		}
	}
});
