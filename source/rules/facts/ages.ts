import {addYears, formatDay, type DateReading, type Day} from '../../values/calendar-date.js';
import {agreement} from '../../values/knowable.js';
import {rowsOf, type Circumstances, type LeafFinding, type Told} from '../finding.js';
import {anotherDay, beforeRecords, within, type Supposition} from '../supposition.js';
import {dateGap, datesText, overDates} from './dates.js';
import {afterConvictionGap, arrestDates, isAfterConviction, lastArrest} from './day-sides.js';

/** Had the person reached this age on the as-of date? The birthday itself counts. */
export function ageReached({conviction: {subject}, asOf}: Circumstances, years: number): LeafFinding {
	const answer = overDates(subject.births, ({earliest, latest}) =>
		addYears(latest, years) <= asOf ? 'yes' : (addYears(earliest, years) > asOf ? 'no' : 'unknown'));
	return {
		answer,
		told() {
			const last = latestBirth(asOf, years);
			const lastBirthday = formatDay(last);
			return {
				because: `born ${datesText(subject.births)}; ${years} years old on ${formatDay(asOf)} if born on or before ${lastBirthday}`,
				rows: rowsOf(subject.births),
				facts: answer === 'unknown' ? [dateGap('Date of birth', subject.births)] : [],
				yesIf: `born on or before ${lastBirthday}`,
				noIf: `born after ${lastBirthday}`,
				record: `born ${datesText(subject.births)}`,
				suppose: {yes: {born: within(beforeRecords, last)}, no: {born: within(last + 1, asOf)}},
			};
		},
	};
}

/** The last day on which someone can be born and be this old on the as-of date. */
function latestBirth(asOf: Day, years: number): Day {
	const same = addYears(asOf, -years);
	return addYears(same, years) > asOf ? same - 1 : same;
}

/** Was the person, on the day of conviction, not yet this old? The birthday itself does not count as under. */
export function underAgeAtConviction({conviction: {subject, count}, asOf}: Circumstances, years: number): LeafFinding {
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
			...hangingOn(subject.births, count.dates, years, {as: 'convicted', onDay: 'on the day of conviction', at: convicted => ({convicted}), last: asOf}, asOf),
		}),
	};
}

/** Had the person, on the day of the arrest, not yet this birthday? It stands for the conduct, of which the record has no date; one dated after the conviction is not believed. */
export function underAgeAtArrest(circumstances: Circumstances, years: number): LeafFinding {
	const {conviction: {subject: {births}}, asOf} = circumstances;
	const isContradicted = isAfterConviction(circumstances);
	const arrests: Dates = isContradicted ? [{value: {kind: 'unreadable'}, rows: rowsOf(arrestDates(circumstances))}] : arrestDates(circumstances);
	const answer = agreement(arrests.map(({value: arrest}) => arrest.kind === 'date'
		? overDates(births, birth => addYears(birth.earliest, years) > arrest.date.latest ? 'yes' : (addYears(birth.latest, years) <= arrest.date.earliest ? 'no' : 'unknown'))
		: 'unknown'));
	return {
		answer,
		told: () => ({
			because: `born ${datesText(births)}, arrested ${datesText(arrestDates(circumstances))}`,
			rows: [...rowsOf(births), ...rowsOf(arrests)],
			facts: answer === 'unknown' ? [...inexact('Date of birth', births), ...(isContradicted ? [afterConvictionGap(circumstances)] : inexact('Date of arrest', arrests))] : [],
			yesIf: `the person was under ${years} at the arrest`,
			noIf: `the person was ${years} or older at the arrest`,
			...hangingOn(births, arrests, years, {as: 'arrested', onDay: 'at the arrest', at: arrested => ({arrested}), last: lastArrest(circumstances)}, asOf),
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
			record: `born ${datesText(subject.births)}`,
			suppose: {yes: {born: within(first, asOf)}, no: {born: within(beforeRecords, first - 1)}},
		}),
	};
}

type Dates = Circumstances['conviction']['subject']['births'];
type Event = {readonly as: 'convicted' | 'arrested'; readonly onDay: string; readonly at: (day: DateReading) => Supposition; readonly last: Day};

/** An age on a day hangs on two dates. Where the record gives one of them to the day, on the other: on the birth rather than on what a court dated. */
function hangingOn(births: Dates, dates: Dates, years: number, {as, onDay, at, last: lastDay}: Event, asOf: Day): Pick<Told, 'named' | 'suppose'> {
	const [birth, date] = [exactDay(births), exactDay(dates)];
	if (date !== undefined) {
		const last = latestBirth(date, years);
		return {
			named: {yesIf: `born after ${formatDay(last)}, so under ${years} ${onDay}`, noIf: `born on or before ${formatDay(last)}, so ${years} or older ${onDay}`, provedAs: 'age-as-of'},
			suppose: {yes: {born: within(last + 1, asOf)}, no: {born: within(beforeRecords, last)}},
		};
	}

	if (birth !== undefined) {
		const birthday = addYears(birth, years);
		return {
			named: {yesIf: `${as} before ${formatDay(birthday)}, so under ${years} then`, noIf: `${as} on or after ${formatDay(birthday)}, so ${years} or older then`, provedAs: as},
			suppose: {yes: at(within(beforeRecords, birthday - 1)), no: at(within(birthday, lastDay))},
		};
	}

	const either: Supposition = {born: anotherDay, ...at(anotherDay)};
	return {suppose: {yes: either, no: either}};
}

function exactDay(readings: Dates): Day | undefined {
	const [reading] = readings;
	return readings.length === 1 && reading!.value.kind === 'date' && reading!.value.date.precision === 'day' ? reading!.value.date.earliest : undefined;
}

/** What is missing of a date where it is not one day. */
const inexact = (name: string, readings: Dates): readonly string[] => exactDay(readings) === undefined ? [dateGap(name, readings)] : [];
