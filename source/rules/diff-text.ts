import type {PolicyChange} from './policy-diff.js';

export type Named = {readonly id: string; readonly file: string};

/** What changed between two policies, as people read it: each thing once, old above new. */
export function diffText(before: Named, after: Named, changes: readonly PolicyChange[]): string {
	const heads = [`A  ${before.id} (${before.file})`, `B  ${after.id} (${after.file})`, ''];
	if (changes.length === 0) {
		return `${[...heads, 'The two say the same.'].join('\n')}\n`;
	}

	const subjects = [...new Set(changes.map(({about}) => about))];
	const lines = subjects.flatMap(about => [`${about.charAt(0).toUpperCase()}${about.slice(1)}`, ...changes.filter(change => change.about === about).flatMap(change => changeLines(change)), '']);
	const braces = changes.some(({from, to}) => /{[a-z\d-]+}/.test(`${from ?? ''}${to ?? ''}`)) ? ['{name} stands for the value of the parameter of that name.', ''] : [];
	return [...heads, ...lines, ...braces, `${changes.length} ${changes.length === 1 ? 'difference' : 'differences'}, from A to B.`, ''].join('\n');
}

function changeLines({what, from, to}: PolicyChange): readonly string[] {
	if (what.startsWith('whole ')) {
		return [from === undefined ? `  added: ${to!}` : `  removed: ${from}`];
	}

	const short = `  ${what}: ${from ?? 'none'} → ${to ?? 'none'}`;
	return short.length <= 80 ? [short] : [`  ${what}:`, `    - ${from ?? 'none'}`, `    + ${to ?? 'none'}`];
}
