import type {Conviction} from '../../history/subject.js';
import {agreement, allOf, anyOf, known, type Answer} from '../../values/knowable.js';
import {rowsOf, type Circumstances, type LeafFinding} from '../finding.js';
import {chargeIn, needsOf, wordsMayBeIn, type OffenseTable} from '../offense-table.js';
import {flatMap} from '../../values/flat-map.js';
import {convictionWords, inSentence, restOfRecordUnknown, scopeSections} from './offenses.js';
import {priorConditions} from './prior-conditions.js';
import {isPrior, sameCase, strictlyBefore} from './same-case.js';

type Weighed = {readonly conviction: Conviction; readonly answer: Answer};

const isFelony = ({count}: Conviction): Answer => agreement(count.levels.map(({value}) => value.kind === 'level' ? known(value.level === 'felony') : 'unknown'));

/** Is a conviction one of the table's? A companion that an entry asks for may be another count of the same step. */
function convictionIn(table: OffenseTable, conviction: Conviction): Answer {
	const beside = flatMap(conviction.subject.convictions
		.filter(other => other.step === conviction.step && other !== conviction), ({count}) => flatMap(count.charges, ({value}) => value.kind === 'charge' ? value.charge.sections : []));
	const offense = agreement(conviction.count.charges.map(({value}): Answer => {
		if (value.kind === 'charge') {
			return chargeIn(table, value.charge, beside);
		}

		return value.kind === 'missing' || wordsMayBeIn(table, value.raw) ? 'unknown' : 'no';
	}));
	return table.felony && offense !== 'no' ? allOf([offense, isFelony(conviction)]) : offense;
}

const named = ({conviction}: Weighed): string => convictionWords([conviction]);

/** Has the person a conviction for an offense of these tables, strictly before this one and not in the same case? */
export function priorOffense({conviction: own, offenses}: Circumstances, ids: readonly string[]): LeafFinding {
	const {subject} = own;
	const tables = ids.map(id => offenses.get(id)!);
	const weighed = subject.convictions.map((conviction): Weighed => {
		const prior = isPrior(conviction, own);
		return {conviction, answer: prior === 'no' ? 'no' : allOf([prior, anyOf(tables.map(table => convictionIn(table, conviction)))])};
	});
	const [certain, open] = [weighed.filter(({answer}) => answer === 'yes'), weighed.filter(({answer}) => answer === 'unknown')];
	const answer: Answer = certain.length > 0 ? 'yes' : (open.length > 0 || !subject.identified ? 'unknown' : 'no');
	return {
		answer,
		told() {
			const titles = tables.map(({title}) => inSentence(title)).join(' or ');
			return {
				because: certain.length > 0
					? `${certain.map(one => named(one)).join('; ')} ${certain.length === 1 ? 'is' : 'are'} of the ${titles}, earlier and of another case`
					: `no earlier conviction of another case is certainly of the ${titles}${open.length > 0 ? `; not certain: ${open.map(one => named(one)).join('; ')}` : ''}`,
				rows: rowsOf(flatMap((certain.length > 0 ? certain : open), ({conviction: {count}}) => [...count.charges, ...count.dates])),
				facts: answer === 'unknown'
					? [...open.map(one => `The record does not say whether ${named(one)} is an earlier conviction of the ${titles} (${openPoints(one, own, tables).join('; ')})`), ...(subject.identified ? [] : [restOfRecordUnknown])]
					: [],
				yesIf: `an earlier conviction of another case is of the ${titles}`,
				noIf: `no earlier conviction of another case is of the ${titles}`,
				record: certain.length > 0 ? `an earlier conviction: ${certain.map(one => named(one)).join('; ')}` : undefined,
				named: subject.identified && answer !== 'no' ? priorConditions([...certain, ...open].map(one => ({conviction: one.conviction, needs: needsAlone(one, own, tables)})), titles) : undefined,
			};
		},
	};
}

const needsIn = ({conviction}: Weighed, tables: readonly OffenseTable[]): readonly string[] => {
	const charges = flatMap(conviction.count.charges, ({value}) => value.kind === 'charge' ? [value.charge] : []);
	return [...new Set(flatMap(tables, table => flatMap(charges, charge => needsOf(table, charge))))];
};

