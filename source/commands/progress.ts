import type {World} from './command.js';
import {isDumb} from './plain.js';

/** Progress on standard error when that is a terminal: a line redrawn at most four times a second, or with `isPlain` a line for each tenth. */
export function progressLine(world: World, what: string, isPlain = isDumb(world.environment)): {readonly show: (bytes: number, total: number, people?: number) => void; readonly end: () => void} {
	let last = 0;
	let isDrawn = false;
	let tenth = 0;
	const begun = Date.parse(world.now());
	return {
		show(bytes, total, people) {
			if (!world.showsProgress) {
				return;
			}

			if (isPlain) {
				const reached = Math.floor((bytes * 10) / Math.max(1, total));
				if (reached > tenth) {
					tenth = reached;
					world.writeError(`${what}: ${reached * 10} %\n`);
				}

				return;
			}

			const now = Date.parse(world.now());
			if (now - last < 250) {
				return;
			}

			last = now;
			isDrawn = true;
			const seconds = Math.max(0.001, (now - begun) / 1000);
			const left = Math.round((seconds * (total - bytes)) / Math.max(1, bytes));
			world.writeError(`\r\u001B[K${what}: ${Math.floor((bytes * 100) / Math.max(1, total))} %, ${people === undefined ? '' : `${people.toLocaleString('en')} people, `}${(bytes / 1e6 / seconds).toFixed(0)} MB/s, about ${left} s left (Ctrl-C stops)`);
		},
		end() {
			if (isDrawn) {
				world.writeError('\r\u001B[K');
			}
		},
	};
}
