import {Buffer} from 'node:buffer';
import test from 'ava';
import {chainSize, verifyChain, verifyLinks, type Chain} from '../../source/review/chain.js';
import {canonicalJson} from '../../source/review/canonical-json.js';
import {compareWithHead, headOf, headText, parseHead} from '../../source/review/head.js';
import type {Link} from '../../source/review/log-line.js';
import {failure, success, type Attempt} from '../../source/values/problem.js';
import {bytesOf, confirm, flipped, fullLog, opened, opening, sampleLog, sha256} from './_sample-log.js';

const loose = {file: 'demo', parse: (text: string) => success(JSON.parse(text) as Link)};

/** What opening a log checks of the chain: the lines, then the head kept beside it. */
function checked(bytes: Uint8Array, head: ReturnType<typeof headOf>): Attempt<unknown> {
	const chain = verifyChain(bytes, sha256);
	if (!chain.ok) {
		return chain;
	}

	const standing = compareWithHead(chain.value, head);
	return standing.ok && (standing.value !== 'agrees' || chain.value.torn) ? failure({found: `not settled: ${standing.value}`, expected: '', next: ''}) : standing;
}

function whole(bytes: Uint8Array): Chain {
	const chain = verifyChain(bytes, sha256);
	if (!chain.ok) {
		throw new Error(JSON.stringify(chain.problems));
	}

	return chain.value;
}

const foundIn = (attempt: Attempt<unknown>): string => attempt.ok ? '' : attempt.problems.map(({found}) => found).join('\n');

test('RFC 8785, section 3.2.2: example and key order by UTF-16 units', t => {
	t.is(
		// eslint-disable-next-line no-loss-of-precision -- the example's own literal
		canonicalJson({numbers: [333_333_333.333_333_29, 1e30, 4.5, 2e-3, 0.000_000_000_000_000_000_000_000_001], string: '\u20AC$\u000F\u000AA\'\u0042\u0022\u005C\\"\u002F', literals: [null, true, false]}),
		String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
	);
	const keys = ['\uFB33', '\u{1F600}', '\u20AC', '\u00F6', '\u0080', '1', '\r'];
	t.deepEqual(Object.keys(JSON.parse(canonicalJson(Object.fromEntries(keys.map(key => [key, key])))) as Record<string, unknown>).filter(key => key !== '1'), keys.toReversed().filter(key => key !== '1'));
	t.true(canonicalJson(Object.fromEntries(keys.map(key => [key, 0]))).startsWith(String.raw`{"\r":0,"1":0,`));
});

const demo = [
	'{"actor":{"id":"system","role":"tool"},"body":{"input_sha256":"c96c6d5be8d08a12e7b5cdc1b207fa6b2430974c86803d8891675e76fd992c20","rules_sha256":"6c621d1a05138a7888d37d9269a9da8e2e11e4aced2f6cfd24b05ab1b9e61bb0","tool":"auditor/0.1.0"},"log":"a1b2c3d4e5f60718293a4b5c6d7e8f90","prev":"0000000000000000000000000000000000000000000000000000000000000000","seq":0,"ts":"2020-02-03T17:00:00.000Z","type":"log.open","v":1}',
	'{"actor":{"id":"m.ortiz","role":"paralegal"},"body":{"frame_sha256":"9dff50df08c635815f4b19da10f756605a34a79a48d4ba48712782502975a70e","frame_size":1000,"seed":"20200213661726340915"},"log":"a1b2c3d4e5f60718293a4b5c6d7e8f90","prev":"3829a5279f1d8f1b534c63380aacd762af03e93496d76dd03ba6e56154d46fe8","seq":1,"ts":"2020-02-03T17:05:00.000Z","type":"sample.seed","v":1}',
	'{"actor":{"id":"m.ortiz","role":"paralegal"},"body":{"unit":"L000077","verdict":"agree"},"log":"a1b2c3d4e5f60718293a4b5c6d7e8f90","prev":"2f1adac7cda7023829c628510befd926e9f4fcabbcb2f4bea5d7fda9edcb897a","seq":2,"ts":"2020-02-03T17:06:00.000Z","type":"spotcheck.verdict","v":1}',
	'{"actor":{"id":"r.chen","role":"attorney"},"body":{"evidence":"case file 12-345 p.4","from":"eligible-dismissal","reason":"minor-involved","to":"not-eligible","unit":"L000486"},"log":"a1b2c3d4e5f60718293a4b5c6d7e8f90","prev":"691efb941a581e244790282be8ea61818c9bb23f1a5b287c78b460481107436c","seq":3,"ts":"2020-02-03T17:09:30.000Z","type":"decision.override","v":1}',
	'{"actor":{"id":"r.chen","role":"attorney"},"body":{"results_sha256":"c099142bc3186ded72786ba27e9ea6d2da240fb9fd3fe79b479ecf8e734b2850"},"log":"a1b2c3d4e5f60718293a4b5c6d7e8f90","prev":"055d3a2a1ce17a1b6bb13a2624d8de6667040d74fbb7028322a4aef55e39e4d0","seq":4,"ts":"2020-02-03T17:20:00.000Z","type":"log.seal","v":1}',
];

