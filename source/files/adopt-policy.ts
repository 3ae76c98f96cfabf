import {chmod, readFile, realpath, stat} from 'node:fs/promises';
import path from 'node:path';
import {runExamples} from '../determinations/run-examples.js';
import {withAdoption, type Adoption} from '../rules/adoption.js';
import {readPolicy} from '../rules/read-policy.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {writeAtomically} from './atomic-write.js';
import {readProblem} from './extract-file.js';
import {withExit} from './file-problem.js';
import {knownNames, shippedRules, type LoadedRules} from './rule-files.js';
import {sha256} from './sha256.js';

export type Adopted = {readonly policy: string; readonly file: string; readonly sha256: string; readonly before: Adoption | null};

/**
Records in a policy file who adopted it. Only what stands behind `adopted:` changes, and the file is replaced as a whole, with the mode
it had. Problems: 66 for no file; 64 for a file that ships with the program or belongs to a workspace, or is adopted and not `again`;
65 for one that `rules check` does not pass.
*/
export async function adoptPolicy(name: string, adoption: Adoption, again: boolean, {book}: LoadedRules): Promise<Attempt<Adopted>> {
	const read = await readOwn(name);
	if (!read.ok) {
		return read;
	}

	const {place, text} = read.value;
	const policy = readPolicy(text, name, knownNames(book));
	const wrong = policy.ok ? runExamples(policy.value, book) : policy.problems;
	if (!policy.ok || wrong.length > 0) {
		return failure(...wrong.map(problem => withExit(65)(problem)));
	}

	const {id, adopted: before} = policy.value;
	if (before && !again) {
		return failure(withExit(64)({file: name, found: `an adoption by ${before.by} on ${before.on} (${before.memo})`, expected: 'a policy that nobody adopted', next: 'give --again to replace it'}));
	}

	const changed = withAdoption(text, name, adoption);
	if (!changed.ok) {
		return failure(...changed.problems.map(problem => withExit(65)(problem)));
	}

	const written = await replace(place, changed.value);
	return written.ok ? success({policy: id, file: name, sha256: sha256(changed.value), before}) : written;
}

/** The place a file really has, past links, and its text. A byte order mark stays in the text, and so in the file. */
async function readOwn(name: string): Promise<Attempt<{readonly place: string; readonly text: string}>> {
	const refused = (problem: Problem) => failure(withExit(64)({file: name, ...problem}));
	try {
		const place = await realpath(name);
		const shipped = path.relative(await realpath(shippedRules), place);
		if (!shipped.startsWith('..') && !path.isAbsolute(shipped)) {
			return refused({found: 'a policy that ships with the program', expected: 'a file of the office\'s own', next: 'copy it to a file of your own, give it an id of your own, and adopt that'});
		}

		const isKept = await stat(path.join(path.dirname(place), '..', '..', 'audit.json')).then(() => true, () => false);
		if (isKept) {
			return refused({found: 'the copy that a workspace keeps of its policy', expected: 'a file of the office\'s own', next: 'adopt the file it was copied from, and run `second-look evaluate` again'});
		}

		return success({place, text: new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(await readFile(place))});
	} catch (error) {
		return error instanceof TypeError
			? failure(withExit(65)({file: name, found: 'bytes that are no UTF-8', expected: 'a text file in UTF-8', next: 'save it as UTF-8'}))
			: failure(withExit(66)(readProblem(name, error)));
	}
}

async function replace(place: string, text: string): Promise<Attempt<undefined>> {
	const {mode} = await stat(place);
	const written = await writeAtomically(place, text);
	if (written.ok) {
		await chmod(place, mode & 0o777);
	}

	return written;
}
