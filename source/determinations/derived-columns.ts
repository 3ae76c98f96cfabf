import type {Conviction, Subject} from '../history/subject.js';
import {asksForCompanions, chargeIn, sectionIn, type OffenseTable} from '../rules/offense-table.js';
import {chargeText, type Charge} from '../values/charge.js';
import {formatDay, parseIsoDay, type DateReading, type Day} from '../values/calendar-date.js';
import {flatMap} from '../values/flat-map.js';
import type {Engine} from './engine.js';

/**
The earlier engine's columns that a conviction carries (domain reference, 4.5), less `Possible Other P64 Charges`, which every row
has of its own, and the determination and its reason, which depend on decisions. Where that engine wrote a year-1 date for one
it could not read, ours says `unknown`.
*/
export const derivedHeaders = [
	'Case Number',
	'# of convictions on record',
	'Occurred after 11/9/2016',
	'Superstrike Code Section(s)',
	'PC290 Code Section(s)',
	'PC290 Registration',
	'Date of Conviction',
	'Years Since This Conviction',
	'Years Since Any Conviction',
	'# of Prop 64 convictions',
	'# of HS 11357 convictions',
	'# of HS 11358 convictions',
	'# of HS 11359 convictions',
	'# of HS 11360 convictions',
	'Deceased',
] as const;

/** What the columns need of a subject, worked out once for all of their convictions. */
export type SubjectColumns = {readonly before: readonly string[]; readonly after: readonly string[]; readonly sinceAny: string};

const prop64 = (engine: Engine): OffenseTable => engine.rules.offenses.get('prop64')!;

/** The Prop 64 section a conviction counts under: the first in the text of its charge. */
export function prop64SectionOf(conviction: Conviction, table: OffenseTable): string | undefined {
	const reading = conviction.count.charges[0]?.value;
	return reading?.kind === 'charge' && chargeIn(table, reading.charge) === 'yes' ? reading.charge.sections.find(section => sectionIn(table, section) !== 'no')?.section : undefined;
}

export function subjectColumns(subject: Subject, engine: Engine): SubjectColumns {
	const certain = subject.convictions.filter(({count}) => count.convicted === 'yes');
	const sections = certain.map(conviction => prop64SectionOf(conviction, prop64(engine)));
	const numbers = flatMap(prop64(engine).offenses, ({section}) => section);
	return {
		before: [String(certain.length)],
		sinceAny: yearsSinceLatest(certain.map(conviction => dateOf(conviction)), engine.asOf),
		after: [
			listedCharges(certain, engine.rules.offenses.get('super-strikes')!),
			listedCharges(certain, engine.rules.offenses.get('registration-290c')!),
			subject.registered ? 'Yes' : '-',
			String(sections.filter(section => section !== undefined).length),
			...numbers.map(number => String(sections.filter(section => section === number).length)),
			subject.deceased ? 'Deceased' : '-',
		],
	};
}

/** The one date that all rows of a conviction give; where they differ, none is taken as the first. */
const dateOf = ({count}: Conviction): DateReading => count.dates.length === 1 ? count.dates[0]!.value : {kind: 'unreadable'};

/** The values of `derivedHeaders` for one conviction. */
export function derivedColumns(conviction: Conviction, columns: SubjectColumns, engine: Engine): readonly string[] {
	const {step} = conviction;
	const date = dateOf(conviction);
	const [superStrikes, registrationOffenses, registration, ...counts] = columns.after as readonly [string, string, string, ...string[]];
	return [
		step.caseNumbers.join('; '),
		...columns.before,
		afterAct(date, parseIsoDay(prop64(engine)['in-force']!)!),
		superStrikes, registrationOffenses, registration,
		dateText(date),
		date.kind === 'date' && date.date.precision === 'day' ? yearsBetween(date.date.earliest, engine.asOf) : 'unknown',
		columns.sinceAny,
		...counts,
	];
}

/** All convictions that are, or on the code alone may be, of the table; `-` where there is none. A companion offense may be another count of the step. */
function listedCharges(convictions: readonly Conviction[], table: OffenseTable): string {
	const charges = flatMap(convictions, conviction => {
		const beside = asksForCompanions(table) ? flatMap(flatMap(convictions.filter(({step}) => step === conviction.step), other => chargesOf(other)), ({sections}) => sections) : [];
		return chargesOf(conviction).filter(charge => chargeIn(table, charge, beside) !== 'no').map(charge => chargeText(charge));
	});
	return charges.length === 0 ? '-' : charges.join(';');
}

const chargesOf = ({count}: Conviction): readonly Charge[] => flatMap(count.charges, ({value}) => value.kind === 'charge' ? [value.charge] : []);

function afterAct(reading: DateReading, act: Day): string {
	if (reading.kind !== 'date') {
		return 'unknown';
	}

	return reading.date.earliest > act ? 'Y' : (reading.date.latest <= act ? 'N' : 'unknown');
}

/** `03/02/1979`, `03/1979`, `1979` or `unknown`. */
export function dateText(reading: DateReading): string {
	if (reading.kind !== 'date') {
		return 'unknown';
	}

	const [year, month, day] = formatDay(reading.date.earliest).split('-');
	return {day: `${month}/${day}/${year}`, month: `${month}/${year}`, year: year!}[reading.date.precision];
}

/** Years of 365.25 days with one decimal, as the earlier engine counted them. */
const yearsBetween = (from: Day, to: Day): string => ((to - from) / 365.25).toFixed(1);

function yearsSinceLatest(dates: readonly DateReading[], asOf: Day): string {
	const latest = Math.max(...dates.map(date => date.kind === 'date' ? date.date.earliest : Number.NEGATIVE_INFINITY));
	const certain = dates.every(date => date.kind === 'date' && (date.date.latest <= latest));
	return certain && dates.length > 0 ? yearsBetween(latest, asOf) : 'unknown';
}
