/** Keys that print nothing, by name. A printable key goes by the grapheme it types, which is never two ASCII letters long. */
export const namedKeys = [
	'up', 'down', 'left', 'right', 'pageup', 'pagedown', 'home', 'end', 'enter', 'esc', 'tab', 'shift-tab', 'backspace', 'delete', 'word-backspace',
	'word-left', 'word-right', 'unknown',
	...[...'abcdefghijklmnopqrstuvwxyz'].map(letter => `ctrl-${letter}`),
] as const;

const names: ReadonlySet<string> = new Set(namedKeys);

/** A key, with the number of the read it arrived in: keys of one read were pressed before the screen could answer any of them. */
export type KeyEvent = {readonly type: 'key'; readonly key: string; readonly read: number};
export type PasteEvent = {readonly type: 'paste'; readonly text: string; readonly read: number};

export const isPrintable = (key: string): boolean => !names.has(key);

const shown: Readonly<Record<string, string>> = {
	up: '↑', down: '↓', left: '←', right: '→', pageup: 'PgUp', pagedown: 'PgDn', home: 'Home', end: 'End', enter: 'Enter', esc: 'Esc', tab: 'Tab',
	'shift-tab': 'Shift-Tab', backspace: 'Backspace', delete: 'Delete', 'word-backspace': 'Alt-Backspace', 'word-left': 'Alt-←', 'word-right': 'Alt-→', ' ': 'Space',
};
const shownAscii: Readonly<Record<string, string>> = {up: 'Up', down: 'Down', left: 'Left', right: 'Right', 'word-left': 'Alt-Left', 'word-right': 'Alt-Right'};

/** How a key is written in the footer and in help: `Ctrl-L`, `PgDn`, `j`. */
export function keyLabel(key: string, ascii = false): string {
	const control = /^ctrl-([a-z])$/.exec(key);
	return control ? `Ctrl-${control[1]!.toUpperCase()}` : ((ascii ? shownAscii[key] : undefined) ?? shown[key] ?? key);
}
