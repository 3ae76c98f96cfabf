/**
The stream Ink writes to. Ink is kept from two things: acting on a new size before the reducer has laid the frame out for it, and
wiping the scrollback when it believes that a frame fills the terminal (terminal.md, P1, P3). And what it writes while the alternate
screen is not ours (suspended, left) is dropped: a frame that was put off must not land on the shell's screen. `written` is told of the rest.
*/
export function frameOutput(stdout: NodeJS.WriteStream, {isOurs, written}: {readonly isOurs: () => boolean; readonly written: () => void}): NodeJS.WriteStream {
	const deaf = new Set<PropertyKey>(['on', 'addListener', 'once', 'off', 'removeListener']);
	const proxy: NodeJS.WriteStream = new Proxy(stdout, {
		get(target, property) {
			if (property === 'rows') {
				return Number.MAX_SAFE_INTEGER;
			}

			const value: unknown = Reflect.get(target, property, target);
			if (typeof value !== 'function') {
				return value;
			}

			const method = value as (...input: unknown[]) => unknown;
			return (...input: unknown[]): unknown => {
				if (deaf.has(property) && input[0] === 'resize') {
					return proxy;
				}

				if (property === 'write' && !isOurs()) {
					const done = input.find(part => typeof part === 'function') as (() => void) | undefined;
					return done ? method.call(target, '', done) : true;
				}

				const result = method.apply(target, input);
				if (property === 'write') {
					written();
				}

				return result;
			};
		},
	});
	return proxy;
}
