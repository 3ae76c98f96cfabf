import test, {type ExecutionContext} from 'ava';
import {leave, onConviction, openSample, override} from '../helpers/journey.js';
import type {Exit, Terminal} from '../helpers/pseudo-terminal.js';
import {run} from '../helpers/run-program.js';

function givenBack(t: ExecutionContext, terminal: Terminal): void {
	t.false(terminal.isAlternateScreen(), 'the primary screen is back');
	t.false(terminal.isPasteBracketed(), 'bracketed paste is off');
	t.true(terminal.isCursorShown(), 'the cursor is shown');
	const bytes = terminal.bytes();
	t.is(bytes.split('\u001B[?1049h').length, 2, 'the alternate screen was entered once');
	t.is(bytes.split('\u001B[?1049l').length, 2, 'and left once');
	t.false(bytes.slice(bytes.indexOf('\u001B[?1049l')).includes('\u001B[?2026h'), 'no frame lands on the shell\'s screen');
	t.false(bytes.includes('\u001B[3J'), 'the scrollback is never wiped');
}

test.serial('q, then y: 0; Esc and n stay', async t => {
	const {terminal} = await openSample();
	await terminal.press('q', 'Leave Second Look?');
	await terminal.press('n', 'The list of convictions');
	await terminal.press('q', 'Leave Second Look?');
	await terminal.press('\r', 'The list of convictions');
	await terminal.press('q', 'Leave Second Look?');
	terminal.type('y');
	t.is((await terminal.exited).exitCode, 0);
	givenBack(t, terminal);
	t.regex(terminal.screen(), /Nothing was decided in this session\.[^]*To go on: second-look/);
});

test.serial('Ctrl-C asks, and leaves when it is pressed again: 130', async t => {
	const {terminal} = await openSample();
	await terminal.press('\u0003', 'Leave Second Look?');
	terminal.type('\u0003');
	t.is((await terminal.exited).exitCode, 130);
	givenBack(t, terminal);
});

const signals: ReadonlyArray<readonly [signal: string, is: (exit: Exit) => boolean]> = [
	['SIGTERM', ({exitCode}) => exitCode === 143],
	['SIGINT', ({exitCode}) => exitCode === 130],
	['SIGHUP', ({exitCode, signal}) => exitCode === 129 || signal === 1],
];

for (const [signal, is] of signals) {
	test.serial(`${signal} in the middle of a decision: the terminal is given back, what is saved stays saved, the workspace is free`, async t => {
		const {terminal, ...place} = await openSample();
		await terminal.press(']', onConviction(1));
		await override(terminal, '2', 'the docket lists the plea under another count');
		await terminal.waitFor(onConviction(2));
		terminal.type('o');
		await terminal.waitFor(/Which outcome|Not drawn yet/);
		terminal.kill(signal);
		const exit = await terminal.exited;
		t.true(is(exit), JSON.stringify(exit));
		givenBack(t, terminal);
		t.regex(terminal.screen(), /Everything up to \d\d:\d\d:\d\d is saved/);
		const verified = await run(['verify', place.workspace]);
		t.is(verified.exit, 0, verified.out);
		t.is((await run(['results', place.workspace])).exit, 0, 'the lock is not held any more');
	});
}

test.serial('a long walk with every way of moving never wipes the scrollback', async t => {
	const {terminal} = await openSample();
	await terminal.press('\t', /page 2 of/);
	await terminal.press('\u001B[Z', /page 1 of/);
	await terminal.press('\r', /^Convictions/);
	await terminal.press('G', /row 44 of 44/);
	await terminal.press('\u001B[5~', /row (?!44)\d+ of 44/);
	await terminal.press('g', /row 1 of 44/);
	await terminal.press('f', 'Filter by what?');
	await terminal.press('\u001B', /^(?![^]*Filter by what)/);
	await terminal.press('\r', onConviction(1));
	// That it was opened may be written, and stand at the end, only after the key.
	await terminal.press('G', /lines (?!1-)\d+-\d+ of \d+/);
	await terminal.press('?', /^Help/);
	await terminal.press(' ', /^Help (?![^]*Confirm what the engine says)/);
	await terminal.press('q', /^Conviction/);
	terminal.type('\u000C');
	await leave(terminal);
	t.is((await terminal.exited).exitCode, 0);
	givenBack(t, terminal);
});
