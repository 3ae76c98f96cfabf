import {shown, type Detector} from './context.js';
import {rowsOfCycle, rowsWithWords} from './words.js';

/** Flag 43: a disposition or a comment of the cycle names one of the other laws that seal or expunge. */
export const otherReliefLaw: Detector = ({cycle}, rule) => shown(rowsWithWords(rowsOfCycle(cycle), ['DISP_DESCR', 'COMMENT_TEXT'], rule.words));
