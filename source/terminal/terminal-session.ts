export const escapes = {
	enter: '\u001B[?1049h\u001B[?2004h\u001B[?25l\u001B[2J\u001B[H',
	// Synchronised output is ended too: a crash in the middle of a frame must not leave the terminal waiting for its end.
	leave: '\u001B[?2026l\u001B[0m\u001B[?2004l\u001B[?25h\u001B[?1049l',
	wipe: '\u001B[2J\u001B[H',
} as const;

/** What is said line by line stays on the normal screen. Pasted text is marked all the same: as keys it could decide. */
export const pasteEscapes: Escapes = {enter: '\u001B[?2004h', leave: '\u001B[?2004l', wipe: ''};
/** For a terminal that would show them. */
export const noEscapes: Escapes = {enter: '', leave: '', wipe: ''};

type Escapes = Readonly<Record<keyof typeof escapes, string>>;

export type TerminalSession = {
	readonly enter: () => void;
	readonly leave: () => void;
	/** Empties the alternate screen; does nothing on the normal one, which is not ours. */
	readonly wipe: () => void;
	readonly isEntered: () => boolean;
};

type RawInput = {readonly isTTY?: boolean | undefined; readonly setRawMode?: ((on: boolean) => unknown) | undefined};

/** Owns the alternate screen, bracketed paste, the cursor and raw mode. Entering or leaving twice does nothing the second time. */
export function terminalSession(write: (text: string) => unknown, stdin?: RawInput, sequences: Escapes = escapes): TerminalSession {
	let entered = false;
	const raw = (on: boolean): void => {
		if (stdin?.isTTY) {
			stdin.setRawMode?.(on);
		}
	};

	return {
		enter() {
			if (!entered) {
				entered = true;
				write(sequences.enter);
				raw(true);
			}
		},
		leave() {
			if (entered) {
				entered = false;
				write(sequences.leave);
				raw(false);
			}
		},
		wipe() {
			if (entered) {
				write(sequences.wipe);
			}
		},
		isEntered: () => entered,
	};
}
