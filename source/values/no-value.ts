/** Blank, `NULL` and `-` are how the extract says that it holds nothing (design, section 5). */
export function isNoValue(cell: string): boolean {
	const text = cell.trim();
	return text === '' || text === '-' || text.toUpperCase() === 'NULL';
}

/** The trimmed cell, or undefined when it holds no value. */
export const valueOf = (cell: string): string | undefined => isNoValue(cell) ? undefined : cell.trim();

/** A cell of a closed vocabulary: trimmed, inner blanks collapsed, upper case; undefined when it holds no value. */
export const termOf = (cell: string): string | undefined => isNoValue(cell) ? undefined : cell.trim().replaceAll(/\s+/g, ' ').toUpperCase();
