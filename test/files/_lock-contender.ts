import process from 'node:process';
import {acquireLock} from '../../source/files/lock.js';

// Run by test/files/lock.ts as its own process: `<lock file> [hold|once]`. Prints what became of it; "hold" keeps the lock until its stdin ends.
const [path, how] = process.argv.slice(2) as [string, string];
const lock = acquireLock(path, {now: new Date().toISOString()});
process.stdout.write(`${JSON.stringify(lock.ok ? {pid: process.pid, replaced: lock.value.replaced} : {problems: lock.problems})}\n`);
if (how === 'hold' && lock.ok) {
	process.stdin.on('end', () => {
		lock.value.release();
	});
	process.stdin.resume();
}
