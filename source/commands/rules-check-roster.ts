import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {loadRoster, rosterName} from '../files/roster-file.js';
import {roles} from '../review/entry.js';
import {isRoster} from '../review/roster.js';
import {success, type Attempt} from '../values/problem.js';

/** Is the file an office's roster and no policy: by its name, or by what it begins to say? */
export async function namesRoster(file: string): Promise<boolean> {
	return path.basename(file) === rosterName || isRoster(await readFile(file, 'utf8').catch(() => ''));
}

/** Checks a roster. Out: a line that says what it holds. */
export async function checkRoster(file: string): Promise<Attempt<string>> {
	const roster = await loadRoster(file);
	if (!roster.ok) {
		return roster;
	}

	const {reviewers, sha256} = roster.value;
	const counts = roles.map(role => [role, reviewers.filter(reviewer => reviewer.role === role).length] as const).filter(([, count]) => count > 0);
	return success(`${file}: ${counts.map(([role, count]) => `${count} ${role}${count === 1 ? '' : 's'}`).join(', ')}; SHA-256 ${sha256}\n`);
}
