import {Buffer} from 'node:buffer';
import {headText} from '../review/head.js';
import {noPrevious} from '../review/log-line.js';
import {stamp, toolActor} from '../review/stamp.js';
import {success, type Attempt} from '../values/problem.js';
import {writeAtomically} from './atomic-write.js';
import {disk} from './file-port.js';
import type {JournalOptions} from './open-journal.js';
import {hmac, randomHex, sha256} from './sha256.js';

/** Begins a review in a workspace being made: empty words, a log of one `log.open`, its head. Fails with 74 where it cannot be written. */
export async function createReview({paths, secret, account, now, program, port = disk}: JournalOptions & {readonly program: string}): Promise<Attempt<undefined>> {
	const stamped = stamp({
		draft: {type: 'log.open', body: {program, secret: sha256(secret)}}, actor: toolActor(account), now: now(), secret, hmac,
		after: {log: randomHex(16), seq: 0, prev: noPrevious, ts: ''}, keys: [],
	});
	if (!stamped.ok) {
		return stamped;
	}

	const line = `${stamped.value.line}\n`;
	const head = headText({sequence: 0, size: Buffer.byteLength(line), sha256: sha256(stamped.value.line)});
	for (const [file, content] of [[paths.words, ''], [paths.log, line], [paths.head, head]] as const) {
		const written = await writeAtomically(file, content, port);
		if (!written.ok) {
			return written;
		}
	}

	return success(undefined);
}
