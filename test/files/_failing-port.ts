import {disk, type FilePort, type WritableFile} from '../../source/files/file-port.js';

export type Fault = 'ENOSPC' | 'short write, then ENOSPC' | 'fsync EIO' | 'open EACCES' | 'rename EIO' | 'folder EIO' | 'takes nothing';

export const systemError = (code: string): Error => Object.assign(new Error(code), {code});

/** A disk that works, but for one fault on the files that match, from the moment `arm` is called. */
export function failingPort(fault: Fault, matches: (file: string) => boolean, {truncateFails = false} = {}): {readonly port: FilePort; readonly arm: () => void; readonly disarm: () => void} {
	let isArmed = false;
	const hits = (file: string, ...faults: readonly Fault[]): boolean => isArmed && matches(file) && faults.includes(fault);
	const wrapped = (name: string, file: WritableFile): WritableFile => ({
		...file,
		async write(bytes) {
			if (hits(name, 'takes nothing')) {
				return 0;
			}

			if (hits(name, 'ENOSPC')) {
				throw systemError('ENOSPC');
			}

			if (hits(name, 'short write, then ENOSPC')) {
				if (bytes.length <= 8) {
					throw systemError('ENOSPC');
				}

				return file.write(bytes.subarray(0, -8));
			}

			// Every healthy write is a short one too: no caller may count on a single call.
			return file.write(bytes.subarray(0, 50));
		},
		async sync() {
			if (hits(name, 'fsync EIO')) {
				throw systemError('EIO');
			}

			await file.sync();
		},
		async truncate(size) {
			if (truncateFails && isArmed && matches(name)) {
				throw systemError('EIO');
			}

			await file.truncate(size);
		},
	});
	return {
		port: {
			...disk,
			async open(file, how) {
				if (hits(file, 'open EACCES')) {
					throw systemError('EACCES');
				}

				return wrapped(file, await disk.open(file, how));
			},
			async rename(from, to) {
				if (hits(to, 'rename EIO')) {
					throw systemError('EIO');
				}

				await disk.rename(from, to);
			},
			async syncFolder(folder) {
				if (hits(folder, 'folder EIO')) {
					throw systemError('EIO');
				}

				await disk.syncFolder(folder);
			},
		},
		arm() {
			isArmed = true;
		},
		disarm() {
			isArmed = false;
		},
	};
}
