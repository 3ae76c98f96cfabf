import type {ChargeReading, Conviction} from '../../history/subject.js';
import {chargeText, sectionText} from '../../values/charge.js';
import {agreement, allOf, anyOf, known, type Answer} from '../../values/knowable.js';
import {rowsOf, type Circumstances, type LeafFinding} from '../finding.js';
import {chargeIn, chargeOnlyIn, sectionIn, subdivisionWithin, wordsMayBeIn, type OffenseTable} from '../offense-table.js';
import {flatMap} from '../../values/flat-map.js';
import {datesText} from './dates.js';

const sectionsOf = (table: OffenseTable): readonly string[] => flatMap(table.offenses, entry => entry.section);

/** Every section of a table with its subdivisions: `148.A.1`. */
const pathsOf = (table: OffenseTable): readonly string[] =>
	flatMap(table.offenses, ({section, subdivisions}) => flatMap(section, name => subdivisions.length === 0 ? [name] : subdivisions.map(path => `${name}.${path}`)));

const tablesOf = ({offenses}: Circumstances, ids: readonly string[]): readonly OffenseTable[] => ids.map(id => offenses.get(id)!);

/** Does a reading of the charge fall under one of the tables? Nothing to read is unknown. */
export function readingIn(tables: readonly OffenseTable[], reading: ChargeReading): Answer {
	switch (reading.kind) {
		case 'charge': {
			return anyOf(tables.map(table => chargeIn(table, reading.charge)));
		}

		case 'unreadable': {
			return tables.some(table => wordsMayBeIn(table, reading.raw)) ? 'unknown' : 'no';
		}

		case 'missing': {
			return 'unknown';
		}
	}
}

/** Is the conviction for one of the offenses of these tables? */
export function offenseIn(circumstances: Circumstances, ids: readonly string[]): LeafFinding {
	const {conviction} = circumstances;
	const tables = tablesOf(circumstances, ids);
	const answer = agreement(conviction.count.charges.map(({value}) => readingIn(tables, value)));
	return {
		answer,
		told: () => ({
			because: `charge is ${chargeWords(conviction)}`,
			rows: rowsOf(conviction.count.charges),
			facts: answer === 'unknown' ? [chargeGap(conviction)] : [],
			yesIf: `the charge is one of the ${tables.map(({title}) => inSentence(title)).join(' or ')}`,
			noIf: 'the charge is another',
			suppose: {yes: {charges: ids.every(id => circumstances.scopeOffenses.includes(id)) ? flatMap(tables, table => pathsOf(table)) : []}, no: {charges: []}},
		}),
	};
}

/** The sections of the scope's tables in the charge, in the order of its text; from every reading of it. */
export function scopeSections(circumstances: Circumstances): readonly string[] {
	const tables = tablesOf(circumstances, circumstances.scopeOffenses);
	const sections = flatMap(circumstances.conviction.count.charges, ({value}) => value.kind === 'charge' ? value.charge.sections : []);
	return [...new Set(sections.filter(section => tables.some(table => sectionIn(table, section) !== 'no')).map(({section}) => section))];
}

/** Is a section of the charge one of those listed? The order of the list decides which one is named. */
export function sectionListed(circumstances: Circumstances, listed: readonly string[]): LeafFinding {
	const {charges} = circumstances.conviction.count;
	const tables = tablesOf(circumstances, circumstances.scopeOffenses);
	const inReading = (reading: ChargeReading): Answer => {
		const inScope = readingIn(tables, reading);
		if (reading.kind !== 'charge' || inScope === 'no') {
			return inScope;
		}

		return reading.charge.sections.some(({section}) => listed.includes(section)) ? inScope : 'no';
	};

	const answer = agreement(charges.map(({value}) => inReading(value)));
	const present = scopeSections(circumstances);
	const named = listed.filter(candidate => present.includes(candidate));
	// Of a charge that is not known, or only supposed, it may be any of them.
	const mayBeAny = circumstances.supposed !== undefined || (answer === 'unknown' && named.length === 0);
	const section = mayBeAny ? (named.length > 0 ? named : listed).join(' or ') : named[0];
	return {
		answer,
		found: section === undefined ? undefined : {section},
		told: () => ({
			because: `charge is ${chargeWords(circumstances.conviction)}; listed: ${listed.join(', ') || 'none'}`,
			rows: rowsOf(charges),
			facts: answer === 'unknown' ? [chargeGap(circumstances.conviction)] : [],
			yesIf: `the charge is HS ${listed.join(' or ')}`,
			noIf: `the charge is not HS ${listed.join(' or ')}`,
			record: `charge is ${chargeWords(circumstances.conviction)}`,
			suppose: {yes: {charges: listed}, no: {charges: flatMap(tables, table => sectionsOf(table)).filter(other => !listed.includes(other))}},
		}),
	};
}

