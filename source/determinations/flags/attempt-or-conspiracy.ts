import {chargesOf, rowsOfCharges} from './charges-around.js';
import {shown, type Detector} from './context.js';

/** Flag 22: an attempt, a conspiracy or a solicitation, by its section or by the qualifier. */
export const attemptOrConspiracy: Detector = ({count}) => shown(rowsOfCharges(chargesOf(count).filter(({charge}) => charge.modifiers.length > 0)));
