import {readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as later} from 'node:timers/promises';
import {openTerminal, type Terminal} from './pseudo-terminal.js';

/** A shell with job control, as the one a reviewer types in: it notes how the terminal is set before, while the program is stopped, and after. */
const script = `
set -m
notes=$1; shift
stty -g >"$notes/before"
bash -c 'echo $$ >"$0"; exec "$@"' "$notes/pid" "$@"
code=$?
while [ $code -eq 148 ]; do stty -g >"$notes/stopped"; fg >/dev/null; code=$?; done
stty -g >"$notes/after"
exit $code
`;

export type UnderShell = {
	readonly terminal: Terminal;
	/** Process of the program itself. */
	readonly pid: () => Promise<number>;
	readonly signal: (name: NodeJS.Signals) => Promise<void>;
	/** The settings of the terminal (`stty -g`), raw mode and echo among them. */
	readonly settings: (when: 'before' | 'stopped' | 'after') => Promise<string>;
	/** Resolves once the program has written a line into this file of its folder. */
	readonly noted: (name: string) => Promise<string>;
};

export function openUnderShell(words: readonly string[], {folder, environment = {}}: {readonly folder: string; readonly environment?: Readonly<Record<string, string>>}): UnderShell {
	const terminal = openTerminal(words, {cwd: folder, environment, under: ['/usr/bin/env', 'bash', '-c', script, 'shell', folder]});
	const pid = async (): Promise<number> => Number(await readFile(path.join(folder, 'pid'), 'utf8'));
	const noted = async (name: string): Promise<string> => {
		for (let turn = 0; ; turn++) {
			// The shell makes the file before stty has anything to put into it.
			const text = await readFile(path.join(folder, name), 'utf8').catch(() => '');
			if (text.endsWith('\n')) {
				return text;
			}

			if (turn === 400) {
				throw new Error(`nothing was ever noted in the file ${name}`);
			}

			await later(50);
		}
	};

	return {
		terminal,
		pid,
		async signal(name) {
			process.kill(await pid(), name);
		},
		settings: noted,
		noted,
	};
}
