/** Blank, `NULL` and `-` are how the extract says that it holds nothing (design, section 5). */
export const isNoValue = (cell: string): boolean => valueOf(cell) === undefined;

/** The trimmed cell, or undefined when it holds no value. */
export function valueOf(cell: string): string | undefined {
	const text = cell.trim();
	return text === '' || text === '-' || (text.length === 4 && text.toUpperCase() === 'NULL') ? undefined : text;
}

/** A cell of a closed vocabulary: trimmed, inner blanks collapsed, upper case; undefined when it holds no value. */
export function termOf(cell: string): string | undefined {
	const text = valueOf(cell)?.toUpperCase();
	return text !== undefined && /\s\s|[^\S ]/.test(text) ? text.replaceAll(/\s+/g, ' ') : text;
}
