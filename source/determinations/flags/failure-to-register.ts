import {flatMap} from '../../values/flat-map.js';
import {chargeInAny, chargesFrom, chargesOf, rowsOfCharges} from './charges-around.js';
import {shown, type Detector} from './context.js';

/** Flag 37: the person was convicted of failing to register (`tables`), and no conviction on the record is, or may be, the offense that made the duty (`beside`). */
export const failureToRegister: Detector = ({subject}, rule, context) => {
	const counts = subject.convictions.map(({count}) => count);
	const failures = chargesFrom(context, rule.tables, counts);
	const underlying = () => flatMap(counts, count => chargesOf(count)).some(({charge}) => chargeInAny(context, rule.beside, charge) !== 'no' && chargeInAny(context, rule.tables, charge) === 'no');
	return failures.length > 0 && !underlying() ? shown(rowsOfCharges(failures)) : undefined;
};
