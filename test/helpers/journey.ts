import {execFile} from 'node:child_process';
import {copyFile, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import papaparse from 'papaparse';
import {openTerminal, type Terminal} from './pseudo-terminal.js';
import {run, sample, sampleOptions, temporaryFolder, type Ran} from './run-program.js';

/** What a reviewer starts with. */
export const ada = ['--reviewer', 'Ada Example', '--role', 'attorney'] as const;

export type Place = {readonly folder: string; readonly extract: string; readonly workspace: string};
export type Journey = Place & {readonly terminal: Terminal};

/** A sample of its own in a folder of its own. */
export async function ownSample(name = 'first-steps.csv'): Promise<Place> {
	const folder = await temporaryFolder();
	const extract = path.join(folder, 'extract.csv');
	await copyFile(sample(name), extract);
	return {folder, extract, workspace: `${extract}.audit`};
}

/** The same, evaluated. `text` stands in the place of the sample's own. */
export async function ownWorkspace(name?: string, text?: string): Promise<Place> {
	const place = await ownSample(name);
	if (text !== undefined) {
		await writeFile(place.extract, text);
	}

	const ran = await run(['evaluate', place.extract, ...sampleOptions]);
	if (ran.exit !== 0) {
		throw new Error(`evaluate ended with ${ran.exit}: ${ran.error}`);
	}

	return place;
}

/** The auditor on the sample, from the first command on: it evaluates and shows the overview. */
export async function openSample({name, who = ada, ...size}: {readonly name?: string; readonly who?: readonly string[]; readonly columns?: number; readonly rows?: number; readonly latency?: number; readonly environment?: Readonly<Record<string, string>>} = {}): Promise<Journey> {
	const place = await ownSample(name);
	const terminal = openTerminal([place.extract, ...sampleOptions, ...who], {...size, cwd: place.folder});
	await terminal.waitFor(/^Overview/);
	return {...place, terminal};
}

/** The auditor again on a workspace that is there. */
export async function openAgain(place: Place, words: readonly string[] = ada, line: {readonly latency?: number; readonly longest?: number} = {}): Promise<Terminal> {
	const terminal = openTerminal([place.workspace, ...words], {...line, cwd: place.folder});
	await terminal.waitFor(/^Overview/);
	return terminal;
}

/** The conviction's screen with its record on it. */
export const onConviction = (number: number): RegExp => new RegExp(`^Conviction .*conviction ${number} of (?=[^]*Engine)(?![^]*[Rr]eading the record)`);

/**
A key that bears on the conviction. A frame reaches the terminal a moment before the program counts it as drawn; a key in that moment
is refused, with words, and a person presses it again.
*/
export async function decide(terminal: Terminal, key: string, text: RegExp): Promise<string> {
	const refused = 'warning: Not drawn yet';
	for (;;) {
		const screen = await terminal.press(key, new RegExp(`${text.source}|${refused}`));
		if (!screen.includes(refused)) {
			return screen;
		}

		// Drawn again, the conviction stays and the warning goes.
		await terminal.press('\u000C', /^Conviction (?![^]*Not drawn yet)/);
	}
}

/** Overrides the conviction on screen and returns the log's number of the entry. */
export async function override(terminal: Terminal, outcome: string, words: string): Promise<number> {
	await decide(terminal, 'o', /Which outcome\?/);
	const next = await terminal.press(outcome, /Which relief is asked|What kind of reason\?/);
	if (next.includes('Which relief')) {
		await terminal.press('\r', 'What kind of reason?');
	}

	await terminal.press('\r', 'In your own words');
	await terminal.press(words, `> ${words.slice(0, 60)}`);
	await terminal.press('\r', 'Is this right? Enter saves it.');
	return saved(terminal, '\r');
}

/** Presses the key that saves and waits until the screen says so; returns the number it gives. */
export async function saved(terminal: Terminal, key: string): Promise<number> {
	const number = (screen: string): string | undefined => /saved ✓ #(?<number>\d+)/.exec(screen)?.groups?.['number'];
	const before = number(terminal.screen());
	const screen = await terminal.press(key, new RegExp(String.raw`saved ✓ #(?!${before ?? 'none'} )\d+ `));
	return Number(number(screen));
}

/** Leaves by Q and y, from any screen. An entry may be on its way to the disk: then y asks to wait a moment. */
export async function leave(terminal: Terminal): Promise<void> {
	for (;;) {
		await terminal.press('Q', 'Leave Second Look?');
		terminal.type('y');
		const ended = terminal.exited.then(() => true);
		if (await Promise.race([ended, terminal.waitFor('An entry is still being saved').then(() => false, async () => ended)])) {
			return;
		}

		await terminal.press('n', /^(?![^]*Leave Second Look\?)/);
	}
}

export type LogEntry = {readonly seq: number; readonly type: string; readonly body: Readonly<Record<string, unknown>>};

export const readLog = async (folder: string): Promise<string> => readFile(path.join(folder, 'review.jsonl'), 'utf8');

export const logEntries = async (folder: string): Promise<readonly LogEntry[]> => (await readLog(folder)).trimEnd().split('\n').map(line => JSON.parse(line) as LogEntry);

export type CsvRow = Readonly<Record<string, string>>;

export async function csvRows(...place: readonly string[]): Promise<readonly CsvRow[]> {
	const {data, errors} = papaparse.parse<CsvRow>(await readFile(path.join(...place), 'utf8'), {header: true, skipEmptyLines: true});
	if (errors.length > 0) {
		throw new Error(`${place.at(-1)!}: ${errors[0]!.message}`);
	}

	return data;
}

/** Runs a tool of the system in a folder. */
export const runTool = async (tool: string, words: readonly string[], cwd: string): Promise<Ran> => new Promise(resolve => {
	execFile(tool, words, {cwd}, (error, out, errorText) => {
		resolve({exit: error ? Number(error.code) : 0, out, error: errorText});
	});
});
