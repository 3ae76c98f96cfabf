import type {ConvictionRecord} from '../determinations/determination.js';
import {compareBytewise} from '../values/compare-bytewise.js';

/** Finds a conviction by its key. In: convictions in order of key. */
export function findRecord<Kept extends ConvictionRecord>(records: readonly Kept[], key: string): Kept | undefined {
	let [low, high] = [0, records.length - 1];
	while (low <= high) {
		const middle = (low + high) >> 1;
		const order = compareBytewise(records[middle]!.key, key);
		if (order === 0) {
			return records[middle];
		}

		[low, high] = order < 0 ? [middle + 1, high] : [low, middle - 1];
	}

	return undefined;
}
