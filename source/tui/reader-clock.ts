import type {ReaderClock} from './key-reader.js';

/** The time that keys are read by: that of the process. */
export const readerClock: ReaderClock = {
	later(milliseconds, run) {
		const timer = setTimeout(run, milliseconds);
		return () => {
			clearTimeout(timer);
		};
	},
	afterRead(run) {
		setImmediate(run);
	},
};
