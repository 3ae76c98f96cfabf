import {mkdir, readFile, rm} from 'node:fs/promises';
import path from 'node:path';
import {opaqueId} from '../review/stamp.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {writeAtomically} from './atomic-write.js';
import {disk, folderOf, type FilePort} from './file-port.js';
import {isMissing, systemProblem, withExit, type FileProblem} from './file-problem.js';
import {
	discardLeftBehind, exists, filesUnder, flushTree, unfinishedName,
} from './folder.js';
import {hmac, randomHex} from './sha256.js';
import {stage, type Staged} from './staging.js';
import {evaluatedFiles} from './stored-manifest.js';
import {workspacePaths, type WorkspacePaths} from './workspace-paths.js';

export type {Staged} from './staging.js';

/** Is there a workspace? A folder with `audit.json` is one; one without is not, and is never written into. */
export const isWorkspace = async (folder: string): Promise<boolean> => exists(workspacePaths(folder).manifest);

/**
Begins a new workspace in a temporary sibling folder (0700), which `commit` renames: a failed `evaluate` leaves none. Something of that
name already is a problem (73).
*/
export async function beginWorkspace(folder: string, port: FilePort = disk): Promise<Attempt<Staged>> {
	if (await exists(folder)) {
		return failure({file: folder, found: 'something of that name already', expected: 'a new workspace', next: 'choose another --workspace', exit: 73} as FileProblem);
	}

	await discardLeftBehind(folder);
	return stage(unfinishedName(path.resolve(folder)), async staged => {
		await flushTree(staged, port);
		// A rename would replace an empty folder; nobody's folder is replaced.
		if (await exists(folder)) {
			return failure({file: folder, found: 'something of that name, made meanwhile', expected: 'a new workspace', next: 'choose another --workspace', exit: 73} as FileProblem);
		}

		await port.rename(staged, path.resolve(folder));
		await port.syncFolder(folderOf(folder));
		return success(undefined);
	});
}

/**
Begins an evaluation again, of a workspace whose lock the caller holds. `commit` replaces each file atomically, `audit.json` last, and
keeps secret, log, words and results. A crash between leaves hashes that `checkEvaluated` finds, and evaluating again mends it.
*/
export async function beginReevaluation(folder: string, port: FilePort = disk): Promise<Attempt<Staged>> {
	const target = workspacePaths(folder);
	const place = path.join(path.resolve(folder), '.evaluation');
	await discardLeftBehind(place);
	return stage(unfinishedName(place), async staged => {
		await flushTree(staged, port);
		const from = workspacePaths(staged);
		const rules = await filesUnder(from.rules);
		for (const name of rules) {
			await mkdir(path.dirname(path.join(target.rules, name)), {recursive: true, mode: 0o700});
			await port.rename(path.join(from.rules, name), path.join(target.rules, name));
		}

		for (const name of await filesUnder(target.rules)) {
			if (!rules.includes(name)) {
				await port.remove(path.join(target.rules, name));
			}
		}

		for (const name of evaluatedFiles) {
			await port.rename(path.join(staged, name), path.join(target.folder, name));
		}

		await flushTree(target.rules, port);
		await port.syncFolder(target.folder);
		await port.rename(from.manifest, target.manifest);
		await port.syncFolder(target.folder);
		await rm(staged, {recursive: true, force: true});
		return success(undefined);
	});
}

/** Copies a rule file, byte for byte, into a staged workspace. `name` is its path below `rules/`. */
export async function writeRule(paths: WorkspacePaths, name: string, bytes: Uint8Array, port: FilePort = disk): Promise<Attempt<undefined>> {
	const file = path.join(paths.rules, name);
	try {
		await mkdir(path.dirname(file), {recursive: true, mode: 0o700});
	} catch (error) {
		return failure(systemProblem(error, file, 'to create the folder', 73));
	}

	return writeAtomically(file, bytes, port);
}

/** Makes the secret of a new workspace: 32 random bytes as 64 hex digits and LF. Returns the digits. */
export async function makeSecret(paths: WorkspacePaths, port: FilePort = disk): Promise<Attempt<string>> {
	const secret = randomHex(32);
	const written = await writeAtomically(paths.secret, `${secret}\n`, port);
	return written.ok ? success(secret) : written;
}

export async function readSecret(paths: Pick<WorkspacePaths, 'secret'>): Promise<Attempt<string>> {
	const broken = {file: paths.secret, expected: '64 hex digits and LF', next: 'restore the file "secret" from a copy: without it the log cannot be tied to its convictions'};
	try {
		const text = await readFile(paths.secret, 'latin1');
		return /^[\da-f]{64}\n$/u.test(text) ? success(text.slice(0, 64)) : failure(withExit(65)({...broken, found: 'something that is no secret'}));
	} catch (error) {
		return failure(isMissing(error) ? withExit(65)({...broken, found: 'no such file'}) : systemProblem(error, paths.secret, 'the secret to read', 66));
	}
}

/** The opaque id of a conviction key in this workspace. */
export const opaqueIds = (secret: string) => (key: string): string => opaqueId(secret, key, hmac);
