/** Lines of a file as they are put together, in bytes. */
export type ByteLines = {
	readonly copy: (bytes: Uint8Array, start: number, end: number) => void;
	readonly byte: (byte: number) => void;
	readonly utf8: (text: string) => void;
	/** One character a byte. */
	readonly latin1: (text: string) => void;
	/** What there is, and begins anew. It holds until the next but one is taken: one can be written while the next is put together. */
	readonly take: () => Uint8Array;
};

/** A longer run of bytes is copied by the machine, a shorter one faster by hand. */
const long = 48;

export function byteLines(): ByteLines {
	const encoder = new TextEncoder();
	let bytes = new Uint8Array(1 << 20);
	let other = new Uint8Array(1 << 20);
	let length = 0;
	const needs = (more: number): void => {
		if (length + more > bytes.length) {
			const longer = new Uint8Array((length + more) * 2);
			longer.set(bytes.subarray(0, length));
			bytes = longer;
		}
	};

	return {
		copy(from, start, end) {
			needs(end - start);
			if (end - start > long) {
				bytes.set(from.subarray(start, end), length);
				length += end - start;
			} else {
				for (let at = start; at < end; at++) {
					bytes[length++] = from[at]!;
				}
			}
		},
		byte(byte) {
			needs(1);
			bytes[length++] = byte;
		},
		utf8(text) {
			// No character takes more than three bytes for each of its units.
			needs(text.length * 3);
			length += encoder.encodeInto(text, bytes.subarray(length)).written;
		},
		latin1(text) {
			needs(text.length);
			for (let at = 0; at < text.length; at++) {
				// eslint-disable-next-line unicorn/prefer-code-point -- a unit is a byte
				bytes[length++] = text.charCodeAt(at);
			}
		},
		take() {
			const taken = bytes.subarray(0, length);
			[bytes, other] = [other, bytes];
			length = 0;
			return taken;
		},
	};
}
