// Over 150 lines because what is held of a sequence, of a paste and of a read is one state, told by one closure.
import {graphemes} from '../terminal/cells.js';
import type {KeyEvent, PasteEvent} from './key-event.js';

/** The part of Ink's key that is looked at. */
export type InkKey = Partial<Record<'upArrow' | 'downArrow' | 'leftArrow' | 'rightArrow' | 'pageUp' | 'pageDown' | 'home' | 'end' | 'return' | 'escape' | 'ctrl' | 'shift' | 'tab' | 'backspace' | 'delete' | 'meta', boolean>>;

/** Time, given from outside: `later` runs after so many milliseconds, `afterRead` once everything of the same read has been handled. Both return how to call it off. */
export type ReaderClock = {
	readonly later: (milliseconds: number, run: () => void) => () => void;
	readonly afterRead: (run: () => void) => void;
};

export type KeyReader = {readonly read: (input: string, key: InkKey) => void; readonly stop: () => void};

/** How long an Escape waits for the rest of an arrow key that was split on its way (slow SSH). */
const escapeWait = 25;
/** A paste whose end never comes must not swallow keys for ever. */
const pasteWait = 5000;

const sequences: Readonly<Record<string, string>> = {
	'[A': 'up', '[B': 'down', '[C': 'right', '[D': 'left', '[H': 'home', '[F': 'end', '[Z': 'shift-tab',
	OA: 'up', OB: 'down', OC: 'right', OD: 'left', OH: 'home', OF: 'end',
	'[1~': 'home', '[3~': 'delete', '[4~': 'end', '[5~': 'pageup', '[6~': 'pagedown', '[7~': 'home', '[8~': 'end',
};
const pasteBegin = '[200~';
const pasteEnd = '[201~';
const whole = /^(?:\[[\d;<=>?]*[ -/]*[@-~]|O[@-~])/;
const beginning = /^(?:\[[\d;<=>?]*|O)$/;

const flags: ReadonlyArray<readonly [keyof InkKey, string]> = [
	['upArrow', 'up'], ['downArrow', 'down'], ['pageUp', 'pageup'], ['pageDown', 'pagedown'], ['home', 'home'], ['end', 'end'], ['return', 'enter'],
];
const controls: Readonly<Record<string, string>> = {'\r': 'enter', '\n': 'enter', '\t': 'tab', '\u007F': 'backspace', '\b': 'backspace'};

/** Ctrl with a letter, pressed so fast (or held) that it came joined with other keys: Ctrl-C must never be lost. */
function controlKey(part: string): string | undefined {
	const code = part.codePointAt(0)!;
	return code >= 1 && code <= 26 ? `ctrl-${String.fromCodePoint(code + 0x60)}` : undefined;
}

/**
Turns what Ink hands over into single key events (terminal.md, P6, P8, P9): several keys joined in one string, pastes between markers
also when they come in pieces, and arrow keys that arrive as Escape and a rest.
*/
export function keyReader(emit: (event: KeyEvent | PasteEvent) => void, clock: ReaderClock): KeyReader {
	let reads = 0;
	let inRead = false;
	let paste: string | undefined;
	/** What came of a sequence: `''` after Escape alone. `typed` when it may as well be the key `[` by itself. */
	let held: {text: string; typed: boolean} | undefined;
	let callOff: (() => void) | undefined;

	const key = (name: string): void => {
		emit({type: 'key', key: name, read: reads});
	};

	const wait = (milliseconds: number, run: () => void): void => {
		callOff?.();
		callOff = clock.later(milliseconds, () => {
			callOff = undefined;
			reads++;
			run();
		});
	};

	const release = (): void => {
		const last = held;
		held = undefined;
		callOff?.();
		callOff = undefined;
		if (paste !== undefined) {
			pasted(last?.text ?? '');
		} else if (last?.text === '') {
			key('esc');
		} else if (last?.typed) {
			key('[');
		}
	};

	const hold = (text: string, typed: boolean): void => {
		held = {text, typed};
		wait(escapeWait, release);
	};

	const finishPaste = (): void => {
		const text = paste ?? '';
		paste = undefined;
		callOff?.();
		callOff = undefined;
		emit({type: 'paste', text, read: reads});
	};

	const pasted = (text: string): void => {
		paste += text;
		wait(pasteWait, finishPaste);
	};

	const sequence = (text: string): void => {
		if (text === pasteBegin) {
			paste = '';
			wait(pasteWait, finishPaste);
		} else if (text === pasteEnd) {
			if (paste !== undefined) {
				finishPaste();
			}
		} else if (paste === undefined) {
			key(sequences[text] ?? 'unknown');
		} else {
			pasted(text);
		}
	};

	const typed = (text: string): void => {
		if (paste !== undefined) {
			pasted(text);
			return;
		}

		for (const part of graphemes(text)) {
			// CR LF is one grapheme and one Enter.
			const name = part === '\r\n' ? 'enter' : (controls[part] ?? controlKey(part));
			if (name) {
				key(name);
			} else if (!/^[\p{Cc}\p{Cs}]/u.test(part)) {
				key(part);
			}
		}
	};

	/** Text that may carry on what is held. */
	const follow = (input: string): void => {
		const before = held!;
		const text = before.text + input;
		const match = whole.exec(text)?.[0];
		// `[` and a letter typed by hand never come within 25 ms as two inputs; `[` and other text in one read are two keys.
		if (match && (!before.typed || (input.length === 1 && match in sequences) || match.startsWith('[2'))) {
			held = undefined;
			callOff?.();
			callOff = undefined;
			sequence(match);
			if (text.length > match.length) {
				typed(text.slice(match.length));
			}
		} else if (beginning.test(text)) {
			hold(text, before.typed && text === '[');
		} else {
			release();
			begin(input, {});
		}
	};

	const begin = (input: string, flag: InkKey): void => {
		if (input === pasteBegin || input === pasteEnd) {
			sequence(input);
		} else if (input === '[' || (input === 'O' && flag.meta === true) || /^\[\d[\d;]*$/.test(input)) {
			// A sequence cut behind `ESC [` looks to Ink like the key `[`; in a paste it may be the end marker in pieces.
			hold(input, input === '[');
		} else if (paste === undefined && /^\[[\d;<=>?]+[ -/]*[@-~]$/.test(input)) {
			sequence(input);
		} else if (!flag.meta) {
			typed(input);
		} else if (input === 'b' || input === 'f') {
			key(input === 'b' ? 'word-left' : 'word-right');
		} else {
			// Alt with a key: nothing is bound to it, and it must not pass for the key alone.
			key('unknown');
		}
	};

	const special = (input: string, flag: InkKey): string | undefined => {
		if (flag.tab) {
			return flag.shift ? 'shift-tab' : 'tab';
		}

		if (flag.backspace === true || flag.delete === true) {
			// Ink gives 0x7F, which is Backspace on every terminal of today, as `delete`.
			return flag.meta ? 'word-backspace' : 'backspace';
		}

		if (flag.leftArrow === true || flag.rightArrow === true) {
			const side = flag.leftArrow ? 'left' : 'right';
			return flag.ctrl === true || flag.meta === true ? `word-${side}` : side;
		}

		const named = flags.find(([name]) => flag[name])?.[1];
		if (named) {
			return named;
		}

		return flag.ctrl ? (/^[a-z]$/.test(input) ? `ctrl-${input}` : 'unknown') : undefined;
	};

	const handle = (input: string, flag: InkKey): void => {
		const name = special(input, flag);
		if (paste !== undefined) {
			// Inside a paste a key is the character it stands for.
			if (name === 'enter' || (name === 'ctrl-j')) {
				pasted('\n');
			} else if (name === 'tab') {
				pasted('\t');
			} else if (held) {
				follow(input);
			} else if (flag.escape === true || (input === '' && flag.meta === true)) {
				hold('', false);
			} else if (!name) {
				begin(input, {});
			}

			return;
		}

		if (held && !name && !flag.escape && input !== '') {
			follow(input);
			return;
		}

		if (held) {
			release();
		}

		if (flag.escape && input === '') {
			hold('', false);
		} else if (name) {
			// Ink names the line feed `enter` and gives no flag for it.
			key(name === 'ctrl-j' ? 'enter' : name);
		} else if (input !== '') {
			begin(input, flag);
		}
	};

	return {
		read(input, flag) {
			if (!inRead) {
				inRead = true;
				reads++;
				clock.afterRead(() => {
					inRead = false;
				});
			}

			handle(input, flag);
		},
		stop() {
			callOff?.();
		},
	};
}
