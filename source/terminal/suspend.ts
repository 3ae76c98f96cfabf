/** The part of `process` that suspending needs. */
export type SuspendProcess = {
	readonly once: (event: 'SIGCONT', listener: () => void) => unknown;
	readonly kill: (pid: number, signal: 'SIGTSTP') => unknown;
	readonly platform: string;
};

/**
Ctrl-Z: raw mode keeps the terminal from sending SIGTSTP, so the program leaves the screen and stops itself, and when it is
continued takes the screen back and draws again. False where there is no job control.
*/
export function suspend(host: SuspendProcess, session: {readonly enter: () => void; readonly leave: () => void}, redraw: () => void): boolean {
	if (host.platform === 'win32') {
		return false;
	}

	host.once('SIGCONT', () => {
		session.enter();
		redraw();
	});
	session.leave();
	// Zero is the whole job, as when the terminal itself sends the signal: `npm start` stops with it.
	host.kill(0, 'SIGTSTP');
	return true;
}