/** What would have to be known of a conviction that may be a prior, besides what it was for. */
const otherPoints = ({conviction}: Weighed, own: Conviction): readonly string[] => [
	...(conviction.count.convicted === 'unknown' ? ['whether it is a conviction'] : []),
	...(strictlyBefore(conviction.count.dates, own.count.dates) === 'unknown' ? ['whether it is earlier'] : []),
	...(sameCase(conviction, own) === 'unknown' ? ['whether it is of another case'] : []),
];

/** What would have to be known of a conviction that may be a prior. */
function openPoints(one: Weighed, own: Conviction, tables: readonly OffenseTable[]): readonly string[] {
	const needs = needsIn(one, tables);
	const offense = anyOf(tables.map(table => convictionIn(table, one.conviction)));
	return [...otherPoints(one, own), ...(offense === 'unknown' ? [needs.length > 0 ? `needs ${needs.join(' or ')}` : 'its charge or severity'] : [])];
}

/** What the charge alone does not tell, where that is all that is open. */
function needsAlone(one: Weighed, own: Conviction, tables: readonly OffenseTable[]): readonly string[] {
	const isFelonyOrNeedNot = tables.every(table => !table.felony) || isFelony(one.conviction) === 'yes';
	return one.answer === 'unknown' && isFelonyOrNeedNot && one.conviction.count.charges.length === 1 && otherPoints(one, own).length === 0 ? needsIn(one, tables) : [];
}

export type SameSection = {readonly atLeast: number; readonly counted: 'cases' | 'counts'; readonly levels: 'felony' | 'any'};

/** Has the person this many convictions under the same section, strictly before this one and in other cases? */
export function priorsOfSameSection(circumstances: Circumstances, {atLeast, counted, levels}: SameSection): LeafFinding {
	const {conviction: own, scopeOffenses, offenses} = circumstances;
	const tables = scopeOffenses.map(id => offenses.get(id)!);
	const sections = scopeSections(circumstances);
	const weighed = own.subject.convictions.map((conviction): Weighed => {
		const prior = isPrior(conviction, own);
		return {conviction, answer: prior === 'no' ? 'no' : allOf([prior, underSection(conviction, sections, tables), levels === 'felony' ? isFelony(conviction) : 'yes'])};
	});
	const certain = weighed.filter(({answer}) => answer === 'yes');
	const possible = weighed.filter(({answer}) => answer !== 'no');
	const [least, most] = counted === 'counts' ? [certain.length, possible.length] : [casesAmong(certain, sameness => sameness !== 'no'), casesAmong(possible, sameness => sameness === 'yes')];
	const answer: Answer = least >= atLeast ? 'yes' : (most >= atLeast || !own.subject.identified ? 'unknown' : 'no');
	return {
		answer,
		told() {
			const of = sections.map(section => `HS ${section}`).join(' or ') || 'the section';
			return {
				because: `${least === most ? String(least) : `between ${least} and ${most}`} earlier ${counted} under ${of}${possible.length > 0 ? `: ${possible.map(one => named(one)).join('; ')}` : ''}`,
				rows: rowsOf(flatMap(possible, ({conviction: {count}}) => [...count.charges, ...count.dates])),
				facts: answer === 'unknown'
					? [
						...(most >= atLeast ? [`The record shows between ${least} and ${most} earlier ${counted} under ${of}`] : []),
						...(own.subject.identified ? [] : [restOfRecordUnknown]),
					]
					: [],
				yesIf: `${atLeast} or more earlier ${counted} are under ${of}`,
				noIf: `fewer than ${atLeast} earlier ${counted} are under ${of}`,
			};
		},
	};
}

/** Is a conviction, so far as it is in scope, under one of these sections? */
function underSection(conviction: Conviction, sections: readonly string[], tables: readonly OffenseTable[]): Answer {
	return agreement(conviction.count.charges.map(({value}): Answer => {
		if (value.kind !== 'charge') {
			return value.kind === 'missing' || tables.some(table => wordsMayBeIn(table, value.raw)) ? 'unknown' : 'no';
		}

		return value.charge.sections.some(({section}) => sections.includes(section)) ? anyOf(tables.map(table => chargeIn(table, value.charge))) : 'no';
	}));
}

/** How many cases the convictions make when those that are the same, in the given sense, are one. */
function casesAmong(weighed: readonly Weighed[], isSame: (answer: Answer) => boolean): number {
	const firsts: Conviction[] = [];
	for (const {conviction} of weighed) {
		if (!firsts.some(first => isSame(sameCase(first, conviction)))) {
			firsts.push(conviction);
		}
	}

	return firsts.length;
}
