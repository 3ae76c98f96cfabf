const escape = '\u001B';
const modified = new RegExp(String.raw`${escape}\[(\d+);(\d+)([A-Za-z~])`, 'g');
const knownLetters = 'ABCDEFH';
const knownNumbers = new Set([1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24]);
/** A sequence that means no key, to Ink as well. */
const noKey = `${escape}[99~`;

/** A reply or a focus report of the terminal, which Ink passes on as if its letters had been typed. */
const strayLetters = new RegExp(String.raw`${escape}(?:\[(?![A-HZa-e\[])[A-Za-z]|O(?![A-HP-Sa-e])[A-Za-z])`, 'g');

/**
Ink 6.8 throws in its input handler on Ctrl with a key it has no name for (Ctrl-F1 is `ESC [ 1 ; 5 P`), which would end the program.
Such sequences, and those whose letters would pass for keys, become one that means nothing.
*/
export const withoutStrayKeys = (text: string): string => text.replaceAll(strayLetters, noKey).replaceAll(modified, (sequence, number: string, modifier: string, final: string) => {
	const holdsControl = Math.floor((Number(modifier) - 1) / 4) % 2 === 1;
	const named = final === '~' ? knownNumbers.has(Number(number)) : knownLetters.includes(final);
	return holdsControl && !named ? noKey : sequence;
});

/** The keyboard as Ink reads it; everything but `read` goes to the real stream. `pressed` is told that something was typed. */
export function keyboardInput(stdin: NodeJS.ReadStream, pressed?: () => void): NodeJS.ReadStream {
	return new Proxy(stdin, {
		get(target, property) {
			const value: unknown = Reflect.get(target, property, target);
			if (typeof value !== 'function') {
				return value;
			}

			const method = value as (...input: unknown[]) => unknown;
			return (...input: unknown[]): unknown => {
				const answer = method.apply(target, input);
				if (property !== 'read' || typeof answer !== 'string') {
					return answer;
				}

				pressed?.();
				return withoutStrayKeys(answer);
			};
		},
	});
}
