/** UTF-8 byte order, which differs from JavaScript's own where one text has a surrogate pair and the other U+E000 to U+FFFF. */
export function compareBytewise(one: string, other: string): number {
	if (one === other) {
		return 0;
	}

	const length = Math.min(one.length, other.length);
	for (let index = 0; index < length; index++) {
		/* eslint-disable unicorn/prefer-code-point -- units are compared: code points would make each step slower */
		const a = one.charCodeAt(index);
		const b = other.charCodeAt(index);
		/* eslint-enable unicorn/prefer-code-point */
		if (a !== b) {
			const pairs = Number(isSurrogate(a)) - Number(isSurrogate(b));
			return pairs !== 0 && a >= 0xD8_00 && b >= 0xD8_00 ? pairs : a - b;
		}
	}

	return one.length - other.length;
}

const isSurrogate = (unit: number): boolean => unit >= 0xD8_00 && unit <= 0xDF_FF;
