import {referenceTo} from '../../history/readings.js';
import type {Conviction} from '../../history/subject.js';
import {chargeText, type Charge} from '../../values/charge.js';
import {chargesOfRow, speakingRows} from '../flags/charge-conflict.js';
import {saysMore} from '../flags/comment-charges.js';
import type {FlagContext} from '../flags/context.js';
import {disputedReadings} from './disputed-readings.js';
import {asSaid, type AlternativeReading} from './reading.js';
import {withCount} from './substitute.js';

const columnWords: Readonly<Record<Charge['column'], string>> = {
	OFFENSE_DESCR: 'the offense', CONV_OFFENSE_DESCR: 'the offense of conviction', DISP_OFFENSE_DESCR: 'the offense as disposed', COMMENT_TEXT: 'the comment',
};

/** The charge as another column or the comment states it (what flag 4 counts as speaking of the conviction), and as each of the rows that disagree does. */
export function chargeReadings(conviction: Conviction, context: FlagContext): readonly AlternativeReading[] {
	const disputed = disputedReadings(conviction, conviction.count.charges, value => value.kind === 'charge' ? `the charge is ${chargeText(value.charge)}` : undefined, charges => ({charges}));
	const stated = otherCharges(conviction, context).map(({charge, columns, rows}): AlternativeReading => ({
		flag: 'charge-conflict',
		words: `the charge is ${chargeText(charge)}, ${asSaid(columns.map(column => columnWords[column]))}`,
		rows,
		conviction: withCount(conviction, {charges: [{value: {kind: 'charge', charge}, rows}]}),
	}));
	return [...disputed, ...stated];
}

type Stated = {readonly charge: Charge; readonly columns: Array<Charge['column']>; readonly rows: Array<ReturnType<typeof referenceTo>>};

/** Charges that are not the row's own, nor the same with less said: each once, with the columns and rows that state it. */
function otherCharges({count}: Conviction, context: FlagContext): readonly Stated[] {
	const rule = context.rules.flags.find(({id}) => id === 'charge-conflict');
	const found = new Map<string, Stated>();
	for (const row of rule ? speakingRows(count) : []) {
		const {own, others} = chargesOfRow(row, rule!, context);
		for (const charge of own.kind === 'charge' ? others.filter(other => saysMore(other, own.charge)) : others) {
			const text = chargeText(charge);
			const known = found.get(text) ?? {charge, columns: [], rows: []};
			found.set(text, known);
			known.rows.push(referenceTo(row));
			if (!known.columns.includes(charge.column)) {
				known.columns.push(charge.column);
			}
		}
	}

	return [...found.values()];
}
