import {addYears, formatDay} from '../../values/calendar-date.js';
import {agreement} from '../../values/knowable.js';
import {rowsOf, type Circumstances, type LeafFinding} from '../finding.js';
import {dateGap, datesText, overDates} from './dates.js';
import {arrestDates} from './day-sides.js';

/** Had the person reached this age on the as-of date? The birthday itself counts. */
export function ageReached({conviction: {subject}, asOf}: Circumstances, years: number): LeafFinding {
	const answer = overDates(subject.births, ({earliest, latest}) =>
		addYears(latest, years) <= asOf ? 'yes' : (addYears(earliest, years) > asOf ? 'no' : 'unknown'));
	return {
		answer,
		told() {
			const lastBirthday = latestBirth(asOf, years);
			return {
				because: `born ${datesText(subject.births)}; ${years} years old on ${formatDay(asOf)} if born on or before ${lastBirthday}`,
				rows: rowsOf(subject.births),
				facts: answer === 'unknown' ? [dateGap('Date of birth', subject.births)] : [],
				yesIf: `born on or before ${lastBirthday}`,
				noIf: `born after ${lastBirthday}`,
			};
		},
	};
}

/** The last day on which someone can be born and be this old on the as-of date. */
function latestBirth(asOf: number, years: number): string {
	const same = addYears(asOf, -years);
	return formatDay(addYears(same, years) > asOf ? same - 1 : same);
}

/** Was the person, on the day of conviction, not yet this old? The birthday itself does not count as under. */
export function underAgeAtConviction({conviction: {subject, count}}: Circumstances, years: number): LeafFinding {
	const answer = agreement(count.dates.map(({value: conviction}) => conviction.kind === 'date'
		? overDates(subject.births, birth => addYears(birth.earliest, years) > conviction.date.latest
			? 'yes'
			: (addYears(birth.latest, years) <= conviction.date.earliest ? 'no' : 'unknown'))
		: 'unknown'));
	return {
		answer,
		told: () => ({
			because: `born ${datesText(subject.births)}, convicted ${datesText(count.dates)}`,
			rows: [...rowsOf(subject.births), ...rowsOf(count.dates)],
			facts: answer === 'unknown' ? [...inexact('Date of birth', subject.births), ...inexact('Date of conviction', count.dates)] : [],
			yesIf: `the person was under ${years} on the day of conviction`,
			noIf: `the person was ${years} or older on the day of conviction`,
		}),
	};
}

/** Had the person, on the day of the arrest, not yet this birthday? It stands for the conduct, of which the record has no date. */
export function underAgeAtArrest({conviction}: Circumstances, years: number): LeafFinding {
	const {births} = conviction.subject;
	const arrests = arrestDates(conviction);
	const answer = agreement(arrests.map(({value: arrest}) => arrest.kind === 'date'
		? overDates(births, birth => addYears(birth.earliest, years) > arrest.date.latest ? 'yes' : (addYears(birth.latest, years) <= arrest.date.earliest ? 'no' : 'unknown'))
		: 'unknown'));
	return {
		answer,
		told: () => ({
			because: `born ${datesText(births)}, arrested ${datesText(arrests)}`,
			rows: [...rowsOf(births), ...rowsOf(arrests)],
			facts: answer === 'unknown' ? [...inexact('Date of birth', births), ...inexact('Date of arrest', arrests)] : [],
			yesIf: `the person was under ${years} at the arrest`,
			noIf: `the person was ${years} or older at the arrest`,
		}),
	};
}

/** Are the days from birth to the as-of date, in years of 365.25 days, at most this many? So the Los Angeles pilot counted a present age. */
export function ageInMeanYears({conviction: {subject}, asOf}: Circumstances, years: number): LeafFinding {
	const first = asOf - Math.floor(years * 365.25);
	const answer = overDates(subject.births, ({earliest, latest}) => earliest >= first ? 'yes' : (latest < first ? 'no' : 'unknown'));
	return {
		answer,
		told: () => ({
			because: `born ${datesText(subject.births)}; at most ${years} years of 365.25 days old on ${formatDay(asOf)} if born on or after ${formatDay(first)}`,
			rows: rowsOf(subject.births),
			facts: answer === 'unknown' ? [dateGap('Date of birth', subject.births)] : [],
			yesIf: `born on or after ${formatDay(first)}`,
			noIf: `born before ${formatDay(first)}`,
		}),
	};
}

/** What is missing of a date where it is not one day. */
function inexact(name: string, readings: Circumstances['conviction']['subject']['births']): readonly string[] {
	const isExact = readings.length === 1 && readings[0]!.value.kind === 'date' && readings[0]!.value.date.precision === 'day';
	return isExact ? [] : [dateGap(name, readings)];
}
