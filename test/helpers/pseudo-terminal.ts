import {closeSync, constants, openSync} from 'node:fs';
import {setImmediate as tick} from 'node:timers/promises';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** The built program. */
export const program = fileURLToPath(new URL('../../source/cli.js', import.meta.url));

export type Exit = {readonly exitCode: number; readonly signal: number | undefined};

export type Terminal = {
	/** What a person sees now, a line each, blanks at the right cut. */
	readonly screen: () => string;
	/** Every byte the program wrote. */
	readonly bytes: () => string;
	readonly type: (keys: string) => void;
	/** Resolves with the screen once a whole frame on it holds the text; rejects with the last screen when the program ends or time runs out. */
	readonly waitFor: (text: string | RegExp) => Promise<string>;
	/** Types and waits; rejects when the text is on the screen already, since it would then not wait. */
	readonly press: (keys: string, text: string | RegExp) => Promise<string>;
	readonly resize: (columns: number, rows: number) => void;
	readonly kill: (signal: string) => void;
	readonly exited: Promise<Exit>;
	readonly isAlternateScreen: () => boolean;
	readonly isPasteBracketed: () => boolean;
	readonly isCursorShown: () => boolean;
};

/** Milliseconds that a wait may take. */
export const usualPatience = 20_000;
/** Around each frame: the program asks the terminal to show it at once or not at all. */
const frameBegin = '\u001B[?2026h';
const frameEnd = '\u001B[?2026l';

/** What the package keeps to itself of a pseudo-terminal: the path of the program's side, and the stream that reads ours. */
type Inside = {readonly _pty: string; readonly _socket: {destroy: (error?: Error) => unknown}};

/**
Linux holds up to twelve thousand bytes that a program wrote before it ended. Once nobody has the program's side open any more, libuv takes the
first read of them, at most four thousand, for the last. So that side stays open here; and node-pty, which closes ours 200 ms after the
program's end, has to wait until the reads find nothing.
*/
function readToTheEnd(child: pty.IPty): void {
	const {_pty: side, _socket: socket} = child as unknown as Inside;
	const held = openSync(side, constants.O_RDWR | constants.O_NOCTTY);
	const destroy = socket.destroy.bind(socket);
	let reads = 0;
	child.onData(() => {
		reads++;
	});
	const atTheEnd = async (): Promise<void> => {
		// What is there to be read is read before a tick ends.
		for (let before = -1; before !== reads;) {
			before = reads;
			await tick();
			await tick();
		}

		closeSync(held);
		destroy();
	};

	socket.destroy = error => {
		socket.destroy = destroy;
		void atTheEnd();
		return error;
	};
}

/** Runs the built program in a pseudo-terminal of a fixed size, with a screen model that reads what it writes. */
export function openTerminal(words: readonly string[], {columns = 80, rows = 24, environment = {}, cwd = process.cwd(), under = [], latency = 0, longest = 110_000, patience = usualPatience}: {
	readonly columns?: number; readonly rows?: number; readonly environment?: Readonly<Record<string, string>>; readonly cwd?: string; /** What runs the program, with its own arguments first; nothing where it runs by itself. */ readonly under?: readonly string[];
	/** Milliseconds by which everything on its way is late, in either direction and in order, as over a slow line. */ readonly latency?: number;
	/** Milliseconds after which the program is killed. */ readonly longest?: number;
	/** Milliseconds that a wait may take. */ readonly patience?: number;
} = {}): Terminal {
	const screen = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 200});
	// Whatever CI holds, even an empty text, makes Ink draw only its last frame: it has to be absent.
	const {CI: _ci, NODE_ENV: _mode, FORCE_COLOR: _color, ...rest} = process.env;
	const [file, ...before] = [...under, process.execPath];
	const child = pty.spawn(file, [...before, program, ...words], {name: 'xterm-256color', cols: columns, rows, cwd, env: {...rest, ...environment}});
	readToTheEnd(child);
	// Timers of the same length run in the order in which they were set.
	const onTheLine = (arrive: () => void): void => {
		if (latency === 0) {
			arrive();
		} else {
			setTimeout(arrive, latency);
		}
	};

	let bytes = '';
	let drawn = 0;
	let isRunning = true;
	let hasEnded = false;
	const listeners = new Set<() => void>();
	const changed = (): void => {
		for (const listener of listeners) {
			listener();
		}
	};

	child.onData(data => {
		onTheLine(() => {
			bytes += data;
			screen.write(data, () => {
				drawn += data.length;
				changed();
			});
		});
	});
	const exited = new Promise<Exit>(resolve => {
		child.onExit(({exitCode, signal}) => {
			isRunning = false;
			onTheLine(() => {
				// The last bytes may still be on their way through the screen model.
				screen.write('', () => {
					hasEnded = true;
					clearTimeout(guard);
					changed();
					resolve({exitCode, signal});
				});
			});
		});
	});
	const guard = setTimeout(() => {
		child.kill('SIGKILL');
	}, longest);
	guard.unref();

	const lines = (): string => {
		const {active} = screen.buffer;
		return Array.from({length: screen.rows}, (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '').join('\n').trimEnd();
	};

	// Half a frame may hold the text that is waited for, and miss what is asserted of it next.
	const isWhole = (): boolean => drawn === bytes.length && bytes.lastIndexOf(frameEnd) >= bytes.lastIndexOf(frameBegin);
	const isIn = (text: string | RegExp, shown: string): boolean => typeof text === 'string' ? shown.includes(text) : text.test(shown);
	// A sentence may be broken anywhere: it is looked for as it stands and with its lines joined.
	const matches = (text: string | RegExp): boolean => isWhole() && (isIn(text, lines()) || isIn(text, lines().replaceAll(/\s*\n\s*/g, ' ')));
	const waitFor = async (text: string | RegExp): Promise<string> => {
		await tick();
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				finish(new Error(`never saw ${String(text)}; the screen was\n${lines()}`));
			}, patience);
			const finish = (error?: Error): void => {
				clearTimeout(timer);
				listeners.delete(look);
				if (error) {
					reject(error);
				} else {
					resolve(lines());
				}
			};

			const look = (): void => {
				if (matches(text)) {
					finish();
				} else if (hasEnded) {
					finish(new Error(`ended before ${String(text)}; the screen was\n${lines()}`));
				}
			};

			listeners.add(look);
			look();
		});
	};

	const toProgram = (arrive: () => void): void => {
		onTheLine(() => {
			if (isRunning) {
				arrive();
			}
		});
	};

	const type = (keys: string): void => {
		toProgram(() => {
			child.write(keys);
		});
	};

	return {
		screen: lines,
		bytes: () => bytes,
		type,
		waitFor,
		async press(keys, text) {
			if (matches(text)) {
				throw new Error(`${String(text)} is on the screen before the key is pressed; the screen is\n${lines()}`);
			}

			type(keys);
			return waitFor(text);
		},
		resize(newColumns, newRows) {
			toProgram(() => {
				child.resize(newColumns, newRows);
			});
			screen.resize(newColumns, newRows);
		},
		kill(signal) {
			child.kill(signal);
		},
		exited,
		isAlternateScreen: () => screen.buffer.active.type === 'alternate',
		isPasteBracketed: () => screen.modes.bracketedPasteMode,
		isCursorShown: () => bytes.lastIndexOf('\u001B[?25h') > bytes.lastIndexOf('\u001B[?25l'),
	};
}
