import path from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {ada, onConviction} from '../helpers/journey.js';
import {openTerminal, type Terminal} from '../helpers/pseudo-terminal.js';

/** A key that is held down comes thirty times a second. */
const betweenKeys = 33;
const size = {columns: 120, rows: 40};
const times = 200;

export type KeyTimes = {readonly key: string; readonly times: number; readonly median: number; readonly p95: number; readonly p99: number; readonly most: number};

/** Which conviction, or row of the list, the screen says it shows. */
const numberOn = (terminal: Terminal, what: string): string => new RegExp(String.raw`${what} (\d+) of`).exec(terminal.screen())![1]!;
const another = (terminal: Terminal, what: string): RegExp => new RegExp(String.raw`${what} (?!${numberOn(terminal, what)} of)\d+ of`);

/** A key, and what is pressed before and after it to come to the next one; only the key is timed. */
type Asked = {readonly what: string; readonly key: string; readonly answer: (terminal: Terminal) => string | RegExp; readonly begin?: readonly Step[]; readonly back?: readonly Step[]};
type Step = readonly [key: string, answer: RegExp | ((terminal: Terminal) => RegExp)];

const toList: Step = ['\r', /^Convictions .*row \d+ of/];
const open: Step = ['\r', onConviction(1)];
const escape: Step = ['\u001B', /^Convictions (?![^]*(?:Filter by what|search: ))/];
const read = '(?=[^]*Engine)(?![^]*[Rr]eading the record)';
const opened = (terminal: Terminal): RegExp => new RegExp(String.raw`conviction (?!${numberOn(terminal, 'conviction')} of)\d+ of ${read}`);

const asked: readonly Asked[] = [
	{what: 'j in the list', key: 'j', answer: terminal => another(terminal, 'row'), begin: [toList]},
	{what: 'PgDn in the list', key: '\u001B[6~', answer: terminal => another(terminal, 'row'), begin: [toList]},
	{what: 'Tab: the conviction with its record read', key: '\t', answer: () => new RegExp(`^Conviction .*${read}`), begin: [toList], back: [escape, ['j', terminal => another(terminal, 'row')]]},
	{what: ']', key: ']', answer: opened, begin: [toList, open]},
	{what: '[', key: '[', answer: opened, begin: [toList, open]},
	{what: 'f: the filter is open', key: 'f', answer: () => 'Filter by what?', begin: [toList], back: [escape]},
	{what: 'f: everything is counted', key: 'f', answer: () => 'convictions shown', begin: [toList], back: [escape]},
	{what: '/: the field', key: '/', answer: () => 'search: ', begin: [toList], back: [escape]},
];

const press = async (terminal: Terminal, ...[key, answer]: Step): Promise<string> => terminal.press(key, typeof answer === 'function' ? answer(terminal) : answer);

const at = (sorted: readonly number[], share: number): number => Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1));

/** From the write of a key to a whole frame that answers it, in milliseconds: the built program on a workspace, in a pseudo-terminal of 120x40. */
export async function keysAtTerminal(workspace: string): Promise<readonly KeyTimes[]> {
	const table: KeyTimes[] = [];
	for (const {what, key, answer, begin = [], back = []} of asked) {
		const terminal = openTerminal([workspace, ...ada], {...size, cwd: path.dirname(workspace), longest: 600_000, patience: 120_000});
		// The overview has counted: what the first key asks for is not what it does meanwhile.
		await terminal.waitFor(/^Overview (?=[^]*Left for you to look at)/);
		for (const [first, shown] of begin) {
			await press(terminal, first, shown);
		}

		const taken: number[] = [];
		while (taken.length < times) {
			await pause(betweenKeys);
			if (/^Convictions .*row (\d+) of \1 /.test(terminal.screen())) {
				await terminal.press('g', /^Convictions .*row 1 of/);
			}

			const wanted = answer(terminal);
			const begun = performance.now();
			await terminal.press(key, wanted);
			taken.push(performance.now() - begun);
			for (const [next, shown] of back) {
				await pause(betweenKeys);
				await press(terminal, next, shown);
			}
		}

		terminal.kill('SIGTERM');
		await terminal.exited;
		const sorted = taken.toSorted((one, other) => one - other);
		table.push({key: what, times, median: at(sorted, 0.5), p95: at(sorted, 0.95), p99: at(sorted, 0.99), most: at(sorted, 1)});
	}

	return table;
}
