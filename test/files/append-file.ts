import {Buffer} from 'node:buffer';
import {existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {openAppendFile} from '../../source/files/append-file.js';
import {writeAtomically} from '../../source/files/atomic-write.js';
import {exitCodeOf} from '../../source/files/file-problem.js';
import {hashFile, hmac, sha256} from '../../source/files/sha256.js';
import {failingPort} from './_failing-port.js';
import {foundIn, temporaryFolder, valueOf} from './_review-folder.js';

test('sha256 and hmac give the published vectors (FIPS 180-2 "abc"; RFC 4231, cases 1 and 2)', async t => {
	t.is(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
	t.is(sha256(Buffer.from('ü')), sha256('ü'));
	t.is(hmac('0b'.repeat(20), 'Hi There'), 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7');
	t.is(hmac(Buffer.from('Jefe').toString('hex'), 'what do ya want for nothing?'), '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
	const file = path.join(temporaryFolder(t), 'abc');
	writeFileSync(file, 'abc');
	t.deepEqual(valueOf(await hashFile(file)), {bytes: 3, sha256: sha256('abc')});
	const missing = await hashFile(`${file}d`);
	t.is(missing.ok ? 0 : exitCodeOf(missing.problems, 0), 66);
});

test('appends go to the end, whole, however short the writes', async t => {
	const file = path.join(temporaryFolder(t), 'log');
	const {port} = failingPort('ENOSPC', () => true);
	const appender = valueOf(await openAppendFile(file, port));
	valueOf(await appender.append('a'.repeat(333) + 'ü\n'));
	valueOf(await appender.append('b\n'));
	t.is(readFileSync(file, 'utf8'), `${'a'.repeat(333)}ü\nb\n`);
	t.is(appender.size(), statSync(file).size);
	await appender.close();
	await appender.close();
});

test('a file deleted while it is open takes nothing: what it took would be gone', async t => {
	const file = path.join(temporaryFolder(t), 'log');
	const appender = valueOf(await openAppendFile(file));
	t.teardown(async () => appender.close());
	valueOf(await appender.append('entry\n'));
	rmSync(file);
	const result = await appender.append('another\n');
	t.is(result.ok ? 0 : exitCodeOf(result.problems, 0), 74);
	t.regex(foundIn(result), /no such file.*nothing was saved/v);
});

const withFullDisk = existsSync('/dev/full') ? test : test.skip;

withFullDisk('/dev/full: the append fails, and says that the disk is full', async t => {
	const appender = valueOf(await openAppendFile('/dev/full'));
	t.teardown(async () => appender.close());
	const result = await appender.append('entry\n');
	t.is(result.ok ? 0 : exitCodeOf(result.problems, 0), 74);
	t.regex(foundIn(result), /full disk.*nothing was saved/v);
});

test('a parent that is a file is a problem, not a crash', async t => {
	const file = path.join(temporaryFolder(t), 'file');
	writeFileSync(file, '');
	t.regex(foundIn(await openAppendFile(path.join(file, 'log'))), /file where a folder should be/v);
	t.regex(foundIn(await writeAtomically(path.join(file, 'head'), 'x')), /file where a folder should be/v);
});

for (const fault of ['ENOSPC', 'short write, then ENOSPC', 'fsync EIO', 'open EACCES', 'rename EIO', 'takes nothing'] as const) {
	test(`atomic write under ${fault}: the old file stands, no temporary one stays`, async t => {
		const folder = temporaryFolder(t);
		const file = path.join(folder, 'head');
		valueOf(await writeAtomically(file, 'old'));
		const failing = failingPort(fault, () => true);
		failing.arm();
		const result = await writeAtomically(file, 'a new and much longer content', failing.port);
		t.is(result.ok ? 0 : exitCodeOf(result.problems, 0), 74);
		t.is(readFileSync(file, 'utf8'), 'old');
		t.deepEqual(readdirSync(folder), ['head']);
	});
}

test('an atomic write replaces the file, mode 0600', async t => {
	const file = path.join(temporaryFolder(t), 'head');
	writeFileSync(file, 'old', {mode: 0o644});
	valueOf(await writeAtomically(file, Buffer.from('new')));
	t.is(readFileSync(file, 'utf8'), 'new');

	t.is(statSync(file).mode & 0o777, 0o600);
});
