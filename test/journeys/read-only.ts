import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {ada, leave, onConviction, openAgain, openSample, ownWorkspace, readLog} from '../helpers/journey.js';
import {openTerminal} from '../helpers/pseudo-terminal.js';

const lookers: ReadonlyArray<readonly [what: string, words: readonly string[], because: RegExp]> = [
	['--read-only', [...ada, '--read-only'], /this session is read-only: start it\s+without\s+--read-only/],
	['no --role', ['--reviewer', 'Ada Example'], /no role was given: start with --role and one of\s+paralegal,\s+attorney,\s+supervisor/],
];

for (const [what, words, because] of lookers) {
	test.serial(`${what}: every deciding key answers with the reason, and the log stays as it is`, async t => {
		const place = await ownWorkspace();
		const before = await readLog(place.workspace);
		const terminal = await openAgain(place, words);
		t.regex(terminal.screen(), because, 'the overview says so');
		t.regex(terminal.screen(), /looking only/);
		const screen = await terminal.press(']', onConviction(1));
		t.notRegex(screen, /press a|o override|a acknowledge/);
		for (const key of ['o', 'c', 'd', 'p', 'a', 'u']) {
			t.regex(await terminal.press(key, /note: /), because, key);
			await terminal.press('j', /^(?![^]*note: )/);
		}

		await terminal.press('\u001B', /^Convictions/);
		await terminal.press('x', 'What the results will hold');
		await terminal.press('\r', /not written|session|reason|No folder/);
		await leave(terminal);
		t.is((await terminal.exited).exitCode, 0);
		t.is(await readLog(place.workspace), before);
		t.false((await readdir(place.workspace)).includes('lock'));
		t.false((await readdir(place.workspace)).includes('results') && (await readdir(path.join(place.workspace, 'results'))).length > 0);
	});
}

test.serial('two programs on one workspace: the second is told who holds it; it may look, and the first goes on', async t => {
	const {terminal, ...place} = await openSample();
	const second = openTerminal([place.workspace, ...ada], {cwd: place.folder});
	t.is((await second.exited).exitCode, 75);
	t.regex(second.screen().replaceAll('\n', ' '), /\b\d+\b.*Next: /);
	t.false(second.bytes().includes('\u001B[?1049h'), 'no screen was opened for it');
	const holder = JSON.parse(await readFile(path.join(place.workspace, 'lock'), 'utf8')) as {pid: number; host: string};
	t.true(second.screen().replaceAll('\n', '').includes(String(holder.pid)), second.screen());
	t.true(second.screen().replaceAll('\n', '').includes(holder.host));

	const looker = await openAgain(place, [...ada, '--read-only']);
	await looker.press(']', onConviction(1));
	await looker.press('o', /this session is read-only/);
	await leave(looker);
	t.is((await looker.exited).exitCode, 0);

	await terminal.press(']', onConviction(1));
	await leave(terminal);
	t.is((await terminal.exited).exitCode, 0);
	const again = await openAgain(place);
	await leave(again);
	t.is((await again.exited).exitCode, 0, 'the workspace is free again');
});
