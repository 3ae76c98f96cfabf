/** Blank, `NULL` and `-` are how the extract says that it holds nothing (design, section 5). */
export const isNoValue = (cell: string): boolean => valueOf(cell) === undefined;

/** The trimmed cell, or undefined when it holds no value. */
export function valueOf(cell: string): string | undefined {
	const text = cell.trim();
	return text === '' || text === '-' || (text.length === 4 && text.toUpperCase() === 'NULL') ? undefined : text;
}

/** A cell of a closed vocabulary: trimmed, inner blanks collapsed, upper case; undefined when it holds no value. */
export function termOf(cell: string): string | undefined {
	if (cell === '') {
		return undefined;
	}

	if (isPlain(cell)) {
		return cell === '-' || cell === 'NULL' ? undefined : cell;
	}

	const text = valueOf(cell)?.toUpperCase();
	return text !== undefined && /\s\s|[^\S ]/.test(text) ? text.replaceAll(/\s+/g, ' ') : text;
}

/** A cell that is its own term, as nearly all are: capitals, digits and signs with single blanks between them. */
function isPlain(cell: string): boolean {
	let before: number = blank;
	for (let index = 0; index < cell.length; index++) {
		const code = cell.charCodeAt(index); // eslint-disable-line unicorn/prefer-code-point -- anything beyond one unit is not plain
		if (code < blank || code > tilde || (code >= smallA && code <= smallZ) || (code === blank && before === blank)) {
			return false;
		}

		before = code;
	}

	return before !== blank;
}

const [blank, tilde, smallA, smallZ] = [0x20, 0x7E, 0x61, 0x7A] as const;
