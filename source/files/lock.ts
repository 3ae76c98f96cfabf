import {linkSync, renameSync, rmSync} from 'node:fs';
import process from 'node:process';
import {canonicalJson} from '../review/canonical-json.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {isTaken, systemProblem, type FileProblem} from './file-problem.js';
import {
	isDead, parseHolder, thisProcess, type LockHolder, type ReplacedHolder,
} from './lock-holder.js';
import {createExclusively, discard, readLock} from './lock-file.js';
import {sha256} from './sha256.js';

export type HeldLock = {
	/** Holders this lock was taken from: each belongs in the log as `recovery.stale_lock`. */
	readonly replaced: readonly ReplacedHolder[];
	/** Idempotent, and synchronous so that a crash net may call it. Removes the file only while it is ours. */
	readonly release: () => void;
};

const mostTries = 20;

/**
Takes the lock file of a workspace, created as a whole with pid, host and start. A dead holder on this host is replaced at once; another
host's, or a living one, is the problem *in use* (75). `breakLock` takes it from anyone whom the caller has made sure of.

Replacing must not race: of two programs that both found the holder dead, the slower would remove the lock of the faster. So whoever
replaces first creates a guard named after that very lock, looks again, and only then renames its own over it.
*/
export function acquireLock(path: string, {now, breakLock = false}: {readonly now: string; readonly breakLock?: boolean}): Attempt<HeldLock> {
	const mine = thisProcess(now);
	const temporary = `${path}.tmp-${process.pid}-${sha256(`${path}${now}${Math.random()}`).slice(0, 8)}`;
	try {
		for (let tries = 0; tries < mostTries; tries++) {
			if (createWhole(path, temporary, mine)) {
				return success(held(path, mine));
			}

			const text = readLock(path);
			if (text === undefined) {
				continue;
			}

			const holder = parseHolder(text);
			if (!breakLock && !(holder && isDead(holder))) {
				return failure(inUse(path, holder));
			}

			const successor = {...mine, replaced: [...(holder?.replaced ?? []), replacedHolder(holder, breakLock)]};
			const guard = `${path}.replacing-${sha256(text).slice(0, 16)}`;
			if (!createExclusively(guard, '')) {
				// Another program replaces it this instant; or was killed doing so, and then only a person may say so.
				if (breakLock) {
					rmSync(guard, {force: true});
				}

				continue;
			}

			try {
				if (readLock(path) === text) {
					replaceWhole(path, temporary, successor);
					return success(held(path, successor));
				}
			} finally {
				rmSync(guard, {force: true});
			}
		}
	} catch (error) {
		return failure(systemProblem(error, path, 'to lock the workspace', 73));
	} finally {
		discard(temporary);
	}

	return failure(inUse(path, undefined));
}

const replacedHolder = (holder: LockHolder | undefined, byRequest: boolean): ReplacedHolder =>
	({byRequest: byRequest && !(holder && isDead(holder)), host: holder?.host ?? 'unknown', pid: holder?.pid ?? 0, started: holder?.started ?? 'unknown'});

function held(path: string, holder: LockHolder): HeldLock {
	const text = canonicalJson(holder);
	let isHeld = true;
	return {
		replaced: holder.replaced,
		release() {
			if (isHeld) {
				isHeld = false;
				try {
					if (readLock(path) === text) {
						rmSync(path, {force: true});
					}
				} catch {
					// A lock that cannot be removed is found dead by the next program; on the way out there is nobody to tell.
				}
			}
		},
	};
}

function inUse(path: string, holder: LockHolder | undefined): FileProblem {
	const who = holder ? `process ${holder.pid} on ${holder.host}, since ${holder.started}` : 'a program that cannot be told from its lock file';
	return {file: path, found: `a workspace in use by ${who}`, expected: 'one program at a time', next: 'close the other program; if you are sure that none runs, start again with --break-lock', exit: 75};
}

/** A link appears with its whole content, or not at all. Where the disk knows no links, an exclusive create must do. */
function createWhole(path: string, temporary: string, holder: LockHolder): boolean {
	rmSync(temporary, {force: true});
	createExclusively(temporary, canonicalJson(holder));
	try {
		linkSync(temporary, path);
		return true;
	} catch (error) {
		return isTaken(error) ? false : createExclusively(path, canonicalJson(holder));
	}
}

function replaceWhole(path: string, temporary: string, holder: LockHolder): void {
	rmSync(temporary, {force: true});
	createExclusively(temporary, canonicalJson(holder));
	renameSync(temporary, path);
}
