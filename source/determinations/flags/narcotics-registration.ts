import {countsOfPerson} from '../../history/counts-of-person.js';
import {chargesFrom, rowsOfCharges} from './charges-around.js';
import {shown, type Detector} from './context.js';

/** Flag 40: a registration as a narcotics offender is on the record. The felonies that led to one are not flagged for it: nearly all did. */
export const narcoticsRegistration: Detector = ({subject}, rule, context) => shown(rowsOfCharges(chargesFrom(context, rule.tables, countsOfPerson(subject))));
