import {Buffer} from 'node:buffer';
import process from 'node:process';
import {failure, success, type Attempt} from '../values/problem.js';
import {disk, folderOf, writeAll, type FilePort} from './file-port.js';
import {systemProblem} from './file-problem.js';

let written = 0;

/**
Replaces a file as a whole: a temporary file in the same folder, flushed, renamed over it, the folder flushed; mode 0600. Readers see
the old bytes or the new, never a part. On failure the old file stands and the temporary one is gone.
*/
export async function writeAtomically(path: string, content: Uint8Array | string, port: FilePort = disk): Promise<Attempt<undefined>> {
	written++;
	const temporary = `${path}.tmp-${process.pid}-${written}`;
	try {
		const file = await port.open(temporary, 'create');
		try {
			await writeAll(file, typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
			await file.sync();
		} finally {
			await file.close();
		}

		await port.rename(temporary, path);
		await port.syncFolder(folderOf(path));
		return success(undefined);
	} catch (error) {
		try {
			await port.remove(temporary);
		} catch {
			// It was never created, or cannot be removed: what failed before is the problem to report.
		}

		return failure(systemProblem(error, path, 'to write the file', 74));
	}
}
