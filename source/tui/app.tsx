import {useEffect, useInsertionEffect, useMemo, useSyncExternalStore} from 'react';
import {useInput} from 'ink';
import {ErrorBoundary} from './components/error-boundary.js';
import {Frame} from './components/frame.js';
import {drawnToken, type FrameTracker} from './frame-tracker.js';
import {keyReader, type ReaderClock} from './key-reader.js';
import type {Store} from './store.js';
import type {Theme} from './theme.js';

type Props = {
	readonly store: Store;
	readonly theme: Theme;
	readonly clock: ReaderClock;
	readonly frames: FrameTracker;
	readonly onError: (error: unknown) => void;
};

function Screen({store, theme, clock, frames}: Omit<Props, 'onError'>) {
	const state = useSyncExternalStore(store.subscribe, store.state);
	const reader = useMemo(() => keyReader(store.dispatch, clock), [store, clock]);
	// The only input handler of the program: it reads no state (terminal.md, D3).
	useInput(reader.read);
	useEffect(() => reader.stop, [reader]);
	const token = drawnToken(state);
	// An insertion effect runs before React hands the tree to Ink, so that Ink's next render is known to hold this frame.
	useInsertionEffect(() => {
		frames.committed(token);
	}, [frames, token]);
	return <Frame state={state} theme={theme}/>;
}

/** The auditor on screen, over a store. */
export function App({onError, ...rest}: Props) {
	return <ErrorBoundary onError={onError}><Screen {...rest}/></ErrorBoundary>;
}
