import {render} from 'ink';
import {Frame} from './components/frame.js';
import {gotoUndecided} from './commands/become-current.js';
import {nowhere} from './plain/plain-app.js';
import type {Ports} from './session.js';
import type {AppState} from './state.js';
import type {Theme} from './theme.js';
import {update} from './update.js';

/**
Reads the conviction that is next to be decided, and draws it where nobody sees it. What is slow the first time is compiled by then, and
what takes a fifth of a second is not waited for when the first conviction is opened. Leaves nothing behind, neither in the state nor in the log.
*/
export async function warmUp(state: AppState, {openConviction}: Pick<Ports, 'openConviction'>, theme: Theme): Promise<void> {
	const opening = gotoUndecided(state, 1).state;
	if (!opening.current) {
		return;
	}

	const {key, token} = opening.current;
	const loaded = update(opening, {type: 'detail-loaded', token, attempt: await openConviction(key), seconds: 0}).state;
	render(<Frame state={loaded} theme={theme}/>, {stdout: nowhere(), patchConsole: false, exitOnCtrlC: false}).unmount();
}
