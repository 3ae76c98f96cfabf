import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {exitCodeOf} from '../../source/files/file-problem.js';
import {chen, confirm, override} from '../review/_sample-log.js';
import {failingPort, type Fault} from './_failing-port.js';
import {contents, foundIn, newReview, opened, valueOf} from './_review-folder.js';

const faults: ReadonlyArray<readonly [Fault, file: 'log' | 'words' | 'head', goesOn: boolean]> = [
	['ENOSPC', 'log', true],
	['ENOSPC', 'words', true],
	['ENOSPC', 'head', true],
	['short write, then ENOSPC', 'log', true],
	['short write, then ENOSPC', 'words', true],
	['short write, then ENOSPC', 'head', true],
	['takes nothing', 'log', true],
	['open EACCES', 'head', true],
	['rename EIO', 'head', true],
	['fsync EIO', 'head', true],
	['fsync EIO', 'log', false],
	['fsync EIO', 'words', false],
];

for (const [fault, file, goesOn] of faults) {
	test(`${fault} on the ${file}: nothing is saved, the files are as they were${goesOn ? ', and the next append works' : ', and nothing more is taken until reopened'}`, async t => {
		const {paths, options} = await newReview(t);
		const failing = failingPort(fault, name => name.startsWith(paths[file]));
		const journal = await opened(t, {...options, port: failing.port});
		valueOf(await journal.append(override('S1/001', 'a1'), chen));
		const before = contents(paths.folder);
		const state = structuredClone(journal.state());
		failing.arm();
		const failed = await journal.append(override('S1/002', 'a2'), chen);
		failing.disarm();
		t.false(failed.ok);
		t.is(failed.ok ? 0 : exitCodeOf(failed.problems, 0), 74);
		t.deepEqual(contents(paths.folder), before);
		t.deepEqual(journal.state(), state);
		const next = await journal.append(override('S1/002', 'a2'), chen);
		t.is(next.ok, goesOn, `then: ${foundIn(next)}`);
		await journal.close();
		const again = await opened(t, options);
		t.deepEqual(again.recovered, []);
		t.is(again.head().sequence, goesOn ? 2 : 1);
	});
}

test('where the partial bytes cannot be taken back, nothing more is taken; opening moves them aside and logs it', async t => {
	const {paths, options} = await newReview(t);
	const failing = failingPort('short write, then ENOSPC', name => name === paths.log, {truncateFails: true});
	const journal = await opened(t, {...options, port: failing.port});
	failing.arm();
	t.false((await journal.append(confirm('S1/001', 'a1'), chen)).ok);
	failing.disarm();
	t.regex(foundIn(await journal.append(confirm('S1/001', 'a1'), chen)), /open the workspace again/v);
	await journal.close();
	const again = await opened(t, options);
	t.deepEqual(again.recovered.map(({type}) => type), ['recovery.torn_tail']);
	t.is(again.state().byOpaque.size, 0);
	t.true((await again.append(confirm('S1/001', 'a1'), chen)).ok);
});

test('a head renamed but not flushed: nothing is reported saved, and opening again shows the entry whole', async t => {
	const {paths, options} = await newReview(t);
	const failing = failingPort('folder EIO', name => name === path.resolve(paths.folder));
	const journal = await opened(t, {...options, port: failing.port});
	failing.arm();
	t.false((await journal.append(confirm('S1/001', 'a1'), chen)).ok);
	failing.disarm();
	t.regex(foundIn(await journal.append(confirm('S1/001', 'a1'), chen)), /open the workspace again/v);
	await journal.close();
	const again = await opened(t, options);
	t.true(valueOf(await again.append(confirm('S1/001', 'a1'), chen)).repeated);
});

test('bytes of another program stop the journal', async t => {
	const {paths, options} = await newReview(t);
	const journal = await opened(t, options);
	writeFileSync(paths.log, 'x', {flag: 'a'});
	const result = await journal.append(confirm('S1/001', 'a1'), chen);
	t.is(result.ok ? 0 : exitCodeOf(result.problems, 0), 75);
	t.true(readFileSync(paths.log, 'utf8').endsWith('\nx'));
});
