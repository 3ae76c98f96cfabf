import {Buffer} from 'node:buffer';
import {closeSync, openSync, readSync, rmSync, writeSync} from 'node:fs';
import {compareBytewise} from '../values/compare-bytewise.js';
import {numbers} from '../values/numbers.js';
import {packedTexts} from './packed-texts.js';
import type {ConvictionLine} from './convictions-file.js';
import type {DeterminedLines} from './determine-people.js';

/** Keeps bytes and gives them back by position. */
export type ByteStore = {
	/** Returns where the bytes begin. */
	readonly append: (bytes: Uint8Array) => number;
	readonly read: (position: number, length: number) => Uint8Array;
	/** Nothing of it is left. */
	readonly discard: () => void;
};

/** In memory: for what is small, and for what must not touch the disk. */
export function memoryBytes(): ByteStore {
	const parts: Array<{readonly begin: number; readonly bytes: Uint8Array}> = [];
	let size = 0;
	return {
		append(bytes) {
			const begin = size;
			parts.push({begin, bytes});
			size += bytes.length;
			return begin;
		},
		read(position, length) {
			let [low, high] = [0, parts.length - 1];
			while (low < high) {
				const middle = Math.ceil((low + high) / 2);
				[low, high] = parts[middle]!.begin <= position ? [middle, high] : [low, middle - 1];
			}

			const {begin, bytes} = parts[low]!;
			return bytes.subarray(position - begin, position - begin + length);
		},
		discard() {
			parts.length = 0;
		},
	};
}

/**
In a file (0600) that must not exist: memory does not grow with the lines. They are read one by one, because their order by key may be
any order of the file. Throws what the disk throws.
*/
export function fileBytes(path: string): ByteStore {
	const file = openSync(path, 'wx+', 0o600);
	let size = 0;
	return {
		append(bytes) {
			const begin = size;
			for (let written = 0; written < bytes.length;) {
				written += writeSync(file, bytes, written, bytes.length - written, begin + written);
			}

			size += bytes.length;
			return begin;
		},
		read(position, length) {
			const bytes = Buffer.allocUnsafe(length);
			return bytes.subarray(0, readSync(file, bytes, 0, length, position));
		},
		discard() {
			closeSync(file);
			rmSync(path, {force: true});
		},
	};
}

/** Lines by key, of which some are taken out again; a few bytes each are kept in memory beside the key. */
export type LineStore = {
	/** Takes lines in and returns the number of the first; they are numbered on from it. */
	readonly add: (lines: DeterminedLines) => number;
	readonly drop: (first: number, count: number) => void;
	/** How many are in it. */
	readonly size: () => number;
	/** Mark of every line that is in it. */
	readonly marks: () => Iterable<number>;
	/** Keys and lines, bytewise by key, as they are written. */
	readonly inOrder: () => Iterable<ConvictionLine>;
	/** What was kept is gone. */
	readonly discard: () => void;
};

export function lineStore(bytes: ByteStore): LineStore {
	const keys = packedTexts();
	const places = numbers();
	/** Of a line that was taken out: 0. */
	const lengths = numbers('below-2^32');
	const marks = numbers('below-2^32');
	let size = 0;
	function * there(): Generator<number> {
		for (let index = 0; index < keys.length(); index++) {
			if (lengths.at(index) > 0) {
				yield index;
			}
		}
	}

	return {
		add(lines) {
			const first = keys.length();
			let place = bytes.append(lines.bytes);
			for (const [index, key] of lines.keys.entries()) {
				keys.push(key);
				places.push(place);
				lengths.push(lines.lengths[index]!);
				marks.push(lines.marks[index]!);
				place += lines.lengths[index]!;
			}

			size += lines.keys.length;
			return first;
		},
		drop(first, count) {
			for (let index = first; index < first + count; index++) {
				lengths.set(index, 0);
			}

			size -= count;
		},
		size: () => size,
		* marks() {
			for (const index of there()) {
				yield marks.at(index);
			}
		},
		* inOrder() {
			const order = Array.from(there(), index => ({key: keys.at(index), index})).toSorted((one, other) => compareBytewise(one.key, other.key));
			for (const {key, index} of order) {
				yield [key, Buffer.from(bytes.read(places.at(index), lengths.at(index))).toString('utf8')];
			}
		},
		discard: bytes.discard,
	};
}
