import {stat} from 'node:fs/promises';
import path from 'node:path';
import {withExit} from '../files/file-problem.js';
import {isWorkspace} from '../files/workspace.js';
import {defaultWorkspace, workspacePaths} from '../files/workspace-paths.js';
import {readManifest, type StoredManifest} from '../files/stored-manifest.js';
import type {Share} from '../files/share.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {exits, textOption, type Options} from './command.js';

/** What a command was pointed at: extracts, and the workspace that belongs to them, there already or not. */
export type Inputs = {
	readonly extracts: readonly string[];
	readonly workspace: string;
	/** The manifest, where the workspace is there. */
	readonly manifest: StoredManifest | undefined;
	/** The workspace itself was named, not an extract. */
	readonly namedWorkspace: boolean;
};

/** Tells extracts from a workspace. Problems: 64 for none or a mixture, 66 for what is not there or a folder that is no workspace. */
export async function readInputs(words: readonly string[], options: Options, share?: Share): Promise<Attempt<Inputs>> {
	if (words.length === 0) {
		return failure(withExit(exits.wrongUse)({found: 'no extract', expected: 'one or more extracts, or a workspace', next: 'name the file that DOJ sent, or the .audit folder made from it'}));
	}

	const folders: string[] = [];
	for (const word of words) {
		const facts = await stat(word).catch(() => undefined);
		if (!facts) {
			return failure(withExit(exits.noInput)({file: word, found: 'no such file', expected: 'an extract or a workspace', next: 'check the name'}));
		}

		if (facts.isDirectory()) {
			folders.push(word);
		}
	}

	if (folders.length > 0 && words.length > 1) {
		return failure(withExit(exits.wrongUse)({found: 'a folder among several names', expected: 'either extracts, or one workspace', next: 'name the workspace alone: it knows its extracts'}));
	}

	const [workspace] = folders;
	if (workspace !== undefined) {
		const manifest = await readManifest(workspacePaths(workspace));
		if (!manifest.ok) {
			return manifest;
		}

		const extracts = manifest.value.manifest.extracts.map(({path: place}) => path.resolve(workspace, place));
		return success({extracts, workspace, manifest: manifest.value.manifest, namedWorkspace: true});
	}

	const place = textOption(options, 'workspace') ?? defaultWorkspace(words[0]!, share);
	const manifest = await isWorkspace(place) ? await readManifest(workspacePaths(place)) : undefined;
	return manifest && !manifest.ok ? manifest : success({extracts: words, workspace: place, manifest: manifest?.value.manifest, namedWorkspace: false});
}
