import {headOf, headText} from '../review/head.js';
import {canonicalJson} from '../review/canonical-json.js';
import type {LoadedReview} from '../review/load-review.js';
import type {Entry} from '../review/log-line.js';
import type {ToolDraft} from '../review/stamp.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {loadAmendments} from './amendments-file.js';
import {openAppendFile, type AppendFile} from './append-file.js';
import {writeAtomically} from './atomic-write.js';
import {disk, type FilePort} from './file-port.js';
import {systemProblem, type FileProblem} from './file-problem.js';
import {discardTemporaries} from './folder.js';
import {acquireLock, type HeldLock} from './lock.js';
import {readReview} from './read-review.js';
import {createAppender, type Journal} from './review-journal.js';
import {moveTornTail, unrecordedTornTails} from './torn-tail.js';
import type {WorkspacePaths} from './workspace-paths.js';

export {createReview} from './create-review.js';

export type JournalOptions = {
	readonly paths: WorkspacePaths;
	readonly secret: string;
	readonly account: string;
	readonly now: () => string;
	readonly breakLock?: boolean;
	readonly port?: FilePort;
};

/**
Opens the review log of a workspace to append to it: locks (75 when in use), checks everything (65 when broken), moves torn tails aside,
and records in the log each thing it had to repair. Nothing is repaired in silence.
*/
export async function openJournal(options: JournalOptions): Promise<Attempt<Journal>> {
	const lock = acquireLock(options.paths.lock, {now: options.now(), breakLock: options.breakLock ?? false});
	if (!lock.ok) {
		return lock;
	}

	const files: AppendFile[] = [];
	const opened = await openLocked(options, lock.value, files);
	if (!opened.ok) {
		await closeAll(files);
		lock.value.release();
	}

	return opened;
}

async function openLocked(options: JournalOptions, lock: HeldLock, files: AppendFile[]): Promise<Attempt<Journal>> {
	const {paths, secret, port = disk} = options;
	const loaded = await readReview(paths, secret, port);
	if (!loaded.ok) {
		return loaded;
	}

	const amendments = await loadAmendments(paths.amendments, loaded.value.state.batches, port);
	if (!amendments.ok) {
		return amendments;
	}

	try {
		await discardTemporaries(paths.folder);
	} catch (error) {
		return failure(systemProblem(error, paths.folder, 'the workspace to read', 66));
	}

	const {chain, words} = loaded.value;
	const wordsFile = await openWhole(paths.words, {size: words.size, torn: words.torn}, options, files);
	if (!wordsFile.ok) {
		return wordsFile;
	}

	const logFile = await openWhole(paths.log, {size: chain.ends.at(-1)!, torn: chain.torn}, options, files);
	if (!logFile.ok) {
		return logFile;
	}

	if (loaded.value.standing === 'behind, logged') {
		const caughtUp = await writeAtomically(paths.head, headText(headOf(chain)), port);
		if (!caughtUp.ok) {
			return caughtUp;
		}
	}

	const caughtUpWith = loaded.value.standing === 'behind, logged' ? headOf(chain) : loaded.value.head;
	const appender = createAppender({...options, port, loaded: {...loaded.value, head: caughtUpWith}, log: logFile.value, words: wordsFile.value});
	const recovered = await record(await repairs(paths, loaded.value, lock), appender);
	if (!recovered.ok) {
		return recovered;
	}

	return success({
		...appender,
		recovered: recovered.value,
		async close() {
			await appender.settled();
			await closeAll(files);
			lock.release();
		},
		release: lock.release,
	});
}

/** Opens a file for appending at the end of its last whole line. */
async function openWhole(path: string, expected: {readonly size: number; readonly torn: Uint8Array | undefined}, {now, port = disk}: JournalOptions, files: AppendFile[]): Promise<Attempt<AppendFile>> {
	const opened = await openAppendFile(path, port);
	if (!opened.ok) {
		return opened;
	}

	const appender = opened.value;
	files.push(appender);
	if (appender.size() !== expected.size + (expected.torn?.length ?? 0)) {
		return failure({file: path, found: 'a file that changed while it was opened', expected: 'one program at a time', next: 'find out who writes there', exit: 75} as FileProblem);
	}

	const moved = expected.torn ? await moveTornTail({path, torn: expected.torn, now: now(), appender, port}) : success(undefined);
	return moved.ok ? success(appender) : moved;
}

/** What the log must be told, in this order: a head left behind, torn tails, locks taken over. */
async function repairs(paths: WorkspacePaths, {chain, head, standing}: LoadedReview, lock: HeldLock): Promise<Attempt<readonly ToolDraft[]>> {
	const torn = await unrecordedTornTails(paths.folder, chain.entries);
	if (!torn.ok) {
		return torn;
	}

	const recordedLocks = new Set(chain.entries.flatMap(entry => entry.type === 'recovery.stale_lock' ? [canonicalJson(entry.body)] : []));
	const locks = lock.replaced.filter(holder => !recordedLocks.has(canonicalJson(holder)));
	return success([
		...(standing === 'behind' ? [{type: 'recovery.head_behind' as const, body: head}] : []),
		...torn.value,
		...locks.map(body => ({type: 'recovery.stale_lock' as const, body})),
	]);
}

async function record(drafts: Attempt<readonly ToolDraft[]>, {append}: Pick<Journal, 'append'>): Promise<Attempt<readonly Entry[]>> {
	if (!drafts.ok) {
		return drafts;
	}

	const recorded: Entry[] = [];
	for (const draft of drafts.value) {
		const kept = await append(draft);
		if (!kept.ok) {
			return kept;
		}

		recorded.push(kept.value.entry);
	}

	return success(recorded);
}

async function closeAll(files: readonly AppendFile[]): Promise<void> {
	await Promise.all(files.map(async file => file.close()));
}
