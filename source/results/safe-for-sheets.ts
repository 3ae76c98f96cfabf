// White space that a spreadsheet skips before it looks for a formula. Tab and carriage return are triggers themselves.
const formula = /^[^\S\t\r]*[=+\-@\t\r]/v;
const plainNumber = /^[^\S\t\r]*[+\-]?(?:\d+(?:\.\d*)?|\.\d+)[^\S\t\r]*$/v;
const dash = /^[^\S\t\r]*-[^\S\t\r]*$/v;

/**
The cell as it may stand in a file that is opened in a spreadsheet: a `'` in front of what would be a formula (design, section 7).
`-` alone is how DOJ and we write nothing, and a plain number computes nothing: both stay.
*/
export const safeForSheets = (text: string): string => formula.test(text) && !dash.test(text) && !plainNumber.test(text) ? `'${text}` : text;
