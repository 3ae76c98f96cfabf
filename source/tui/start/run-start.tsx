import process from 'node:process';
import {isatty} from 'node:tty';
import {useEffect, useMemo, useSyncExternalStore} from 'react';
import {render, useInput} from 'ink';
import {sizeOf} from '../../terminal/capabilities.js';
import {crashNet} from '../../terminal/crash-net.js';
import {suspend} from '../../terminal/suspend.js';
import {terminalSession} from '../../terminal/terminal-session.js';
import {ErrorBoundary} from '../components/error-boundary.js';
import {frameOutput} from '../frame-output.js';
import {keyReader} from '../key-reader.js';
import {keyboardInput} from '../keyboard-input.js';
import {readerClock} from '../reader-clock.js';
import type {Theme} from '../theme.js';
import {startPerformer} from './perform.js';
import type {StartPorts} from './ports.js';
import {StartFrame} from './start-frame.js';
import type {StartChoice, StartEvent, StartState} from './state.js';
import {updateStart} from './update.js';

/** The state outside React: every key of a burst meets the state the one before left (terminal.md, D3). */
function startStore(initial: StartState, perform: ReturnType<typeof startPerformer>) {
	let state = initial;
	const listeners = new Set<() => void>();
	const dispatch = (event: StartEvent): void => {
		const step = updateStart(state, event);
		state = step.state;
		for (const effect of step.effects) {
			perform(effect, dispatch);
		}

		for (const listener of listeners) {
			listener();
		}
	};

	return {
		state: () => state,
		dispatch,
		subscribe(listener: () => void) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
}

function Screen({store, theme}: {readonly store: ReturnType<typeof startStore>; readonly theme: Theme}) {
	const state = useSyncExternalStore(store.subscribe, store.state);
	const reader = useMemo(() => keyReader(store.dispatch, readerClock), [store]);
	useInput(reader.read);
	useEffect(() => reader.stop, [reader]);
	return <StartFrame state={state} theme={theme}/>;
}

/** A frame that was put off is out by then: Ink draws sixty times a second. */
const settled = 40;

/**
Runs the start screen on the alternate screen until something was chosen, and gives the terminal back on every way out. Resolves with the
choice, and with the state it was made in: where it cannot be carried out, the screen goes on from there.
*/
export async function runStart(initial: StartState, ports: StartPorts, {noColor}: {readonly noColor: boolean}): Promise<{readonly choice: StartChoice; readonly state: StartState}> {
	const {stdin, stdout, stderr} = process;
	const terminal = terminalSession(text => stdout.write(text), stdin);
	let choice: StartChoice = {kind: 'leave', code: 0};
	let unmount = (): void => undefined;
	let mistake: unknown;
	let wiping: NodeJS.Timeout | undefined;
	const store = startStore({...initial, size: sizeOf(stdout)}, startPerformer(ports, {
		wipe(done) {
			// A window being dragged asks many times: only after the last wipe is there anything to draw.
			clearTimeout(wiping);
			wiping = setTimeout(() => {
				terminal.wipe();
				done();
			}, settled);
		},
		suspend: () => suspend(process, terminal, () => {
			store.dispatch({type: 'resized', size: sizeOf(stdout)});
			store.dispatch({type: 'redraw'});
		}),
		leave(chosen) {
			choice = chosen;
			unmount();
		},
	}));
	const leave = (): void => {
		try {
			unmount();
		} finally {
			terminal.leave();
		}
	};

	const net = crashNet({
		process,
		leave,
		isTerminalGone: () => stdin.isTTY && !isatty(0),
		print(text) {
			stderr.write(text);
		},
		saved: () => undefined,
	});
	const resized = (): void => {
		store.dispatch({type: 'resized', size: sizeOf(stdout)});
	};

	const failed = (error: unknown): void => {
		mistake = error;
		// Not inside the commit that failed.
		setImmediate(() => {
			unmount();
		});
	};

	terminal.enter();
	stdout.on('resize', resized);
	try {
		const instance = render(
			<ErrorBoundary onError={failed}><Screen store={store} theme={{color: !noColor, ascii: initial.ascii}}/></ErrorBoundary>,
			{stdin: keyboardInput(stdin), stdout: frameOutput(stdout, {isOurs: terminal.isEntered, written: () => undefined}), stderr, exitOnCtrlC: false, patchConsole: false, maxFps: 60},
		);
		unmount = instance.unmount;
		await instance.waitUntilExit();
	} finally {
		stdout.off('resize', resized);
		clearTimeout(wiping);
		leave();
		net.remove();
	}

	if (mistake !== undefined) {
		throw mistake as Error;
	}

	return {choice, state: store.state()};
}
