import {failure, success, type Attempt} from '../values/problem.js';
import {columnCount, columnNames} from './layout.js';

const known: ReadonlySet<string> = new Set(columnNames);

const nameIn = (cell: string): string => cell.trim().toUpperCase();

/** A first line is a header when a good part of it is column names: no data line holds ten of them. */
export const looksLikeHeader = (cells: readonly string[]): boolean => cells.filter(cell => known.has(nameIn(cell))).length >= 10;

/** DOJ's own order: where each of the 95 columns stands in a file without a header. */
export const dojOrder: readonly number[] = columnNames.map((_, index) => index);

/** Where each of DOJ's 95 columns stands in a file with this header. Problems name what is missing, unknown and doubled. */
export function columnPositions(cells: readonly string[], file: string): Attempt<readonly number[]> {
	const names = cells.map(cell => nameIn(cell));
	if (names.length === columnCount + 1 && names.at(-1) === '') {
		names.pop();
	}

	const missing = columnNames.filter(name => !names.includes(name));
	const unknown = names.filter(name => !known.has(name));
	const doubled = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
	const wrongs = [
		missing.length > 0 && `${missing.join(', ')} missing`,
		unknown.length > 0 && `${unknown.length} unknown ${unknown.length === 1 ? 'name' : 'names'}`,
		doubled.length > 0 && `${doubled.filter(name => known.has(name)).join(', ') || 'blank names'} given twice`,
	].filter(wrong => typeof wrong === 'string');
	if (wrongs.length > 0) {
		return failure({
			file,
			line: 1,
			found: `a header with ${names.length} columns: ${wrongs.join('; ')}`,
			expected: `the ${columnCount} columns of the DOJ extract, in any order`,
			next: 'use the file as DOJ sent it; do not edit or re-save it in a spreadsheet',
		});
	}

	const positions = columnNames.map(name => names.indexOf(name));
	return success(positions.every((position, index) => position === index) ? dojOrder : positions);
}
