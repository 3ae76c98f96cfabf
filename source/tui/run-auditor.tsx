import process from 'node:process';
import {isatty} from 'node:tty';
import {render} from 'ink';
import {sizeOf, type Size} from '../terminal/capabilities.js';
import {crashNet, exitCodes, type NetProcess} from '../terminal/crash-net.js';
import {suspend} from '../terminal/suspend.js';
import {escapes, noEscapes, pasteEscapes, terminalSession} from '../terminal/terminal-session.js';
import {App} from './app.js';
import {frameOutput} from './frame-output.js';
import {frameTracker} from './frame-tracker.js';
import {idleWatch} from './idle-watch.js';
import {initialState} from './initial-state.js';
import {keyboardInput} from './keyboard-input.js';
import {effectPerformer} from './perform-effect.js';
import {receiptFacts, type ReceiptFacts} from './receipt.js';
import {nowhere, PlainApp} from './plain/plain-app.js';
import {speaker} from './plain/speaker.js';
import {plainSize} from './plain/spoken-line.js';
import {readerClock} from './reader-clock.js';
import type {AuditSession, Ports} from './session.js';
import {createStore} from './store.js';
import {firstToken} from './today/desk.js';
import {warmUp} from './warm-up.js';
import {unsavedCount} from './commands/session-end.js';

export {receiptText, type ReceiptFacts} from './receipt.js';

export type AuditorOptions = {
	readonly stdin?: NodeJS.ReadStream;
	readonly stdout?: NodeJS.WriteStream;
	readonly stderr?: NodeJS.WriteStream;
	readonly ascii?: boolean;
	readonly noColor?: boolean;
	/** For screen readers: what changes is said line by line on the normal screen, and nothing is drawn. */
	readonly plain?: boolean;
	/** The terminal knows no escape sequence, not even the one that marks pasted text. */
	readonly isDumb?: boolean;
	/** Minutes without a key after which the screen shows nothing of a record; never when absent. */
	readonly blankAfter?: number | undefined;
	/** For tests: where signals come from and exits go. */
	readonly process?: NetProcess;
	/** Where an unexpected error is written down for an engineer; never the screen. */
	readonly recordError?: (error: unknown) => void;
};

/** A frame that was put off is out by then: Ink draws sixty times a second. */
const settled = 40;
/** An entry under way when the reviewer leaves has this long to reach the disk. */
const patience = 3000;

const wait = async (milliseconds: number): Promise<void> => new Promise(resolve => {
	setTimeout(resolve, milliseconds).unref();
});

/**
Runs the auditor, on the alternate screen or said line by line, until it is left, and gives the terminal back on every way out. Resolves with the exit code
(0 quit, 130 Ctrl-C twice, 70 a mistake in the program) and what the receipt says; signals and uncaught errors end the process itself.
*/
export async function runAuditor(session: AuditSession, ports: Ports, options: AuditorOptions = {}): Promise<ReceiptFacts> {
	const {stdin = process.stdin, stdout = process.stdout, stderr = process.stderr, ascii = false, noColor = false, plain = false, isDumb = false, blankAfter} = options;
	const terminal = terminalSession(text => stdout.write(text), stdin, plain ? (isDumb ? noEscapes : pasteEscapes) : escapes);
	// Lines that are said need no width, so a new size changes nothing.
	const size = (): Size => plain ? plainSize : sizeOf(stdout);
	let exitCode = 0;
	let unmount = (): void => undefined;
	let endLine = (): void => undefined;

	let wiping: NodeJS.Timeout | undefined;
	const performer = effectPerformer(ports, {
		wipe(done) {
			// A window being dragged asks many times: only after the last wipe is there anything to draw, or the wipe would empty what was drawn.
			clearTimeout(wiping);
			wiping = setTimeout(() => {
				terminal.wipe();
				done();
			}, settled);
		},
		suspend: () => suspend(process, terminal, () => {
			store.dispatch({type: 'resized', size: size()});
			store.dispatch({type: 'redraw'});
		}),
		exit(code) {
			exitCode = code;
			unmount();
		},
	});
	const store = createStore(initialState(session, {size: size(), ascii}), performer.perform);
	const leave = (): void => {
		try {
			unmount();
		} finally {
			endLine();
			terminal.leave();
		}
	};

	const host = options.process ?? process;
	const net = crashNet({
		process: {
			on: (event, listener) => host.on(event, listener),
			off: (event, listener) => host.off(event, listener),
			// An entry half saved would leave a log that does not agree with its head: an end from outside waits for it as well.
			exit: async code => Promise.race([performer.idle(), wait(patience)]).then(() => host.exit(code)),
			kill: (pid, signal) => host.kill(pid, signal),
			removeAllListeners: event => host.removeAllListeners(event),
			pid: host.pid,
		},
		leave,
		// Only the process's own keyboard can be asked: isatty looks again, where isTTY remembers.
		isTerminalGone: () => stdin === process.stdin && stdin.isTTY && !isatty(0),
		print(text) {
			stderr.write(text);
		},
		saved: () => ({log: `${session.workspace}/review.jsonl`, at: store.state().made.at(-1)?.at, unsaved: unsavedCount(store.state())}),
		...(options.recordError ? {record: options.recordError} : {}),
	});
	const resized = (): void => {
		store.dispatch({type: 'resized', size: size()});
	};

	const idle = idleWatch(blankAfter, () => {
		store.dispatch({type: 'idle'});
	});
	const frames = frameTracker(token => {
		store.dispatch({type: 'drawn', token});
	});
	const renderFailed = (error: unknown): void => {
		exitCode = exitCodes.bug;
		options.recordError?.(error);
		// Not inside the commit that failed.
		setImmediate(() => {
			unmount();
		});
	};

	terminal.enter();
	endLine = plain ? speaker(store, {write: (text, written) => stdout.write(text, written), rows: () => sizeOf(stdout).rows, isOurs: terminal.isEntered}).end : endLine;
	idle.pressed();
	store.dispatch({type: 'work', token: firstToken});
	stdout.on('resize', resized);
	try {
		const theme = {color: !noColor, ascii};
		const common = {stdin: keyboardInput(stdin, idle.pressed), stderr, exitOnCtrlC: false, patchConsole: false, maxFps: 60};
		const instance = plain
			? render(<PlainApp store={store} clock={readerClock}/>, {...common, stdout: nowhere()})
			: render(
				<App store={store} theme={theme} clock={readerClock} frames={frames} onError={renderFailed}/>,
				{...common, stdout: frameOutput(stdout, {isOurs: terminal.isEntered, written: frames.written}), onRender: frames.rendered},
			);
		unmount = instance.unmount;
		if (!plain) {
			// What fails here fails again, on the screen, when it is opened.
			warmUp(store.state(), ports, theme).catch(() => undefined);
		}

		await instance.waitUntilExit();
	} catch (error) {
		exitCode = exitCodes.bug;
		options.recordError?.(error);
	} finally {
		stdout.off('resize', resized);
		idle.stop();
		performer.stopComparing();
		leave();
		await Promise.race([performer.idle(), wait(patience)]);
		net.remove();
	}

	return receiptFacts(store.state(), exitCode);
}
