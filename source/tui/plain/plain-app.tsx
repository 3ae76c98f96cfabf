import {Writable} from 'node:stream';
import {useKeys} from '../use-keys.js';
import type {ReaderClock} from '../key-reader.js';
import type {Store} from '../store.js';

/** Only the keyboard, read as the screen reads it: what is said goes past Ink. */
export function PlainApp({store, clock}: {readonly store: Store; readonly clock: ReaderClock}) {
	useKeys(store, clock);
	return null;
}

/** Where Ink draws when nothing is to be drawn. */
export const nowhere = (): NodeJS.WriteStream => Object.assign(new Writable({
	write(_chunk, _encoding, done) {
		done();
	},
}), {columns: 80, rows: 24}) as unknown as NodeJS.WriteStream;
