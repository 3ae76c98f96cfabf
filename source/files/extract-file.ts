import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {open, stat} from 'node:fs/promises';
import path from 'node:path';
import type {Encoding} from '../values/encoding.js';
import {createRowReader, type RowHandlers as ReaderHandlers} from '../extract/row-reader.js';
import type {Row} from '../extract/row.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {cutFinder, type Cut} from './cut-points.js';
import {utf8Check} from './utf8-check.js';

/** An extract on disk, hashed and its encoding decided. */
export type ExtractFile = {
	/** Number in argument order, from 1. */
	readonly number: number;
	readonly path: string;
	readonly bytes: number;
	readonly sha256: string;
	readonly encoding: Encoding;
	/** Time of last modification, milliseconds. */
	readonly modified: number;
	/** Where its parts begin, for reading them side by side. */
	readonly cuts: readonly Cut[];
};

export type RowHandlers = ReaderHandlers & {
	/** Bytes read so far. */
	readonly progress?: (bytes: number) => void;
	/** Awaited after each chunk: the back-pressure of a writer. */
	readonly drained?: () => Promise<void>;
};

const chunkBytes = 1 << 20;
/** Bytes of a part: small enough that all threads end at about the same time, large enough that people cut in two are few. */
const partBytes = 8 << 20;

/**
Reads a whole extract once: its SHA-256, its encoding (UTF-8 if every byte is, else Windows-1252), and where its parts begin, about
`apart` bytes from each other.
Problems: no such file, unreadable, not a regular file, empty.
*/
export async function inspectExtract(file: string, number: number, apart = partBytes): Promise<Attempt<ExtractFile>> {
	try {
		const facts = await stat(file);
		if (!facts.isFile()) {
			return failure({file, found: 'a folder or a device', expected: 'an extract, or a workspace (a folder that holds audit.json)', next: 'name the extract file itself'});
		}

		const hash = createHash('sha256');
		const utf8 = utf8Check();
		const finder = cutFinder(apart);
		let bytes = 0;
		for await (const chunk of createReadStream(file, {highWaterMark: chunkBytes}) as AsyncIterable<Uint8Array>) {
			hash.update(chunk);
			finder.take(chunk);
			utf8.take(chunk);
			bytes += chunk.length;
		}

		return success({number, path: file, bytes, sha256: hash.digest('hex'), encoding: utf8.isUtf8() ? 'utf-8' : 'windows-1252', modified: facts.mtimeMs, cuts: finder.cuts()});
	} catch (error) {
		return failure(readProblem(file, error));
	}
}

/** The problem behind a failed read. Anything but an error of the operating system is a bug, and is thrown again. */
export function readProblem(file: string, error: unknown): Problem {
	const {code} = error as NodeJS.ErrnoException;
	if (code === undefined || code.startsWith('ERR_')) {
		throw error;
	}

	return {
		file,
		found: code === 'ENOENT' ? 'no such file' : `a file that cannot be read (${code})`,
		expected: 'a file this account can read',
		next: 'check the name and the permissions',
	};
}

/** Streams every data line of one extract, in order. Problems: wrong columns, an unclosed quote, a row over 1 MB, a read error. */
export async function streamRows(file: ExtractFile, handlers: RowHandlers): Promise<Attempt<undefined>> {
	const reader = createRowReader({number: file.number, name: path.basename(file.path), encoding: file.encoding}, handlers);
	let bytes = 0;
	try {
		for await (const chunk of createReadStream(file.path, {encoding: 'latin1', highWaterMark: chunkBytes}) as AsyncIterable<string>) {
			const read = reader.push(chunk);
			if (!read.ok) {
				return read;
			}

			bytes += chunk.length;
			handlers.progress?.(bytes);
			await handlers.drained?.();
		}

		return reader.finish();
	} catch (error) {
		return failure(readProblem(file.path, error));
	}
}

export type ByteRange = {readonly file: number; readonly start: number; readonly end: number; readonly line: number};

export type ReadRanges = {readonly rows: readonly Row[]; readonly bytes: Uint8Array};

/**
Reads the rows that stand in byte ranges of extracts, and the ranges' bytes joined.
`positions` tells where each DOJ column stands in each file, by file number.
*/
export async function readRanges(files: readonly ExtractFile[], ranges: readonly ByteRange[], positions: (file: number) => readonly number[]): Promise<Attempt<ReadRanges>> {
	const rows: Row[] = [];
	const parts: Uint8Array[] = [];
	for (const range of ranges) {
		const file = files.find(candidate => candidate.number === range.file)!;
		try {
			const bytes = await readBytes(file.path, range.start, range.end);
			parts.push(bytes);
			const reader = createRowReader({number: file.number, name: path.basename(file.path), encoding: file.encoding}, {
				row(row) {
					rows.push(row);
				},
				unreadable() {
					// Counted when the extract was evaluated; here it only lies between two rows of the subject.
				},
			}, {start: range.start, line: range.line, positions: positions(range.file)});
			reader.push(Buffer.from(bytes).toString('latin1'));
			reader.finish();
		} catch (error) {
			return failure(readProblem(file.path, error));
		}
	}

	return success({rows, bytes: Buffer.concat(parts)});
}

async function readBytes(file: string, start: number, end: number): Promise<Uint8Array> {
	const handle = await open(file, 'r');
	try {
		const buffer = Buffer.alloc(end - start);
		const {bytesRead} = await handle.read(buffer, 0, buffer.length, start);
		return buffer.subarray(0, bytesRead);
	} finally {
		await handle.close();
	}
}

/** Where each DOJ column stands in an extract: from its first line. */
export async function readColumnOrder(file: ExtractFile): Promise<Attempt<readonly number[]>> {
	let order: readonly number[] | undefined;
	const reader = createRowReader({number: file.number, name: path.basename(file.path), encoding: file.encoding}, {
		header(_raw, positions) {
			order ??= positions;
		},
		row() {
			// Only the header is wanted.
		},
		unreadable() {
			// Only the header is wanted.
		},
	});
	try {
		for await (const chunk of createReadStream(file.path, {encoding: 'latin1', highWaterMark: 1 << 16}) as AsyncIterable<string>) {
			const read = reader.push(chunk);
			if (!read.ok) {
				return read;
			}

			if (order) {
				return success(order);
			}
		}

		const finished = reader.finish();
		return finished.ok ? success(order ?? []) : finished;
	} catch (error) {
		return failure(readProblem(file.path, error));
	}
}