test('the five-line demo log of audit-log.md: canonical, linked, head and file hash as given there', t => {
	t.deepEqual(demo.map(line => sha256(line)), [
		'3829a5279f1d8f1b534c63380aacd762af03e93496d76dd03ba6e56154d46fe8',
		'2f1adac7cda7023829c628510befd926e9f4fcabbcb2f4bea5d7fda9edcb897a',
		'691efb941a581e244790282be8ea61818c9bb23f1a5b287c78b460481107436c',
		'055d3a2a1ce17a1b6bb13a2624d8de6667040d74fbb7028322a4aef55e39e4d0',
		'8e79b79379228d35ed6b8d54d904a1e9e5b073ad902622d0179b7cc8cc221aef',
	]);
	t.is(sha256(bytesOf(demo)), 'a3dcf349cdd21e4953ac586f231243191d3a3ad8e99b798e39d6335b9f5a4855');
	t.true(demo.every(line => canonicalJson(JSON.parse(line)) === line));
	const chain = verifyLinks(bytesOf(demo), sha256, loose);
	t.true(chain.ok && chain.value.head === '8e79b79379228d35ed6b8d54d904a1e9e5b073ad902622d0179b7cc8cc221aef' && chain.value.entries.length === 5);
	t.false(verifyLinks(bytesOf(demo.with(1, demo[1]!.replace('m.ortiz', 'm.artiz'))), sha256, loose).ok);
	t.regex(foundIn(verifyChain(bytesOf(demo), sha256)), /type this program does not know|missing or wrong value/v, 'names of the vectors are only vectors');
});

test('a log of every kind of entry holds, and its head describes it', t => {
	const {lines} = fullLog();
	const chain = whole(bytesOf(lines));
	t.is(chain.entries.length, lines.length);
	t.is(chainSize(chain), bytesOf(lines).length);
	t.is(chain.head, sha256(lines.at(-1)!));
	t.deepEqual(compareWithHead(chain, headOf(chain)), success('agrees'));
	t.deepEqual(parseHead(Buffer.from(headText(headOf(chain)))), success(headOf(chain)));
	t.false(parseHead(Buffer.from(headText(headOf(chain)).replace(',', ', '))).ok);
});

