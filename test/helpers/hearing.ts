import {setTimeout as pause} from 'node:timers/promises';
import {ada, ownSample, type Place} from './journey.js';
import {openTerminal, usualPatience, type Terminal} from './pseudo-terminal.js';
import {sampleOptions} from './run-program.js';

/** A program that speaks: what it said since a key was pressed is what counts, not what is on the screen. */
export type Listener = Place & {
	readonly terminal: Terminal;
	/** Types, and waits until what is said from then on holds the text; returns all of it. */
	readonly hear: (keys: string, text: RegExp) => Promise<string>;
};

async function heard(terminal: Terminal, from: number, text: RegExp): Promise<string> {
	const end = Date.now() + usualPatience;
	while (Date.now() < end) {
		const said = terminal.bytes().slice(from).replaceAll('\r\n', '\n');
		if (text.test(said)) {
			return said;
		}

		await pause(5);
	}

	throw new Error(`never heard ${String(text)}; it said\n${terminal.bytes().slice(from)}`);
}

/** The auditor on a sample with `--plain`, from the first command on; or on a terminal that is dumb, without the option. */
export async function listenTo({name, isDumb = false, more = []}: {readonly name?: string; readonly isDumb?: boolean; readonly more?: readonly string[]} = {}): Promise<Listener> {
	const place = await ownSample(name);
	const terminal = openTerminal([place.extract, ...sampleOptions, ...ada, ...(isDumb ? [] : ['--plain']), ...more], {cwd: place.folder, ...(isDumb ? {under: ['env', 'TERM=dumb']} : {})});
	await heard(terminal, 0, /\nKeys: .*\n/);
	return {
		...place, terminal,
		async hear(keys, text) {
			const from = terminal.bytes().length;
			terminal.type(keys);
			return heard(terminal, from, text);
		},
	};
}
