import {createHash} from 'node:crypto';
import {createReadStream, createWriteStream, writeSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {pipeline} from 'node:stream/promises';
import {createRowScanner} from '../../source/extract/row-scanner.js';

/**
What no program can be faster than that does the work in one thread. Floor, then `read|hash|split FILE` or `copy FROM TO`, where all files
of a folder are copied into one; on file descriptor 3 it says how long that took.
*/
const [floor, from, to] = process.argv.slice(2) as [string, string, string?];
const chunks = (file: string): AsyncIterable<Uint8Array> => createReadStream(file, {highWaterMark: 1 << 20});

async function readThrough(file: string, takes: ReadonlyArray<(chunk: Uint8Array) => void>): Promise<void> {
	for await (const chunk of chunks(file)) {
		for (const take of takes) {
			take(chunk);
		}
	}
}

async function copyAll(folder: string, file: string): Promise<number> {
	const names = (await readdir(folder, {recursive: true, withFileTypes: true})).filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name));
	const out = createWriteStream(file);
	await pipeline(async function * () {
		for (const name of names) {
			yield * chunks(name);
		}
	}, out);
	return out.bytesWritten;
}

let rows = 0;
const hash = createHash('sha256');
const count = (): void => {
	rows++;
};

const scanner = createRowScanner({number: 1, name: from, encoding: 'utf-8'}, {row: count, plain: count, unreadable: count});
const hashed = (chunk: Uint8Array): void => {
	hash.update(chunk);
};

const split = (chunk: Uint8Array): void => {
	scanner.push(chunk);
};

const begun = process.hrtime.bigint();
let bytes: number | undefined;
if (floor === 'copy') {
	bytes = await copyAll(from, to!);
} else {
	await readThrough(from, {read: [], hash: [hashed], split: [hashed, split]}[floor]!);
}

const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
const {user, system} = process.cpuUsage();
writeSync(3, JSON.stringify({exit: 0, seconds, rows, bytes, cpuSeconds: (user + system) / 1e6, peakBytes: process.resourceUsage().maxRSS * 1024}));
