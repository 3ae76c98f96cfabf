import type {RowReference} from '../../extract/row.js';
import {readOtherCharges, referenceTo} from '../../history/readings.js';
import type {Count} from '../../history/subject.js';
import {chargeText, type Charge} from '../../values/charge.js';
import {flatMap} from '../../values/flat-map.js';
import {chargeInAny, chargesOf, rowsOfCharges} from './charges-around.js';
import {shown, type Detector, type FlagContext} from './context.js';

type Tables = {readonly tables: readonly string[]; readonly beside: readonly string[]};

/**
Flag 11: a reading of this count's charge, from any of its columns, is one that only resembles Proposition 64's or is not relieved; or
another conviction of the same court step is one: the order must not sweep it in.
*/
export const notRelievedCharge: Detector = ({step, count}, rule, context) => {
	const beside = flatMap(step.counts.filter(other => other !== count && other.convicted === 'yes'), other => chargesOf(other)).filter(({charge}) => isNotRelieved(charge, rule, context));
	return shown([...rowsOfCharges(beside), ...notRelievedReadings(count, rule, context).map(({row}) => row)]);
};

const scopeOf = ({beside}: Tables, context: FlagContext): readonly string[] => flatMap(context.rules.offenses.get(beside[0] ?? '')?.offenses ?? [], ({section}) => section);

const isNotRelieved = (charge: Charge, rule: Tables, context: FlagContext): boolean =>
	chargeInAny(context, rule.tables, charge) !== 'no' || charge.sections.some(({section}) => section.includes('.') && scopeOf(rule, context).some(one => section.startsWith(`${one}.`)));

/**
What a count's columns name that resembles Proposition 64's sections or is not relieved, with its rows. A Proposition 64 section
followed by a point and a digit is a look-alike, also where no charge can be read.
*/
export function notRelievedReadings(count: Count, rule: Tables, context: FlagContext): ReadonlyArray<{readonly words: string; readonly row: RowReference}> {
	return [
		...flatMap(chargesOf(count).filter(({charge}) => isNotRelieved(charge, rule, context)), ({charge, rows}) => rows.map(row => ({words: chargeText(charge), row}))),
		...flatMap(count.rows, row => flatMap(readOtherCharges(row, context.rules.codes), reading => reading.kind === 'charge' && isNotRelieved(reading.charge, rule, context) ? [{words: chargeText(reading.charge), row: referenceTo(row)}] : [])),
		...flatMap(count.charges, ({value, rows}) => value.kind === 'unreadable' && scopeOf(rule, context).some(one => new RegExp(String.raw`${one}[.,]\d`).test(value.raw)) ? rows.map(row => ({words: value.raw, row})) : []),
	];
}
