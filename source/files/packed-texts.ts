import {Buffer} from 'node:buffer';
import {numbers} from '../values/numbers.js';

/** A list of texts, one behind the other in UTF-8: hundreds of thousands of short ones take a third of what as many strings take. */
export type PackedTexts = {
	readonly push: (text: string) => void;
	readonly at: (index: number) => string;
	readonly length: () => number;
};

/** Half a surrogate pair has no UTF-8 and comes back as U+FFFD. */
export function packedTexts(): PackedTexts {
	const bytes = packedBytes();
	return {
		push(text) {
			bytes.push(bytes.encoded(text));
		},
		at: bytes.textAt,
		length: bytes.length,
	};
}

/** Texts and the numbers they were given. */
export type NumberedTexts = {
	/** The number of a text: the next one, from 0, where it has none yet. */
	readonly numberOf: (text: string) => number;
	readonly at: (number: number) => string;
	readonly length: () => number;
};

/** The same list without the same text twice, found by a table of hashes with open addressing. */
export function numberedTexts(): NumberedTexts {
	const bytes = packedBytes();
	/** In each place nothing (0) or the number of a text and one; never more than half full. */
	let table = new Uint32Array(1024);
	const placeOf = (text: Buffer): number => {
		let place = hashOf(text) & (table.length - 1);
		while (table[place] !== 0 && !bytes.is(table[place]! - 1, text)) {
			place = (place + 1) & (table.length - 1);
		}

		return place;
	};

	const grow = (): void => {
		table = new Uint32Array(table.length * 2);
		for (let number = 0; number < bytes.length(); number++) {
			table[placeOf(bytes.at(number))] = number + 1;
		}
	};

	return {
		numberOf(text) {
			const encoded = bytes.encoded(text);
			const place = placeOf(encoded);
			if (table[place] !== 0) {
				return table[place]! - 1;
			}

			const number = bytes.length();
			bytes.push(encoded);
			table[place] = number + 1;
			if (bytes.length() * 2 > table.length) {
				grow();
			}

			return number;
		},
		at: bytes.textAt,
		length: bytes.length,
	};
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo; RFC 9923). */
function hashOf(bytes: Uint8Array): number {
	let hash = 0x81_1C_9D_C5;
	for (const byte of bytes) {
		hash = Math.imul(hash ^ byte, 0x01_00_01_93);
	}

	return hash >>> 0;
}

/** Pieces of bytes one behind the other, and where each ends. */
function packedBytes() {
	let held = Buffer.alloc(16_384);
	let used = 0;
	const ends = numbers();
	/** What a text is encoded into: valid until the next one is. */
	let scratch = Buffer.alloc(256);
	const startOf = (index: number): number => index === 0 ? 0 : ends.at(index - 1);
	const at = (index: number): Buffer => held.subarray(startOf(index), ends.at(index));
	return {
		at,
		length: ends.length,
		textAt: (index: number): string => held.toString('utf8', startOf(index), ends.at(index)),
		is: (index: number, piece: Buffer): boolean => ends.at(index) - startOf(index) === piece.length && at(index).equals(piece),
		encoded(text: string): Buffer {
			if (text.length * 3 > scratch.length) {
				scratch = Buffer.alloc(text.length * 3);
			}

			return scratch.subarray(0, scratch.write(text, 'utf8'));
		},
		push(piece: Buffer): void {
			if (used + piece.length > held.length) {
				const longer = Buffer.alloc(Math.max(used + piece.length, Math.ceil(held.length * 1.5)));
				longer.set(held.subarray(0, used));
				held = longer;
			}

			held.set(piece, used);
			used += piece.length;
			ends.push(used);
		},
	};
}
