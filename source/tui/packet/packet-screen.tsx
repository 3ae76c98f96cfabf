import {useEffect, useInsertionEffect, useMemo, useSyncExternalStore} from 'react';
import {Box, Text, useInput} from 'ink';
import {say, visibleText} from '../../terminal/visible-text.js';
import {ErrorBoundary} from '../components/error-boundary.js';
import {Lines, LineText} from '../components/line-text.js';
import type {FrameTracker} from '../frame-tracker.js';
import {keyReader, type ReaderClock} from '../key-reader.js';
import {frameHeight, isTooSmall} from '../layout.js';
import {line, type Line} from '../lines.js';
import type {Theme} from '../theme.js';
import {formLines, packetBodyHeight, packetHelp, packetStatus, packetTitle, quitQuestion, unitLines} from './packet-lines.js';
import type {PacketEvent, PacketState} from './packet-state.js';

export type PacketStore = {
	readonly state: () => PacketState;
	readonly dispatch: (event: PacketEvent) => void;
	readonly subscribe: (listener: () => void) => () => void;
};

function bodyOf(state: PacketState): readonly Line[] {
	if (state.overlay === 'quit') {
		return quitQuestion(state);
	}

	if (state.overlay === 'help') {
		return packetHelp;
	}

	return state.form ? formLines(state, state.form) : unitLines(state).slice(state.scroll);
}

/** The whole screen of a packet: never taller than the terminal less one line. */
export function PacketFrame({state, theme}: {readonly state: PacketState; readonly theme: Theme}) {
	const {columns} = state.size;
	if (state.blank) {
		return null;
	}

	if (isTooSmall(state.size)) {
		return <Text wrap='truncate'>Too small: {columns}x{state.size.rows}. Nothing is lost.</Text>;
	}

	const notice: Line = state.notice ? line({text: visibleText(`${state.notice.tone}: ${state.notice.text}`), tone: state.notice.tone === 'error' ? 'alert' : (state.notice.tone === 'warning' ? 'warning' : 'strong')}) : [];
	const hints = state.form ? say`1-9 choose  Enter go on  Esc back` : say`v verdict  s later  u undo  n next  o next open  q leave  ? help`;
	return (
		<Box flexDirection='column' height={frameHeight(state.size)} overflow='hidden'>
			<LineText spans={packetTitle(state)} width={columns} theme={theme}/>
			<LineText spans={line({text: visibleText((state.ascii ? '-' : '─').repeat(columns)), tone: 'frame'})} width={columns} theme={theme}/>
			<Lines lines={bodyOf(state)} width={columns} height={packetBodyHeight(state.size)} theme={theme}/>
			<LineText spans={notice} width={columns} theme={theme}/>
			<LineText spans={packetStatus(state)} width={columns} theme={theme}/>
			<LineText spans={line(hints)} width={columns} theme={theme}/>
		</Box>
	);
}

type Props = {readonly store: PacketStore; readonly theme: Theme; readonly clock: ReaderClock; readonly frames: FrameTracker; readonly onError: (error: unknown) => void};

/** The token of the conviction that this state draws bare. */
const drawnToken = (state: PacketState): number | undefined => state.form === undefined && state.overlay === undefined && !state.blank && !isTooSmall(state.size) ? state.token : undefined;

function Screen({store, theme, clock, frames}: Omit<Props, 'onError'>) {
	const state = useSyncExternalStore(store.subscribe, store.state);
	const reader = useMemo(() => keyReader(store.dispatch, clock), [store, clock]);
	useInput(reader.read);
	useEffect(() => reader.stop, [reader]);
	const token = drawnToken(state);
	useInsertionEffect(() => {
		frames.committed(token);
	}, [frames, token]);
	return <PacketFrame state={state} theme={theme}/>;
}

export function PacketApp({onError, ...rest}: Props) {
	return <ErrorBoundary onError={onError}><Screen {...rest}/></ErrorBoundary>;
}
