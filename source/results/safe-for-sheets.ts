// White space that a spreadsheet skips before it looks for a formula. Tab and carriage return are triggers themselves.
const formula = /^[^\S\t\r]*[=+\-@\t\r]/v;
const plainNumber = /^[^\S\t\r]*[+\-]?(?:\d+(?:\.\d*)?|\.\d+)[^\S\t\r]*$/v;
const dash = /^[^\S\t\r]*-[^\S\t\r]*$/v;

/** Most cells are empty or begin with a letter or a digit. They need no look at the rest, which is worth it: every cell of every row comes here. */
function isHarmless(text: string): boolean {
	// eslint-disable-next-line unicorn/prefer-code-point -- half of a pair begins no formula either
	const first = text.charCodeAt(0);
	return text === '' || (first >= 0x30 && first <= 0x39) || (first >= 0x41 && first <= 0x7A);
}

/**
The cell as it may stand in a file that is opened in a spreadsheet: a `'` in front of what would be a formula (design, section 7).
`-` alone is how DOJ and we write nothing, and a plain number computes nothing: both stay.
*/
export const safeForSheets = (text: string): string => !isHarmless(text) && formula.test(text) && !dash.test(text) && !plainNumber.test(text) ? `'${text}` : text;
