import {chmodSync, mkdirSync} from 'node:fs';
import {failure, success, type Attempt} from '../values/problem.js';
import {systemProblem} from './file-problem.js';
import {discard} from './folder.js';
import {removeOnExit} from './remove-on-exit.js';
import {workspacePaths, type WorkspacePaths} from './workspace-paths.js';

/** What an evaluation writes into, out of sight until it is committed. */
export type Staged = {
	/** Where to write `audit.json`, `rules/`, `convictions.jsonl` and `unreadable.jsonl`. */
	readonly paths: WorkspacePaths;
	/** Puts it in place, flushed. */
	readonly commit: () => Promise<Attempt<undefined>>;
	/** Removes it without a trace. Idempotent; nothing after a commit. */
	readonly abandon: () => Promise<void>;
};

/** Makes an empty staged folder (0700). In: how it is put in place; where that fails, or throws, nothing of it stays. */
export async function stage(folder: string, commit: (staged: string) => Promise<Attempt<undefined>>): Promise<Attempt<Staged>> {
	let isDone = false;
	const keep = removeOnExit(folder);
	const abandon = async (): Promise<void> => {
		if (!isDone) {
			isDone = true;
			await discard(folder);
			keep();
		}
	};

	try {
		// At once, so that an interruption finds either nothing or something to remove.
		mkdirSync(folder, {mode: 0o700});
		chmodSync(folder, 0o700);
		mkdirSync(workspacePaths(folder).rules, {mode: 0o700});
	} catch (error) {
		await abandon();
		return failure(systemProblem(error, folder, 'to create the workspace', 73));
	}

	return success({
		paths: workspacePaths(folder),
		async commit() {
			try {
				const committed = await commit(folder);
				if (committed.ok) {
					isDone = true;
					keep();
					return committed;
				}

				await abandon();
				return committed;
			} catch (error) {
				await abandon();
				return failure(systemProblem(error, folder, 'to put the workspace in place', 74));
			}
		},
		abandon,
	});
}
