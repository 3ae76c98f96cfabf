import type {Engine} from '../determinations/engine.js';
import {success, type Attempt} from '../values/problem.js';
import {peopleDeterminer, type DeterminedPeople} from './determine-people.js';
import {readRanges, type ExtractFile} from './extract-file.js';
import {withoutRepeated} from './person-rows.js';
import type {Scattered} from './population.js';
import {sha256} from './sha256.js';

/** Some people whose rows do not stand together, and what is needed to read them. Plain data: it crosses to another thread. */
export type PeopleApart = {
	readonly people: readonly Scattered[];
	readonly files: readonly ExtractFile[];
	/** Where each DOJ column stands, by file number. */
	readonly positions: ReadonlyMap<number, readonly number[]>;
};

/** `repeated`: how many of their rows were the same row sent in another file. */
export type DeterminedApart = DeterminedPeople & {readonly repeated: number};

/** Reads people from their byte ranges and determines them. Problems: a read error. */
export async function determineApart({people, files, positions}: PeopleApart, engine: Engine): Promise<Attempt<DeterminedApart>> {
	let repeated = 0;
	const determiner = peopleDeterminer(engine);
	for (const {id, ranges} of people) {
		const read = await readRanges(files, ranges, file => positions.get(file)!);
		if (!read.ok) {
			return read;
		}

		const once = withoutRepeated(read.value.rows);
		repeated += read.value.rows.length - once.length;
		determiner.add(id, once, ranges, sha256(read.value.bytes));
	}

	return success({...determiner.determined(), repeated});
}

/** People of a group: few enough that all threads end at about the same time. */
const most = 64;

/** Groups of people, each to be determined by itself. */
export function groupsApart(people: readonly Scattered[], files: readonly ExtractFile[], positions: PeopleApart['positions']): readonly PeopleApart[] {
	// Where a file may be cut is of no use any more.
	const uncut = files.map(file => ({...file, cuts: []}));
	return Array.from({length: Math.ceil(people.length / most)}, (_, index) => ({people: people.slice(index * most, (index + 1) * most), files: uncut, positions}));
}
