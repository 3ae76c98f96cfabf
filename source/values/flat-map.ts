/**
What `Array.prototype.flatMap` gives where every item becomes a list. In the engine's hot path in its place: V8 hands each value of that one
through its runtime, which took an eighth of all time of the first pass (Node 20).
*/
export function flatMap<Item, Value>(items: readonly Item[], listOf: (item: Item, index: number) => readonly Value[]): Value[] {
	const all: Value[] = [];
	let index = 0;
	for (const item of items) {
		for (const value of listOf(item, index)) {
			all.push(value);
		}

		index++;
	}

	return all;
}
