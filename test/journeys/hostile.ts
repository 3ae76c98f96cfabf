/* eslint-disable no-control-regex -- control characters are what must not be found */
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import papaparse from 'papaparse';
import test from 'ava';
import {leave, onConviction, openSample, ownWorkspace} from '../helpers/journey.js';
import {run} from '../helpers/run-program.js';

/** What must never reach the terminal, whatever the extract holds. */
const forbidden: ReadonlyArray<readonly [what: string, pattern: RegExp]> = [
	['an OSC: title, clipboard, hyperlink', /\u001B]/],
	['a DCS, APC, PM or SOS', /\u001B[PX^_]/],
	['a reset of the terminal', /\u001Bc/],
	['conceal', /\u001B\[(?:\d+;)*8(?:;\d+)*m/],
	['a bell', /\u0007/],
	['a backspace', /\u0008/],
	['a shift to another character set, or DEL', /[\u000E\u000F\u007F]/],
	['a C1 control', /[\u0080-\u009F]/],
	['a bidirectional mark', /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/],
	['a character that draws nothing', /[\u00AD\u200B-\u200D\u2060\uFEFF]/],
	['a carriage return by itself', /\r(?!\n)/],
	['a wipe of the scrollback', /\u001B\[3J/],
];

test.serial('hostile.csv: on every screen of every conviction nothing of it drives the terminal', async t => {
	const {terminal} = await openSample({name: 'hostile.csv'});
	await terminal.press('\t', /page 2 of/);
	await terminal.press('\u001B[Z', /page 1 of/);
	await terminal.press('\r', /^Convictions[^\n]*row 1 of 9/);
	const names = terminal.screen();
	t.regex(names, /VERYLONG.*…/);
	await terminal.press('/', /\nsearch: /);
	await terminal.press('esc\r', 'search: esc, 1 of 1');
	await terminal.press('/', /\nsearch: esc/);
	await terminal.press('\u007F\u007F\u007F\r', /^(?![^]*search: )/);
	await terminal.press('g', /row 1 of 9/);
	const shown: string[] = [names];
	for (let number = 1; number <= 9; number++) {
		let screen = await terminal.press('\r', onConviction(number));
		shown.push(screen);
		// Page by page to the end: history, every row's comment, trace.
		for (let last = /lines \d+-(?<last>\d+) of (?<all>\d+)/.exec(screen)?.groups; last && last['last'] !== last['all']; last = /lines \d+-(?<last>\d+) of (?<all>\d+)/.exec(screen)?.groups) {
			screen = await terminal.press(' ', new RegExp(String.raw`^Conviction .*lines (?!\d+-${last['last']!} )`));
			t.regex(screen, /\n0 decided, 1 left[^]*\n.*\? help$/, 'title above, status and keys below: nothing was pushed off the screen');
			shown.push(screen);
		}

		// Every cell of a row, and of the list of rows.
		shown.push(
			await terminal.press('v', /^Rows of the person .*row \d+ of/),
			await terminal.press('\r', /^Row .*lines 1-/),
			await terminal.press('G', /^Row .*lines (?<first>\d+)-(?<last>\d+) of \k<last>\n/),
			await terminal.press('q', /^Rows of the person/),
			await terminal.press('q', new RegExp(`^Conviction .*conviction ${number} of `)),
		);
		await terminal.press('o', /Which outcome|Not drawn yet|works on an open/);
		await terminal.press('\u001B', /Nothing was saved|^Convictions/);
		if (!terminal.screen().startsWith('Convictions')) {
			await terminal.press('q', /^Convictions/);
		}

		if (number < 9) {
			await terminal.press('j', new RegExp(`row ${number + 1} of 9`));
		}
	}

	await leave(terminal);
	t.is((await terminal.exited).exitCode, 0);
	// Before the screen opens there is a line of progress, which is ours and goes back to its own beginning.
	const bytes = terminal.bytes().slice(terminal.bytes().indexOf('\u001B[?1049h'));
	for (const [what, pattern] of forbidden) {
		const at = bytes.search(pattern);
		t.is(at, -1, `${what}: ${JSON.stringify(bytes.slice(Math.max(0, at - 60), at + 60))}`);
	}

	const frames = bytes.split('\u001B[?2026h').slice(1).map(part => part.split('\u001B[?2026l')[0]!);
	t.true(frames.length > 40);
	t.is(frames.filter(frame => frame.split('\n').length > 24).length, 0, 'no frame is higher than the terminal');
	const all = shown.join('\n');
	for (const standIn of ['␛[8mHIDDENOVO', '␛]0;OWNED␇', '<U+202E>', '<U+2066>', '<U+200B>', '<U+00AD>', '<U+FEFF>', '␈', '␇']) {
		t.true(all.replaceAll(/\n */g, '').includes(standIn), `${standIn} stands for what cannot be shown`);
	}

	t.regex(all, /these fields hold \d+ characters? that cannot be\s+shown/);
});

const dangerous = (cell: string): boolean => /^[ \u00A0]*[=+\-@\t\r]/.test(cell) && cell.trim() !== '-' && !/^[+-]?\d+(?:\.\d+)?$/.test(cell);

test.serial('hostile.csv: no cell of the results runs in a spreadsheet', async t => {
	const {workspace, folder} = await ownWorkspace('hostile.csv');
	const ran = await run(['results', workspace, '--out', path.join(folder, 'out')]);
	t.is(ran.exit, 0, ran.error);
	t.true(['=1+1', '+1+1', '@SUM', '\t=1+1', '  =1'].every(cell => dangerous(cell)) && !['-', '-12.5', 'a=1', '\'=1'].some(cell => dangerous(cell)), 'the measure itself');
	for (const file of ['prop64-results.csv', 'all-results-condensed.csv', 'no-challenge.csv', 'challenges.csv', 'undecided.csv']) {
		const {data} = papaparse.parse<string[]>(await readFile(path.join(folder, 'out', file), 'utf8'), {skipEmptyLines: true});
		t.true(data.length > 0, file);
		t.deepEqual(data.flat().filter(cell => dangerous(cell)), [], file);
	}

	const text = await readFile(path.join(folder, 'out', 'prop64-results.csv'), 'utf8');
	t.true(text.includes('\'=1+1,FORMULA F'), 'a formula is kept, behind an apostrophe');
	const verified = await run(['verify', workspace]);
	t.is(verified.exit, 0, verified.out);
});
