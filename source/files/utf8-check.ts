import {Buffer, isUtf8} from 'node:buffer';

export type Utf8Check = {
	/** Takes the next bytes of a file. */
	readonly take: (chunk: Uint8Array) => void;
	/** Is all that was taken UTF-8, with nothing cut off at its end? */
	readonly isUtf8: () => boolean;
};

/** Tells whether a file is UTF-8 while it is read: to decode it took as long as to read and hash it. */
export function utf8Check(): Utf8Check {
	let holds = true;
	let begun: Uint8Array = Buffer.alloc(0);
	return {
		take(chunk) {
			const bytes = begun.length > 0 ? Buffer.concat([begun, chunk]) : chunk;
			const end = bytes.length - bytesBegun(bytes);
			holds &&= isUtf8(bytes.subarray(0, end));
			begun = Buffer.from(bytes.subarray(end));
		},
		isUtf8: () => holds && begun.length === 0,
	};
}

/** How many bytes at the end may be the beginning of a character. Source: RFC 3629, section 3. */
function bytesBegun(bytes: Uint8Array): number {
	for (let back = 1; back <= Math.min(3, bytes.length); back++) {
		const byte = bytes.at(-back)!;
		if (byte < 0x80) {
			return 0;
		}

		if (byte >= 0xC0) {
			return (byte >= 0xF0 ? 4 : (byte >= 0xE0 ? 3 : 2)) > back ? back : 0;
		}
	}

	return 0;
}
