// Names of files and words of the extract may hold anything: here they are neither markup nor control characters nor turned-round text.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gv;
const markup = /[\\`*_\[\]<>\|#~\u0026]/gv;

/** A text that is not ours, as plain words in Markdown. */
export const mark = (text: string): string => text.replaceAll(invisible, '\u{FFFD}').replaceAll(markup, String.raw`\$&`);

/** `12,345`, written the same on any machine. */
export const figure = (count: number): string => String(count).replaceAll(/\B(?=(?:\d{3})+$)/gv, ',');

/** A table; figures stand to the right of their first column unless `holds` is words. */
export const table = (headers: readonly string[], rows: ReadonlyArray<readonly string[]>, holds: 'figures' | 'words' = 'figures'): string =>
	[headers, headers.map((_, index) => index === 0 || holds === 'words' ? '---' : '---:'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');

/** The equations of the reconciliation as sentences. */
export const sums: readonly string[] = [
	'Data lines received = rows written + lines unreadable.',
	'Convictions of every county and offense = in scope + candidates + neither.',
	'Candidates = promoted + not promoted.',
	'Convictions in scope + promoted = sum over outcomes, the engine\'s and the effective ones = sum over decisions.',
	'Convictions in scope + promoted = not opposed + challenged + referred + undecided.',
];
