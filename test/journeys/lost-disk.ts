import {rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {ada, decide, leave, logEntries, onConviction, openAgain, ownWorkspace, readLog, saved, type Place} from '../helpers/journey.js';
import type {Terminal} from '../helpers/pseudo-terminal.js';
import {run, temporaryFolder} from '../helpers/run-program.js';
import {openUnderShell, type UnderShell} from '../helpers/under-shell.js';

const words = 'the docket lists the plea under another count';

type OnDisk = UnderShell & Place & {readonly diskIs: (how: 'there' | 'full' | 'gone') => Promise<void>};

/** The auditor under a shell, on a disk that can be taken from it. */
async function begin(): Promise<OnDisk> {
	const place = await ownWorkspace();
	const says = path.join(await temporaryFolder(), 'disk');
	const environment = {NODE_OPTIONS: `--import ${new URL('../helpers/disk-preload.js', import.meta.url).href}`, TEST_DISK: place.folder, TEST_DISK_IS: says};
	const running = openUnderShell([place.workspace, ...ada], {folder: await temporaryFolder(), environment});
	await running.terminal.waitFor(/^Overview/);
	return {...running, ...place, diskIs: async how => how === 'there' ? rm(says, {force: true}) : writeFile(says, how)};
}

/** To the last look of an override of the conviction on screen. */
async function toLastLook(terminal: Terminal): Promise<void> {
	await decide(terminal, 'o', /Which outcome\?/);
	await terminal.press('2', 'Which relief is asked');
	await terminal.press('\r', 'What kind of reason?');
	await terminal.press('\r', 'In your own words');
	await terminal.press(words, `> ${words}`);
	await terminal.press('\r', 'Is this right? Enter saves it.');
}

/** The same again: what was entered before is there, to be looked at once more. */
async function again(terminal: Terminal): Promise<void> {
	const screen = await decide(terminal, 'o', /Is this right\? Enter saves it\./);
	if (!screen.includes(words)) {
		throw new Error(`the draft was lost:\n${screen}`);
	}
}

const noneDecided = /0 decided, 27 left/;

/** Enter on the last look, and what the screen says of a disk that took nothing; other keys leave it there, Enter puts it away. */
async function failsToSave(t: ExecutionContext, {terminal, workspace}: OnDisk, cause: RegExp): Promise<void> {
	const before = await readLog(workspace);
	const screen = await terminal.press('\r', 'NOT SAVED: override of conviction 1');
	const text = screen.replaceAll(/\s*\n\s*/g, ' ');
	t.regex(text, cause);
	t.regex(text, /Nothing of it counts as decided\. What you entered is kept: press the same key on the conviction to try again\./);
	t.regex(screen, noneDecided);
	t.is(await readLog(workspace), before);
	terminal.type('cjq ');
	await terminal.press('?', /NOT SAVED: override of conviction 1[^]*\? /);
	const read = await terminal.press('\r', onConviction(1));
	t.regex(read, noneDecided);
	t.regex(read, /NOT SAVED: 1/);
	t.regex(read.replaceAll(/\s*\n\s*/g, ' '), /the last decision made here did not reach the disk: make it again.*Draft +not saved, nothing decided by it: an override \(o\)/);
}

/** Leaves by Q and y, and reads what is said then: what was not saved, and no name. */
async function leavesUnsaved(t: ExecutionContext, {terminal, settings}: OnDisk): Promise<void> {
	const asked = await terminal.press('Q', 'Leave Second Look?');
	t.regex(asked, /1 entry is not saved/);
	terminal.type('y');
	t.is((await terminal.exited).exitCode, 74);
	t.is(await settings('after'), await settings('before'));
	t.false(terminal.isAlternateScreen() || terminal.isPasteBracketed());
	t.true(terminal.isCursorShown());
	t.regex(terminal.screen(), /Nothing was decided in this session\.\nNOT SAVED: 1\. Look at the log before deciding again\.\n {2}override of conviction 1\n/);
	t.notRegex(terminal.screen(), /MEADOWBANK/);
}

test.serial('a disk that fills up: NOT SAVED until it is read, nothing counts, the draft is kept; with room again the same decision is saved', async t => {
	const onDisk = await begin();
	const {terminal, workspace, diskIs} = onDisk;
	await terminal.press(']', onConviction(1));
	await toLastLook(terminal);
	await diskIs('full');
	await failsToSave(t, onDisk, /full disk.*free some space/);
	await again(terminal);
	await failsToSave(t, onDisk, /full disk.*free some space/);
	await diskIs('there');
	await again(terminal);
	const number = await saved(terminal, '\r');
	t.regex(terminal.screen(), /1 decided, 26 left/);
	t.notRegex(terminal.screen(), /NOT SAVED/);
	await leave(terminal);
	t.is((await terminal.exited).exitCode, 0);
	t.notRegex(terminal.screen(), /NOT SAVED/);
	t.deepEqual((await logEntries(workspace)).filter(({type}) => type.startsWith('decision.')).map(({seq, type}) => [seq, type]), [[number, 'decision.override']]);
	const verified = await run(['verify', workspace]);
	t.is(verified.exit, 0, verified.out);
});

for (const [how, cause] of [['full', /full disk.*free some space/], ['gone', /input\/output error of the disk.*check the disk/]] as const) {
	test.serial(`a disk that is ${how} to the end: leaving says what was not saved, 74, the terminal as it was; later the workspace goes on`, async t => {
		const onDisk = await begin();
		const {terminal, workspace, diskIs} = onDisk;
		await terminal.press(']', onConviction(1));
		await toLastLook(terminal);
		await diskIs(how);
		await failsToSave(t, onDisk, cause);
		await leavesUnsaved(t, onDisk);
		await diskIs('there');
		const verified = await run(['verify', workspace]);
		t.is(verified.exit, 0, verified.out);
		t.false((await logEntries(workspace)).some(({type}) => type.startsWith('decision.')));
		const tomorrow = await openAgain(onDisk);
		t.regex(tomorrow.screen(), noneDecided);
		await tomorrow.press(']', onConviction(1));
		await decide(tomorrow, 'd', /In your own words/);
		await tomorrow.press(words, `> ${words}`);
		await tomorrow.press('\r', 'Is this right? Enter saves it.');
		await saved(tomorrow, '\r');
		await leave(tomorrow);
		t.is((await tomorrow.exited).exitCode, 0);
	});
}

test.serial('a disk that comes back after it failed to flush: nothing more is taken in this session, and the screen says what to do', async t => {
	const onDisk = await begin();
	const {terminal, diskIs} = onDisk;
	await terminal.press(']', onConviction(1));
	await toLastLook(terminal);
	await diskIs('gone');
	await failsToSave(t, onDisk, /input\/output error of the disk/);
	await diskIs('there');
	await again(terminal);
	await failsToSave(t, onDisk, /earlier in this session.*close the program and open the workspace again/);
	await leavesUnsaved(t, onDisk);
	const tomorrow = await openAgain(onDisk);
	t.regex(tomorrow.screen(), /1 unfinished entry is here again/);
	await tomorrow.press(']', onConviction(1));
	await again(tomorrow);
	await saved(tomorrow, '\r');
	await leave(tomorrow);
	t.is((await run(['verify', onDisk.workspace])).exit, 0);
});
