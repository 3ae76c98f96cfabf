import papa from 'papaparse';
import {columnIndex, type ColumnName} from '../../source/extract/layout.js';

/** The data rows of an extract's text, as cells. */
export const rowsOfText = (text: string): string[][] => papa.parse<string[]>(text.trimEnd(), {delimiter: ','}).data.slice(1);

export const cell = (row: readonly string[], column: ColumnName): string => row[columnIndex[column]]!;

/** Rows with one key together. */
export function groupRows(rows: readonly string[][], keyOf: (row: string[]) => string): string[][][] {
	const groups = new Map<string, string[][]>();
	for (const row of rows) {
		const key = keyOf(row);
		const group = groups.get(key);
		if (group) {
			group.push(row);
		} else {
			groups.set(key, [row]);
		}
	}

	return [...groups.values()];
}
