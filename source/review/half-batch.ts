import {isOpening} from './batch.js';
import type {Chain} from './chain.js';
import type {Head} from './head.js';
import type {Entry} from './log-line.js';

const isMember = (entry: Entry, batch: number): boolean => entry.type === 'decision.bulk' && entry.body.batch === batch;

/**
A batch that a crash cut short, after the last entry that the head says was saved, is taken as a torn tail: all of it or nothing. No
screen ever said that a part of it was saved. A whole batch stays, and so does everything else.
*/
export function withoutHalfBatch(chain: Chain, {sequence}: Pick<Head, 'sequence'>, bytes: Uint8Array): Chain {
	const opening = chain.entries[sequence + 1];
	if (!opening || !isOpening(opening)) {
		return chain;
	}

	const members = chain.entries.slice(sequence + 2);
	return members.length < opening.body.count && members.every(entry => isMember(entry, opening.seq))
		? {entries: chain.entries.slice(0, sequence + 1), ends: chain.ends.slice(0, sequence + 1), head: opening.prev, torn: bytes.slice(chain.ends[sequence])}
		: chain;
}

/** How many entries after the last one saved are the one entry, or the one whole batch, that a crash can leave without a head. */
export function writtenAtOnce(entries: readonly Entry[], sequence: number): number {
	const first = entries[sequence + 1];
	if (!first) {
		return 0;
	}

	const whole = isOpening(first) ? 1 + first.body.count : 1;
	return entries.slice(sequence + 2, sequence + 1 + whole).every(entry => isMember(entry, first.seq)) ? whole : 1;
}
