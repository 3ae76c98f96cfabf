import type {Unfinished} from '../../review/unfinished.js';
import type {Problem} from '../../values/problem.js';
import type {Ports} from '../session.js';
import {unfinishedOf, type Open} from './keep.js';

/** Milliseconds between two writes at the least. */
const pause = 1000;

export type Keeper = {
	readonly changed: (open: Open, failed: (problems: readonly Problem[]) => void) => void;
	/** Writes at once what is still to be written. */
	readonly flush: () => Promise<void>;
};

/** Keeps what is unfinished, at most once a second, and only what differs from what was kept last. A failure is told once, until one succeeds. */
export function unfinishedKeeper(keep: Ports['keepUnfinished']): Keeper {
	let waiting: Open | undefined;
	let tell: (problems: readonly Problem[]) => void = () => undefined;
	let timer: NodeJS.Timeout | undefined;
	let last: string | undefined;
	let failing = false;
	let writing: Promise<void> = Promise.resolve();

	const write = async (): Promise<void> => {
		const open = waiting;
		waiting = undefined;
		if (!open || !keep) {
			return;
		}

		const unfinished: Unfinished = unfinishedOf(open);
		const text = JSON.stringify(unfinished);
		if (text === last) {
			return;
		}

		const kept = await keep(unfinished);
		if (kept.ok) {
			last = text;
		} else if (!failing) {
			tell(kept.problems);
		}

		failing = !kept.ok;
	};

	const flush = async (): Promise<void> => {
		clearTimeout(timer);
		timer = undefined;
		writing = writing.then(write);
		return writing;
	};

	return {
		changed(open, failed) {
			waiting = open;
			tell = failed;
			timer ??= keep && setTimeout(() => {
				void flush();
			}, pause);
		},
		flush,
	};
}
