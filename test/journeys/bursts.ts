import {readFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {decide, leave, logEntries, onConviction, openSample, readLog} from '../helpers/journey.js';
import type {Terminal} from '../helpers/pseudo-terminal.js';

const confirmedIn = async (workspace: string): Promise<number> => (await logEntries(workspace)).filter(({type}) => type === 'decision.confirm').length;

/** From the list to a conviction without flags that the engine decided; drawn, for a deciding key works. */
async function onPlainConviction(terminal: Terminal): Promise<void> {
	await terminal.press('G', /^Convictions.*row 44 of 44/);
	await terminal.press('k\r', onConviction(43));
	await decide(terminal, 'c', /Is this right/);
	await terminal.press('\u001B', /^(?![^]*Is this right)/);
	await terminal.press('j', /^(?![^]*Nothing was saved)/);
	await terminal.press('g', /lines 1-/);
}

for (const [what, keys, most] of [['cccc', 'cccc', 0], ['c and Enter, four times', 'c\rc\rc\rc\r', 1]] as const) {
	test.serial(`${what} in one write on a drawn conviction confirms ${most === 0 ? 'nothing' : 'at most one'}`, async t => {
		const {terminal, workspace} = await openSample();
		await terminal.press('\r', /^Convictions/);
		await onPlainConviction(terminal);
		const screen = await terminal.press(keys, /Is this right|saved ✓ #\d/);
		t.true(await confirmedIn(workspace) <= most);
		if (screen.includes('Is this right')) {
			await terminal.press('\u001B', 'Nothing was saved');
		}

		await leave(terminal);
		const receipt = terminal.screen();
		const count = await confirmedIn(workspace);
		t.true(count <= most, receipt);
		t.regex(receipt, count === 0 ? /Nothing was decided in this session/ : /Decided in this session: 1 entry/);
	});
}

test.serial('a paste in command context does nothing but say so', async t => {
	const {terminal, workspace} = await openSample();
	const paste = '\u001B[200~oqcx\u001B[201~';
	await terminal.press(paste, 'Pasted text was ignored: there is no text field here');
	t.regex(terminal.screen(), /^Overview/);
	await terminal.press('\r', /^Convictions/);
	await terminal.press(paste, 'Pasted text was ignored');
	t.regex(terminal.screen(), /^Convictions/);
	await onPlainConviction(terminal);
	const before = await readLog(workspace);
	await terminal.press(paste, 'Pasted text was ignored');
	t.regex(terminal.screen(), onConviction(43));
	await decide(terminal, 'o', /Which outcome/);
	await terminal.press(paste, 'Pasted text was ignored');
	t.regex(terminal.screen(), /Which outcome/);
	t.is(await readLog(workspace), before);
	await terminal.press('\u001B', /Nothing was saved/);
	await leave(terminal);
	t.regex(terminal.screen(), /Nothing was decided in this session/);
});

test.serial('an arrow key cut in two on its way moves, and closes nothing', async t => {
	const {terminal} = await openSample();
	await terminal.press('\r', /^Convictions[^\n]*row 1 of 44/);
	for (const [end, row] of [['[B', 2], ['[B', 3], ['[A', 2], ['OB', 3], ['[F', 44], ['[H', 1]] as const) {
		terminal.type('\u001B');
		await terminal.press(end, new RegExp(String.raw`^Convictions[^\n]*row ${row} of 44`));
	}

	terminal.type('\u001B');
	await terminal.press('[C', onConviction(1));
	await decide(terminal, 'o', /Which outcome[^]*› 2\. /);
	terminal.type('\u001B');
	await terminal.press('[B', /› 3\. Not eligible/);
	terminal.type('\u001B');
	await terminal.press('[A', /› 2\. Eligible for Reduction/);
	terminal.type('\u001B');
	await terminal.press('[D', /Nothing was saved/);
	terminal.type('\u001B');
	await terminal.press('[D', /^Convictions/);
	await leave(terminal);
	t.is((await terminal.exited).exitCode, 0);
	t.notRegex(terminal.bytes(), /\[[A-D] does nothing here/);
});

test.serial('Escape never saves, the draft survives it, and typed words hold no control bytes', async t => {
	const {terminal, workspace} = await openSample();
	await terminal.press(']', onConviction(1));
	await decide(terminal, 'o', /Which outcome/);
	await terminal.press('2', 'Which relief is asked');
	await terminal.press('\r', 'What kind of reason?');
	await terminal.press('\r', 'In your own words');
	await terminal.press('\r', 'Please write at least 4 words of your own');
	await terminal.press('the do\u0007c\u000Eket\u0000 li\u001Fsts', '> the docket lists');
	await terminal.press('\u001B[200~ the\r\nplea\u001B]0;OWNED\u0007 \u202Ethere\u001B[201~', /> the docket lists the plea/);
	await terminal.press('x', /therex/);
	await terminal.press('\u007F', /there ?\n/);
	const typed = /> (?<text>the docket[^\n]*)/.exec(terminal.screen())!.groups!['text']!;
	await terminal.press('\r', 'Is this right?');
	const before = await readLog(workspace);
	for (const text of ['In your own words', 'What kind of reason?', 'Which relief is asked', 'Which outcome?', 'Nothing was saved; what you entered is kept']) {
		await terminal.press('\u001B', text);
	}

	t.is(await readLog(workspace), before);
	await terminal.press('\u001B', /^Convictions/);
	await terminal.press('\r', onConviction(1));
	await decide(terminal, 'o', /Which outcome[^]*› 2\. [^]*Taken up where you left it/);
	await terminal.press('\r', 'Which relief is asked');
	await terminal.press('\r', 'What kind of reason?');
	await terminal.press('\r', 'In your own words');
	t.true(terminal.screen().includes(`> ${typed}`), terminal.screen());
	await terminal.press('\r', 'Is this right?');
	await terminal.press('\r', /saved ✓ #\d/);
	const words = await readFile(path.join(workspace, 'words.jsonl'), 'utf8');
	t.regex(words, /the docket lists the plea/);
	// eslint-disable-next-line no-control-regex -- these are what must not be there
	t.notRegex(words, /[\u0000-\u0009\u000B-\u001F\u007F]|\\u00|\\[abfrnt]/);
	await leave(terminal);
	t.false(terminal.bytes().includes('\u001B]'), 'no title was set');
});
