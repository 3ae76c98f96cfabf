import {readdir, stat} from 'node:fs/promises';
import path from 'node:path';
import {failure, success, type Attempt} from '../values/problem.js';
import {isDead, parseHolder} from './lock-holder.js';
import {readLock} from './lock-file.js';
import {readManifest, type StoredManifest} from './stored-manifest.js';
import {workspacePaths} from './workspace-paths.js';

/** A workspace with what its folder tells without taking it. */
export type WorkspaceSeen = {
	/** Relative to the folder that was searched. */
	readonly path: string;
	/** Milliseconds: when the log, or else the manifest, was last written. */
	readonly written: number;
	/** Who holds the lock, in words; a holder that is dead holds nothing. */
	readonly held: string | undefined;
	readonly manifest: Attempt<StoredManifest>;
	/** By extract in the manifest's order: is a file there, and is it as long as it was? */
	readonly extracts: ReadonlyArray<'there' | 'missing' | 'another size'>;
};

export type WorkspacesSeen = {
	/** Newest first. */
	readonly shown: readonly WorkspaceSeen[];
	readonly found: number;
	/** Folders that could not be read. */
	readonly unread: number;
	/** Not every folder was looked into. */
	readonly isCut: boolean;
};

const suffix = '.audit';
/** Not entered: nobody keeps an audit there, and they hold thousands of folders. */
const skipped = new Set(['node_modules', 'build', 'dist']);

/**
Workspaces (folders ending in `.audit` that hold `audit.json`) in a folder and `levels` below it. Reads at most `mostFolders` folders, and the
manifests of the `mostShown` newest only; follows no links and enters no hidden folder.
*/
export async function findWorkspaces(root: string, {levels = 2, mostShown = 20, mostFolders = 500} = {}): Promise<WorkspacesSeen> {
	const places: Array<{readonly path: string; readonly written: number}> = [];
	let unread = 0;
	let reading = ['.'];
	let read = 0;
	let isCut = false;
	for (let level = 0; level <= levels; level++) {
		const next: string[] = [];
		for (const folder of reading) {
			if (read === mostFolders) {
				isCut = true;
				break;
			}

			read++;
			const entries = await readdir(path.join(root, folder), {withFileTypes: true}).catch(() => {
				unread++;
				return [];
			});
			for (const {name} of entries.filter(entry => entry.isDirectory() && !entry.name.startsWith('.') && !skipped.has(entry.name)).toSorted((one, other) => one.name < other.name ? -1 : 1)) {
				const place = path.join(folder, name);
				const written = name.endsWith(suffix) ? await lastWritten(path.join(root, place)) : undefined;
				if (written !== undefined) {
					places.push({path: place, written});
				} else if (!name.endsWith(suffix)) {
					next.push(place);
				}
			}
		}

		reading = next;
	}

	const newest = places.toSorted((one, other) => other.written - one.written || (one.path < other.path ? -1 : 1)).slice(0, mostShown);
	const shown = await Promise.all(newest.map(async place => seen(root, place)));
	return {shown, found: places.length, unread, isCut};
}

/** When a folder's log, or else its manifest, was last written; undefined where it is no workspace. */
async function lastWritten(folder: string): Promise<number | undefined> {
	const paths = workspacePaths(folder);
	const manifest = await stat(paths.manifest).catch(() => undefined);
	const log = manifest && await stat(paths.log).catch(() => undefined);
	return manifest && Math.max(manifest.mtimeMs, log?.mtimeMs ?? 0);
}

async function seen(root: string, place: {readonly path: string; readonly written: number}): Promise<WorkspaceSeen> {
	const folder = path.join(root, place.path);
	const stored = await readManifest(workspacePaths(folder));
	const manifest = stored.ok ? success(stored.value.manifest) : failure(...stored.problems);
	const named = stored.ok ? stored.value.manifest.extracts : [];
	const extracts = await Promise.all(named.map(async ({path: file, bytes}) => extractAt(path.resolve(folder, file), bytes)));
	return {...place, held: holderOf(folder), manifest, extracts};
}

async function extractAt(file: string, bytes: number): Promise<WorkspaceSeen['extracts'][number]> {
	const facts = await stat(file).catch(() => undefined);
	if (!facts?.isFile()) {
		return 'missing';
	}

	return facts.size === bytes ? 'there' : 'another size';
}

/** Who holds a workspace, in words; undefined where nobody does. */
export function holderOf(folder: string): string | undefined {
	let text: string | undefined;
	try {
		text = readLock(workspacePaths(folder).lock);
	} catch {
		return 'a program that cannot be told: its lock file cannot be read';
	}

	const holder = text === undefined ? undefined : parseHolder(text);
	if (text === undefined || (holder && isDead(holder))) {
		return undefined;
	}

	return holder ? `process ${holder.pid} on ${holder.host}, since ${holder.started}` : 'a program that cannot be told from its lock file';
}
