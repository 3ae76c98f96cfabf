import {Buffer} from 'node:buffer';
import {createReadStream, rmSync} from 'node:fs';
import {access, chmod, mkdir, readdir, rm, rmdir} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type {Problem} from '../values/problem.js';
import {compareBytewise} from '../values/compare-bytewise.js';
import {disk, folderOf, type FilePort} from './file-port.js';
import {isMissing, systemProblem, withExit} from './file-problem.js';
import {createResultFile, type ResultFile} from './results-file.js';
import {randomHex, sha256} from './sha256.js';

/** Thrown while results are written, caught by `writeResults`: why there will be none. */
export class Refused extends Error {
	readonly problems: readonly Problem[];

	constructor(problems: readonly Problem[]) {
		super('results refused');
		this.problems = problems;
	}
}

/** A results folder under way, out of sight beside its place. Whatever is thrown: `abandon` it. */
export type StagedResults = {
	readonly create: (name: string) => Promise<ResultFile>;
	/** Finishes a file that `create` made. */
	readonly finish: (name: string, file: ResultFile) => Promise<void>;
	readonly write: (name: string, content: string | Uint8Array) => Promise<void>;
	/** The same from lines with their ends: a county's would be a large text. */
	readonly writeLines: (name: string, lines: Iterable<string>) => Promise<void>;
	/** Copies a file, whose bytes must have this SHA-256. */
	readonly copy: (name: string, from: string, hash: string) => Promise<void>;
	/** Writes `SHA256SUMS`, flushes every folder and puts the results in place. Returns the SHA-256 of `SHA256SUMS`. */
	readonly commit: () => Promise<string>;
	readonly abandon: () => Promise<void>;
};

/** Lines of a list are written when they are so long together, in UTF-16 units. */
const chunkUnits = 500_000;

export const exists = async (file: string): Promise<boolean> => {
	try {
		await access(file);
		return true;
	} catch {
		return false;
	}
};

const taken = (folder: string): Refused => new Refused([withExit(73)({file: folder, found: 'something of that name already', expected: 'a new folder: results are never written over', next: 'choose another --out'})]);

/** The next number of a workspace's results, `0001` on. `known`: folders that the log names, so that no number is given twice. */
export async function nextResults(results: string, known: readonly string[]): Promise<string> {
	const there = await readdir(results).catch((error: unknown) => {
		if (isMissing(error)) {
			return [];
		}

		throw new Refused([systemProblem(error, results, 'a folder for results', 73)]);
	});
	const numbers = [...there, ...known.map(name => path.posix.basename(name))].filter(name => /^\d{4,9}$/v.test(name)).map(Number);
	return path.join(results, String(Math.max(0, ...numbers) + 1).padStart(4, '0'));
}

/**
Begins a folder (0700) that must not exist. Problems of creating it ask for exit 73. Its parent must exist, unless `makesParent`: then the
folder above is made too, and taken away again with what was staged.
*/
export async function stageResults(target: string, {makesParent, port = disk}: {readonly makesParent: boolean; readonly port?: FilePort}): Promise<StagedResults> {
	const parent = folderOf(target);
	const staged = path.join(parent, `.${path.basename(path.resolve(target))}.tmp-${process.pid}-${randomHex(4)}`);
	const sums = new Map<string, string>();
	const open = new Set<ResultFile>();
	if (await exists(target)) {
		throw taken(target);
	}

	let madeParent = false;
	try {
		if (makesParent && !await exists(parent)) {
			await mkdir(parent, {mode: 0o700});
			madeParent = true;
		}

		await mkdir(staged, {mode: 0o700});
		await chmod(staged, 0o700);
	} catch (error) {
		throw new Refused([systemProblem(error, target, 'to create the folder', 73)]);
	}

	const removeNow = (): void => {
		rmSync(staged, {recursive: true, force: true});
	};

	process.once('exit', removeNow);
	const folders = new Set([staged]);
	const create = async (name: string): Promise<ResultFile> => {
		const file = path.join(staged, name);
		await mkdir(path.dirname(file), {recursive: true, mode: 0o700});
		for (let folder = path.dirname(file); folder.length > staged.length; folder = path.dirname(folder)) {
			folders.add(folder);
		}

		const made = await createResultFile(file, port);
		open.add(made);
		return made;
	};

	const finish = async (name: string, file: ResultFile): Promise<void> => {
		sums.set(name, await file.finish());
		open.delete(file);
	};

	const write = async (name: string, content: string | Uint8Array): Promise<void> => {
		const file = await create(name);
		await file.write(typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
		await finish(name, file);
	};

	return {
		create,
		finish,
		write,
		async writeLines(name, lines) {
			const file = await create(name);
			let waiting = 0;
			for (const line of lines) {
				file.lines.utf8(line);
				waiting += line.length;
				if (waiting >= chunkUnits) {
					await file.flush();
					waiting = 0;
				}
			}

			await finish(name, file);
		},
		async copy(name, from, hash) {
			const file = await create(name);
			for await (const chunk of chunksOf(from)) {
				await file.write(chunk);
			}

			await finish(name, file);
			if (sums.get(name) !== hash) {
				throw new Refused([withExit(65)({file: from, found: 'a file that changed while the results were written, or since it was evaluated', expected: `SHA-256 ${hash}`, next: 'run "second-look evaluate" again; decisions are kept'})]);
			}
		},
		async commit() {
			const text = [...sums].toSorted(([one], [other]) => compareBytewise(one, other)).map(([name, hash]) => `${hash}  ${name}\n`).join('');
			await write('SHA256SUMS', text);
			for (const folder of folders) {
				await port.syncFolder(folder);
			}

			// A rename would replace an empty folder; nobody's folder is replaced.
			if (await exists(target)) {
				throw taken(target);
			}

			await port.rename(staged, path.resolve(target));
			process.removeListener('exit', removeNow);
			await port.syncFolder(parent);
			return sha256(text);
		},
		async abandon() {
			process.removeListener('exit', removeNow);
			for (const file of open) {
				await file.close().catch(() => undefined);
			}

			await rm(staged, {recursive: true, force: true});
			if (madeParent) {
				await rmdir(parent).catch(() => undefined);
			}
		},
	};
}

async function * chunksOf(file: string): AsyncGenerator<Uint8Array> {
	try {
		yield * createReadStream(file, {highWaterMark: 1_048_576}) as AsyncIterable<Uint8Array>;
	} catch (error) {
		throw new Refused([systemProblem(error, file, 'a file to copy', 66)]);
	}
}
