import {createHash} from 'node:crypto';
import {byteLines, type ByteLines} from '../results/byte-lines.js';
import {writeAll, type FilePort} from './file-port.js';

/** A file of a results folder under way. What the disk throws is thrown on. */
export type ResultFile = {
	/** Lines are put together here, and written with the next `flush`. */
	readonly lines: ByteLines;
	readonly write: (bytes: Uint8Array) => Promise<void>;
	/** Begins to write, when what was flushed before is written: one chunk may be under way while the next is put together. */
	readonly flush: () => Promise<void>;
	/** Writes the rest and flushes it to disk; returns the SHA-256 of all of it. */
	readonly finish: () => Promise<string>;
	readonly close: () => Promise<void>;
};

/** Creates a file that must not exist (0600), hashing what is written. */
export async function createResultFile(path: string, port: FilePort): Promise<ResultFile> {
	const file = await port.open(path, 'create');
	const hash = createHash('sha256');
	const lines = byteLines();
	let underWay: Promise<void> = Promise.resolve();
	let isOpen = true;
	const write = async (bytes: Uint8Array): Promise<void> => {
		hash.update(bytes);
		await underWay;
		underWay = writeAll(file, bytes);
		// Whoever waits for it next is told.
		underWay.catch(() => undefined);
	};

	const close = async (): Promise<void> => {
		if (isOpen) {
			isOpen = false;
			await underWay.catch(() => undefined);
			await file.close();
		}
	};

	return {
		lines,
		write,
		flush: async () => write(lines.take()),
		async finish() {
			await write(lines.take());
			await underWay;
			await file.sync();
			await close();
			return hash.digest('hex');
		},
		close,
	};
}
