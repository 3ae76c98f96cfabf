import {checkAuthority} from '../review/authority.js';
import {foldEntry, foldProblems, type ReviewState} from '../review/fold.js';
import type {Head} from '../review/head.js';
import {parseLine, type Entry} from '../review/log-line.js';
import type {LoadedReview} from '../review/load-review.js';
import type {Kept, ReviewLog} from '../review/review-log.js';
import {actorOf, opaqueId, stamp, toolActor} from '../review/stamp.js';
import {failure, success, type Attempt} from '../values/problem.js';
import type {AppendFile} from './append-file.js';
import {createEntryWriter} from './entry-writer.js';
import type {FilePort} from './file-port.js';
import {systemProblem, withExit, type FileProblem} from './file-problem.js';
import {hmac, randomHex} from './sha256.js';
import type {WorkspacePaths} from './workspace-paths.js';

/** The review log on disk. Made by `openJournal`; this file appends to one that was loaded and checked. */
export type Journal = ReviewLog & {
	readonly state: () => ReviewState;
	/** Entries in the log, and SHA-256 of the last. */
	readonly head: () => Head;
	/** What opening had to record: torn tails, a stale lock, a head left behind. */
	readonly recovered: readonly Entry[];
	/** After the appends under way: closes the files and gives the workspace free. */
	readonly close: () => Promise<void>;
	/** Only gives the workspace free, at once: for the crash net. */
	readonly release: () => void;
};

export type JournalParts = {
	readonly paths: WorkspacePaths;
	readonly loaded: LoadedReview;
	readonly log: AppendFile;
	readonly words: AppendFile;
	readonly secret: string;
	/** Operating system account, for what the program itself records. */
	readonly account: string;
	/** The clock: `new Date().toISOString()` in the program. */
	readonly now: () => string;
	readonly port: FilePort;
};

/**
Stamps drafts, has them written, and only then folds them. Appends queue, so a double Enter meets its own first entry. `settled`
resolves when those under way are done.
*/
export function createAppender({paths, loaded, log, words, secret, account, now, port}: JournalParts): ReviewLog & Pick<Journal, 'state' | 'head'> & {readonly settled: () => Promise<unknown>} {
	const [opened] = loaded.chain.entries;
	const last = loaded.chain.entries.at(-1)!;
	const texts = new Map(loaded.words.words);
	const ends = [...loaded.chain.ends];
	const listeners = new Set<(kept: Kept) => void>();
	let {state} = loaded;
	let head: Head = {sequence: last.seq, size: ends.at(-1)!, sha256: loaded.chain.head};
	let {ts} = last;
	const writer = createEntryWriter({head: loaded.head, headFile: paths.head, log, words, port});
	let queue: Promise<unknown> = Promise.resolve();

	const read = async (from: number, to: number): Promise<Attempt<readonly Entry[]>> => {
		try {
			const bytes = await port.read(paths.log);
			const entries: Entry[] = [];
			for (let index = from; index < to; index++) {
				const line = bytes.subarray(ends[index - 1] ?? 0, ends[index]! - 1);
				const parsed = parseLine(new TextDecoder().decode(line), {file: 'review.jsonl', seq: index});
				if (!parsed.ok) {
					return failure(...parsed.problems.map(problem => withExit(65)(problem)));
				}

				entries.push(parsed.value);
			}

			return success(entries);
		} catch (error) {
			return failure(systemProblem(error, paths.log, 'the review log to read', 66));
		}
	};

	/** The entry an action became already, if it did. */
	const earlier = async ({draft}: Asked): Promise<Attempt<Kept | undefined>> => {
		const seq = 'action' in draft ? state.actions.get(draft.action) : undefined;
		if (seq === undefined || !('key' in draft)) {
			return success(undefined);
		}

		const found = await read(seq, Math.min(seq + 2, ends.length));
		if (!found.ok) {
			return found;
		}

		const entry = found.value[0]!;
		const conviction = opaqueId(secret, draft.key, hmac);
		return entry.type === draft.type && 'conviction' in entry.body && entry.body.conviction === conviction
			? success({entry, head: found.value[1]?.prev ?? head.sha256, review: state.byOpaque.get(conviction), repeated: true})
			: failure({found: 'an action key that another action used', expected: 'a key made once for each action', next: 'report this', exit: 70} as FileProblem);
	};

	const append = async (asked: Asked): Promise<Attempt<Kept>> => {
		const refused = writer.refuses();
		if (refused) {
			return failure(refused);
		}

		const repeated = await earlier(asked);
		if (!repeated.ok || repeated.value) {
			return repeated as Attempt<Kept>;
		}

		const stamped = stamp({
			draft: asked.draft, actor: asked.by ? actorOf(asked.by) : toolActor(account), now: now(), secret, hmac,
			after: {log: opened!.log, seq: head.sequence + 1, prev: head.sha256, ts}, keys: [randomHex(32), randomHex(32), randomHex(32)],
		});
		if (!stamped.ok) {
			return stamped;
		}

		const {entry} = stamped.value;
		const problems = foldProblems(state, entry);
		const authority = checkAuthority(state, entry);
		if (problems.length > 0 || !authority.ok) {
			return failure(...problems, ...(authority.ok ? [] : authority.problems));
		}

		const written = await writer.write(stamped.value);
		if (!written.ok) {
			return written;
		}

		head = written.value;
		ts = entry.ts;
		ends.push(head.size);
		for (const {commitment, text} of stamped.value.words) {
			texts.set(commitment, text);
		}

		const folded = foldEntry(state, entry, texts);
		state = folded.ok ? folded.value : state;
		const kept: Kept = {entry, head: head.sha256, review: 'conviction' in entry.body ? state.byOpaque.get(entry.body.conviction) : undefined, repeated: false};
		for (const listener of listeners) {
			// Later, so that a listener that throws does not make a kept entry look lost.
			queueMicrotask(() => {
				listener(kept);
			});
		}

		return success(kept);
	};

	return {
		async append(draft, by) {
			const turn = queue.then(async () => append({draft, by}));
			queue = turn;
			return turn;
		},
		readFrom: async seq => read(Math.max(0, seq), ends.length),
		follow(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		state: () => state,
		head: () => head,
		settled: async () => queue,
	};
}

type Asked = {readonly draft: Parameters<ReviewLog['append']>[0]; readonly by: Parameters<ReviewLog['append']>[1]};
