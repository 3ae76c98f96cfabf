const [quote, backslash, comma, colon, openBrace, closeBrace, openBracket, closeBracket] = [0x22, 0x5C, 0x2C, 0x3A, 0x7B, 0x7D, 0x5B, 0x5D];

/**
Finds the fields of a JSON object without reading their values, several times as fast as `JSON.parse` reads it. Only for lines as RFC 8785
writes them, without blanks between, by whoever knows their hash: of anything else it says false, or finds what `JSON.parse` then refuses.
In: UTF-8 bytes, from a byte up to a byte. Calls `found` with the bytes of each name and value; values of depth one only.
*/
export function eachField(bytes: Uint8Array, from: number, to: number, found: (nameStart: number, nameEnd: number, start: number, end: number) => void): boolean {
	const last = to - 1;
	if (bytes[from] !== openBrace || bytes[last] !== closeBrace) {
		return false;
	}

	for (let at = from + 1; at < last;) {
		const name = at + 1;
		const nameEnd = bytes[at] === quote ? endOfText(bytes, at, last) - 1 : -1;
		const start = nameEnd + 2;
		if (nameEnd < 0 || bytes[nameEnd + 1] !== colon) {
			return false;
		}

		const end = endOfValue(bytes, start, last);
		if (end === start || (bytes[end] !== comma && end !== last)) {
			return false;
		}

		found(name, nameEnd, start, end);
		at = end + 1;
	}

	return true;
}

/** Past the closing quote of a text that begins at a quote. */
function endOfText(bytes: Uint8Array, from: number, last: number): number {
	for (let at = from + 1; at < last; at++) {
		if (bytes[at] === quote) {
			return at + 1;
		}

		if (bytes[at] === backslash) {
			at++;
		}
	}

	return last;
}

function endOfValue(bytes: Uint8Array, from: number, last: number): number {
	let depth = 0;
	let at = from;
	while (at < last) {
		const byte = bytes[at]!;
		if (byte === quote) {
			at = endOfText(bytes, at, last);
			continue;
		}

		if (byte === openBrace || byte === openBracket) {
			depth++;
		} else if (byte === closeBrace || byte === closeBracket) {
			depth--;
			if (depth < 0) {
				return at;
			}
		} else if (byte === comma && depth === 0) {
			return at;
		}

		at++;
	}

	return at;
}
