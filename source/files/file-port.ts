import {open, readFile, rename, rm} from 'node:fs/promises';
import path from 'node:path';

/** An open file, as far as this program writes to one. Each call may throw what the system throws. */
export type WritableFile = {
	/** Writes at the end; returns how many bytes were taken, which may be fewer. */
	readonly write: (bytes: Uint8Array) => Promise<number>;
	readonly sync: () => Promise<void>;
	readonly truncate: (size: number) => Promise<void>;
	/** Throws where the file has no name any more. */
	readonly size: () => Promise<number>;
	readonly close: () => Promise<void>;
};

/** The disk, so that tests can give one that is full or breaks. */
export type FilePort = {
	/** `append`: created where missing, always written at its end. `create`: must not exist. Mode 0600. */
	readonly open: (file: string, how: 'append' | 'create') => Promise<WritableFile>;
	readonly rename: (from: string, to: string) => Promise<void>;
	readonly remove: (file: string) => Promise<void>;
	readonly read: (file: string) => Promise<Uint8Array>;
	/** Flushes names in a folder: created, renamed, removed. */
	readonly syncFolder: (folder: string) => Promise<void>;
};

const flags = {append: 'a', create: 'wx'} as const;

export const disk: FilePort = {
	async open(file, how) {
		const handle = await open(file, flags[how], 0o600);
		return {
			async write(bytes) {
				const {bytesWritten} = await handle.write(bytes);
				return bytesWritten;
			},
			sync: async () => handle.sync(),
			truncate: async size => handle.truncate(size),
			async size() {
				const {size, nlink} = await handle.stat();
				// Deleted while it is open: what is written would be gone with the program.
				if (nlink === 0) {
					throw Object.assign(new Error('the file was deleted'), {code: 'ENOENT'});
				}

				return size;
			},
			close: async () => handle.close(),
		};
	},
	rename,
	remove: async file => rm(file, {force: true}),
	read: async file => readFile(file),
	async syncFolder(folder) {
		const handle = await open(folder, 'r');
		try {
			await handle.sync();
		} finally {
			await handle.close();
		}
	},
};

/** Writes everything, however many calls it takes. Throws when the disk takes nothing. */
export async function writeAll(file: WritableFile, bytes: Uint8Array): Promise<void> {
	let written = 0;
	while (written < bytes.length) {
		const taken = await file.write(bytes.subarray(written));
		if (taken <= 0) {
			throw Object.assign(new Error('the disk took no bytes'), {code: 'EIO'});
		}

		written += taken;
	}
}

export const folderOf = (file: string): string => path.dirname(path.resolve(file));
