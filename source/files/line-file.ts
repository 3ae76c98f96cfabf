import {Buffer} from 'node:buffer';
import {createReadStream} from 'node:fs';
import {createHash} from 'node:crypto';
import {failure, success, type Attempt} from '../values/problem.js';
import {
	disk, folderOf, writeAll, type FilePort, type WritableFile,
} from './file-port.js';
import {systemProblem} from './file-problem.js';

const chunkBytes = 1_048_576;

export type LineWriter = {
	/** Takes one line without its LF. */
	readonly write: (line: string) => Promise<void>;
	readonly lines: () => number;
};

export type Written = {readonly lines: number; readonly bytes: number; readonly sha256: string};

/**
Writes a file of lines in chunks, hashing as it goes, flushed at the end. It must not exist. Problems of the disk, and those `fill`
returns, leave no file.
*/
export async function writeLines(path: string, fill: (writer: LineWriter) => Promise<Attempt<undefined>>, port: FilePort = disk): Promise<Attempt<Written>> {
	let file: WritableFile;
	try {
		file = await port.open(path, 'create');
	} catch (error) {
		return failure(systemProblem(error, path, 'to create the file', 73));
	}

	const hash = createHash('sha256');
	let lines = 0;
	let bytes = 0;
	let waiting = '';
	const flush = async (): Promise<void> => {
		const chunk = Buffer.from(waiting, 'utf8');
		waiting = '';
		hash.update(chunk);
		bytes += chunk.length;
		await writeAll(file, chunk);
	};

	const result = await (async (): Promise<Attempt<undefined>> => {
		try {
			const filled = await fill({
				async write(line) {
					waiting += `${line}\n`;
					lines++;
					if (waiting.length >= chunkBytes) {
						await flush();
					}
				},
				lines: () => lines,
			});
			await flush();
			await file.sync();
			await file.close();
			await port.syncFolder(folderOf(path));
			return filled;
		} catch (error) {
			return failure(systemProblem(error, path, 'to write the file', 74));
		}
	})();
	if (!result.ok) {
		await discard(path, file, port);
		return result;
	}

	return success({lines, bytes, sha256: hash.digest('hex')});
}

async function discard(path: string, file: WritableFile, port: FilePort): Promise<void> {
	for (const step of [async () => file.close(), async () => port.remove(path)]) {
		try {
			await step();
		} catch {
			// What failed before is the problem to report.
		}
	}
}

/** Whole lines of a file from a byte on: the places of their line feeds tell where each ends. */
export type LineChunk = {readonly bytes: Buffer; readonly start: number; readonly ends: readonly number[]; /** A last line without line feed; alone in its chunk. */ readonly isTorn: boolean};

/** A file of lines in chunks, split at LF alone: the file may be larger than a string can be. `seen` is given all bytes in their order. Throws what the disk throws. */
export async function * readLineChunks(path: string, seen?: (bytes: Uint8Array) => void): AsyncGenerator<LineChunk> {
	let rest: Buffer = Buffer.alloc(0);
	for await (const bytes of createReadStream(path, {highWaterMark: chunkBytes}) as AsyncIterable<Buffer>) {
		seen?.(bytes);
		const first = bytes.indexOf(0x0A);
		if (first === -1) {
			rest = Buffer.concat([rest, bytes]);
			continue;
		}

		// The line that lies across two chunks is all that is copied.
		if (rest.length > 0) {
			yield {bytes: Buffer.concat([rest, bytes.subarray(0, first)]), start: 0, ends: [rest.length + first], isTorn: false};
		}

		const start = rest.length > 0 ? first + 1 : 0;
		const ends: number[] = [];
		for (let end = bytes.indexOf(0x0A, start); end !== -1; end = bytes.indexOf(0x0A, end + 1)) {
			ends.push(end);
		}

		rest = bytes.subarray((ends.at(-1) ?? first) + 1);
		yield {bytes, start, ends, isTorn: false};
	}

	if (rest.length > 0) {
		yield {bytes: rest, start: 0, ends: [rest.length], isTorn: true};
	}
}

export type Line = {readonly bytes: Uint8Array; readonly number: number; readonly isTorn: boolean};

/** The same line by line. */
export async function * readLines(path: string): AsyncGenerator<readonly Line[]> {
	let number = 0;
	for await (const {bytes, start: first, ends, isTorn} of readLineChunks(path)) {
		let start = first;
		yield ends.map(end => {
			const line = {bytes: bytes.subarray(start, end), number: ++number, isTorn};
			start = end + 1;
			return line;
		});
	}
}
