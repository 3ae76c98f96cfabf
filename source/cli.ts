#!/usr/bin/env node
import process from 'node:process';
import {userInfo} from 'node:os';

// Before React and Ink are imported, and whatever the shell says: development React is half as fast and keeps what it drew, and Ink draws nothing but a last frame when CI is set.
process.env['NODE_ENV'] = 'production';
if (process.stdin.isTTY && process.stdout.isTTY) {
	delete process.env['CI'];
}

const words = process.argv.slice(2);
// Chalk would look for --no-color itself, and take bold and inverse away with the colours.
process.argv.splice(2);

const {main} = await import('./commands/main.js');

// A signal ends the program with 128 and its number; what it was making is removed on the way out.
const signals = [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const;
const endings = signals.map(([signal, code]) => ({signal, end: () => process.exit(code)}));
const takeSignals = (): void => {
	for (const {signal, end} of endings) {
		process.once(signal, end);
	}
};

takeSignals();

const writable = (stream: NodeJS.WriteStream) => async (text: string): Promise<void> => new Promise((resolve, reject) => {
	stream.write(text, error => {
		if (error) {
			reject(error);
		} else {
			resolve();
		}
	});
});

// A reader that goes away (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	process.exit(error.code === 'EPIPE' ? 0 : 74);
});

process.exitCode = await main(words, {
	write(text) {
		process.stdout.write(text);
	},
	stream: writable(process.stdout),
	writeError(text) {
		process.stderr.write(text);
	},
	handOverSignals() {
		for (const {signal, end} of endings) {
			process.removeListener(signal, end);
		}
	},
	takeSignalsBack: takeSignals,
	showsProgress: process.stderr.isTTY,
	stdinIsTerminal: process.stdin.isTTY,
	stdoutIsTerminal: process.stdout.isTTY,
	today() {
		const now = new Date();
		return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0')).join('-');
	},
	now: () => new Date().toISOString(),
	account: userInfo().username,
	environment: process.env,
});
