import {
	closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync,
} from 'node:fs';
import {isMissing, isTaken} from './file-problem.js';

/** Creates a file with its content, flushed, 0600. False when the name is taken; throws what the disk throws. */
export function createExclusively(path: string, content: string): boolean {
	let descriptor: number;
	try {
		descriptor = openSync(path, 'wx', 0o600);
	} catch (error) {
		if (isTaken(error)) {
			return false;
		}

		throw error;
	}

	try {
		writeSync(descriptor, content);
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}

	return true;
}

/** Where removing fails, creating failed before it, and that is the problem to report. */
export function discard(path: string): void {
	try {
		rmSync(path, {force: true});
	} catch {
		// It was never created.
	}
}

/** The text of a lock file; undefined when there is none. */
export function readLock(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		if (isMissing(error)) {
			return undefined;
		}

		throw error;
	}
}
