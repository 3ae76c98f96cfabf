import {Buffer} from 'node:buffer';
import {z} from 'zod';
import {isNothing, nothingUnfinished, unfinishedSchema, type Unfinished} from '../review/unfinished.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {writeAtomically} from './atomic-write.js';
import {disk, folderOf, type FilePort} from './file-port.js';
import {isMissing, systemProblem} from './file-problem.js';
import type {WorkspacePaths} from './workspace-paths.js';

const schema = z.strictObject({version: z.literal(1), accounts: z.record(z.string(), unfinishedSchema)});

/** What reviewers of a workspace began and did not save, one part for each account. */
export type DraftsFile = {
	/** What this account left. */
	readonly left: Unfinished;
	/** The name under which a file that could not be understood was put aside. */
	readonly putAside: string | undefined;
	/** Replaces the part of this account; the file goes when nothing is left in it. */
	readonly keep: (unfinished: Unfinished) => Promise<Attempt<undefined>>;
};

/** Reads `drafts.json`. In: a workspace whose lock the caller holds. A file that cannot be understood is put aside: it may hold what somebody typed. */
export async function openDrafts({drafts: file}: Pick<WorkspacePaths, 'drafts'>, account: string, port: FilePort = disk): Promise<Attempt<DraftsFile>> {
	let accounts: Readonly<Record<string, Unfinished>> = {};
	let putAside: string | undefined;
	try {
		const read = understood(Buffer.from(await port.read(file)).toString('utf8'));
		if (read) {
			({accounts} = read);
		} else {
			putAside = `${file}.not-understood`;
			await port.rename(file, putAside);
		}
	} catch (error) {
		if (!isMissing(error)) {
			return failure(systemProblem(error, file, 'the unfinished drafts to read', 66));
		}
	}

	return success({
		left: (Object.hasOwn(accounts, account) ? accounts[account] : undefined) ?? nothingUnfinished,
		putAside,
		async keep(unfinished) {
			const others = Object.entries(accounts).filter(([name]) => name !== account);
			const next = [...others, ...(isNothing(unfinished) ? [] : [[account, unfinished] as const])];
			const kept = next.length === 0 ? await removed(file, port) : await writeAtomically(file, `${JSON.stringify({version: 1, accounts: Object.fromEntries(next)})}\n`, port);
			if (kept.ok) {
				accounts = Object.fromEntries(next);
			}

			return kept;
		},
	});
}

function understood(text: string): z.infer<typeof schema> | undefined {
	try {
		return schema.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}

async function removed(file: string, port: FilePort): Promise<Attempt<undefined>> {
	try {
		await port.remove(file);
		await port.syncFolder(folderOf(file));
		return success(undefined);
	} catch (error) {
		return failure(systemProblem(error, file, 'to remove the file', 74));
	}
}
