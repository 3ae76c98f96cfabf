import {copyFile, mkdir, readdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {leave, logEntries, ownSample, ownWorkspace} from '../helpers/journey.js';
import {asAccount, writeOffice} from '../helpers/office.js';
import {openTerminal, type Terminal} from '../helpers/pseudo-terminal.js';
import {sample} from '../helpers/run-program.js';

/** `second-look` alone, in a folder. */
async function alone(cwd: string, environment: Readonly<Record<string, string>> = {}, words: readonly string[] = []): Promise<Terminal> {
	const terminal = openTerminal(words, {cwd, environment});
	await terminal.waitFor('Open an extract');
	return terminal;
}

/** Answers each page in turn: what it asks, then the keys. */
async function answer(terminal: Terminal, pages: ReadonlyArray<readonly [asks: string | RegExp, keys: string]>): Promise<void> {
	for (const [asks, keys] of pages) {
		await terminal.waitFor(asks);
		terminal.type(keys);
	}
}

const enter = '\r';

/** From the first screen to the policy's parameters, under what the sample is meant for. */
async function toParameters(terminal: Terminal, county = enter): Promise<void> {
	terminal.type(enter);
	await terminal.waitFor('Which extract?');
	await terminal.press('ext', '> ext');
	await terminal.press('\t', '> extract.csv');
	await answer(terminal, [[/^(?![^]*Looking)[^]*> extract\.csv/, enter], ['Which county', county], ['To which day', `2020-07-01${enter}`], ['Which policy decides?', '1']]);
}

const defaults = ['dismiss', 'reduce', 'under-21', 'age', 'years-since', 'crime-free', 'only-prop64', 'deceased'].map((name, index) => [`Parameter ${index + 1} of 8: ${name}`, enter] as const);

test.serial('nothing there: an extract is asked for page by page, evaluated and opened; next time it is in the list', async t => {
	const place = await ownSample();
	const terminal = await alone(place.folder);
	t.regex(terminal.screen(), /No workspace here/);
	await toParameters(terminal);
	await answer(terminal, [...defaults.slice(0, 3), ['Parameter 4 of 8: age', `57${enter}`], ...defaults.slice(4), ['In which folder', enter], ['Who reviews?', `\u0015Ada Example${enter}`], ['In which role?', '2']]);
	const last = await terminal.waitFor('Is this right?');
	t.regex(last.replaceAll(/ \\?\s*\n\s*/g, ' '), /second-look extract\.csv --county 'LOS ANGELES' --as-of 2020-07-01 --policy clear-my-record-2019 --set age=57 --reviewer 'Ada Example' --role attorney/);
	t.deepEqual(await readdir(place.folder), ['extract.csv'], 'nothing is written before the last Enter');
	const overview = await terminal.press(enter, /^Overview/);
	t.regex(overview, /County LOS ANGELES · as of 2020-07-01/);
	t.regex(overview, /Ada Example \(attorney\)/);
	await leave(terminal);
	t.is((await terminal.exited).exitCode, 0);
	t.regex(terminal.screen(), /To go on: second-look extract\.csv\.audit/);
	t.false(terminal.isAlternateScreen());
	t.deepEqual((await logEntries(place.workspace)).map(({type}) => type), ['log.open', 'run.engine']);

	const again = await alone(place.folder, {}, ['--reviewer', 'Ada Example', '--role', 'attorney']);
	t.regex(again.screen(), /› extract\.csv\.audit[^]*Audit +LOS ANGELES as of 2020-07-01[^]*44 convictions of 40 people/);
	await again.press(enter, /^Overview/);
	const second = await alone(place.folder);
	t.regex(second.screen(), /in use/);
	second.type('q');
	t.is((await second.exited).exitCode, 0);
	await leave(again);
});

test.serial('a workspace opens once the role is known, and at once for whom the roster lists', async t => {
	const place = await ownWorkspace();
	const terminal = await alone(place.folder);
	await terminal.press(enter, 'Who reviews?');
	await terminal.press(enter, 'In which role?');
	const overview = await terminal.press('4', /^Overview/);
	t.regex(overview, /looking only/);
	await leave(terminal);
	await writeOffice(place.folder);
	const listed = await alone(place.folder, asAccount('achen'));
	t.regex(await listed.press(enter, /^Overview/), /Alva Chen-Example \(attorney\)/);
	await leave(listed);
	t.is((await listed.exited).exitCode, 0);
});

test.serial('a wrong path is said at once; Esc goes all the way back; Ctrl-C leaves with nothing written', async t => {
	const place = await ownSample();
	await mkdir(path.join(place.folder, 'folder'));
	await writeFile(path.join(place.folder, 'empty.csv'), '');
	await copyFile(sample('malformed/missing-column.csv'), path.join(place.folder, 'wrong.csv'));
	const terminal = await alone(place.folder);
	await terminal.press(enter, 'Which extract?');
	for (const [file, says] of [['none.csv', 'no such file'], ['folder', 'a folder that is no workspace'], ['empty.csv', 'an empty file'], ['wrong.csv', 'missing']] as const) {
		await terminal.press(`\u0015${file}`, `> ${file}`);
		await terminal.press(enter, says);
		await terminal.press(enter, 'Which extract?');
	}

	await terminal.press('\u0015extract.csv', '> extract.csv');
	await answer(terminal, [['> extract.csv', enter], ['Which county', enter], ['To which day', `2020-07-01${enter}`]]);
	await terminal.waitFor('Which policy decides?');
	await terminal.press('\u001B', 'To which day');
	await terminal.press('\u001B', 'Which county');
	await terminal.press('\u001B', 'Which extract?');
	await terminal.press('\u001B', 'Open an extract');
	t.regex(await terminal.press(enter, 'Which extract?'), /> extract\.csv/);
	terminal.type('\u0003');
	t.is((await terminal.exited).exitCode, 130);
	t.false(terminal.isAlternateScreen());
	t.true(terminal.isCursorShown());
	t.deepEqual((await readdir(place.folder)).toSorted(), ['empty.csv', 'extract.csv', 'folder', 'wrong.csv']);
});

test.serial('what evaluating refuses is said on the last page, with everything entered kept', async t => {
	const place = await ownSample();
	const terminal = await alone(place.folder);
	await toParameters(terminal, `san fran${enter}`);
	await answer(terminal, [...defaults, ['In which folder', enter], ['Who reviews?', enter], ['In which role?', '2'], ['Is this right?', enter]]);
	const refused = await terminal.waitFor('Nothing was written');
	t.regex(refused.replaceAll(/\s*\n\s*/g, ' '), /SAN FRANCISCO/);
	await terminal.press(enter, 'Is this right?');
	t.deepEqual(await readdir(place.folder), ['extract.csv']);
	terminal.type('\u0003');
	t.is((await terminal.exited).exitCode, 130);
});

test.serial('terminated from outside: 143, and the terminal is given back', async t => {
	const place = await ownSample();
	const terminal = await alone(place.folder);
	terminal.kill('SIGTERM');
	t.is((await terminal.exited).exitCode, 143);
	t.false(terminal.isAlternateScreen());
	t.regex(terminal.screen(), /Nothing was written\./);
});
