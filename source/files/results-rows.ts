import type {Audited} from '../results/audited.js';
import type {ByteLines} from '../results/byte-lines.js';
import {addedCells, addedCellsWithout, type ColumnTables} from '../results/columns.js';
import {safeCells} from '../results/csv.js';
import {encodeCell} from '../results/encode-cell.js';
import {addCondensedCells, addOwnBytes, addProp64Cells, plainLineEnd, possibleOtherChargesOfPlain} from '../results/plain-rows.js';
import {possibleOtherChargesOf} from '../results/possible-other-charges.js';
import type {Written} from '../results/reconciliation.js';
import {condensedHeader, condensedLine, fullHeader, fullLine, lineEndOf, prop64Header, prop64Line} from '../results/result-rows.js';
import type {Attempt} from '../values/problem.js';
import type {ExtractFile} from './extract-file.js';
import {withExit} from './file-problem.js';
import {Refused, type StagedResults} from './results-folder.js';
import {scanExtract, type Scanned} from './scan-extract.js';

export type RowsRequest = {
	readonly extracts: readonly ExtractFile[];
	readonly audited: readonly Audited[];
	readonly tables: ColumnTables;
	readonly full: boolean;
	/** What to say where the bytes that were read are not those that were evaluated. */
	readonly changed: (extract: ExtractFile, sha256: string) => Refused | undefined;
	/** Bytes of the extracts read so far, and in all. */
	readonly progress: ((bytes: number, total: number) => void) | undefined;
};

const blanks = safeCells(addedCellsWithout(''));

/**
The second pass: streams every row of the extracts into the results CSVs. Memory holds the convictions and two chunks of rows.
Throws `Refused` for what is wrong with an extract, and what the disk throws.
*/
export async function writeRows(staged: StagedResults, {extracts, audited, tables, full, changed, progress}: RowsRequest): Promise<Written> {
	const carriers = carriersOf(audited);
	const prop64 = await staged.create('prop64-results.csv');
	const condensed = await staged.create('all-results-condensed.csv');
	const everything = full ? await staged.create('all-results.csv') : undefined;
	const files = [prop64, condensed, ...(everything ? [everything] : [])];
	prop64.lines.utf8(prop64Header);
	condensed.lines.utf8(condensedHeader);

	const written = {rows: 0, unreadable: 0, carrying: 0};
	let lineEnd: string | undefined;
	// The first row's line end is that of the header; a row without one takes that of the row before.
	const endLike = (own: string | undefined): string => {
		if (lineEnd === undefined) {
			everything?.lines.utf8(fullHeader(own ?? '\n'));
		}

		lineEnd = own ?? lineEnd ?? '\n';
		return lineEnd;
	};

	const total = extracts.reduce((bytes, file) => bytes + file.bytes, 0);
	let before = 0;
	for (const extract of extracts) {
		const carriedOn = inOrderOfLines(carriers.get(extract.number) ?? []);
		const done = before;
		const {encoding} = extract;
		let placed = {positions: [] as readonly number[], encoding};
		const addedTo = (line: number, possible: string): {readonly carries: boolean; readonly added: string} => {
			const conviction = carriedOn(line);
			written.rows++;
			written.carrying += conviction ? 1 : 0;
			return conviction
				? {carries: true, added: safeCells(addedCells(conviction, possible, tables))}
				: {carries: false, added: possible === '' ? blanks : safeCells(addedCellsWithout(possible))};
		};

		const scanned = await scanExtract(extract, {
			header(_raw, positions) {
				placed = {positions, encoding};
			},
			plain(row) {
				const {carries, added} = addedTo(row.line, possibleOtherChargesOfPlain(row, placed));
				addCondensedCells(condensed.lines, row, placed);
				addLine(condensed.lines, added);
				if (carries) {
					addProp64Cells(prop64.lines, row, placed);
					addLine(prop64.lines, added);
				}

				if (everything) {
					const end = endLike(plainLineEnd(row));
					addOwnBytes(everything.lines, row, placed);
					everything.lines.latin1(added === blanks ? blanks : encodeCell(added, encoding));
					everything.lines.latin1(end);
				}
			},
			row(row, raw) {
				const {carries, added} = addedTo(row.line, possibleOtherChargesOf(row));
				condensed.lines.utf8(condensedLine(row, added));
				if (carries) {
					prop64.lines.utf8(prop64Line(row, added));
				}

				if (everything) {
					const otherwise = endLike(raw.endsWith('\n') ? lineEndOf(raw) : undefined);
					everything.lines.latin1(fullLine(raw, {...placed, added, otherwise}));
				}
			},
			unreadable() {
				written.unreadable++;
			},
		}, async bytes => {
			progress?.(done + bytes, total);
			for (const file of files) {
				await file.flush();
			}
		});
		refuse(scanned, sha256 => changed(extract, sha256));
		before += extract.bytes;
	}

	if (lineEnd === undefined) {
		endLike(undefined);
	}

	await staged.finish('prop64-results.csv', prop64);
	await staged.finish('all-results-condensed.csv', condensed);
	if (everything) {
		await staged.finish('all-results.csv', everything);
	}

	return written;
}

/** A file that changed says so, whatever else is wrong with it now. */
function refuse(scanned: Attempt<Scanned>, changed: (sha256: string) => Refused | undefined): void {
	if (!scanned.ok) {
		throw new Refused(scanned.problems);
	}

	const {sha256, rows} = scanned.value;
	const other = changed(sha256);
	if (other) {
		throw other;
	}

	if (!rows.ok) {
		throw new Refused(rows.problems.map(problem => withExit(65)(problem)));
	}
}

function addLine(lines: ByteLines, added: string): void {
	if (added === blanks) {
		// Of nearly every row: ASCII, which is quicker written so.
		lines.latin1(blanks);
	} else {
		lines.utf8(added);
	}

	lines.byte(0x0A);
}

/** A conviction, and the line its result stands on. */
type Carrier = {readonly line: number; readonly audited: Audited};

/** Convictions by file, in the order of the lines their results stand on. */
function carriersOf(audited: readonly Audited[]): ReadonlyMap<number, readonly Carrier[]> {
	const carriers = new Map<number, Carrier[]>();
	for (const one of audited) {
		const {file, line} = one.record.row;
		const own = carriers.get(file) ?? [];
		own.push({line, audited: one});
		carriers.set(file, own);
	}

	for (const own of carriers.values()) {
		own.sort((one, other) => one.line - other.line);
	}

	return carriers;
}

/** Finds the conviction of a line. Lines are asked for in their order, so the next one is all there is to look at. */
function inOrderOfLines(carriers: readonly Carrier[]): (line: number) => Audited | undefined {
	let next = 0;
	return line => {
		while (next < carriers.length && carriers[next]!.line < line) {
			next++;
		}

		return carriers[next]?.line === line ? carriers[next]!.audited : undefined;
	};
}
