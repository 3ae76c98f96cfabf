import {setImmediate as tick} from 'node:timers/promises';
import test from 'ava';
import {decide, leave, logEntries, onConviction, openSample, saved} from '../helpers/journey.js';

for (const [columns, rows] of [[140, 40], [60, 16]] as const) {
	test.serial(`${columns}x${rows}: overview, list, conviction and dialog fit`, async t => {
		const {terminal} = await openSample({columns, rows});
		const fits = (screen: string, bottom: RegExp): void => {
			const lines = screen.split('\n');
			t.true(lines.length <= rows);
			t.true(lines.every(line => line.length <= columns));
			t.regex(lines.at(-1)!, bottom);
			t.regex(lines.at(-2)!, /0 decided, 27 left/);
		};

		fits(await terminal.waitFor(/The list of convictions/), /\? help$/);
		fits(await terminal.press('\r', /^Convictions[^]*● Dismiss/), /\? help$/);
		fits(await terminal.press('\r', /^Conviction .*conviction 1 of [^]*Engine {5}● Eligible for Dismissal/), /\? help$/);
		await terminal.waitFor(/a acknowledge/);
		fits(await decide(terminal, 'o', /Which outcome\?[^]*› 2\. /), /Esc back/);
		await terminal.press('\u001B', 'Nothing was saved');
		await leave(terminal);
		t.is((await terminal.exited).exitCode, 0);
		const frames = terminal.bytes().split('\u001B[?2026h').slice(1).map(part => part.split('\u001B[?2026l')[0]!);
		t.is(frames.filter(frame => frame.split('\n').length > rows).length, 0);
		t.false(terminal.bytes().includes('\u001B[3J'));
	});
}

test.serial('resized in the middle of an override: draft and cursor survive every size, also one that is too small', async t => {
	const {terminal, workspace} = await openSample();
	await terminal.press(']', onConviction(1));
	await decide(terminal, 'o', /Which outcome/);
	await terminal.press('2', 'Which relief is asked');
	await terminal.press('\r', 'What kind of reason?');
	await terminal.press('\r', 'In your own words');
	await terminal.press('the docket lists here', '> the docket lists here');
	// Four to the left: the cursor stands before `here`, as a letter and its end show; what is not read yet when the screen gets too small is lost.
	await terminal.press('\u001B[D\u001B[D\u001B[D\u001B[Dx', '> the docket lists xhere');
	await terminal.press('\u007F', '> the docket lists here');
	terminal.resize(60, 16);
	await terminal.waitFor(/In your own words[^]*> the docket lists here[^]*4 of at least 4 words/);
	t.true(terminal.screen().split('\n').length <= 16);
	terminal.resize(50, 12);
	await terminal.waitFor(/Too small/);
	t.notRegex(terminal.screen(), /docket/);
	terminal.resize(100, 30);
	await terminal.waitFor(/In your own words[^]*> the docket lists here[^]*4 of at least 4 words/);
	t.true(terminal.screen().split('\n').length > 24);
	t.notRegex(terminal.screen(), /Too small/);
	await terminal.press('the plea ', '> the docket lists the plea here');
	await terminal.press('\r', 'Is this right?');
	const number = await saved(terminal, '\r');
	const decisions = (await logEntries(workspace)).filter(({type}) => type.startsWith('decision.'));
	t.deepEqual(decisions.map(({seq, type}) => [seq, type]), [[number, 'decision.override']]);
	await leave(terminal);
	t.is((await terminal.exited).exitCode, 0);
	t.false(terminal.bytes().includes('\u001B[3J'));
});

test.serial('a window dragged through many sizes ends with a whole frame of the last one', async t => {
	const {terminal} = await openSample();
	await terminal.press(']', onConviction(1));
	const {length} = terminal.bytes();
	for (let columns = 120; columns > 90; columns--) {
		terminal.resize(columns, 30);
		await tick();
	}

	await terminal.waitFor(/^Conviction .*\n─{91}\n[^]*HISTORY/);
	const last = terminal.bytes().slice(length).split('\u001B[2J').at(-1)!;
	t.true(last.includes('HISTORY'), 'nothing was wiped after the last frame was drawn');
	await leave(terminal);
});

test.serial('keys pressed on a screen that is too small decide nothing', async t => {
	const {terminal, workspace} = await openSample();
	await terminal.press(']', onConviction(1));
	terminal.resize(50, 12);
	await terminal.waitFor(/Too small/);
	// Ctrl-C twice is read behind them: they were met by the small screen for certain.
	terminal.type('acdop\r\r\u0003\u0003');
	t.is((await terminal.exited).exitCode, 130);
	t.false((await logEntries(workspace)).some(({type}) => type.startsWith('decision.')));
	t.regex(terminal.screen(), /Nothing was decided in this\s+session/);
});