const other = sampleLog([opening, opened('S1/001'), confirm('S9/001', 'b1'), opened('S1/001')], 'ffffffffffffffffffffffffffffffff');
type Attack = readonly [name: string, attack: (lines: readonly string[]) => readonly string[], found: RegExp];
const attacks: readonly Attack[] = [
	['edit a field', lines => lines.with(3, lines[3]!.replace('court-file-differs', 'record-misread')), /entry 3/v],
	['edit the last line', lines => lines.with(7, lines[7]!.replace('"undoes":2', '"undoes":3')), /entry 7 changed/v],
	['edit the last line and its length', lines => lines.with(7, lines[7]!.replace('r.chen', 'r.ch')), /entry 7 changed/v],
	['change the role of an actor', lines => lines.with(3, lines[3]!.replace('attorney', 'supervisor')), /entry 3/v],
	['delete a middle line', lines => lines.toSpliced(4, 1), /number 5 in the place of entry 4/v],
	['reorder two lines', lines => lines.with(3, lines[4]!).with(4, lines[3]!), /number 4 in the place of entry 3/v],
	['cut the tail', lines => lines.slice(0, 5), /ends with entry 4: entry 5 to entry 7 were cut away/v],
	['replay a line', lines => [...lines, lines[3]!], /number 3 in the place of entry 8/v],
	['splice a line of another log', lines => lines.with(3, other.lines[3]!), /another log/v],
	['swap the whole log', () => other.lines, /cut away|another log/v],
	['a clock set back', lines => lines.with(3, lines[3]!.replace('17:00:03', '16:00:03')), /time before/v],
	['a space', lines => lines.with(3, lines[3]!.replace(',', ', ')), /canonical form.*entry 3/v],
	['a duplicate key', lines => lines.with(3, lines[3]!.replace('"type":', '"type":"note","type":')), /canonical form.*entry 3/v],
	['a __proto__ key', lines => lines.with(3, lines[3]!.replace('{"actor"', '{"__proto__":{"a":1},"actor"')), /entry 3/v],
	['a field the type does not have', lines => lines.with(3, lines[3]!.replace('"body":{', '"body":{"aa":1,')), /does not have.*entry 3/v],
	['an unknown type', lines => lines.with(7, lines[7]!.replace('decision.undo', 'decision.undone')), /type this program does not know.*entry 7/v],
	['an escape', lines => lines.with(3, lines[3]!.replace('r.chen', String.raw`\u0072.chen`)), /canonical form.*entry 3/v],
	['U+007F', lines => lines.with(3, lines[3]!.replace('r.chen', 'r.ch\u007Fen')), /actor\.id.*entry 3/v],
	['a C0 control', lines => lines.with(3, lines[3]!.replace('r.chen', String.raw`r.\u0001chen`)), /actor\.id.*entry 3/v],
	['a lone surrogate', lines => lines.with(3, lines[3]!.replace('r.chen', String.raw`r.\ud83dchen`)), /entry 3/v],
	['CRLF', lines => lines.map(line => `${line}\r`), /carriage return.*entry 0/v],
	['an empty line', lines => lines.toSpliced(3, 0, ''), /empty line.*entry 3/v],
	['a byte order mark', lines => lines.with(0, `\uFEFF${lines[0]!}`), /byte order mark/v],
	['the first line taken away', lines => lines.slice(1), /number 1 in the place of entry 0/v],
	['nothing left', () => [], /empty log/v],
];

for (const [name, attack, found] of attacks) {
	test(`caught: ${name}`, t => {
		const {lines} = fullLog();
		const head = headOf(whole(bytesOf(lines)));
		t.true(checked(bytesOf(lines), head).ok);
		const attacked = checked(bytesOf(attack(lines)), head);
		t.false(attacked.ok);
		t.regex(foundIn(attacked), found);
	});
}

test('recomputed chains are caught by the head alone', t => {
	const honest = whole(bytesOf(sampleLog([opening, opened('S1/001'), confirm('S1/001', 'a1')]).lines));
	const forged = whole(bytesOf(sampleLog([opening, opened('S1/002'), confirm('S1/001', 'a1')]).lines));
	t.regex(foundIn(compareWithHead(forged, headOf(honest))), /entry 2 changed/v);
});

test('a line separator inside a text splits nothing', t => {
	const log = sampleLog([opening, {type: 'results.written', body: {entries: 1, folder: 'a\u2028b\u0085c', head: 'ab'.repeat(32), sums: 'cd'.repeat(32)}}]);
	t.is(whole(bytesOf(log.lines)).entries.length, 2);
});

test('every byte of a log, flipped in every bit or replaced, is noticed, and the entry is named', t => {
	const {lines} = fullLog();
	const bytes = bytesOf(lines);
	const chain = whole(bytes);
	const head = headOf(chain);
	const missed: string[] = [];
	for (let index = 0; index < bytes.length; index++) {
		const entry = chain.ends.findIndex(end => index < end);
		for (const bit of [1, 2, 4, 8, 16, 32, 64, 128]) {
			const result = checked(flipped(bytes, index, bit), head);
			const named = result.ok ? [] : result.problems.flatMap(({found, line}) => [...[...found.matchAll(/entry (\d+)/gv)].map(([, seq]) => Number(seq)), (line ?? 0) - 1]);
			if (result.ok || !named.includes(entry)) {
				missed.push(`byte ${index}, bit ${bit}, entry ${entry}: ${foundIn(result)}`);
			}
		}
	}

	t.deepEqual(missed, []);
});
