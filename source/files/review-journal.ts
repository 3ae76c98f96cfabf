import {Buffer} from 'node:buffer';
import {amendmentText} from '../review/amendment.js';
import {checkAuthority} from '../review/authority.js';
import type {BatchDraft, BatchUndo} from '../review/batch.js';
import {foldEntry, foldProblems, type ReviewState} from '../review/fold.js';
import type {Head} from '../review/head.js';
import {parseLine, type Entry} from '../review/log-line.js';
import type {Reviewer} from '../review/entry.js';
import type {LoadedReview} from '../review/load-review.js';
import type {Kept, KeptBatch, ReviewLog} from '../review/review-log.js';
import {actorOf, opaqueId, stamp, stampBody, toolActor, type Stamped} from '../review/stamp.js';
import {stampBatch} from '../review/stamp-batch.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {addAmendment} from './amendments-file.js';
import type {AppendFile} from './append-file.js';
import {checkedBatch} from './checked-batch.js';
import {createEntryWriter} from './entry-writer.js';
import type {FilePort} from './file-port.js';
import {systemProblem, withExit, type FileProblem} from './file-problem.js';
import {hmac, randomHex, sha256} from './sha256.js';
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

		const written = await writer.write([stamped.value]);
		if (!written.ok) {
			return written;
		}

		head = written.value;
		return success(keep(stamped.value, head));
	};

	/** An entry that is on disk: folded, and told. `after` is the head behind it. */
	const keep = ({entry, words: kept}: Stamped, after: Head): Kept => {
		({ts} = entry);
		ends.push(after.size);
		for (const {commitment, text} of kept) {
			texts.set(commitment, text);
		}

		const folded = foldEntry(state, entry, texts);
		state = folded.ok ? folded.value : state;
		const told: Kept = {entry, head: after.sha256, review: 'conviction' in entry.body ? state.byOpaque.get(entry.body.conviction) : undefined, repeated: false};
		for (const listener of listeners) {
			// Later, so that a listener that throws does not make a kept entry look lost.
			queueMicrotask(() => {
				listener(told);
			});
		}

		return told;
	};

	const appendBatch = async (draft: BatchDraft | BatchUndo, by: Reviewer): Promise<Attempt<KeptBatch>> => {
		const refused = writer.refuses();
		if (refused) {
			return failure(refused);
		}

		const earlierSeq = state.actions.get(draft.action);
		if (earlierSeq !== undefined) {
			const found = await read(earlierSeq, earlierSeq + 1);
			return found.ok ? success({entry: found.value[0]!, head: head.sha256, entries: ends.length, repeated: true}) : found;
		}

		const at = now();
		const number = state.rulings + 1;
		const amendment = draft.type === 'ruling.made' ? amendmentText(draft, number, at.slice(0, 10), by) : undefined;
		const link = {actor: actorOf(by), now: at, after: {log: opened!.log, seq: head.sequence + 1, prev: head.sha256, ts}, hmac};
		const entries = draft.type === 'batch.undo'
			? [stampBody({...link, type: draft.type, texts: {}, keys: [], body: {action: draft.action, undoes: draft.undoes}})]
			: stampBatch({...link, batch: amendment === undefined ? draft : {...draft, amendment: {number, sha256: sha256(amendment)}}, key: randomHex(32), secret, sha256});
		const stamped = await checkedBatch(state, entries);
		if (!stamped.ok) {
			return stamped;
		}

		const amended = amendment === undefined ? undefined : await addAmendment(paths.amendments, amendment, state.batches, port);
		if (amended && !amended.ok) {
			return amended;
		}

		const sizeBefore = head.size;
		const written = await writer.write(stamped.value);
		if (!written.ok) {
			// Where it is not known whether the log was flushed, the text has to stay: it may be named.
			await (writer.refuses() ? undefined : amended?.value.takeBack());
			return written;
		}

		head = written.value;
		let size = sizeBefore;
		for (const [index, one] of stamped.value.entries()) {
			size += Buffer.byteLength(one.line) + 1;
			keep(one, {sequence: one.entry.seq, size, sha256: stamped.value[index + 1]?.entry.prev ?? head.sha256});
		}

		return success({entry: stamped.value[0]!.entry, head: head.sha256, entries: ends.length, repeated: false});
	};

	return {
		async append(draft, by) {
			const turn = queue.then(async () => append({draft, by}));
			queue = turn;
			return turn;
		},
		async appendBatch(draft, by) {
			const turn = queue.then(async () => appendBatch(draft, by));
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
