import {access, readdir, rm} from 'node:fs/promises';
import {hostname} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type {FilePort} from './file-port.js';
import {isMissing} from './file-problem.js';
import {isGone} from './lock-holder.js';
import {randomHex} from './sha256.js';

export async function exists(file: string): Promise<boolean> {
	try {
		await access(file);
		return true;
	} catch {
		return false;
	}
}

/** Paths of all files below a folder, relative to it, sorted; none where there is no folder. */
export async function filesUnder(folder: string): Promise<readonly string[]> {
	try {
		const entries = await readdir(folder, {recursive: true, withFileTypes: true});
		return entries.filter(entry => entry.isFile()).map(entry => path.relative(folder, path.join(entry.parentPath, entry.name))).toSorted();
	} catch (error) {
		if (isMissing(error)) {
			return [];
		}

		throw error;
	}
}

/** Flushes every folder below, and the folder, so that no name in it is lost; the files were flushed themselves when they were written. */
export async function flushTree(folder: string, port: FilePort): Promise<void> {
	for (const entry of await readdir(folder, {withFileTypes: true})) {
		if (entry.isDirectory()) {
			await flushTree(path.join(folder, entry.name), port);
		}
	}

	await port.syncFolder(folder);
}

/** Removes what is below a path. Where removing fails, something failed before it, and that is the problem to report. */
export async function discard(folder: string): Promise<void> {
	try {
		await rm(folder, {recursive: true, force: true});
	} catch {
		// Left for the next program to try.
	}
}

/** A name for a folder that is not finished: it tells who makes it, so that what a killed program left can be told from work under way. */
export const unfinishedName = (name: string): string => `${name}.unfinished-${process.pid}-${randomHex(4)}-${hostname()}`;

/** Removes unfinished folders of that name whose maker, on this host, is gone. They hold people's data, and nobody would look for them. */
export async function discardLeftBehind(name: string): Promise<void> {
	const folder = path.dirname(path.resolve(name));
	const prefix = `${path.basename(name)}.unfinished-`;
	let names: readonly string[] = [];
	try {
		names = (await readdir(folder)).filter(found => found.startsWith(prefix) && found.endsWith(`-${hostname()}`));
	} catch {
		// Creating beside it will fail for the same reason, and say so.
	}

	await Promise.all(names.map(async found => {
		const pid = Number(found.slice(prefix.length).split('-')[0]);
		if (Number.isSafeInteger(pid) && pid > 0 && isGone(pid)) {
			await discard(path.join(folder, found));
		}
	}));
}

/** Removes what an atomic write leaves when the program is killed in it. Only for who holds the lock; lock files are left alone. */
export async function discardTemporaries(folder: string): Promise<void> {
	const names = await readdir(folder);
	await Promise.all(names
		.filter(name => /\.tmp-\d+-\d+$/v.test(name) && !name.startsWith('lock'))
		.map(async name => discard(path.join(folder, name))));
}
