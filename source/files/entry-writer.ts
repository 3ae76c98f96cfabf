import {Buffer} from 'node:buffer';
import {headText, type Head} from '../review/head.js';
import type {Stamped} from '../review/stamp.js';
import {success, type Attempt, type Problem} from '../values/problem.js';
import type {AppendFile} from './append-file.js';
import {writeAtomically} from './atomic-write.js';
import type {FilePort} from './file-port.js';
import type {FileProblem} from './file-problem.js';
import {sha256} from './sha256.js';

export type EntryWriter = {
	/** One entry, or all of a batch. Resolves with the new head when all of it is flushed. On failure the files are as they were, or nothing more is taken. */
	readonly write: (stamped: readonly Stamped[]) => Promise<Attempt<Head>>;
	/** Why nothing more is taken, or undefined. */
	readonly refuses: () => Problem | undefined;
};

/**
Order on disk: words, then the entry, each flushed, then the head replaced. So words are never missing for an entry, and a log is never
shorter than its head. A failure takes back what was written before it.
*/
export function createEntryWriter({head, headFile, log, words, port}: {
	readonly head: Head;
	readonly headFile: string;
	readonly log: AppendFile;
	readonly words: AppendFile;
	readonly port: FilePort;
}): EntryWriter {
	let headOnDisk = headText(head);
	let refusal: FileProblem | undefined;

	return {
		refuses: () => refusal ?? log.refuses() ?? words.refuses(),
		async write(stamped) {
			const {entry, line} = stamped.at(-1)!;
			const kept = stamped.flatMap(({words: texts}) => texts);
			const before = {log: log.size(), words: words.size()};
			if (kept.length > 0) {
				const wrote = await words.append(kept.map(({line: text}) => `${text}\n`).join(''));
				if (!wrote.ok) {
					return wrote;
				}
			}

			const appended = await log.append(stamped.map(one => `${one.line}\n`).join(''));
			if (!appended.ok) {
				await takeBack(words, before.words);
				return appended;
			}

			const next: Head = {sequence: entry.seq, size: log.size(), sha256: sha256(line)};
			const replaced = await writeAtomically(headFile, headText(next), port);
			if (replaced.ok) {
				headOnDisk = headText(next);
				return success(next);
			}

			// Renamed but perhaps not flushed: then cutting the log would leave it shorter than its head.
			if (await readText(headFile, port) === headOnDisk) {
				await takeBack(log, before.log);
				await takeBack(words, before.words);
			} else {
				refusal = {file: headFile, found: 'a head of which it is not known whether it was flushed', expected: 'a flushed head', next: 'close the program and open the workspace again: it will show whether the last entry was saved', exit: 74};
			}

			return replaced;
		},
	};
}

/** Bytes of an earlier, failed step. Where they stay, the file refuses further appends, and the next opening finds them. */
async function takeBack(file: AppendFile, size: number): Promise<void> {
	if (file.size() !== size) {
		await file.cutBack(size);
	}
}

async function readText(file: string, port: FilePort): Promise<string | undefined> {
	try {
		return Buffer.from(await port.read(file)).toString('utf8');
	} catch {
		return undefined;
	}
}
