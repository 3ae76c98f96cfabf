import {Buffer} from 'node:buffer';
import {amendmentsFile, readAmendments, type Amendments} from '../review/amendment.js';
import type {Batches} from '../review/batch.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {writeAtomically} from './atomic-write.js';
import {disk, type FilePort} from './file-port.js';
import {isMissing, systemProblem, withExit} from './file-problem.js';
import {sha256} from './sha256.js';

/** Reads `amendments.yaml` beside the log and compares it with the rulings of the log (65). Without rulings there need be no file. */
export async function loadAmendments(file: string, batches: Batches, port: FilePort = disk): Promise<Attempt<Amendments>> {
	let text = '';
	try {
		text = Buffer.from(await port.read(file)).toString('utf8');
	} catch (error) {
		if (!isMissing(error)) {
			return failure(systemProblem(error, file, `${amendmentsFile} to read`, 66));
		}
	}

	const amendments = readAmendments(text, batches, sha256);
	return amendments.ok ? amendments : failure(...amendments.problems.map(problem => withExit(65)(problem)));
}

/**
Writes a ruling's text behind those that the log knows, before the log names it: a crash between leaves a text that no entry names, which the
next ruling replaces. `takeBack` puts the file back where the log could not be written.
*/
export async function addAmendment(file: string, text: string, batches: Batches, port: FilePort): Promise<Attempt<{readonly takeBack: () => Promise<unknown>}>> {
	const before = await loadAmendments(file, batches, port);
	if (!before.ok) {
		return before;
	}

	const known = before.value.texts.join('');
	const written = await writeAtomically(file, known + text, port);
	return written.ok ? success({takeBack: async () => known === '' ? port.remove(file) : writeAtomically(file, known, port)}) : written;
}
