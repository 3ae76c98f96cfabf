import {cell} from '../../extract/row.js';
import {referenceTo} from '../../history/readings.js';
import {termOf} from '../../values/no-value.js';
import {shown, type Detector} from './context.js';
import {ownRows} from './words.js';

/** Flag 32: a comment of the count or its arrest gives an amount: a number with one of the units (`words`). The words of the charge are the statute's title and are not read. */
export const amount: Detector = ({cycle, count}, rule) => shown(ownRows(cycle, count).filter(row => {
	const comment = termOf(cell(row, 'COMMENT_TEXT'));
	return comment !== undefined && [...comment.matchAll(/\d[\s-]*([A-Z]+)(?![A-Z])/g)].some(([, unit]) => rule.words.includes(unit!));
}).map(row => referenceTo(row)));
