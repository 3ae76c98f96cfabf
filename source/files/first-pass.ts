import type {Engine} from '../determinations/engine.js';
import type {Counts} from '../determinations/manifest.js';
import type {UnreadableLine} from '../extract/row.js';
import {success, type Attempt} from '../values/problem.js';
import {determineApart, groupsApart, type DeterminedApart, type PeopleApart} from './determine-apart.js';
import {readColumnOrder, type ExtractFile} from './extract-file.js';
import {lineStore, memoryBytes, type ByteStore, type LineStore} from './line-store.js';
import type {Share} from './share.js';
import {population} from './population.js';
import {scanPart, type Part, type ScannedPart} from './scan-part.js';

/** What the first pass keeps: a line for each conviction in scope and each candidate, and nothing for each row. */
export type FirstPass = {
	readonly lines: LineStore;
	readonly candidateLines: LineStore;
	readonly unreadable: readonly UnreadableLine[];
	readonly counts: Counts;
	/** Some row names the county of the audit. */
	readonly countySeen: boolean;
};

/** Does the work of a pass, several pieces at a time where it can, and gives what came of them in order. */
export type PassReaders = {
	readonly scanParts: (parts: readonly Part[], engine: Engine) => AsyncIterable<Attempt<ScannedPart>>;
	readonly determineApart: (groups: readonly PeopleApart[], engine: Engine) => AsyncIterable<Attempt<DeterminedApart>>;
};

/** Readers that take something of the machine until they are ended; they begin anew when they are asked again. */
export type EndedReaders = PassReaders & {readonly end: () => Promise<void>};

/** One piece after the other, in this thread. */
export const readersHere: PassReaders = {
	async * scanParts(parts, engine) {
		for (const part of parts) {
			yield await scanPart(part, engine);
		}
	},
	async * determineApart(groups, engine) {
		for (const group of groups) {
			yield await determineApart(group, engine);
		}
	},
};

export type PassOptions = {
	readonly progress?: ((bytes: number, people: number) => void) | undefined;
	readonly readers?: PassReaders | undefined;
	/** Where lines are kept until they are written; memory where nothing is said. */
	readonly bytes?: () => ByteStore;
	/** Only these people; everyone where it is absent. */
	readonly share?: Share | undefined;
};

/**
Reads extracts once and determines every conviction in scope and every candidate. Parts of a file are read side by side, and give the same
as the whole file read from its beginning: a part that did not end where the next begins is read on until one does. People whose rows
stand apart, in a file, over several or over two parts, are determined at the end from their byte ranges.
*/
export async function firstPass(files: readonly ExtractFile[], engine: Engine, {progress, readers = readersHere, bytes = memoryBytes, share}: PassOptions = {}): Promise<Attempt<FirstPass>> {
	const lines = lineStore(bytes());
	const candidateLines = lineStore(bytes());
	const people = population(lines, candidateLines);
	const unreadable: UnreadableLine[] = [];
	const positions = new Map<number, readonly number[]>();
	let rows = 0;
	let countySeen = false;
	let bytesBefore = 0;

	for (const file of files) {
		const order = await readColumnOrder(file);
		if (!order.ok) {
			return order;
		}

		positions.set(file.number, order.value);
		const parts = partsOf(file, order.value, share);
		let next: ScannedPart['stopped'] | undefined;
		let index = 0;
		const take = (scanned: ScannedPart): void => {
			people.add(scanned);
			unreadable.push(...scanned.unreadable);
			rows += scanned.rows;
			countySeen ||= scanned.countySeen;
			next = scanned.stopped;
		};

		for await (const read of readers.scanParts(parts, engine)) {
			const part = parts[index++]!;
			// The guess where this part begins was wrong: what was read from there is no row of the file.
			const scanned = next === undefined || next.start === part.start ? read : await scanPart({...part, ...next}, engine);
			if (!scanned.ok) {
				return scanned;
			}

			take(scanned.value);
			progress?.(bytesBefore + part.end, people.size());
		}

		bytesBefore += file.bytes;
	}

	let repeated = 0;
	for await (const determined of readers.determineApart(groupsApart(people.takeScattered(), files, positions), engine)) {
		if (!determined.ok) {
			return determined;
		}

		people.add(determined.value);
		repeated += determined.value.repeated;
	}

	return success({lines, candidateLines, unreadable, countySeen, counts: {lines: rows + unreadable.length, rows, unreadable: unreadable.length, repeated, ...people.counts()}});
}

const partsOf = (file: ExtractFile, positions: readonly number[], share: Share | undefined): readonly Part[] => file.cuts.map(({start, line}, index) => ({
	file, start, line, share, end: file.cuts[index + 1]?.start ?? file.bytes, positions: index === 0 ? undefined : positions,
}));
