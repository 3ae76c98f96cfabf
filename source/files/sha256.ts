import {Buffer} from 'node:buffer';
import {createHash, createHmac, hash, randomBytes} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {failure, success, type Attempt} from '../values/problem.js';
import type {Hmac, Sha256} from '../review/log-line.js';
import {isMissing, systemProblem} from './file-problem.js';

/** SHA-256 in hex; a text is hashed as UTF-8. */
export const sha256: Sha256 = bytes => hash('sha256', bytes, 'hex');

/** HMAC-SHA-256 in hex of a text's UTF-8 under a key in hex: `openssl dgst -sha256 -mac HMAC -macopt hexkey:…`. */
export const hmac: Hmac = (key, text) => createHmac('sha256', Buffer.from(key, 'hex')).update(text, 'utf8').digest('hex');

export const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** Hash and size of a file, read in chunks. */
export async function hashFile(file: string): Promise<Attempt<{readonly bytes: number; readonly sha256: string}>> {
	const running = createHash('sha256');
	let bytes = 0;
	try {
		for await (const chunk of createReadStream(file, {highWaterMark: 1_048_576}) as AsyncIterable<Uint8Array>) {
			running.update(chunk);
			bytes += chunk.length;
		}
	} catch (error) {
		return failure(systemProblem(error, file, 'a file to read', isMissing(error) ? 66 : 74));
	}

	return success({bytes, sha256: running.digest('hex')});
}
