import {readDate, referenceTo} from '../../history/readings.js';
import {cell, type Row} from '../../extract/row.js';
import {termOf} from '../../values/no-value.js';
import type {Conviction} from '../../history/subject.js';
import {flatMap} from '../../values/flat-map.js';
import {chargeInAny, chargesOf, isUnder, rowsOfCharges, type Charged} from './charges-around.js';
import {shown, type Detector, type FlagContext} from './context.js';
import {inOtherCases, mayBeFelony, mayPrecede, span} from './other-cases.js';

/**
Flag 1: in another case, dated before this conviction or on its day, a conviction that is or on its code may be a super strike or a
registrable offense; or a registration under PC 290 that may be as early. Only where this conviction may be a felony of a section whose
class today turns on such a prior.
*/
export const priorDisqualifier: Detector = (conviction, rule, context) => {
	if (!isUnder(conviction.count, rule.sections) || !mayBeFelony(conviction.count)) {
		return undefined;
	}

	const priors = flatMap(inOtherCases(conviction).filter(other => mayPrecede(other, conviction)), other => gravesOf(other, rule.tables, context));
	return shown([...rowsOfCharges(priors), ...registrations(conviction).map(row => referenceTo(row))]);
};

/** The charges of a conviction that are or may be of these tables; a companion may stand among the convictions of its step. */
export function gravesOf({step, count}: Conviction, tables: readonly string[], context: FlagContext): readonly Charged[] {
	const charges = chargesOf(count);
	const beside = flatMap(flatMap(step.counts.filter(({convicted}) => convicted !== 'no'), other => chargesOf(other)), ({charge}) => charge.sections);
	return charges.filter(({charge}) => chargeInAny(context, tables, charge, beside) !== 'no');
}

/** Registration steps under PC 290 that are not certainly later than the conviction. */
function registrations({subject, count}: Conviction): readonly Row[] {
	if (!subject.registered) {
		return [];
	}

	const ours = span(count);
	return subject.rows.filter(row => {
		const date = readDate(row, 'STP_EVENT_DATE');
		return isRegistration(row) && (ours === undefined || date.kind !== 'date' || date.date.earliest <= ours.latest);
	});
}

const isRegistration = (row: Row): boolean => (termOf(cell(row, 'STP_TYPE_DESCR'))?.startsWith('REGISTRATION') ?? false) && /(?<!\d)290(?!\d)/.test(`${cell(row, 'OFFENSE_DESCR')} ${cell(row, 'COMMENT_TEXT')}`);
