import {chargesFrom, countsOf, rowsOfCharges} from './charges-around.js';
import {shown, type Detector} from './context.js';
import {ownRows, rowsWithWords} from './words.js';

/** Flag 8: a manufacturing charge in the same cycle, or a comment that speaks of extraction. The words of the charge itself are the statute's title (`MARIJUANA/HASH`) and are not read. */
export const manufacture: Detector = ({cycle, count}, rule, context) =>
	shown([...rowsOfCharges(chargesFrom(context, rule.tables, countsOf(cycle))), ...rowsWithWords(ownRows(cycle, count), ['COMMENT_TEXT'], rule.words)]);
