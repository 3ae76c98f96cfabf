import type {Attempt} from '../values/problem.js';
import type {BatchDraft, BatchUndo} from './batch.js';
import type {CheckDraft, ConvictionReview, Draft, Reviewer} from './entry.js';
import type {Entry} from './log-line.js';
import type {ToolDraft} from './stamp.js';

/** An entry that is kept, and will be found again after a crash. */
export type Kept = {
	readonly entry: Entry;
	/** SHA-256 of its line. */
	readonly head: string;
	/** What the log now says of the conviction the entry is about. */
	readonly review: ConvictionReview | undefined;
	/** True when the action had been recorded before, and nothing was appended. */
	readonly repeated: boolean;
};

/** A batch that is kept: the entry that begins it, and the SHA-256 of the last of its lines. */
export type KeptBatch = {readonly entry: Entry; readonly head: string; /** Entries in the log after it. */ readonly entries: number; readonly repeated: boolean};

/**
The review log as the rest of the program knows it: three verbs, and many entries as one, so that an office with many reviewers may keep it in a database
(design, section 10). `by` absent: the program itself.
*/
export type ReviewLog = {
	/** Resolves when the entry is on disk, flushed, and not before. Problems: nothing was saved. */
	readonly append: (draft: Draft | CheckDraft | ToolDraft, by?: Reviewer) => Promise<Attempt<Kept>>;
	/** All entries of a batch with one flush, or none of them; or the one that takes a batch back. A ruling gets its number and its text in `amendments.yaml`. */
	readonly appendBatch: (draft: BatchDraft | BatchUndo, by: Reviewer) => Promise<Attempt<KeptBatch>>;
	/** Entries from number `seq` on. */
	readonly readFrom: (seq: number) => Promise<Attempt<readonly Entry[]>>;
	/** Calls back after each new entry; returns what stops it. */
	readonly follow: (listener: (kept: Kept) => void) => () => void;
};
