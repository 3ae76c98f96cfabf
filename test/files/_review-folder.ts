import {cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {ExecutionContext} from 'ava';
import {createReview, openJournal, type JournalOptions} from '../../source/files/open-journal.js';
import type {Journal} from '../../source/files/review-journal.js';
import {makeSecret} from '../../source/files/workspace.js';
import {workspacePaths, type WorkspacePaths} from '../../source/files/workspace-paths.js';
import {problemText, type Attempt} from '../../source/values/problem.js';

export function temporaryFolder(t: ExecutionContext): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'second-look-'));
	t.teardown(() => {
		rmSync(folder, {recursive: true, force: true});
	});
	return folder;
}

export function valueOf<Value>(attempt: Attempt<Value>): Value {
	if (!attempt.ok) {
		throw new Error(attempt.problems.map(problem => problemText(problem)).join('\n'));
	}

	return attempt.value;
}

export const foundIn = (attempt: Attempt<unknown>): string => attempt.ok ? '' : attempt.problems.map(problem => problemText(problem)).join('\n');

/** A clock that moves a second at each look. */
export function clock(): () => string {
	let seconds = 0;
	return () => new Date(Date.UTC(2020, 1, 3, 17, 0, seconds++)).toISOString();
}

export type Review = {readonly paths: WorkspacePaths; readonly options: JournalOptions};

/** A folder with nothing but a review begun in it. */
export async function newReview(t: ExecutionContext): Promise<Review> {
	const folder = path.join(temporaryFolder(t), 'extract.csv.audit');
	mkdirSync(folder, {mode: 0o700});
	const paths = workspacePaths(folder);
	const secret = valueOf(await makeSecret(paths));
	const options = {paths, secret, account: 'rchen', now: clock()};
	valueOf(await createReview({...options, program: 'second-look/0.1.0'}));
	return {paths, options};
}

/** Opens, and closes again when the test ends, whatever happened. */
export async function opened(t: ExecutionContext, options: JournalOptions): Promise<Journal> {
	const journal = valueOf(await openJournal(options));
	t.teardown(async () => journal.close());
	return journal;
}

export function copyOf(t: ExecutionContext, {paths, options}: Review): Review {
	const folder = path.join(temporaryFolder(t), 'copy.audit');
	cpSync(paths.folder, folder, {recursive: true});
	const copied = workspacePaths(folder);
	return {paths: copied, options: {...options, paths: copied}};
}

/** All files of a folder with their bytes, for "nothing changed". */
export const contents = (folder: string): Readonly<Record<string, string>> =>
	Object.fromEntries(readdirSync(folder).toSorted().map(name => [name, readFileSync(path.join(folder, name), 'latin1')]));
