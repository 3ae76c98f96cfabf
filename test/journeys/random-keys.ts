import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as later} from 'node:timers/promises';
import test from 'ava';
import {ada, csvRows, logEntries, ownSample} from '../helpers/journey.js';
import {run, sampleOptions, temporaryFolder} from '../helpers/run-program.js';
import {openUnderShell} from '../helpers/under-shell.js';

const presses = 2000;
/** Names and numbers of the sample that must stand nowhere but on the screen and in the workspace. */
const secretColumns = ['PRI_NAME', 'REQ_NAME', 'CII_NUMBER', 'REQ_CII_NUMBER', 'PRI_SSN', 'PRI_CDL', 'PRI_IDN', 'PRI_INN', 'FBI_NUMBER', 'FE_NUM_CRT_CASE', 'FE_NUM_DOCKET'];

async function processes(pid: number): Promise<readonly string[]> {
	const folder = `/proc/${pid}/task`;
	const children = (await Promise.all((await readdir(folder)).map(async task => readFile(`${folder}/${task}/children`, 'utf8').catch(() => '')))).join(' ').split(' ').filter(Boolean);
	return [await readFile(`/proc/${pid}/cmdline`, 'utf8'), ...(await Promise.all(children.map(async child => processes(Number(child)).catch(() => [])))).flat()];
}

test.serial('2,000 random keys, pastes and sizes at the program: it stands, nothing is decided without words, no name leaves the screen, and the log verifies', async t => {
	const place = await ownSample();
	const secrets = [...new Set((await csvRows(place.extract)).flatMap(row => secretColumns.map(column => (row[column] ?? '').trim())).filter(value => value.length >= 6))];
	t.true(secrets.length > 20);
	const holdsSecret = (text: string): string | undefined => secrets.find(secret => text.includes(secret));
	const temporary = await temporaryFolder();
	const {terminal, pid, settings} = openUnderShell([place.extract, ...sampleOptions, ...ada], {folder: place.folder, environment: {TMPDIR: temporary}});
	await terminal.waitFor(/^Overview/);

	let seed = 20_261_123;
	const random = (): number => {
		seed = ((seed * 1_103_515_245) + 12_345) % 2_147_483_648;
		return seed / 2_147_483_648;
	};

	const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!;
	// Neither Ctrl-C, Ctrl-Z nor y, which would end it, or stop it.
	const keys = ['\r', '\r', '\u001B', '\t', ...']][aocdpumvwfFgGjkhlnNxV?:/Q123 q', '\u001B[A', '\u001B[B', '\u001B[5~', '\u001B[6~', '\u000C', '\u0004', 'four words of mine', '\u001B[200~oq\rcy\u001B[201~'];
	const began = Date.now();
	let sent = 0;
	for (; sent < presses && Date.now() - began < 60_000; sent++) {
		if (sent % 250 === 249) {
			terminal.resize(...pick([[80, 24], [60, 16], [120, 40], [40, 10]] as ReadonlyArray<[number, number]>));
		}

		terminal.type(pick(keys));
		await later(random() < 0.1 ? 25 : 2);
		// What a reviewer would press, or nothing would ever be decided.
		for (const key of sent % 100 === 50 ? ['\u001B', '\u001B', '\u001B', ']', '', '', 'o', '2', '\r', '\r', 'four words of mine', '\r', '\r'] : []) {
			terminal.type(key);
			await later(40);
		}

		const running = sent % 100 === 0 ? await processes(await pid()) : [];
		t.is(running.map(words => holdsSecret(words)).find(Boolean), undefined, 'in the arguments of a process');
	}

	t.log(`${sent} keys in ${Math.round((Date.now() - began) / 1000)} s`);
	terminal.resize(80, 24);
	terminal.type('\u0003\u0003');
	const exit = await terminal.exited;
	t.is(exit.exitCode, 130, terminal.screen());
	t.is(await settings('after'), await settings('before'));
	const bytes = terminal.bytes();
	t.false(bytes.includes('\u001B[3J'), 'no frame was taller than the terminal');
	t.is(holdsSecret(bytes.slice(bytes.lastIndexOf('\u001B[?1049l'))), undefined, 'on the normal screen');
	for (const name of await readdir(temporary, {recursive: true})) {
		t.is(holdsSecret(await readFile(path.join(temporary, name), 'latin1').catch(() => '')), undefined, name);
	}

	const entries = await logEntries(place.workspace);
	const decisions = entries.filter(({type}) => type.startsWith('decision.'));
	t.log(`${decisions.length} decisions`);
	t.true(decisions.length > 0);
	for (const {type, body} of decisions.filter(({type: kind}) => ['decision.override', 'decision.defer', 'decision.challenge'].includes(kind))) {
		t.truthy(body['words'], type);
	}

	const verified = await run(['verify', place.workspace]);
	t.is(verified.exit, 0, verified.out);
});
