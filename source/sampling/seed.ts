import {failure, success, type Attempt} from '../values/problem.js';

const fewestDigits = 20;

/**
The digits that fix a draw: made in public or by dice, after the frame is sealed. Always text, as typed: leading zeros count, and no
two programs may read it as different numbers.
*/
export function parseSeed(text: string): Attempt<string> {
	const found = /^\d+$/.test(text) ? (text.length < fewestDigits ? `a seed of ${text.length} digits` : undefined) : 'a seed that is not digits alone';
	return found === undefined
		? success(text)
		: failure({found, expected: `at least ${fewestDigits} decimal digits, without blanks`, next: 'throw a ten-sided die twenty times with a witness, after the frame is sealed, and type the digits in order'});
}
