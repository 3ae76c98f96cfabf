import {writeSync} from 'node:fs';
import process from 'node:process';
import {main} from '../../source/commands/main.js';

/** Runs the program once in a process of its own; on file descriptor 3 it says how long that took, of how many seconds of all processors, and how much memory at most. */
const begun = process.hrtime.bigint();
const exit = await main(process.argv.slice(2), {
	write: () => undefined,
	stream: async () => undefined,
	writeError(text) {
		process.stderr.write(text);
	},
	handOverSignals: () => undefined,
	takeSignalsBack: () => undefined,
	showsProgress: false,
	stdinIsTerminal: false,
	stdoutIsTerminal: false,
	today: () => '2026-01-01',
	now: () => new Date().toISOString(),
	account: 'benchmark',
	environment: {},
});
const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
const {user, system} = process.cpuUsage();
writeSync(3, JSON.stringify({exit, seconds, cpuSeconds: (user + system) / 1e6, peakBytes: process.resourceUsage().maxRSS * 1024}));
process.exitCode = exit;
