import {referenceTo} from '../history/readings.js';
import type {Conviction, Subject} from '../history/subject.js';
import {datesText} from '../rules/facts/dates.js';
import {levelWords} from '../rules/facts/level.js';
import {chargeWords, scopeSections} from '../rules/facts/offenses.js';
import {addYears, type DateReading, type Day} from '../values/calendar-date.js';
import {agreement, type Answer} from '../values/knowable.js';
import {isInCustody} from '../history/sentence.js';
import type {ConvictionRecord} from './determination.js';
import {derivedColumns, subjectColumns} from './derived-columns.js';
import {determine} from './determine.js';
import {circumstancesOf, type Engine} from './engine.js';

/** The window of the earlier engine's figure "no conviction in the last seven years" (domain reference, 4.7). */
const recentYears = 7;

/** Where the rows of a subject stand. The hash is over the bytes of the ranges, joined. */
export type Whereabouts = Pick<ConvictionRecord, 'ranges' | 'rowsHash'>;

/** All convictions of a subject that a policy must decide, determined. Those certainly out of scope are left out. */
export function recordsOf(subject: Subject, engine: Engine, whereabouts: Whereabouts): readonly ConvictionRecord[] {
	const determined = subject.convictions.flatMap(conviction => {
		const determination = determine(conviction, engine);
		return determination ? [{conviction, determination}] : [];
	});
	if (determined.length === 0) {
		return [];
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
	return determined.map(({conviction, determination}) => ({
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
		row: referenceTo(conviction.count.carrier!),
		columns: derivedColumns(conviction, columns, engine),
		...whereabouts,
	}));
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
