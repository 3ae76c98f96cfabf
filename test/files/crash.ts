import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import path from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import process from 'node:process';
import test from 'ava';
import {verifyReview} from '../../source/files/verify-log.js';
import {beginReevaluation, beginWorkspace} from '../../source/files/workspace.js';
import {newReview, opened, temporaryFolder, valueOf} from './_review-folder.js';

const writer = fileURLToPath(new URL('_journal-writer.js', import.meta.url));

test('killed while writing, again and again: everything reported kept is there, and every opening says what it found', async t => {
	const {paths, options} = await newReview(t);
	let keptBefore = 0;
	for (const killAfter of [1, 2, 3, 5, 8, 13, 21]) {
		const child = spawn(process.execPath, [writer, paths.folder]);
		t.teardown(() => child.kill('SIGKILL'));
		const exited = once(child, 'exit');
		let last = -1;
		let lines = 0;

		for await (const line of createInterface({input: child.stdout})) {
			last = Number(line);
			t.false(Number.isNaN(last), `printed ${line}`);
			lines++;
			if (lines === killAfter) {
				child.kill('SIGKILL');
			}
		}

		await exited;
		const journal = await opened(t, {...options, now: () => new Date().toISOString()});
		t.true(journal.recovered.some(({type}) => type === 'recovery.stale_lock'));
		t.true(journal.recovered.every(({type}) => type.startsWith('recovery.')));
		const entries = valueOf(await journal.readFrom(0));
		t.true(entries.length > last && last > keptBefore);
		t.is(entries[last]!.type, 'decision.override');
		t.is([...journal.state().byOpaque.values()].flatMap(({decisions}) => decisions).filter(({words}) => words === undefined).length, 0);
		keptBefore = last;
		await journal.close();
		t.deepEqual((await verifyReview(paths.folder)).filter(({holds}) => !holds), []);
	}

	t.deepEqual(readdirSync(paths.folder).filter(name => name.includes('.tmp-') || name.startsWith('lock')), []);
});

test('what a killed evaluation left is removed by the next one, what another is making is not', async t => {
	const folder = temporaryFolder(t);
	const gone = (2 ** 22) + 9;
	const target = path.join(folder, 'e.csv.audit');
	const names = [`e.csv.audit.unfinished-${gone}-ab-${hostname()}`, `e.csv.audit.unfinished-${process.pid}-ab-${hostname()}`, `e.csv.audit.unfinished-${gone}-ab-elsewhere`];
	for (const name of names) {
		mkdirSync(path.join(folder, name));
		writeFileSync(path.join(folder, name, 'convictions.jsonl'), 'x');
	}

	const staged = valueOf(await beginWorkspace(target));
	t.deepEqual(readdirSync(folder).filter(name => names.includes(name)).toSorted(), names.slice(1).toSorted());
	await staged.abandon();
	t.deepEqual(readdirSync(folder).toSorted(), names.slice(1).toSorted());
	mkdirSync(target);
	mkdirSync(path.join(target, `.evaluation.unfinished-${gone}-ab-${hostname()}`));
	await valueOf(await beginReevaluation(target)).abandon();
	t.deepEqual(readdirSync(target), []);
});
