import {spawn, type ChildProcessWithoutNullStreams} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import process from 'node:process';
import test, {type ExecutionContext} from 'ava';
import {canonicalJson} from '../../source/review/canonical-json.js';
import {exitCodeOf} from '../../source/files/file-problem.js';
import {acquireLock} from '../../source/files/lock.js';
import {birthOf, thisProcess, type LockHolder, type ReplacedHolder} from '../../source/files/lock-holder.js';
import {sha256} from '../../source/files/sha256.js';
import {openJournal} from '../../source/files/open-journal.js';
import {foundIn, newReview, opened, temporaryFolder, valueOf} from './_review-folder.js';

const now = '2020-02-03T17:00:00.000Z';
const contender = fileURLToPath(new URL('_lock-contender.js', import.meta.url));
type Outcome = {readonly pid?: number; readonly replaced?: readonly ReplacedHolder[]; readonly problems?: ReadonlyArray<{found: string}>};

async function contend(t: ExecutionContext, lock: string, how: 'hold' | 'once'): Promise<{readonly outcome: Outcome; readonly child: ChildProcessWithoutNullStreams}> {
	const child = spawn(process.execPath, [contender, lock, how]);
	t.teardown(() => child.kill('SIGKILL'));
	let text = '';
	for await (const chunk of child.stdout as AsyncIterable<Uint8Array>) {
		text += String(chunk);
		if (text.includes('\n')) {
			break;
		}
	}

	return {outcome: JSON.parse(text) as Outcome, child};
}

async function kill(child: ChildProcessWithoutNullStreams): Promise<void> {
	if (child.exitCode === null && child.signalCode === null) {
		const exited = once(child, 'exit');
		child.kill('SIGKILL');
		await exited;
	}
}

const holder = (change: Partial<LockHolder>): string => canonicalJson({...thisProcess(now), ...change});

test('one holder at a time; release is idempotent and removes only its own lock', t => {
	const file = path.join(temporaryFolder(t), 'lock');
	const lock = valueOf(acquireLock(file, {now}));
	t.like(JSON.parse(readFileSync(file, 'utf8')), {pid: process.pid, host: hostname(), started: now});
	const second = acquireLock(file, {now});
	t.is(second.ok ? 0 : exitCodeOf(second.problems, 0), 75);
	lock.release();
	t.false(existsSync(file));
	const third = valueOf(acquireLock(file, {now: '2020-02-03T17:00:01.000Z'}));
	lock.release();
	t.true(existsSync(file), 'a second release leaves the next holder alone');
	third.release();
	t.deepEqual(readdirSync(path.dirname(file)), []);
});

test('another living process holds it: in use, naming --break-lock; once it ends, free', async t => {
	const file = path.join(temporaryFolder(t), 'lock');
	const {child, outcome} = await contend(t, file, 'hold');
	const refused = acquireLock(file, {now});
	t.regex(foundIn(refused), new RegExp(String.raw`in use by process ${outcome.pid!} .*--break-lock`, 'v'));
	const exited = once(child, 'exit');
	child.stdin.end();
	await exited;
	const lock = valueOf(acquireLock(file, {now}));
	t.deepEqual(lock.replaced, []);
	lock.release();
});

test('a killed holder on this host is replaced at once, and named', async t => {
	const file = path.join(temporaryFolder(t), 'lock');
	const {child, outcome} = await contend(t, file, 'hold');
	await kill(child);
	t.true(existsSync(file));
	const lock = valueOf(acquireLock(file, {now}));
	t.like(lock.replaced[0], {pid: outcome.pid!, host: hostname(), byRequest: false});
	lock.release();
	t.deepEqual(readdirSync(path.dirname(file)), []);
});

const withProc = birthOf(process.pid) === '' ? test.skip : test;

withProc('a process number used again is no holder', t => {
	const file = path.join(temporaryFolder(t), 'lock');
	writeFileSync(file, holder({born: `${birthOf(process.pid).split(':')[0]!}:1`}));
	t.is(valueOf(acquireLock(file, {now})).replaced.length, 1);
	writeFileSync(file, holder({born: ''}));
	t.false(acquireLock(file, {now}).ok, 'where the lock does not say, the number must do');
});

test('another host, or an unreadable lock: in use until a person breaks it', t => {
	const folder = temporaryFolder(t);
	for (const [index, text] of [holder({host: 'elsewhere', pid: 1}), '', 'not json', '{"pid":1}'].entries()) {
		const file = path.join(folder, `lock${index}`);
		writeFileSync(file, text);
		const refused = acquireLock(file, {now});
		t.is(refused.ok ? 0 : exitCodeOf(refused.problems, 0), 75);
		t.is(readFileSync(file, 'utf8'), text);
		const lock = valueOf(acquireLock(file, {now, breakLock: true}));
		t.like(lock.replaced[0], {byRequest: true, host: index === 0 ? 'elsewhere' : 'unknown'});
		lock.release();
	}
});

test('a replacement killed half way leaves its guard; --break-lock gets past it', t => {
	const file = path.join(temporaryFolder(t), 'lock');
	writeFileSync(file, holder({born: 'other:1', pid: (2 ** 22) + 1}));
	writeFileSync(`${file}.replacing-${sha256(readFileSync(file, 'utf8')).slice(0, 16)}`, '');
	t.regex(foundIn(acquireLock(file, {now})), /--break-lock/v);
	const lock = valueOf(acquireLock(file, {now, breakLock: true}));
	t.false(lock.replaced[0]!.byRequest, 'it was dead, whatever the request');
	lock.release();
	t.deepEqual(readdirSync(path.dirname(file)), []);
});

test('of many that find the same dead lock, exactly one gets it', async t => {
	const folder = temporaryFolder(t);
	for (let round = 0; round < 3; round++) {
		const file = path.join(folder, `lock${round}`);
		writeFileSync(file, holder({born: 'gone:1', pid: (2 ** 22) + 7}));

		const contenders = await Promise.all(Array.from({length: 5}, async () => contend(t, file, 'hold')));
		const winners = contenders.filter(({outcome}) => outcome.replaced);
		t.is(winners.length, 1);
		t.is(winners[0]!.outcome.replaced!.length, 1);
		t.is((JSON.parse(readFileSync(file, 'utf8')) as LockHolder).pid, winners[0]!.outcome.pid!);
		for (const {child} of contenders) {
			await kill(child);
		}
	}
});

test('a lock that cannot be made is a problem (73)', t => {
	const file = path.join(temporaryFolder(t), 'file');
	writeFileSync(file, '');
	const result = acquireLock(path.join(file, 'lock'), {now});
	t.is(result.ok ? 0 : exitCodeOf(result.problems, 0), 73);
});

test('the journal logs a lock it took over, once, and a second journal is refused', async t => {
	const {paths, options} = await newReview(t);
	const {child, outcome} = await contend(t, paths.lock, 'hold');
	t.false((await openJournal(options)).ok);
	await kill(child);
	const journal = await opened(t, options);
	t.like(journal.recovered[0], {type: 'recovery.stale_lock', body: {pid: outcome.pid!, byRequest: false}});
	t.false((await openJournal(options)).ok);
	// Killed after the entry, before anything else: the next holder finds that lock dead too, and does not log the first again.
	const text = readFileSync(paths.lock, 'utf8');
	await journal.close();
	writeFileSync(paths.lock, text.replace(/"born":"[^"]*"/v, '"born":"gone:1"'));
	const again = await opened(t, options);
	t.deepEqual(again.recovered.map(({body}) => 'pid' in body && body.pid), [process.pid]);
});
