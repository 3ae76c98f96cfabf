import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {readRoster, type ListedReviewer} from '../review/roster.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {isMissing, systemProblem, withExit} from './file-problem.js';
import {sha256} from './sha256.js';

/** An office's roster as it was read. */
export type RosterFile = {readonly file: string; readonly sha256: string; readonly reviewers: readonly ListedReviewer[]};

export const rosterName = 'office.yaml';

/** The roster at a place. Problems: 66 where it cannot be read, 65 where something in it is wrong. */
export async function loadRoster(file: string): Promise<Attempt<RosterFile>> {
	const bytes = await bytesOf(file);
	return bytes.ok ? readBytes(file, bytes.value) : bytes;
}

/**
The roster that lies beside what is audited: the first of the folders that has one. Two that differ are a problem (64): whose office it is
must not be guessed. Undefined where there is none.
*/
export async function findRoster(folders: readonly string[]): Promise<Attempt<RosterFile | undefined>> {
	const found = new Map<string, Uint8Array>();
	for (const folder of new Set(folders.map(name => path.resolve(name)))) {
		const file = path.join(folder, rosterName);
		const bytes = await bytesOf(file);
		if (bytes.ok) {
			found.set(file, bytes.value);
		} else if (!bytes.missing) {
			return bytes;
		}
	}

	const [first, ...others] = found;
	const differing = others.find(([, bytes]) => sha256(bytes) !== sha256(first![1]));
	if (first && differing) {
		return failure(withExit(64)({found: `two rosters that differ: ${first[0]} and ${differing[0]}`, expected: 'one roster of the office', next: 'name the right one with --office'}));
	}

	return first ? readBytes(...first) : success(undefined);
}

async function bytesOf(file: string): Promise<{readonly ok: true; readonly value: Uint8Array} | (ReturnType<typeof failure> & {readonly missing: boolean})> {
	try {
		return {ok: true, value: await readFile(file)};
	} catch (error) {
		return {...failure(systemProblem(error, file, 'a roster of the office', 66)), missing: isMissing(error)};
	}
}

function readBytes(file: string, bytes: Uint8Array): Attempt<RosterFile> {
	let text: string;
	try {
		text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
	} catch {
		return failure(withExit(65)({file, found: 'bytes that are no UTF-8', expected: 'a text file in UTF-8', next: 'save it as UTF-8'}));
	}

	const reviewers = readRoster(text, file);
	return reviewers.ok ? success({file, sha256: sha256(bytes), reviewers: reviewers.value}) : failure(...reviewers.problems.map(problem => withExit(65)(problem)));
}
