import type {RowReference} from '../../extract/row.js';
import {readOtherCharges, referenceTo} from '../../history/readings.js';
import type {Charge} from '../../values/charge.js';
import {chargeInAny, chargesOf, rowsOfCharges} from './charges-around.js';
import {shown, type Detector} from './context.js';

/**
Flag 11: a reading of this count's charge, from any of its columns, is one that only resembles Proposition 64's or is not relieved; or
another conviction of the same court step is one: the order must not sweep it in. A Proposition 64 section followed by a point and a
digit is a look-alike, also where no charge can be read.
*/
export const notRelievedCharge: Detector = ({step, count}, rule, context) => {
	const scope = context.rules.offenses.get(rule.beside[0] ?? '')?.offenses.flatMap(({section}) => section) ?? [];
	const isOne = (charge: Charge): boolean => chargeInAny(context, rule.tables, charge) !== 'no' || charge.sections.some(({section}) => scope.some(one => section.startsWith(`${one}.`)));
	const read = step.counts.filter(other => other === count || other.convicted === 'yes').flatMap(other => chargesOf(other)).filter(({charge}) => isOne(charge));
	const elsewhere = count.rows.filter(row => readOtherCharges(row, context.rules.codes).some(reading => reading.kind === 'charge' && isOne(reading.charge)));
	const unread = count.charges.flatMap(({value, rows}): readonly RowReference[] => value.kind === 'unreadable' && scope.some(one => new RegExp(String.raw`${one}[.,]\d`).test(value.raw)) ? rows : []);
	return shown([...rowsOfCharges(read), ...elsewhere.map(row => referenceTo(row)), ...unread]);
};
