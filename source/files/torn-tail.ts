import {Buffer} from 'node:buffer';
import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {failure, success, type Attempt} from '../values/problem.js';
import type {Entry} from '../review/log-line.js';
import type {ToolDraft} from '../review/stamp.js';
import {writeAtomically} from './atomic-write.js';
import type {AppendFile} from './append-file.js';
import type {FilePort} from './file-port.js';
import {isMissing, systemProblem} from './file-problem.js';
import {sha256} from './sha256.js';

/**
Moves the fragment after a file's last whole line to `<file>.torn-<time>`, then cuts it off. The copy is flushed before the cut, so a
crash between leaves both, and the next opening does it again.
*/
export async function moveTornTail({path: file, torn, now, appender, port}: {
	readonly path: string;
	readonly torn: Uint8Array;
	readonly now: string;
	readonly appender: AppendFile;
	readonly port: FilePort;
}): Promise<Attempt<undefined>> {
	const name = `${file}.torn-${now.replaceAll(/[-:]|\.\d+/gu, '')}`;
	try {
		const target = await freeName(name, torn, port);
		const copied = await writeAtomically(target, torn, port);
		return copied.ok ? await appender.cutBack(appender.size() - torn.length) : copied;
	} catch (error) {
		return failure(systemProblem(error, name, 'to keep the torn last line', 74));
	}
}

/** A `recovery.torn_tail` for every fragment in the folder that the log does not name yet: also one whose recovery a crash interrupted. */
export async function unrecordedTornTails(folder: string, entries: readonly Entry[]): Promise<Attempt<readonly ToolDraft[]>> {
	const recorded = new Set(entries.flatMap(entry => entry.type === 'recovery.torn_tail' ? [entry.body.movedTo] : []));
	const drafts: ToolDraft[] = [];
	try {
		for (const name of (await readdir(folder)).toSorted()) {
			const [, file] = /^(review\.jsonl|words\.jsonl)\.torn-\d{8}T\d{6}Z(?:-\d+)?$/u.exec(name) ?? [];
			if ((file === 'review.jsonl' || file === 'words.jsonl') && !recorded.has(name)) {
				const bytes = await readFile(path.join(folder, name));
				drafts.push({type: 'recovery.torn_tail', body: {bytes: bytes.length, file, movedTo: name, sha256: sha256(bytes)}});
			}
		}
	} catch (error) {
		return failure(systemProblem(error, folder, 'the workspace to read', 66));
	}

	return success(drafts);
}

/** Never over another fragment: `-2` and so on, unless that one holds the same bytes. */
async function freeName(name: string, torn: Uint8Array, port: FilePort): Promise<string> {
	for (let number = 1; ; number++) {
		const candidate = number === 1 ? name : `${name}-${number}`;
		try {
			if (Buffer.compare(await port.read(candidate), torn) === 0) {
				return candidate;
			}
		} catch (error) {
			if (isMissing(error)) {
				return candidate;
			}

			throw error;
		}
	}
}
