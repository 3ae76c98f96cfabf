import {z} from 'zod';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {chainSize, lineHash, type Chain} from './chain.js';
import {canonicalJson} from './canonical-json.js';
import {count, hex64} from './entry-bodies.js';
import {writtenAtOnce} from './half-batch.js';
import {restore, type Entry} from './log-line.js';

/**
`review.head`: number of the last entry flushed, bytes of the log up to and with its LF, and SHA-256 of its line without LF (what `prev`
of the next entry will say). One canonical line: `{"sequence":4,"sha256":"…","size":2911}`.
*/
export type Head = {readonly sequence: number; readonly size: number; readonly sha256: string};

/** `behind`: the log has one more entry, or one whole batch more, whose head a crash kept from being written. `behind, logged`: and the entry that says so. */
export type HeadStanding = 'agrees' | 'behind' | 'behind, logged';

const schema = z.strictObject({sequence: count, sha256: hex64, size: count});
const file = 'review.head';

export const headText = (head: Head): string => `${canonicalJson(head)}\n`;

export const headOf = (chain: Chain): Head => ({sequence: chain.entries.length - 1, size: chainSize(chain), sha256: chain.head});

export function parseHead(bytes: Uint8Array): Attempt<Head> {
	try {
		const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
		const head = schema.parse(JSON.parse(text));
		if (headText(head) === text) {
			return success(head);
		}
	} catch {
		// Not UTF-8, not JSON, or not of this shape: one problem for all.
	}

	return failure({file, found: 'something that is no head of a log', expected: 'one canonical line with sequence, sha256 and size', next: restore});
}

/** Compares a whole chain with the head kept beside it. This is what notices a cut tail and an edited last line. */
export function compareWithHead(chain: Chain, head: Head, log = 'review.jsonl'): Attempt<HeadStanding> {
	const {entries} = chain;
	const last = entries.length - 1;
	const broken = (found: string, line: number | undefined): {readonly ok: false; readonly problems: readonly Problem[]} =>
		failure({file: log, ...(line === undefined ? {} : {line}), found, expected: `what review.head says was saved: ${head.sequence + 1} entries, ${head.size} bytes`, next: restore});

	if (last < head.sequence) {
		return broken(`${last < 0 ? 'an empty log' : `a log that ends with entry ${last}`}: entry ${last + 1} to entry ${head.sequence} were cut away`, Math.max(1, entries.length));
	}

	if (lineHash(chain, head.sequence) !== head.sha256 || chain.ends[head.sequence] !== head.size) {
		return broken(`entry ${head.sequence} changed after it was saved, or a head that belongs to another log`, head.sequence + 1);
	}

	const ahead = last - head.sequence;
	if (ahead === 0) {
		return success('agrees');
	}

	const together = writtenAtOnce(entries, head.sequence);
	if (ahead === together) {
		return success('behind');
	}

	// A crash may also fall between the entry that records a head left behind and the head's own replacement.
	return ahead === together + 1 && recordsHead(entries[last]!, head) ? success('behind, logged') : broken(`${ahead} entries after the last one saved (entry ${head.sequence})`, head.sequence + 2);
}

const recordsHead = (entry: Entry, head: Head): boolean => entry.type === 'recovery.head_behind' && canonicalJson(entry.body) === canonicalJson(head);
