import {readdir, stat} from 'node:fs/promises';
import {homedir} from 'node:os';
import path from 'node:path';

/** `~` and `~/…` as the shell would take them; other text as it is. */
export const withHome = (typed: string, home: string = homedir()): string => typed === '~' || typed.startsWith('~/') ? path.join(home, typed.slice(1)) : typed;

/** Names that a person can type: others could not be shown as they are. */
const typeable = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+$/v;

const mostNames = 60;

/**
Completes a path as far as the names on disk agree, a folder with its slash; gives the names that are left where they do not. Hidden names
only where the last part begins with a dot.
*/
export async function completePath(typed: string, {folder, home = homedir()}: {readonly folder: string; readonly home?: string}): Promise<{readonly typed: string; readonly text: string; readonly names: readonly string[]}> {
	if (typed === '~') {
		return {typed, text: '~/', names: []};
	}

	const cut = typed.lastIndexOf('/') + 1;
	const [stem, begun] = [typed.slice(0, cut), typed.slice(cut)];
	const place = path.resolve(folder, withHome(stem === '' ? '.' : stem, home));
	const all = await readdir(place).catch(() => []);
	const names = all.filter(name => name.startsWith(begun) && (begun.startsWith('.') || !name.startsWith('.')) && typeable.test(name)).toSorted();
	const [only] = names;
	if (only === undefined) {
		return {typed, text: typed, names: []};
	}

	if (names.length === 1) {
		const facts = await stat(path.join(place, only)).catch(() => undefined);
		return {typed, text: `${stem}${only}${facts?.isDirectory() ? '/' : ''}`, names: []};
	}

	return {typed, text: `${stem}${commonBeginning(names)}`, names: names.length > mostNames ? [...names.slice(0, mostNames), `and ${names.length - mostNames} more`] : names};
}

function commonBeginning(names: readonly string[]): string {
	// The first and the last in order differ where any two do. By code points: half a letter is no letter.
	const [first, last] = [[...names[0]!], [...names.at(-1)!]];
	const at = first.findIndex((letter, index) => letter !== last[index]);
	return first.slice(0, at === -1 ? first.length : at).join('');
}
