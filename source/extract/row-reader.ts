import Papa from 'papaparse';
import type {Encoding} from '../values/encoding.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {decodeCell, isAscii} from './decode.js';
import {columnPositions, dojOrder, looksLikeHeader} from './header.js';
import {columnCount} from './layout.js';
import type {Row, UnreadableLine} from './row.js';

/** A row longer than this is a quote that was never closed (design, section 5). */
export const longestRow = 1_000_000;

export type RowHandlers = {
	/** `raw` is the row's own text, one character a byte, line end included. */
	readonly row: (row: Row, raw: string) => void;
	readonly unreadable: (line: UnreadableLine, raw: string) => void;
	/** Called once, before any row: the first line where it is a header, and where each DOJ column stands in this file. */
	readonly header?: (raw: string | undefined, positions: readonly number[]) => void;
};

export type RowReader = {
	/** Takes the next part of the file, as latin1 text. After a problem nothing more is read. */
	readonly push: (text: string) => Attempt<undefined>;
	/** The file has ended. */
	readonly finish: () => Attempt<undefined>;
	/** The byte and the line where the row begins that has not come to its end yet. */
	readonly at: () => {readonly start: number; readonly line: number};
};

const utf8Mark = '\u00EF\u00BB\u00BF';

/**
Reads an extract that arrives in parts: latin1 text, so that positions are byte positions.
Every data line reaches exactly one handler; blank lines reach none. Parsing is papaparse's.
@param from where a part of a file begins, for re-reading byte ranges: then there is no header and `positions` holds
*/
export function createRowReader(
	source: {readonly number: number; readonly name: string; readonly encoding: Encoding},
	handlers: RowHandlers,
	from?: {readonly start: number; readonly line: number; readonly positions: readonly number[]},
): RowReader {
	let positions = from?.positions;
	let line = from?.line ?? 1;
	let base = from?.start ?? 0;
	let rest = '';
	let atStart = from === undefined;
	let problem: Problem | undefined;

	const unclosed = (): Problem => ({
		file: source.name,
		line,
		found: 'a quoted cell that does not end',
		expected: `every opening quote closed, and no row over ${longestRow / 1_000_000} MB`,
		next: 'look at this line in the file as DOJ sent it; a stray double quote has to be doubled or the line taken out',
	});

	const take = (cells: readonly string[], raw: string, start: number): void => {
		if (raw.length > longestRow) {
			problem = unclosed();
			return;
		}

		const lines = countLines(raw);
		const at = {file: source.number, line};
		line += lines;
		if (cells.length === 1 && cells[0]!.trim() === '') {
			return;
		}

		if (!positions) {
			if (looksLikeHeader(cells)) {
				const found = columnPositions(cells, source.name);
				if (found.ok) {
					positions = found.value;
					handlers.header?.(raw, positions);
				} else {
					problem = found.problems[0];
				}

				return;
			}

			positions = dojOrder;
			handlers.header?.(undefined, positions);
		}

		const cause = causeOf(cells, raw);
		if (cause !== undefined) {
			reportUnreadable(at.file, at.line, raw, cause);
			return;
		}

		handlers.row({...at, start, end: start + raw.length, cells: inOrder(cells, raw, positions, source.encoding)}, raw);
	};

	// A stray quote can join many lines into one broken row: each of them is a line that was not taken in.
	const reportUnreadable = (file: number, first: number, raw: string, cause: string): void => {
		const parts = raw.split(/(?<=\n)/);
		for (const [index, part] of parts.entries()) {
			if (part.trim() !== '') {
				handlers.unreadable({file, line: first + index, cause: parts.length === 1 ? cause : `${cause}, over ${parts.length} lines`}, part);
			}
		}
	};

	const parse = (text: string, ignoreLast: boolean): {errors: readonly Papa.ParseError[]; cursor: number} => {
		let position = base;
		const parser = new Papa.Parser({
			delimiter: ',',
			newline: '\n',
			quoteChar: '"',
			step(result: Papa.ParseStepResult<string[][]>) {
				const end = result.meta.cursor;
				if (!problem) {
					take(result.data[0]!, text.slice(position - base, end - base), position);
				}

				position = end;
			},
		} as unknown as Papa.ParseConfig);
		const result = (parser as unknown as {parse: (text: string, base: number, ignoreLast: boolean) => Papa.ParseResult<string[]>}).parse(text, base, ignoreLast);
		return {errors: result.errors, cursor: position};
	};

	const state = (): Attempt<undefined> => problem ? failure(problem) : success(undefined);

	return {
		push(text) {
			let whole = rest + text;
			if (atStart) {
				if (whole.length < 3) {
					rest = whole;
					return state();
				}

				atStart = false;
				if (whole.startsWith(utf8Mark)) {
					base = 3;
					whole = whole.slice(3);
				}
			}

			const {cursor} = parse(whole, true);
			rest = whole.slice(cursor - base);
			base = cursor;
			if (!problem && rest.length > longestRow) {
				problem = unclosed();
			}

			return state();
		},
		finish() {
			if (problem !== undefined || rest === '') {
				return state();
			}

			// Papaparse reports the unclosed quote only after it has made a row of the rest: look first.
			if (quotesOpen(rest)) {
				problem = unclosed();
				return state();
			}

			parse(rest, false);
			base += rest.length;
			rest = '';
			return state();
		},
		at: () => ({start: base, line}),
	};
}

/** Whether the last row of a text, parsed as papaparse does, ends inside a quoted cell. */
function quotesOpen(text: string): boolean {
	const {errors} = Papa.parse<string[]>(text, {delimiter: ',', newline: '\n', quoteChar: '"'});
	return errors.some(error => error.code === 'MissingQuotes');
}

function countLines(raw: string): number {
	let lines = 0;
	for (let at = raw.indexOf('\n'); at !== -1; at = raw.indexOf('\n', at + 1)) {
		lines++;
	}

	return raw.endsWith('\n') ? lines : lines + 1;
}

function causeOf(cells: readonly string[], raw: string): string | undefined {
	if (raw.includes('\0')) {
		return 'a NUL byte';
	}

	// Two stray quotes can join whole rows into one cell of a row that counts right: those lines were not taken in.
	if (raw.indexOf('\n') < raw.length - 1 && cells.some(cell => cell.includes('\n') && cell.split(',').length >= columnCount)) {
		return 'a quoted cell that holds whole rows';
	}

	const trailing = cells.length === columnCount + 1 && cells[columnCount]!.trim() === '';
	return cells.length === columnCount || trailing ? undefined : `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'} where ${columnCount} are due`;
}

/** A row's cells in DOJ's order, decoded. Most rows are plain ASCII in that order already: they cost one look at the whole row. */
function inOrder(cells: readonly string[], raw: string, positions: readonly number[], encoding: Encoding): readonly string[] {
	const last = cells.length - 1;
	const whole = cells[last]!.endsWith('\r') ? cells.with(last, cells[last]!.slice(0, -1)) : cells;
	const ordered = positions === dojOrder && whole.length === columnCount ? whole : positions.map(position => whole[position]!);
	return isAscii(raw) ? ordered : ordered.map(text => decodeCell(text, encoding));
}
