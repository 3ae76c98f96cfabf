/** A list of numbers that grows. */
export type Numbers = {
	readonly push: (value: number) => void;
	/** Puts a number in the place of one that is there. */
	readonly set: (index: number, value: number) => void;
	readonly at: (index: number) => number;
	readonly length: () => number;
};

/** A list of numbers in as few bytes as they need: whole ones below 2^32 (four bytes each) where it is said that no other come, else any. */
export function numbers(kind: 'any' | 'below-2^32' = 'any'): Numbers {
	const room = (length: number): Float64Array | Uint32Array => kind === 'any' ? new Float64Array(length) : new Uint32Array(length);
	let held = room(1024);
	let length = 0;
	return {
		push(value) {
			if (length === held.length) {
				const longer = room(Math.ceil(length * 1.5));
				longer.set(held);
				held = longer;
			}

			held[length++] = value;
		},
		set(index, value) {
			held[index] = value;
		},
		at: index => held[index]!,
		length: () => length,
	};
}
