import {execFileSync} from 'node:child_process';
import {chmodSync, readFileSync, statSync, writeFileSync, rmSync} from 'node:fs';
import process from 'node:process';
import test from 'ava';
import {openJournal} from '../../source/files/open-journal.js';
import {readReview} from '../../source/files/read-review.js';
import {exitCodeOf} from '../../source/files/file-problem.js';
import {canonicalJson} from '../../source/review/canonical-json.js';
import {liveDecision} from '../../source/review/entry.js';
import {chen, challenge, confirm, defer, note, override, undo} from '../review/_sample-log.js';
import {contents, foundIn, newReview, opened, valueOf} from './_review-folder.js';

test('an append is on disk, in all three files, before it resolves; opening again gives the same state', async t => {
	const {paths, options} = await newReview(t);
	const journal = await opened(t, options);
	const heard: number[] = [];
	const stop = journal.follow(({entry}) => {
		heard.push(entry.seq);
	});
	const kept = valueOf(await journal.append(override('S1/001', 'a1'), chen));
	const lines = readFileSync(paths.log, 'utf8').split('\n');
	t.is(lines.length, 3);
	t.deepEqual(JSON.parse(lines[1]!), kept.entry);
	t.like(JSON.parse(readFileSync(paths.head, 'utf8')), {sequence: 1, sha256: kept.head, size: statSync(paths.log).size});
	t.is(readFileSync(paths.words, 'utf8').split('\n').length, 3);
	t.is(liveDecision(kept.review)!.words, 'The docket says otherwise: "misdemeanor" – ü');
	stop();
	valueOf(await journal.append(undo('S1/001', 'a2', 1), chen));
	valueOf(await journal.append(note('S1/001', 'a3'), chen));
	const state = structuredClone(journal.state());
	await journal.close();
	t.deepEqual(heard, [1]);
	const again = await opened(t, options);
	t.deepEqual(again.state(), state);
	t.deepEqual(again.recovered, []);
	t.deepEqual(valueOf(await again.readFrom(2)).map(entry => entry.type), ['decision.undo', 'note']);
	t.is(again.head().sequence, 3);
	for (const file of [paths.log, paths.words, paths.head, paths.secret]) {
		t.is(statSync(file).mode & 0o777, 0o600);
	}
});

test('the log is canonical line by line, by jq too where there is one', async t => {
	const {paths, options} = await newReview(t);
	const journal = await opened(t, options);
	for (const draft of [override('S1/001', 'a1'), challenge('S1/002', 'a2'), defer('S2/001', 'a3'), override('S3/001', 'a4', 'tab\t\u2028 😀 \u0085 "\\')]) {
		valueOf(await journal.append(draft, chen));
	}

	const text = readFileSync(paths.log, 'utf8');
	t.true(text.trimEnd().split('\n').every(line => canonicalJson(JSON.parse(line)) === line));
	try {
		execFileSync('jq', ['--version']);
	} catch {
		t.log('jq is not installed: only the check in JavaScript was made');
		return;
	}

	for (const file of [paths.log, paths.words]) {
		t.is(execFileSync('jq', ['-cS', '.', file], {encoding: 'utf8'}), readFileSync(file, 'utf8'));
	}
});

test('one action is one entry, also when Enter is pressed twice at once', async t => {
	const {paths, options} = await newReview(t);
	const journal = await opened(t, options);
	const [first, second] = await Promise.all([journal.append(override('S1/001', 'a1'), chen), journal.append(override('S1/001', 'a1'), chen)]);
	t.false(valueOf(first).repeated);
	t.true(valueOf(second).repeated);
	t.is(valueOf(second).entry.seq, 1);
	t.is(valueOf(second).head, valueOf(first).head);
	await journal.close();
	const again = await opened(t, options);
	t.true(valueOf(await again.append(override('S1/001', 'a1'), chen)).repeated);
	t.false((await again.append(override('S9/009', 'a1'), chen)).ok, 'the same key for another conviction is a fault');
	t.is(readFileSync(paths.log, 'utf8').split('\n').length, 3);
});

