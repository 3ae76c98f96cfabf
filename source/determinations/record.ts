import {referenceTo} from '../history/readings.js';
import type {Conviction, Subject} from '../history/subject.js';
import {datesText} from '../rules/facts/dates.js';
import {levelWords} from '../rules/facts/level.js';
import {chargeWords, scopeSections} from '../rules/facts/offenses.js';
import {addYears, type DateReading, type Day} from '../values/calendar-date.js';
import {agreement, type Answer} from '../values/knowable.js';
import {isInCustody} from '../history/sentence.js';
import {candidateOf} from './candidates/candidate-of.js';
import type {Why} from './candidates/find-candidate.js';
import {otherChargeTexts} from './candidates/other-charges.js';
import type {CandidateRecord, ConvictionRecord, Determination} from './determination.js';
import {derivedColumns, subjectColumns} from './derived-columns.js';
import {determine} from './determine.js';
import {circumstancesOf, type Engine} from './engine.js';

/** The window of the earlier engine's figure "no conviction in the last seven years" (domain reference, 4.7). */
const recentYears = 7;

/** Where the rows of a subject stand. The hash is over the bytes of the ranges, joined. */
export type Whereabouts = Pick<ConvictionRecord, 'ranges' | 'rowsHash'>;

/** Every conviction of a subject in exactly one of three places. */
export type Recorded = {
	/** Those that the policy must decide, determined. */
	readonly inScope: readonly ConvictionRecord[];
	/** Those out of scope that may concern marijuana. */
	readonly candidates: readonly CandidateRecord[];
	/** How many are neither: counted one by one, so that what is lost between the places shows. */
	readonly neither: number;
};

/** All convictions of a subject, with what the policy makes of them. */
export function recordsOf(subject: Subject, engine: Engine, whereabouts: Whereabouts): Recorded {
	const determined: Array<{conviction: Conviction; determination: Determination}> = [];
	const found: Array<{conviction: Conviction; determination: Determination; why: readonly Why[]}> = [];
	let neither = 0;
	for (const conviction of subject.convictions) {
		const determination = determine(conviction, engine);
		const candidate = determination ? undefined : candidateOf(conviction, engine);
		if (determination) {
			determined.push({conviction, determination});
		} else if (candidate) {
			found.push({conviction, ...candidate});
		} else {
			neither++;
		}
	}

	if (determined.length + found.length === 0) {
		return {inScope: [], candidates: [], neither};
	}

	const columns = subjectColumns(subject, engine);
	const person: ConvictionRecord['subject'] = {
		id: subject.id,
		name: subject.names.map(({value}) => value).join(' or '),
		born: datesText(subject.births),
		cii: subject.ciiNumbers,
		sex: subject.sexes.join(' or ') || 'unknown',
		race: subject.races.join(' or ') || 'unknown',
		inCustody: isInCustody(subject, engine.asOf),
		convictions: subject.convictions.length,
		felonies: subject.convictions.filter(conviction => mayBeFelony(conviction)).length,
		recent: subject.convictions.filter(conviction => isRecent(conviction, engine.asOf) !== 'no').length,
	};
	const record = (conviction: Conviction, determination: Determination): ConvictionRecord => ({
		...determination,
		key: conviction.key,
		subject: person,
		conviction: {
			charge: chargeWords(conviction),
			sections: scopeSections(circumstancesOf(conviction, engine)),
			date: datesText(conviction.count.dates),
			level: levelWords(conviction.count.levels),
			county: conviction.count.counties.map(({value}) => value ?? 'unknown').join(' or '),
			caseNumbers: conviction.step.caseNumbers,
			recent: isRecent(conviction, engine.asOf),
		},
		otherCharges: otherChargeTexts(conviction.count, engine),
		row: referenceTo(conviction.count.carrier!),
		columns: derivedColumns(conviction, columns, engine),
		...whereabouts,
	});
	return {
		inScope: determined.map(({conviction, determination}) => record(conviction, determination)),
		candidates: found.map(({conviction, determination, why}) => ({...record(conviction, determination), why})),
		neither,
	};
}

const mayBeFelony = ({count}: Conviction): boolean => count.levels.some(({value}) => value.kind !== 'level' || value.level === 'felony');

/** Is the conviction within the last seven years? The day seven years before the as-of date is not. */
function isRecent({count}: Conviction, asOf: Day): Answer {
	const since = addYears(asOf, -recentYears);
	const recent = (reading: DateReading): Answer => {
		if (reading.kind !== 'date') {
			return 'unknown';
		}

		return reading.date.earliest > since ? 'yes' : (reading.date.latest <= since ? 'no' : 'unknown');
	};

	return agreement(count.dates.map(({value}) => recent(value)));
}
