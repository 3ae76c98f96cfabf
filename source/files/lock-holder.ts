import {readFileSync} from 'node:fs';
import {hostname} from 'node:os';
import process from 'node:process';
import {z} from 'zod';

/** Who holds a workspace. `born` tells a process from a later one with the same number: boot id and start tick, from /proc; empty where there is none. */
export type LockHolder = {
	readonly born: string;
	readonly host: string;
	readonly pid: number;
	readonly started: string;
	/** Holders this one took the lock from, until the log records them. */
	readonly replaced: readonly ReplacedHolder[];
};

export type ReplacedHolder = {readonly host: string; readonly pid: number; readonly started: string; readonly byRequest: boolean};

const replaced = z.strictObject({byRequest: z.boolean(), host: z.string(), pid: z.int().min(0), started: z.string()});
const schema = z.strictObject({born: z.string(), host: z.string(), pid: z.int().min(1), replaced: z.array(replaced), started: z.string()});

export const thisProcess = (now: string): LockHolder => ({born: birthOf(process.pid), host: hostname(), pid: process.pid, started: now, replaced: []});

/** The holder a lock file names, or undefined where it names none. */
export function parseHolder(text: string): LockHolder | undefined {
	try {
		return schema.parse(JSON.parse(text));
	} catch {
		return undefined;
	}
}

/** No process of this number runs on this host. */
export function isGone(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return false;
	} catch (error) {
		// EPERM: it lives, under another user.
		return error instanceof Error && 'code' in error && error.code === 'ESRCH';
	}
}

/** True only when this host can tell: the process is gone, or its number belongs to a later one. */
export function isDead(holder: LockHolder): boolean {
	if (holder.host !== hostname()) {
		return false;
	}

	if (isGone(holder.pid)) {
		return true;
	}

	const born = birthOf(holder.pid);
	return holder.born !== '' && born !== '' && holder.born !== born;
}

/** `<boot id>:<start tick>` (proc(5): field 22 of /proc/<pid>/stat; the name in field 2 may hold blanks and parentheses). */
export function birthOf(pid: number): string {
	try {
		const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
		const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
		const tick = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
		return tick === undefined ? '' : `${boot}:${tick}`;
	} catch {
		return '';
	}
}