test('what the fold refuses is not written', async t => {
	const {paths, options} = await newReview(t);
	const journal = await opened(t, options);
	const before = contents(paths.folder);
	t.false((await journal.append(undo('S1/001', 'a1', 5), chen)).ok);
	t.false((await journal.append(confirm('S1/001', 'a2'), {...chen, role: undefined})).ok);
	t.deepEqual(contents(paths.folder), before);
	t.true((await journal.append(confirm('S1/001', 'a2'), chen)).ok);
});

const broken: ReadonlyArray<readonly [name: string, act: (paths: Record<'log' | 'head' | 'words' | 'secret', string>) => void, found: RegExp]> = [
	['the last entry edited', ({log}) => {
		writeFileSync(log, readFileSync(log, 'utf8').replace('"a2"', '"a3"'));
	}, /entry 2 changed/v],
	['the tail cut', ({log}) => {
		writeFileSync(log, readFileSync(log, 'utf8').split('\n').slice(0, 2).join('\n') + '\n');
	}, /entry 2 to entry 2 were cut away/v],
	['the tail cut within a line', ({log}) => {
		writeFileSync(log, readFileSync(log, 'utf8').slice(0, -9));
	}, /cut away/v],
	['the head gone', ({head}) => {
		rmSync(head);
	}, /review\.head: found no such file/v],
	['the log gone', ({log}) => {
		rmSync(log);
	}, /review\.jsonl: found no such file/v],
	['the words gone', ({words}) => {
		rmSync(words);
	}, /no line for the words of entry 1/v],
	['the words changed', ({words}) => {
		writeFileSync(words, readFileSync(words, 'utf8').replace('docket', 'ducket'));
	}, /words\.jsonl:1: found words that were changed/v],
	['another secret', ({secret}) => {
		writeFileSync(secret, `${'00'.repeat(32)}\n`);
	}, /another|not the one this log was opened with/v],
];

for (const [name, act, found] of broken) {
	test(`log broken (65), nothing touched: ${name}`, async t => {
		const {paths, options} = await newReview(t);
		const journal = await opened(t, options);
		valueOf(await journal.append(override('S1/001', 'a1'), chen));
		valueOf(await journal.append(confirm('S1/002', 'a2'), chen));
		await journal.close();
		act(paths);
		const before = contents(paths.folder);
		const result = await openJournal({...options, secret: readFileSync(paths.secret, 'utf8').trim()});
		t.is(result.ok ? 0 : exitCodeOf(result.problems, 0), 65);
		t.regex(foundIn(result), found);
		t.deepEqual(contents(paths.folder), before);
	});
}

// Permissions do not stop root, as which containers run.
const withPermissions = process.getuid?.() === 0 ? test.skip : test;

withPermissions('a folder that may be read but not written opens for reading only', async t => {
	const {paths, options} = await newReview(t);
	chmodSync(paths.folder, 0o500);
	t.teardown(() => {
		chmodSync(paths.folder, 0o700);
	});
	t.true((await readReview(paths, options.secret)).ok);
	const result = await openJournal(options);
	t.is(result.ok ? 0 : exitCodeOf(result.problems, 0), 73);
});

test('reading leaves everything as it is, a torn tail and a head left behind too', async t => {
	const {paths, options} = await newReview(t);
	const head = readFileSync(paths.head);
	const journal = await opened(t, options);
	valueOf(await journal.append(note('S1/001', 'a1'), chen));
	await journal.close();
	writeFileSync(paths.head, head);
	writeFileSync(paths.log, 'torn', {flag: 'a'});
	const before = contents(paths.folder);
	const loaded = valueOf(await readReview(paths, options.secret));
	t.is(loaded.standing, 'behind');
	t.is(loaded.state.next, 2);
	t.is(loaded.chain.torn?.length, 4);
	t.deepEqual(contents(paths.folder), before);
});
