import {addYears, formatDay} from '../../values/calendar-date.js';
import {agreement} from '../../values/knowable.js';
import {rowsOf, type Circumstances, type LeafFinding} from '../finding.js';
import {dateGap, datesText, overDates} from './dates.js';

/** Had the person reached this age on the as-of date? The birthday itself counts. */
export function ageReached({conviction: {subject}, asOf}: Circumstances, years: number): LeafFinding {
	const answer = overDates(subject.births, ({earliest, latest}) =>
		addYears(latest, years) <= asOf ? 'yes' : (addYears(earliest, years) > asOf ? 'no' : 'unknown'));
	const lastBirthday = latestBirth(asOf, years);
	return {
		answer,
		because: `born ${datesText(subject.births)}; ${years} years old on ${formatDay(asOf)} if born on or before ${lastBirthday}`,
		rows: rowsOf(subject.births),
		gap: answer === 'unknown' ? {facts: [dateGap('Date of birth', subject.births)], yesIf: `born on or before ${lastBirthday}`, noIf: `born after ${lastBirthday}`} : undefined,
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
	const facts = [
		...(isExact(subject.births) ? [] : [dateGap('Date of birth', subject.births)]),
		...(isExact(count.dates) ? [] : [dateGap('Date of conviction', count.dates)]),
	];
	return {
		answer,
		because: `born ${datesText(subject.births)}, convicted ${datesText(count.dates)}`,
		rows: [...rowsOf(subject.births), ...rowsOf(count.dates)],
		gap: answer === 'unknown' ? {facts, yesIf: `the person was under ${years} on the day of conviction`, noIf: `the person was ${years} or older on the day of conviction`} : undefined,
	};
}

const isExact = (readings: Circumstances['conviction']['subject']['births']): boolean =>
	readings.length === 1 && readings[0]!.value.kind === 'date' && readings[0]!.value.date.precision === 'day';
