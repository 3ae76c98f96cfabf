import {Buffer} from 'node:buffer';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {disk, writeAll, type FilePort, type WritableFile} from './file-port.js';
import {systemProblem, type FileProblem} from './file-problem.js';

/** A file that only grows, and only by whole flushed pieces. */
export type AppendFile = {
	readonly size: () => number;
	/** Resolves when the bytes are flushed. On failure the file is cut back to what it was; where that fails too, or a flush failed, it takes nothing more until reopened. */
	readonly append: (text: string) => Promise<Attempt<undefined>>;
	/** Cuts the file back to an earlier size, flushed. */
	readonly cutBack: (size: number) => Promise<Attempt<undefined>>;
	/** Why nothing more is taken, or undefined. */
	readonly refuses: () => Problem | undefined;
	readonly close: () => Promise<void>;
};

/** Opens once for appending. In: path and a disk. A disk that cannot open it is a problem. */
export async function openAppendFile(path: string, port: FilePort = disk): Promise<Attempt<AppendFile>> {
	try {
		const file = await port.open(path, 'append');
		return success(appender(path, file, await file.size()));
	} catch (error) {
		return failure(systemProblem(error, path, 'a file to append to', 74));
	}
}

function appender(path: string, file: WritableFile, sizeAtOpening: number): AppendFile {
	let size = sizeAtOpening;
	let refusal: FileProblem | undefined;
	let isOpen = true;

	const refuse = (problem: FileProblem): void => {
		refusal = {...problem, found: `${problem.found}, earlier in this session`, next: 'close the program and open the workspace again'};
	};

	const cutBack = async (to: number): Promise<Attempt<undefined>> => {
		try {
			await file.truncate(to);
			await file.sync();
			size = to;
			return success(undefined);
		} catch (error) {
			const problem = systemProblem(error, path, 'to take back what was half written', 74);
			refuse(problem);
			return failure(problem);
		}
	};

	const append = async (text: string): Promise<Attempt<undefined>> => {
		if (refusal) {
			return failure(refusal);
		}

		const bytes = Buffer.from(text, 'utf8');
		let flushing = false;
		try {
			// Someone else's bytes would fork the chain: a broken lock, an editor.
			const found = await file.size();
			if (found !== size) {
				const problem: FileProblem = {file: path, found: 'a file that another program changed meanwhile', expected: `${size} bytes, not ${found}`, next: 'close the program and find out who writes there', exit: 75};
				refuse(problem);
				return failure(problem);
			}

			await writeAll(file, bytes);
			flushing = true;
			await file.sync();
		} catch (error) {
			const problem = systemProblem(error, path, 'the entry on disk; nothing was saved', 74);
			await cutBack(size);
			if (flushing) {
				// After a failed flush the system may forget which bytes never arrived, and the next flush would succeed without them.
				refuse(problem);
			}

			return failure(problem);
		}

		size += bytes.length;
		return success(undefined);
	};

	return {
		size: () => size,
		append,
		cutBack,
		refuses: () => refusal,
		async close() {
			if (isOpen) {
				isOpen = false;
				await file.close();
			}
		},
	};
}
