import {needsEyes, type Flag} from '../determinations/determination.js';

/** Flags as they are drawn and acknowledged: level H first, then those that are material, then by level. `index` is the place in the record. */
export function flagsInOrder(flags: readonly Flag[]): ReadonlyArray<{readonly flag: Flag; readonly index: number}> {
	const rank = (flag: Flag): number => flag.level === 'H' ? 0 : (needsEyes(flag) ? 1 : 'HML'.indexOf(flag.level) + 1);
	return flags.map((flag, index) => ({flag, index})).toSorted((one, other) => rank(one.flag) - rank(other.flag) || one.index - other.index);
}

/** Is this flag still to be acknowledged? */
export const isOpen = (flag: Flag, index: number, acknowledged: readonly number[] = []): boolean => needsEyes(flag) && !acknowledged.includes(index);
