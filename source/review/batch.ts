import type {Outcome} from '../values/outcome.js';
import type {BodyOf} from './entry-bodies.js';
import {liveDecision, type ConvictionReview, type DecidedBy} from './entry.js';
import type {Entry, Sha256} from './log-line.js';

/** What a ruling answers or settles: what the convictions that share it have in common, without a person's values. */
export type Settles = BodyOf<'ruling.made'>['settles'];

/** One conviction of a batch, before it is stamped. */
export type BulkMember = {
	readonly key: string;
	readonly seen: string;
	readonly from: Outcome;
	readonly to: Outcome;
	readonly relief?: string;
	readonly flagsAcknowledged: readonly string[];
};

/** What an attorney decides for many convictions with one action, in clear words and keys. */
export type BatchDraft = {readonly action: string; readonly members: readonly BulkMember[]} & (
	| {readonly type: 'bulk.confirmed'; readonly filter: string}
	| {
		readonly type: 'ruling.made';
		readonly settles: Settles;
		readonly outcome: Outcome;
		/** Absent where each conviction gets the relief that the engine proposes for it. */
		readonly relief?: string;
		readonly citation: string;
		readonly words: string;
	}
);

/** Takes a whole batch back. */
export type BatchUndo = {readonly type: 'batch.undo'; readonly undoes: number; readonly action: string};

/** An entry that begins a batch. */
export type Opening = Extract<Entry, {type: 'ruling.made' | 'bulk.confirmed'}>;

export const isOpening = (entry: Entry): entry is Opening => entry.type === 'ruling.made' || entry.type === 'bulk.confirmed';

/** A batch read back from the log. */
export type Batch = {
	readonly seq: number;
	readonly by: DecidedBy;
	readonly at: string;
	/** How many convictions it decides. */
	readonly count: number;
	readonly ruling: (Pick<BodyOf<'ruling.made'>, 'number' | 'outcome' | 'relief' | 'settles' | 'amendment'> & {readonly words: string | undefined}) | undefined;
	/** Undefined for a ruling, and where it was erased. */
	readonly filter: string | undefined;
	/** Number and opaque id of its decisions, in their order. Grows while the log is folded. */
	readonly decisions: ReadonlyArray<{readonly seq: number; readonly opaque: string}>;
	/** Taken back as a whole; decisions may be taken back one by one besides. */
	readonly undone: boolean;
};

export type Batches = ReadonlyMap<number, Batch>;

/** The hash of a batch's list, from its opaque ids in their order. */
export const listHash = (opaques: readonly string[], sha256: Sha256): string => sha256(opaques.join('\n'));

/** The batch that still lacks decisions, if there is one: until they are there nothing else may follow. */
export const unfinished = (batches: Batches, last: number | undefined): Batch | undefined => {
	const batch = last === undefined ? undefined : batches.get(last);
	return batch && batch.decisions.length < batch.count ? batch : undefined;
};

type Known = {
	readonly batches: Batches;
	readonly lastBatch: number | undefined;
	readonly rulings: number;
	readonly byOpaque: ReadonlyMap<string, ConvictionReview>;
};

/** Why an entry cannot follow the batches of a log: found and expected. Empty where it can, and for entries that have nothing to do with one. */
export function batchProblems({batches, lastBatch, rulings, byOpaque}: Known, entry: Entry): ReadonlyArray<readonly [found: string, expected: string]> {
	const open = unfinished(batches, lastBatch);
	if (entry.type === 'decision.bulk') {
		return memberProblems(open, byOpaque, entry);
	}

	if (open) {
		return [[`an entry inside the batch of entry ${open.seq}, of which ${open.decisions.length} of ${open.count} decisions are there`, 'its decisions']];
	}

	if (entry.type === 'ruling.made' && entry.body.number !== rulings + 1) {
		return [[`ruling ${entry.body.number}`, `ruling ${rulings + 1}`]];
	}

	if (entry.type !== 'batch.undo') {
		return [];
	}

	const undone = batches.get(entry.body.undoes);
	return undone && !undone.undone ? [] : [[`an undo of entry ${entry.body.undoes}, which ${undone ? 'was taken back before' : 'begins no batch'}`, 'the number of a batch that stands']];
}

function memberProblems(open: Batch | undefined, byOpaque: Known['byOpaque'], {body, actor}: Extract<Entry, {type: 'decision.bulk'}>): ReadonlyArray<readonly [found: string, expected: string]> {
	if (open?.seq !== body.batch) {
		return [[`a decision of the batch of entry ${body.batch}, which ${open ? 'is not the one under way' : 'is not under way'}`, open ? `a decision of the batch of entry ${open.seq}` : 'a decision inside its batch']];
	}

	const live = liveDecision(byOpaque.get(body.conviction));
	return [
		...(actor.id === open.by.name && actor.account === open.by.account ? [] : [['a decision by another than the one who made the batch', 'one person for one batch'] as const]),
		...(live?.seen === body.seen ? [[`a decision in bulk on what entry ${live.seq} decides`, 'a conviction on which no decision stands'] as const] : []),
		...(open.ruling && body.to !== open.ruling.outcome ? [['another outcome than the ruling\'s', open.ruling.outcome] as const] : []),
		...(!open.ruling && body.to !== body.from ? [['another outcome than the engine\'s', body.from] as const] : []),
	];
}

/** Batches whose list is not what their entry says: number of the entry. */
export const brokenLists = (entries: readonly Entry[], batches: Batches, sha256: Sha256): readonly number[] => [...batches.values()].flatMap(({seq, decisions}) => {
	const opening = entries[seq]!;
	return isOpening(opening) && opening.body.list === listHash(decisions.map(({opaque}) => opaque), sha256) ? [] : [seq];
});
