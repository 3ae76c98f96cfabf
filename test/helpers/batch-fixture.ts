import {hmac, sha256} from '../../source/files/sha256.js';
import type {Batch, BatchDraft, BatchUndo} from '../../source/review/batch.js';
import type {ConvictionReview, Reviewer} from '../../source/review/entry.js';
import {emptyState, foldEntry, type ReviewState} from '../../source/review/fold.js';
import {actorOf, opaqueId, stampBody} from '../../source/review/stamp.js';
import {stampBatch} from '../../source/review/stamp-batch.js';
import type {AppendedBatch} from '../../source/tui/session.js';
import {valueOfAttempt} from './rules-fixture.js';

const secret = '5e'.repeat(32);
const at = '2020-06-15T14:02:11.000Z';

/** What the log would say after a batch, or after one was taken back, by the log's own rules. In: what it says of the convictions concerned, and entries so far. */
export function batchAfter(reviews: ReadonlyMap<string, ConvictionReview>, batch: BatchDraft | BatchUndo, keys: readonly string[], entries: number, by: Reviewer): AppendedBatch {
	const opaque = (key: string): string => opaqueId(secret, key, hmac);
	const byOpaque = new Map(keys.flatMap(key => reviews.has(key) ? [[opaque(key), reviews.get(key)!] as const] : []));
	const made = [...byOpaque].flatMap(([id, {decisions}]) => decisions.map(decision => ({id, decision})));
	const undone: Batch | undefined = batch.type === 'batch.undo'
		? {seq: batch.undoes, by: made[0]!.decision.by, at, count: made.length, ruling: undefined, filter: undefined, decisions: made.filter(({decision}) => decision.batch?.seq === batch.undoes).map(({id, decision}) => ({seq: decision.seq, opaque: id})), undone: false}
		: undefined;
	let state: ReviewState = {
		...emptyState(), byOpaque, decided: new Map(made.map(({id, decision}) => [decision.seq, {opaque: id, undone: false}])),
		batches: new Map(undone ? [[undone.seq, undone]] : []), next: entries,
	};
	const link = {actor: actorOf(by), now: at, after: {log: 'ab'.repeat(16), seq: entries, prev: 'c'.repeat(64), ts: ''}, hmac};
	const stamped = batch.type === 'batch.undo'
		? [stampBody({...link, type: batch.type, texts: {}, keys: [], body: {action: batch.action, undoes: batch.undoes}})]
		: [...stampBatch({...link, batch: batch.type === 'ruling.made' ? {...batch, amendment: {number: 1, sha256: 'd'.repeat(64)}} : batch, key: '1'.repeat(64), secret, sha256})];
	const words = new Map<string, string>();
	for (const one of stamped) {
		const {entry, words: kept} = valueOfAttempt(one);
		for (const {commitment, text} of kept) {
			words.set(commitment, text);
		}

		state = valueOfAttempt(foldEntry(state, entry, words));
	}

	return {seq: entries, at, head: 'e'.repeat(64), entries: entries + stamped.length, reviews: new Map(keys.map(key => [key, state.byOpaque.get(opaque(key))!]))};
}
