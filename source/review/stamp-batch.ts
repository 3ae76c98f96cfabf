import type {Attempt} from '../values/problem.js';
import {listHash, type BatchDraft, type BulkMember} from './batch.js';
import type {Actor, Hmac, Sha256} from './log-line.js';
import {opaqueId, stampBody, type Stamp, type Stamped} from './stamp.js';

/** A ruling with its number and the SHA-256 of its amendment, or the confirmation of a filter. */
export type NumberedBatch = BatchDraft & {readonly amendment?: {readonly number: number; readonly sha256: string}};

export type BatchStamp = {
	readonly batch: NumberedBatch;
	readonly actor: Actor;
	readonly now: string;
	readonly after: Stamp['after'];
	/** A fresh 32-byte key in hex for the one text that the batch commits to. */
	readonly key: string;
	readonly secret: string;
	readonly hmac: Hmac;
	readonly sha256: Sha256;
};

/** The entries of a batch one after the other, each chained to the one before: first the one that begins it. Ends after a problem. */
export function * stampBatch({batch, actor, now, after, key, secret, hmac, sha256}: BatchStamp): Generator<Attempt<Stamped>> {
	const opaques = batch.members.map(member => opaqueId(secret, member.key, hmac));
	const shared = {action: batch.action, count: opaques.length, list: listHash(opaques, sha256)};
	const opening = batch.type === 'ruling.made'
		? stampBody({
			type: batch.type, actor, now, after, hmac, texts: {words: batch.words}, keys: [key],
			body: {...shared, amendment: batch.amendment?.sha256, number: batch.amendment?.number, outcome: batch.outcome, settles: batch.settles, ...(batch.relief !== undefined && {relief: batch.relief})},
		})
		: stampBody({type: batch.type, actor, now, after, hmac, texts: {filter: batch.filter}, keys: [key], body: shared});
	yield opening;
	if (!opening.ok) {
		return;
	}

	let last = opening.value;
	for (const [index, member] of batch.members.entries()) {
		const stamped = stampBody({
			type: 'decision.bulk', actor, now, hmac, texts: {}, keys: [],
			after: {log: after.log, seq: last.entry.seq + 1, prev: sha256(last.line), ts: last.entry.ts},
			body: memberBody(member, opening.value.entry.seq, opaques[index]!),
		});
		yield stamped;
		if (!stamped.ok) {
			return;
		}

		last = stamped.value;
	}
}

const memberBody = ({seen, from, to, relief, flagsAcknowledged}: BulkMember, batch: number, conviction: string) =>
	({batch, conviction, flagsAcknowledged, from, to, seen, ...(relief !== undefined && {relief})});