/** Is the charge, so far as it is in scope, under one of these subdivisions? Unknown where the record gives fewer letters than are asked. */
export function subdivisionIn(circumstances: Circumstances, paths: readonly string[]): LeafFinding {
	const {charges} = circumstances.conviction.count;
	const tables = tablesOf(circumstances, circumstances.scopeOffenses);
	const wanted = paths.map(path => path.split('.')).map(([section, ...subdivisions]) => ({section: section!, subdivisions}));
	const inReading = (reading: ChargeReading): Answer => reading.kind === 'charge'
		? allOf([readingIn(tables, reading), anyOf(reading.charge.sections.map(given => anyOf(wanted.map(({section, subdivisions}) => given.section === section ? subdivisionWithin(given.subdivisions, subdivisions) : 'no'))))])
		: readingIn(tables, reading);
	const answer = agreement(charges.map(({value}) => inReading(value)));
	return {
		answer,
		told() {
			const words = wanted.map(({section, subdivisions}) => sectionText({section, subdivisions: subdivisions.map(part => part.toLowerCase()), code: undefined, codeInferred: false})).join(' or ');
			return {
				because: `charge is ${chargeWords(circumstances.conviction)}; listed: ${words}`,
				rows: rowsOf(charges),
				facts: answer === 'unknown' ? [chargeGap(circumstances.conviction)] : [],
				yesIf: `the charge is HS ${words}`,
				noIf: `the charge is not HS ${words}`,
				record: `charge is ${chargeWords(circumstances.conviction)}`,
				suppose: {yes: {charges: paths}, no: {charges: []}},
			};
		},
	};
}

/** Is every conviction of the person for offenses of these tables alone? */
export function onlyOffenses(circumstances: Circumstances, ids: readonly string[]): LeafFinding {
	const {subject} = circumstances.conviction;
	const tables = tablesOf(circumstances, ids);
	const answers = subject.convictions.map((conviction): Answer => {
		const only = agreement(conviction.count.charges.map(({value}) => value.kind === 'charge' ? anyOf(tables.map(table => chargeOnlyIn(table, value.charge))) : readingIn(tables, value)));
		// What may not be a conviction at all cannot refuse.
		return only === 'no' && conviction.count.convicted === 'unknown' ? 'unknown' : only;
	});
	const others = subject.convictions.filter((_, index) => answers[index] === 'no');
	const open = subject.convictions.filter((_, index) => answers[index] === 'unknown');
	const answer: Answer = others.length > 0 ? 'no' : (open.length > 0 || !subject.identified ? 'unknown' : known(true));
	return {
		answer,
		told: () => ({
			because: `${subject.convictions.length} convictions on record, ${others.length} of them for other offenses${open.length > 0 ? `, ${open.length} not certain` : ''}`,
			rows: rowsOf(flatMap((others.length > 0 ? others : open), ({count}) => count.charges)),
			facts: answer === 'unknown'
				? [
					...(open.length > 0 ? [`It is not certain whether ${open.map(conviction => `count ${conviction.count.order}`).join(', ')} is a conviction of another offense`] : []),
					...(subject.identified ? [] : [restOfRecordUnknown]),
				]
				: [],
			yesIf: 'the person has no conviction of another offense',
			noIf: 'the person has a conviction of another offense',
			record: others.length > 0 ? `convicted of another offense: ${convictionWords(others)}` : undefined,
		}),
	};
}

export const restOfRecordUnknown = 'SUBJECT_ID is missing, so the rest of the person\'s record is not known';

export function chargeWords({count}: Conviction): string {
	return [...new Set(count.charges.map(({value}) => value.kind === 'charge' ? chargeText(value.charge) : (value.kind === 'missing' ? 'missing' : 'not readable')))].join(' or ') || 'missing';
}

/** Convictions by charge, date and count: `459 PC of 2019-05-01 (count 102002001000)`. */
export const convictionWords = (convictions: readonly Conviction[]): string => convictions.map(one => `${chargeWords(one)} of ${datesText(one.count.dates)} (count ${one.count.order})`).join('; ');

function chargeGap(conviction: Conviction): string {
	const {charges} = conviction.count;
	if (charges.length > 1) {
		return `Charge differs between rows (${chargeWords(conviction)})`;
	}

	const reading = charges[0]?.value;
	return reading?.kind === 'unreadable' ? 'Charge is not readable' : (reading?.kind === 'charge' ? `Charge ${chargeText(reading.charge)} does not say enough` : 'Charge is missing');
}

/** A table's title within a sentence: only its first letter changes. */
export const inSentence = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);
