import {Buffer} from 'node:buffer';
import {readFileSync, readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import {isCandidate, mustBeSeen, type ConvictionRecord} from '../../source/determinations/determination.js';
import {openConvictions, readConvictions, writeConvictions} from '../../source/files/convictions-file.js';
import {exitCodeOf} from '../../source/files/file-problem.js';
import {findRecord} from '../../source/files/find-record.js';
import {eachField} from '../../source/files/json-fields.js';
import {KeptConviction, plainRecord} from '../../source/files/kept-conviction.js';
import {sha256} from '../../source/files/sha256.js';
import {canonicalJson} from '../../source/review/canonical-json.js';
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
		const [read, opened] = [await readConvictions(file), await openConvictions(file)];
		t.deepEqual(opened.ok ? [] : opened.problems, read.ok ? [] : read.problems);
		return read.ok ? [] : read.problems.map(({line}) => line);
	};

	t.deepEqual(await linesFound(lines.with(1, '{"key":"b"}').join('\n')), [2]);
	t.deepEqual(await linesFound(lines.with(1, lines[1]!.slice(0, 30)).with(2, '').join('\n')), [2, 3]);
	t.deepEqual(await linesFound(lines.join('\n').slice(0, -4)), [3]);
	t.deepEqual(await linesFound([lines[1], lines[0], lines[2], ''].join('\n')), [2]);
	t.deepEqual(await linesFound(''), []);
	const missing = await readConvictions(`${file}x`);
	t.false(missing.ok);
});

test('convictions opened say what convictions read say, and their hashes', async t => {
	const file = path.join(temporaryFolder(t), 'convictions.jsonl');
	const flag = {id: 'date-partial', level: 'M', rows: [{file: 1, line: 2}], material: [{reading: String.raw`a "reading" \ of {it}, [or] not`, outcome: 'refer'}]} as const;
	const given = [
		record('S1/001'), {...record('S1/002'), flags: [flag], relief: 'resentence'}, {...record('S1/002a'), flags: []}, {...record('S1/002b'), flags: [{...flag, material: []}]},
		{...record('S1/002c'), flags: [{...flag, id: '"level":"H"', material: []}]}, {...record('S1/002d'), flags: [{...flag, level: 'H' as const, material: []}]}, {...record('S1/003'), reason: 'Tab\t, "quoted", \u{10000} and ü', asks: ['a', 'b']},
		{...record('S2/001'), subject: {...record('x').subject, name: '"key":"x","subject":{}'}}, record('ü'), record('😀'),
	];
	valueOf(await writeConvictions(file, given));
	const [opened, read] = [valueOf(await openConvictions(file)), valueOf(await readConvictions(file))];
	const names = ['key', 'outcome', 'question', 'reason', 'relief', 'flags', 'subject', 'asks', 'gaps', 'statute', 'conviction', 'otherCharges', 'row', 'columns', 'ranges', 'rowsHash'] as const;
	t.deepEqual([...new Set(read.records.flatMap(one => Object.keys(one)))].filter(name => !(names as readonly string[]).includes(name)), [], 'a field that an opened conviction does not give');
	for (const [index, one] of opened.records.entries()) {
		t.true(one instanceof KeptConviction);
		t.deepEqual(names.map(name => one[name]), names.map(name => read.records[index]![name]));
		t.deepEqual(plainRecord(one), read.records[index]);
		t.is(canonicalJson(one), canonicalJson(read.records[index]));
		t.false(isCandidate(one));
		t.is(opened.lineHashes.get(one.key), read.lineHashes.get(one.key));
		t.is(findRecord(opened.records, one.key), one);
		t.is(mustBeSeen(one), mustBeSeen(read.records[index]!));
	}

	t.is(opened.lineHashes.get('S1/004'), undefined);
	t.is(opened.records[0]!.subject, opened.records[0]!.subject, 'read once');
	t.deepEqual([...new Set(opened.records.map(one => mustBeSeen(one)))], [true, false]);
});

test('property: the fields of a line stand where they are found', t => {
	t.notThrows(() => {
		fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue(), {noNullPrototype: true}), fc.string(), (data, before) => {
			const line = canonicalJson(data);
			const bytes = Buffer.from(`${before}${line}${before}`);
			const start = Buffer.byteLength(before);
			const found = new Map<string, string>();
			const isObject = eachField(bytes, start, start + Buffer.byteLength(line), (nameStart, nameEnd, valueStart, valueEnd) => {
				found.set(bytes.toString('utf8', nameStart, nameEnd), bytes.toString('utf8', valueStart, valueEnd));
			});
			return isObject && `{${[...found].map(([name, value]) => `"${name}":${value}`).join(',')}}` === line && Object.entries(data as object).every(([name, value]) => found.get(JSON.stringify(name).slice(1, -1)) === canonicalJson(value));
		}), {numRuns: 500});
	});
});

test('property: compareBytewise orders as bytes of UTF-8 do', t => {
	const text = fc.string({unit: fc.constantFrom('a', 'b', '/', '\u007F', 'ü', '\uD7FF', '\uE000', '\uFFFD', '\u{10000}', '\u{10FFFF}'), maxLength: 4});
	t.notThrows(() => {
		fc.assert(fc.property(text, text, (one, other) => Math.sign(compareBytewise(one, other)) === Buffer.compare(Buffer.from(one), Buffer.from(other))), {numRuns: 2000});
	});
});

test('a file that is expected to be another one is that one problem, whatever stands in it, and all of it is read', async t => {
	const file = path.join(temporaryFolder(t), 'convictions.jsonl');
	const written = valueOf(await writeConvictions(file, ['a', 'b', 'c'].map(key => record(key))));
	const whole = readFileSync(file, 'utf8');
	const opened = async (text: string) => {
		let bytes = 0;
		writeFileSync(file, text);
		const result = await openConvictions(file, {sha256: written.sha256, read(more) {
			bytes += more;
		}});
		t.is(bytes, Buffer.byteLength(text));
		return result;
	};

	t.is(valueOf(await opened(whole)).records.length, 3);
	for (const text of [whole.replace('"a"', '"A"'), whole.slice(0, -1), `${whole}x`, '', 'no line of it is a conviction\n'.repeat(100)]) {
		const result = await opened(text);
		t.deepEqual(result.ok ? [] : result.problems.map(({found, next}) => [found.includes('not the one audit.json'), next.includes('second-look evaluate')]), [[true, true]]);
		t.is(result.ok ? 0 : exitCodeOf(result.problems, 0), 65);
	}

	const missing = await openConvictions(`${file}x`, {sha256: written.sha256, read: () => undefined});
	t.deepEqual(missing.ok ? [] : missing.problems.map(({next}) => next.includes('second-look evaluate')), [true]);
	t.is(missing.ok ? 0 : exitCodeOf(missing.problems, 0), 66);
});
