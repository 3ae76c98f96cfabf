import {EventEmitter} from 'node:events';
import {render} from 'ink';
import {Frame} from '../../source/tui/components/frame.js';
import type {AppState} from '../../source/tui/state.js';
import type {Theme} from '../../source/tui/theme.js';

/** A stream of a given size that keeps what was written. */
export class FakeStdout extends EventEmitter {
	readonly written: string[] = [];
	isTTY = true;
	columns: number;
	rows: number;

	constructor(columns: number, rows: number) {
		super();
		this.columns = columns;
		this.rows = rows;
	}

	write = (text: string, done?: () => void): boolean => {
		this.written.push(text);
		if (typeof done === 'function') {
			setImmediate(done);
		}

		return true;
	};
}

/** A keyboard: `type` hands over one read. */
export class FakeStdin extends EventEmitter {
	isTTY = true;
	private waiting: string | undefined;

	type(text: string): void {
		this.waiting = text;
		this.emit('readable');
	}

	read = (): string | null => {
		const text = this.waiting;
		this.waiting = undefined;
		return text ?? null;
	};

	setEncoding = (): void => undefined;
	setRawMode = (): void => undefined;
	ref = (): void => undefined;
	unref = (): void => undefined;
}

/** The lines of the frame that a state draws. */
export function frameAt(state: AppState, theme: Theme = {color: false, ascii: state.ascii}): readonly string[] {
	const stdout = new FakeStdout(state.size.columns, state.size.rows);
	const instance = render(<Frame state={state} theme={theme}/>, {stdout: stdout as unknown as NodeJS.WriteStream, debug: true, patchConsole: false, exitOnCtrlC: false});
	const frame = stdout.written.at(-1) ?? '';
	instance.unmount();
	return frame.split('\n');
}
