import test, {type ExecutionContext} from 'ava';
import {ada, onConviction, ownSample, type Place} from '../helpers/journey.js';
import type {Exit} from '../helpers/pseudo-terminal.js';
import {sampleOptions} from '../helpers/run-program.js';
import {openUnderShell, type UnderShell} from '../helpers/under-shell.js';

const preload = `--import ${new URL('../helpers/crash-preload.js', import.meta.url).href}`;
const crashing = (where: 'handler' | 'drawing') => ({NODE_OPTIONS: preload, TEST_CRASH: where});

async function begin(environment: Readonly<Record<string, string>> = {}, more: readonly string[] = []): Promise<UnderShell & Place> {
	const place = await ownSample();
	const running = openUnderShell([place.extract, ...sampleOptions, ...ada, ...more], {folder: place.folder, environment});
	await running.terminal.waitFor(/^Overview/);
	return {...running, ...place};
}

const leaveScreen = '\u001B[?1049l';

/** The terminal is as the shell had it, and the last words are on it: where the log is, and nobody's name. */
async function isGivenBack(t: ExecutionContext, {terminal, settings}: UnderShell, code: number, times = 1): Promise<Exit> {
	const exit = await terminal.exited;
	t.deepEqual([exit.exitCode, exit.signal ?? 0], [code, 0], terminal.screen());
	t.is(await settings('after'), await settings('before'), 'raw mode is off, echo is on: every setting of the terminal is as it was');
	t.false(terminal.isAlternateScreen());
	t.false(terminal.isPasteBracketed());
	t.true(terminal.isCursorShown());
	const bytes = terminal.bytes();
	t.is(bytes.split(leaveScreen).length, times + 1, 'the alternate screen is left as often as it was entered');
	t.is(bytes.split('\u001B[?1049h').length, times + 1);
	const last = bytes.slice(bytes.lastIndexOf(leaveScreen));
	t.regex(last.replaceAll(/\r?\n/g, ''), /review\.jsonl/);
	t.notRegex(last, /MEADOWBANK|TypeError: |no answer for/);
	return exit;
}

test.serial('q and y', async t => {
	const running = await begin();
	await running.terminal.press('q', 'Leave Second Look?');
	running.terminal.type('y');
	await isGivenBack(t, running, 0);
});

test.serial('Ctrl-C twice', async t => {
	const running = await begin();
	running.terminal.type('\u0003\u0003');
	await isGivenBack(t, running, 130);
});

for (const [name, code] of [['SIGTERM', 143], ['SIGHUP', 129], ['SIGINT', 130]] as const) {
	test.serial(`${name} with a record on the screen`, async t => {
		const running = await begin();
		await running.terminal.press(']', onConviction(1));
		await running.signal(name);
		await isGivenBack(t, running, code);
	});
}

test.serial('Ctrl-Z gives the terminal to the shell, and takes it back', async t => {
	const running = await begin();
	await running.terminal.press(']', onConviction(1));
	running.terminal.type('\u001A');
	t.is(await running.settings('stopped'), await running.settings('before'));
	await running.terminal.waitFor(onConviction(1));
	await running.terminal.press('Q', 'Leave Second Look?');
	running.terminal.type('y');
	await isGivenBack(t, running, 0, 2);
});

test.serial('a mistake in a handler', async t => {
	const running = await begin(crashing('handler'));
	await running.terminal.press(']', onConviction(1));
	await running.signal('SIGUSR2');
	await isGivenBack(t, running, 70);
	t.regex(running.terminal.screen(), /stopped because of a mistake in the program/);
});

test.serial('a mistake in drawing', async t => {
	const running = await begin(crashing('drawing'));
	await running.terminal.press(']', onConviction(1));
	await running.signal('SIGUSR2');
	await running.noted('armed');
	running.terminal.type('jj');
	await isGivenBack(t, running, 70);
	t.regex(running.terminal.screen(), /stopped because of a mistake in the program/);
});

test.serial('--blank-after: nothing of a record stays on the screen, and the key that brings it back does nothing else', async t => {
	const running = await begin({}, ['--blank-after', '0.05']);
	const {terminal} = running;
	await terminal.press(']', onConviction(1));
	const blank = await terminal.waitFor(/^Blank, since nobody pressed a key/);
	t.notRegex(blank, /MEADOWBANK|Conviction/);
	await terminal.press('Q', onConviction(1));
	await terminal.press('Q', 'Leave Second Look?');
	terminal.type('y');
	await isGivenBack(t, running, 0);
});
