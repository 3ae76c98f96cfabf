import {readFileSync, readdirSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {projectRoot} from '../helpers/rules-fixture.js';

/*
The defects of the earlier engines that concern what is decided: 1 to 57 of gogen, 72 to 84 of the Los Angeles pilot (domain reference,
5.1 to 5.6 and 5.8). Each has a test whose title begins with its number, so that it can be found and none gets lost.
*/
const ids = [...range(1, 57), ...range(72, 84)].map(number => `D-${String(number).padStart(2, '0')}`);

function range(first: number, last: number): readonly number[] {
	return Array.from({length: last - first + 1}, (_, index) => first + index);
}

// A title written out (`test('D-38: …'`), or the first cell of a table whose titles begin with it (`['D-74', 'a year …'` with `test(`${id}…`).
const written = /test(?:\.serial)?\(['`](?<ids>D-\d\d(?:, D-\d\d)*)[:,]/g;
const tabled = /\['(?<ids>D-\d\d)', /g;
const titledByTable = /test\(`\${id}[:,]/;

function titlesIn(text: string): readonly string[] {
	const found = [...text.matchAll(written), ...(titledByTable.test(text) ? text.matchAll(tabled) : [])];
	return found.flatMap(match => match.groups!['ids']!.split(', '));
}

test('every defect of the earlier engines has a test named for it', t => {
	const files = readdirSync(path.join(projectRoot, 'test'), {recursive: true, withFileTypes: true}).filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name));
	const titled = new Set(files.flatMap(entry => titlesIn(readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))));
	t.deepEqual(ids.filter(id => !titled.has(id)), []);
	t.deepEqual([...titled].filter(id => Number(id.slice(2)) > 99), []);
});

test('a title counts where it begins with the number, and nowhere else', t => {
	t.deepEqual(titlesIn('test(\'D-18, D-19: both\', t => {'), ['D-18', 'D-19']);
	t.deepEqual(titlesIn('test(`D-25: convicted on`, t => {'), ['D-25']);
	t.deepEqual(titlesIn('test(\'step 3, D-32: a birthday\', t => {'), []);
	t.deepEqual(titlesIn('[\'D-01\', \'what\'],'), []);
	t.deepEqual(titlesIn(['[\'D-01\', \'what\'],', 'test(`$', '{id}, of a table`, t => {'].join('')), ['D-01']);
});
