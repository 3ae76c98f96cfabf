import {useInsertionEffect, useSyncExternalStore} from 'react';
import {ErrorBoundary} from './components/error-boundary.js';
import {Frame} from './components/frame.js';
import {drawnToken, type FrameTracker} from './frame-tracker.js';
import type {ReaderClock} from './key-reader.js';
import type {Store} from './store.js';
import type {Theme} from './theme.js';
import {useKeys} from './use-keys.js';

type Props = {
	readonly store: Store;
	readonly theme: Theme;
	readonly clock: ReaderClock;
	readonly frames: FrameTracker;
	readonly onError: (error: unknown) => void;
};

function Screen({store, theme, clock, frames}: Omit<Props, 'onError'>) {
	const state = useSyncExternalStore(store.subscribe, store.state);
	useKeys(store, clock);
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
