import {flatMap} from '../../values/flat-map.js';
import {rowsOfCharges} from './charges-around.js';
import {shown, type Detector} from './context.js';
import {inOtherCases, mayPrecede} from './other-cases.js';
import {gravesOf} from './prior-disqualifier.js';

/** Flag 38: a super strike in another case that is certainly later than this conviction. It bars nothing. */
export const laterSuperStrike: Detector = (conviction, rule, context) =>
	shown(rowsOfCharges(flatMap(inOtherCases(conviction).filter(other => !mayPrecede(other, conviction)), other => gravesOf(other, rule.tables, context))));
