import {termOf} from '../values/no-value.js';
import type {DispositionKind} from './subject.js';

/** A line of `rules/dispositions.yaml`. */
export type DispositionLine = {
	readonly begins?: string | undefined;
	readonly contains?: string | undefined;
	readonly means: readonly DispositionKind[];
};

/** What the words of a disposition mean: the first line of the table that fits; `unknown` where none does, `none` where there are no words. */
export function dispositionKinds(cell: string, table: readonly DispositionLine[]): readonly DispositionKind[] {
	const text = termOf(cell);
	if (text === undefined) {
		return ['none'];
	}

	const line = table.find(({begins, contains}) => (begins !== undefined && text.startsWith(begins)) || (contains !== undefined && text.includes(contains)));
	return line?.means ?? ['unknown'];
}
