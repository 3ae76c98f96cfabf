/** Exit codes of the ways out that nobody asked for (design, section 4). */
export const exitCodes = {bug: 70, hangUp: 129, interrupted: 130, terminated: 143} as const;

const signals = {SIGINT: exitCodes.interrupted, SIGTERM: exitCodes.terminated, SIGHUP: exitCodes.hangUp} as const;
type Signal = keyof typeof signals;
type NetEvent = Signal | 'uncaughtException' | 'unhandledRejection';

/** The part of `process` the net needs; tests give a false one. */
export type NetProcess = {
	readonly on: (event: NetEvent, listener: (cause: unknown) => void) => unknown;
	readonly off: (event: NetEvent, listener: (cause: unknown) => void) => unknown;
	readonly exit: (code: number) => unknown;
	readonly kill: (pid: number, signal: 'SIGHUP') => unknown;
	readonly removeAllListeners: (event: 'SIGHUP') => unknown;
	readonly pid: number;
};

export type CrashNet = {
	/** For what never reaches the process by itself: an error that React caught. */
	readonly crash: (error: unknown) => void;
	readonly remove: () => void;
};

/**
Catches what the error boundary cannot see (handlers, timers, promises) and the signals, gives the terminal back and exits with
the code that belongs to it. What is printed never holds an error's message: it could quote a person's data.
*/
export function crashNet(net: {
	readonly process: NetProcess;
	/** Unmount and leave the alternate screen; must be safe to call at any moment and twice. */
	readonly leave: () => void;
	readonly print: (text: string) => void;
	/** Undefined where nothing can have been saved yet. */
	readonly saved: () => SavedSoFar | undefined;
	/** Has the window, or the SSH connection, been closed? */
	readonly isTerminalGone?: () => boolean;
	/** Where the error itself goes, without a screen. */
	readonly record?: (error: unknown) => void;
}): CrashNet {
	let ending = false;
	const remove = (): void => {
		for (const [event, listener] of listeners) {
			net.process.off(event, listener);
		}
	};

	const end = (code: number, text: () => string): void => {
		if (ending) {
			return;
		}

		ending = true;
		let gone = net.isTerminalGone?.() === true;
		try {
			net.leave();
			net.print(text());
		} catch {
			// Nobody is left to give the terminal back to.
			gone = true;
		}

		if (gone) {
			// Node aborts with a core dump when it exits and the terminal has gone. Ending by the signal is 129 to the shell as well.
			remove();
			// Listeners of libraries too, or the signal would be theirs and the program would go on to exit.
			net.process.removeAllListeners('SIGHUP');
			net.process.kill(net.process.pid, 'SIGHUP');
			return;
		}

		net.process.exit(code);
	};

	const crash = (error: unknown): void => {
		if (isTerminalGone(error)) {
			end(exitCodes.hangUp, () => '');
			return;
		}

		try {
			net.record?.(error);
		} catch {
			// The error was to be written down for an engineer; that this failed must not keep the terminal captive.
		}

		end(exitCodes.bug, () => `second-look stopped because of a mistake in the program (${errorKind(error)}).\n${savedText(net.saved())}\n`);
	};

	const listeners: Array<[NetEvent, (cause: unknown) => void]> = [['uncaughtException', crash], ['unhandledRejection', crash]];
	for (const signal of Object.keys(signals) as Signal[]) {
		listeners.push([signal, () => {
			end(signals[signal], () => `second-look was stopped from outside (${signal}).\n${savedText(net.saved())}\n`);
		}]);
	}

	for (const [event, listener] of listeners) {
		net.process.on(event, listener);
	}

	return {crash, remove};
}

/** Reading from or writing to a terminal that was closed: the window, or the SSH connection. */
const isTerminalGone = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'EIO' || error.code === 'EPIPE') && 'syscall' in error;

const errorKind = (error: unknown): string => error instanceof Error && /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : 'no error name';

export type SavedSoFar = {readonly log: string; readonly at: string | undefined; readonly unsaved: number};

/** What is safe on disk, in one or two sentences: `at` is the time of the last entry of this session. */
export function savedText(so: SavedSoFar | undefined): string {
	if (!so) {
		return 'Nothing was written.';
	}

	const {log, at, unsaved} = so;
	const time = at === undefined ? undefined : /\d{2}:\d{2}:\d{2}/.exec(at)?.[0];
	const saved = time === undefined ? 'Nothing was decided in this session' : `Everything up to ${time} is saved`;
	const lost = unsaved === 0 ? '' : ` ${unsaved} ${unsaved === 1 ? 'entry was' : 'entries were'} not confirmed as saved: look at the log before deciding again.`;
	return `${saved}. The review log is in ${log}.${lost}`;
}
