import {Buffer} from 'node:buffer';
import {readFileSync, readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import type {ConvictionRecord} from '../../source/determinations/determination.js';
import {readConvictions, writeConvictions} from '../../source/files/convictions-file.js';
import {exitCodeOf} from '../../source/files/file-problem.js';
import {sha256} from '../../source/files/sha256.js';
import {canonicalJson} from '../../source/review/clean-text.js';
import {compareBytewise} from '../../source/values/compare-bytewise.js';
import {failingPort, type Fault} from './_failing-port.js';
import {temporaryFolder, valueOf} from './_review-folder.js';
import {record} from './_records.js';

test('convictions come back as written, with the hash of each line', async t => {
	const file = path.join(temporaryFolder(t), 'convictions.jsonl');
	const keys = ['S1/001', 'S1/002', 'line:1:9', 'ü', '\uFB33', '😀'];
	const written = valueOf(await writeConvictions(file, keys.map(key => record(key))));
	t.is(written.lines, keys.length);
	t.is(written.sha256, sha256(readFileSync(file)));
	const {records, lineHashes} = valueOf(await readConvictions(file));
	t.deepEqual(records.map(({key}) => key), keys);
	const {relief, ...expected} = record('ü');
	t.is(relief, undefined);
	t.deepEqual(records[3], expected as ConvictionRecord);
	t.is(lineHashes.get('ü'), sha256(canonicalJson(record('ü'))));
});

test('convictions out of order, twice, or beyond JSON leave no file', async t => {
	const folder = temporaryFolder(t);
	const file = path.join(folder, 'convictions.jsonl');
	for (const records of [[record('b'), record('a')], [record('a'), record('a')], [record('a\uD800')]]) {
		const result = await writeConvictions(file, records);
		t.is(result.ok ? 0 : exitCodeOf(result.problems, 0), 70);
		t.deepEqual(readdirSync(folder), []);
	}
});

for (const fault of ['ENOSPC', 'short write, then ENOSPC', 'fsync EIO', 'open EACCES', 'takes nothing'] satisfies Fault[]) {
	test(`convictions under ${fault}: a problem, no file left`, async t => {
		const folder = temporaryFolder(t);
		const failing = failingPort(fault, () => true);
		failing.arm();
		const result = await writeConvictions(path.join(folder, 'convictions.jsonl'), [record('a')], failing.port);
		t.is(result.ok ? 0 : exitCodeOf(result.problems, 0), fault === 'open EACCES' ? 73 : 74);
		t.deepEqual(readdirSync(folder), []);
	});
}

test('broken lines of convictions.jsonl are named by number', async t => {
	const file = path.join(temporaryFolder(t), 'convictions.jsonl');
	valueOf(await writeConvictions(file, ['a', 'b', 'c'].map(key => record(key))));
	const lines = readFileSync(file, 'utf8').split('\n');
	const linesFound = async (text: string): Promise<readonly unknown[]> => {
		writeFileSync(file, text);
		const result = await readConvictions(file);
		return result.ok ? [] : result.problems.map(({line}) => line);
	};

	t.deepEqual(await linesFound(lines.with(1, '{"key":"b"}').join('\n')), [2]);
	t.deepEqual(await linesFound(lines.with(1, lines[1]!.slice(0, 30)).with(2, '').join('\n')), [2, 3]);
	t.deepEqual(await linesFound(lines.join('\n').slice(0, -4)), [3]);
	t.deepEqual(await linesFound([lines[1], lines[0], lines[2], ''].join('\n')), [2]);
	t.deepEqual(await linesFound(''), []);
	const missing = await readConvictions(`${file}x`);
	t.false(missing.ok);
});

test('property: compareBytewise orders as bytes of UTF-8 do', t => {
	const text = fc.string({unit: fc.constantFrom('a', 'b', '/', '\u007F', 'ü', '\uD7FF', '\uE000', '\uFFFD', '\u{10000}', '\u{10FFFF}'), maxLength: 4});
	t.notThrows(() => {
		fc.assert(fc.property(text, text, (one, other) => Math.sign(compareBytewise(one, other)) === Buffer.compare(Buffer.from(one), Buffer.from(other))), {numRuns: 2000});
	});
});
