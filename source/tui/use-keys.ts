import {useEffect, useMemo} from 'react';
import {useInput} from 'ink';
import {keyReader, type ReaderClock} from './key-reader.js';
import type {Store} from './store.js';

/** The only input handler of the program: it reads no state (terminal.md, D3). */
export function useKeys(store: Store, clock: ReaderClock): void {
	const reader = useMemo(() => keyReader(store.dispatch, clock), [store, clock]);
	useInput(reader.read);
	useEffect(() => reader.stop, [reader]);
}
