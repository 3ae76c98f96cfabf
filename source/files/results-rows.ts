import type {Audited} from '../results/audited.js';
import {addedCells, addedCellsWithout, type ColumnTables} from '../results/columns.js';
import {possibleOtherChargesOf} from '../results/possible-other-charges.js';
import type {Written} from '../results/reconciliation.js';
import {condensedHeader, condensedLine, fullHeader, fullLine, lineEndOf, prop64Header, prop64Line} from '../results/result-rows.js';
import {streamRows, type ExtractFile} from './extract-file.js';
import {withExit} from './file-problem.js';
import type {ResultFile} from './results-file.js';
import {Refused, type StagedResults} from './results-folder.js';

export type RowsRequest = {
	readonly extracts: readonly ExtractFile[];
	readonly audited: readonly Audited[];
	readonly tables: ColumnTables;
	readonly full: boolean;
	/** Bytes of the extracts read so far, and in all. */
	readonly progress: ((bytes: number, total: number) => void) | undefined;
};

/**
The second pass: streams every row of the extracts into the results CSVs. Memory holds the convictions and one chunk of rows.
Throws `Refused` for what is wrong with an extract, and what the disk throws.
*/
export async function writeRows(staged: StagedResults, {extracts, audited, tables, full, progress}: RowsRequest): Promise<Written> {
	const carriers = carriersOf(audited);
	const prop64 = await staged.create('prop64-results.csv');
	const condensed = await staged.create('all-results-condensed.csv');
	const everything = full ? await staged.create('all-results.csv', 'latin1') : undefined;
	const files = [prop64, condensed, ...(everything ? [everything] : [])];
	prop64.add(prop64Header);
	condensed.add(condensedHeader);

	const written = {rows: 0, unreadable: 0, carrying: 0};
	const ends: {last: string | undefined} = {last: undefined};
	const total = extracts.reduce((bytes, file) => bytes + file.bytes, 0);
	let before = 0;
	for (const extract of extracts) {
		const carried = carriers.get(extract.number);
		const done = before;
		let positions: readonly number[] = [];

		await stream(extract, files, {
			header(_raw, found) {
				positions = found;
			},
			row(row, raw) {
				const conviction = carried?.get(row.line);
				const possible = possibleOtherChargesOf(row);
				const added = conviction ? addedCells(conviction, possible, tables) : addedCellsWithout(possible);
				written.rows++;
				condensed.add(condensedLine(row, added));
				if (conviction) {
					written.carrying++;
					prop64.add(prop64Line(row, added));
				}

				if (everything) {
					if (ends.last === undefined) {
						everything.add(fullHeader(lineEndOf(raw)));
					}

					ends.last = raw.endsWith('\n') ? lineEndOf(raw) : ends.last ?? '\n';
					everything.add(fullLine(raw, {positions, encoding: extract.encoding, added, otherwise: ends.last}));
				}
			},
			unreadable() {
				written.unreadable++;
			},
			progress(bytes) {
				progress?.(done + bytes, total);
			},
		});
		before += extract.bytes;
	}

	if (everything && ends.last === undefined) {
		everything.add(fullHeader('\n'));
	}

	await staged.finish('prop64-results.csv', prop64);
	await staged.finish('all-results-condensed.csv', condensed);
	if (everything) {
		await staged.finish('all-results.csv', everything);
	}

	return written;
}

/** Reads one extract, waiting for the files after each chunk. */
async function stream(extract: ExtractFile, files: readonly ResultFile[], handlers: Omit<Parameters<typeof streamRows>[1], 'drained'>): Promise<void> {
	let broken: {readonly error: unknown} | undefined;
	const read = await streamRows(extract, {
		...handlers,
		async drained() {
			try {
				for (const file of files) {
					await file.flush();
				}
			} catch (error) {
				// Whatever is thrown here is told as a failure to read the extract; it is the results that could not be written.
				broken = {error};
				throw error;
			}
		},
	});
	if (broken) {
		throw broken.error;
	}

	if (!read.ok) {
		throw new Refused(read.problems.map(problem => withExit(65)(problem)));
	}
}

/** Convictions by file and by the line their result stands on. */
function carriersOf(audited: readonly Audited[]): ReadonlyMap<number, ReadonlyMap<number, Audited>> {
	const carriers = new Map<number, Map<number, Audited>>();
	for (const one of audited) {
		const {file, line} = one.record.row;
		const lines = carriers.get(file) ?? new Map<number, Audited>();
		carriers.set(file, lines.set(line, one));
	}

	return carriers;
}
