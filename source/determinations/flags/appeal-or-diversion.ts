import {shown, type Detector} from './context.js';
import {rowsOfCycle, rowsWithWords} from './words.js';

/** Flag 34: a disposition or a comment of the cycle tells of an appeal, a reversal, a new trial or a diversion. */
export const appealOrDiversion: Detector = ({cycle}, rule) => shown(rowsWithWords(rowsOfCycle(cycle), ['DISP_DESCR', 'COMMENT_TEXT'], rule.words));
