import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import {writeAll, type FilePort} from './file-port.js';

/** A file of a results folder under way. What the disk throws is thrown on. */
export type ResultFile = {
	/** Takes text at once and writes it with the next `flush`. */
	readonly add: (text: string) => void;
	readonly write: (bytes: Uint8Array) => Promise<void>;
	readonly flush: () => Promise<void>;
	/** Writes the rest and flushes it to disk; returns the SHA-256 of all of it. */
	readonly finish: () => Promise<string>;
	readonly close: () => Promise<void>;
};

/** Creates a file that must not exist (0600), hashing what is written. `latin1`: texts hold one character a byte. */
export async function createResultFile(path: string, encoding: 'utf8' | 'latin1', port: FilePort): Promise<ResultFile> {
	const file = await port.open(path, 'create');
	const hash = createHash('sha256');
	let waiting: string[] = [];
	let isOpen = true;
	const write = async (bytes: Uint8Array): Promise<void> => {
		hash.update(bytes);
		await writeAll(file, bytes);
	};

	const flush = async (): Promise<void> => {
		const bytes = Buffer.from(waiting.join(''), encoding);
		waiting = [];
		await write(bytes);
	};

	const close = async (): Promise<void> => {
		if (isOpen) {
			isOpen = false;
			await file.close();
		}
	};

	return {
		add(text) {
			waiting.push(text);
		},
		write,
		flush,
		async finish() {
			await flush();
			await file.sync();
			await close();
			return hash.digest('hex');
		},
		close,
	};
}
