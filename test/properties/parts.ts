import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fc, testProp} from '@fast-check/ava';
import test, {type ExecutionContext} from 'ava';
import {columnNames} from '../../source/extract/layout.js';
import {inspectExtract, type ExtractFile} from '../../source/files/extract-file.js';
import {firstPass, type PassReaders, type PassOptions} from '../../source/files/first-pass.js';
import {fileBytes} from '../../source/files/line-store.js';
import {partPool} from '../../source/workers/part-pool.js';
import {engineWith, policyNamed} from '../helpers/rules-fixture.js';
import {temporaryFolder} from '../helpers/run-program.js';
import {anyPerson} from './_any-person.js';

const engine = engineWith({of: policyNamed('dismiss-all-prop64')});
const folder = await temporaryFolder();
let files = 0;
const newFile = (): string => path.join(folder, `${++files}`);

const comment = columnNames.indexOf('COMMENT_TEXT');
// Quotes that are no quotes, line ends within a cell, and a cell that holds what looks like a row's end.
const hostile = fc.constantFrom('', '', '', '5\' 11" TALL', '"a\nb"', '"a ""x"" \r\nb"', '"\n\n"', ' "x" ', 'É');

const quoted = (text: string): string => /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** An extract of several people, their rows in any order, with lines that are no rows between them. */
const anyExtract = fc.tuple(
	fc.array(fc.tuple(anyPerson, fc.nat({max: 4})), {minLength: 1, maxLength: 6}),
	fc.array(fc.tuple(hostile, fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '', '', '', '\n', 'a,b\n', 'x\0y\n'), fc.nat()), {minLength: 60, maxLength: 60}),
	fc.boolean(),
).map(([people, around, shuffled]) => {
	const rows = people.flatMap(([list, id]) => list.map(({cells}) => cells.with(columnNames.indexOf('SUBJECT_ID'), cells[columnNames.indexOf('SUBJECT_ID')] === '' ? '' : `1000000${id}`)));
	const lines = rows.map((cells, index) => {
		const [text, end, between, place] = around[index % around.length]!;
		return {place: shuffled ? place : index, line: `${cells.map((cell, at) => at === comment && text !== '' ? text : quoted(cell)).join(',')}${end}${between}`};
	});
	return `${columnNames.join(',')}\r\n${lines.toSorted((one, other) => one.place - other.place).map(({line}) => line).join('')}`;
});

const inspected = async (names: readonly string[], apart: number): Promise<readonly ExtractFile[]> => Promise.all(names.map(async (name, index) => {
	const file = await inspectExtract(name, index + 1, apart);
	if (!file.ok) {
		throw new Error(file.problems[0]!.found);
	}

	return file.value;
}));

async function written(text: string): Promise<string> {
	const name = newFile();
	await writeFile(name, text, 'latin1');
	return name;
}

/** All that a first pass gives, in a form that can be compared. */
async function outcomeOf(extracts: readonly ExtractFile[], options: PassOptions = {}): Promise<unknown> {
	const pass = await firstPass(extracts, engine, options);
	return pass.ok
		? {...pass.value, lines: [...pass.value.lines.inOrder()], candidateLines: [...pass.value.candidateLines.inOrder()]}
		: pass.problems;
}

testProp('however an extract is cut into parts, the same comes of it', [anyExtract, fc.integer({min: 1, max: 6000})], async (t, text, apart) => {
	const name = await written(text);
	const whole = await inspected([name], Infinity);
	t.is(whole[0]!.cuts.length, 1);
	t.deepEqual(await outcomeOf(await inspected([name], apart)), await outcomeOf(whole));
}, {numRuns: 80});

testProp('however the rows lie in two files, and are cut there, and whether lines wait in memory or in a file', [anyExtract, anyExtract, fc.integer({min: 1, max: 6000})], async (t, one, other, apart) => {
	const names = [await written(one), await written(other)];
	const spooled = await outcomeOf(await inspected(names, apart), {bytes: () => fileBytes(newFile())});
	t.deepEqual(spooled, await outcomeOf(await inspected(names, Infinity)));
}, {numRuns: 40});

test('a quote that is none makes the guess wrong, and what was read from there does not count', async t => {
	const plain = columnNames.map(() => 'x');
	const rows = ['5\' 11" TALL', '"two\nlines"', 'y', '"three\nmore\nlines"', 'z'].map(text => plain.with(comment, text).join(','));
	const name = await written(`${columnNames.join(',')}\n${rows.join('\n')}\n`);
	const cut = await inspected([name], 1);
	const starts = cut[0]!.cuts.map(({start}) => start);
	t.true(starts.some(start => start > 0 && !(`${columnNames.join(',')}\n${rows.join('\n')}\n`).slice(0, start).endsWith(',x\n') && start > columnNames.join(',').length + 1), 'a cut lies within a cell');
	t.deepEqual(await outcomeOf(cut), await outcomeOf(await inspected([name], Infinity)));
});

const longest = (seed: number): string => fc.sample(anyExtract, {numRuns: 30, seed}).toSorted((one, other) => other.length - one.length)[0]!;

async function onThreads(t: ExecutionContext, threads: number, extracts: readonly ExtractFile[]): Promise<unknown> {
	const pool = partPool(threads);
	t.teardown(pool.end);
	return outcomeOf(extracts, {readers: pool});
}

test('with one, two and three threads the same', async t => {
	const cut = await inspected([await written(longest(7)), await written(longest(8))], 600);
	t.true(cut[0]!.cuts.length > 3);
	const expected = await outcomeOf(cut);
	t.true((expected as {counts: {convictionsInScope: number}}).counts.convictionsInScope > 0, JSON.stringify((expected as {counts: unknown}).counts));
	for (const threads of [1, 2, 3]) {
		t.deepEqual(await onThreads(t, threads, cut), expected, `${threads}`);
	}
});

test('what stops a run stops it on threads too: the first of the problems, and nothing else', async t => {
	const rows = Array.from({length: 40}, (_, index) => columnNames.map(() => `${index}`).join(','));
	const name = await written(`${columnNames.join(',')}\n${rows.join('\n')}\n"never closed,${rows.join('\n')}`);
	const cut = await inspected([name], 2000);
	const expected = await outcomeOf(await inspected([name], Infinity));
	t.regex(JSON.stringify(expected), /a quoted cell that does not end/);
	t.deepEqual(await outcomeOf(cut), expected);
	t.deepEqual(await onThreads(t, 2, cut), expected);
});

test('a thread that fails fails the pass', async t => {
	const pool = partPool(2);
	t.teardown(pool.end);
	const cut = await inspected([await written(longest(9))], 600);
	const broken: PassReaders = {...pool, scanParts: (parts, given) => pool.scanParts(parts, {...given, rules: undefined as never})};
	await t.throwsAsync(async () => firstPass(cut, engine, {readers: broken}), {any: true, message: /dispositions/});
});
