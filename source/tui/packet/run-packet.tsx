import process from 'node:process';
import {isatty} from 'node:tty';
import {render} from 'ink';
import {sizeOf} from '../../terminal/capabilities.js';
import {crashNet, exitCodes, type NetProcess} from '../../terminal/crash-net.js';
import {terminalSession} from '../../terminal/terminal-session.js';
import {failure} from '../../values/problem.js';
import {frameOutput} from '../frame-output.js';
import {frameTracker} from '../frame-tracker.js';
import {keyboardInput} from '../keyboard-input.js';
import {PacketApp, type PacketStore} from './packet-screen.js';
import type {PacketPorts, PacketSession} from './packet-session.js';
import {initialPacket, updatePacket, verdictCount, type PacketEffect, type PacketEvent} from './packet-state.js';

export type PacketReceipt = {readonly exitCode: number; readonly judged: number; readonly left: number};

/** Frames put off are out by then: Ink draws sixty times a second. */
const settled = 40;
/** An entry under way when the paralegal leaves has this long to reach the disk. */
const patience = 3000;

const wait = async (milliseconds: number): Promise<void> => new Promise(resolve => {
	setTimeout(resolve, milliseconds).unref();
});

/** Runs the screen of a packet on the alternate screen until it is left, and gives the terminal back on every way out. */
export async function runPacket(session: PacketSession, ports: PacketPorts, {ascii, noColor}: {readonly ascii: boolean; readonly noColor: boolean}): Promise<PacketReceipt> {
	const {stdin, stdout, stderr} = process;
	const host: NetProcess = process;
	const terminal = terminalSession(text => stdout.write(text), stdin);
	let exitCode = 0;
	let unmount = (): void => undefined;
	let appending: Promise<unknown> = Promise.resolve();
	let state = initialPacket(session, {size: sizeOf(stdout), ascii});
	const listeners = new Set<() => void>();
	const dispatch = (event: PacketEvent): void => {
		const step = updatePacket(state, event);
		const changed = step.state !== state;
		state = step.state;
		for (const effect of step.effects) {
			perform(effect);
		}

		for (const listener of changed ? listeners : []) {
			listener();
		}
	};

	function perform(effect: PacketEffect): void {
		if (effect.type === 'exit') {
			exitCode = effect.code;
			unmount();
			return;
		}

		if (effect.type === 'wipe') {
			setTimeout(() => {
				terminal.wipe();
				dispatch({type: 'wiped'});
			}, settled);
			return;
		}

		const {draft, openedAt} = effect;
		const timed = draft.type === 'check.verdict' && openedAt !== undefined ? {...draft, secondsOpen: Math.max(0, Math.round(ports.seconds() - openedAt))} : draft;
		appending = appending.then(async () => {
			const attempt = await ports.append(timed).catch(() => failure({found: 'an error while writing to the log', expected: 'an answer from the disk', next: 'check the disk, then try again'}));
			dispatch({type: 'appended', draft, attempt});
		});
	}

	const store: PacketStore = {
		state: () => state,
		dispatch,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
	const leave = (): void => {
		try {
			unmount();
		} finally {
			terminal.leave();
		}
	};

	const net = crashNet({
		process: {
			on: (event, listener) => host.on(event, listener),
			off: (event, listener) => host.off(event, listener),
			exit: async code => Promise.race([appending, wait(patience)]).then(() => host.exit(code)),
			kill: (pid, signal) => host.kill(pid, signal),
			removeAllListeners: event => host.removeAllListeners(event),
			pid: host.pid,
		},
		leave,
		isTerminalGone: () => stdin.isTTY && !isatty(0),
		print(text) {
			stderr.write(text);
		},
		saved: () => ({log: `${session.folder}/review.jsonl`, at: undefined, unsaved: state.pending}),
	});
	const resized = (): void => {
		dispatch({type: 'resized', size: sizeOf(stdout)});
	};

	const frames = frameTracker(token => {
		dispatch({type: 'drawn', token, seconds: ports.seconds()});
	});
	const clock = {
		later(milliseconds: number, run: () => void) {
			const timer = setTimeout(run, milliseconds);
			return () => {
				clearTimeout(timer);
			};
		},
		afterRead(run: () => void) {
			setImmediate(run);
		},
	};
	const renderFailed = (): void => {
		exitCode = exitCodes.bug;
		// Not inside the commit that failed.
		setImmediate(() => {
			unmount();
		});
	};

	terminal.enter();
	stdout.on('resize', resized);
	try {
		const instance = render(
			<PacketApp store={store} theme={{color: !noColor, ascii}} clock={clock} frames={frames} onError={renderFailed}/>,
			{stdin: keyboardInput(stdin), stdout: frameOutput(stdout, {isOurs: terminal.isEntered, written: frames.written}), stderr, exitOnCtrlC: false, patchConsole: false, maxFps: 60, onRender: frames.rendered},
		);
		unmount = instance.unmount;
		await instance.waitUntilExit();
	} catch {
		exitCode = exitCodes.bug;
	} finally {
		stdout.off('resize', resized);
		leave();
		await Promise.race([appending, wait(patience)]);
		net.remove();
	}

	const judged = verdictCount(state);
	return {exitCode, judged, left: session.units.length - judged};
}
