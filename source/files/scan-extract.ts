import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import path from 'node:path';
import {createRowScanner, type ScanHandlers} from '../extract/row-scanner.js';
import {failure, success, type Attempt} from '../values/problem.js';
import type {ExtractFile} from './extract-file.js';
import {isMissing, systemProblem} from './file-problem.js';

export type Scanned = {
	/** Of the very bytes that were scanned. */
	readonly sha256: string;
	/** Wrong columns, an unclosed quote, a row over 1 MB: the rest was hashed and not scanned. */
	readonly rows: Attempt<undefined>;
};

const chunkBytes = 1 << 20;

/**
Streams every data line of an extract through a row scanner, in order. `afterChunk` is awaited with the bytes read so far: the
back-pressure of a writer, whose errors are thrown on. Problems: a read error.
*/
export async function scanExtract(file: ExtractFile, handlers: ScanHandlers, afterChunk: (bytes: number) => Promise<void>): Promise<Attempt<Scanned>> {
	const hash = createHash('sha256');
	const scanner = createRowScanner({number: file.number, name: path.basename(file.path), encoding: file.encoding}, handlers);
	const chunks = (createReadStream(file.path, {highWaterMark: chunkBytes}) as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
	let rows: Attempt<undefined> = success(undefined);
	let bytes = 0;
	try {
		for (;;) {
			const chunk = await next(chunks, file.path);
			if (!chunk.ok) {
				return chunk;
			}

			if (chunk.value === undefined) {
				break;
			}

			hash.update(chunk.value);
			rows = rows.ok ? scanner.push(chunk.value) : rows;
			bytes += chunk.value.length;
			await afterChunk(bytes);
		}
	} finally {
		await chunks.return?.();
	}

	return success({sha256: hash.digest('hex'), rows: rows.ok ? scanner.finish() : rows});
}

/** The next chunk; nothing at the end. */
async function next(chunks: AsyncIterator<Uint8Array>, file: string): Promise<Attempt<Uint8Array | undefined>> {
	try {
		const read = await chunks.next();
		return success(read.done ? undefined : read.value);
	} catch (error) {
		return failure(systemProblem(error, file, 'a file to read', isMissing(error) ? 66 : 74));
	}
}
