import type {Row} from '../../extract/row.js';
import {referenceTo} from '../../history/readings.js';
import {shown, type Detector} from './context.js';

// Control characters but for tabs and line ends, which pad and wrap cells; marks that turn or hide text.
const hidden = /(?![\t\n\r])[\p{Cc}\p{Cf}]/u;

/** Flag 41: cells of the count that a spreadsheet would run, or that hold what a reader does not see. Bytes that are not UTF-8 are seen only for the file as a whole, in its manifest. */
export const unsafeCharacters: Detector = ({count}) => shown(count.rows.filter(row => isUnsafe(row)).map(row => referenceTo(row)));

const isUnsafe = (row: Row): boolean => row.cells.some(text => text !== '' && !/^[A-Z\d][ -~]*$/.test(text) && (beginsFormula(text) || hidden.test(text)));

/** `=1+1`, `+cmd`, `@sum`, `-2+3`; `-ATTEMPTED`, `-` alone and plain numbers are the extract's own. */
const beginsFormula = (text: string): boolean => /^\s*[=@+-]/.test(text) && !/^\s*(?:-\s*|-[A-Z /-]+|[+-]?\d+(?:\.\d+)?)\s*$/.test(text);
