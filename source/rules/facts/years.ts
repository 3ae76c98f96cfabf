import type {Conviction} from '../../history/subject.js';
import {addYears, formatDay, type CalendarDate, type Day} from '../../values/calendar-date.js';
import {known, type Answer} from '../../values/knowable.js';
import {rowsOf, type Circumstances, type LeafFinding} from '../finding.js';
import {beforeRecords, within} from '../supposition.js';
import {flatMap} from '../../values/flat-map.js';
import {dateGap, datesText, overDates} from './dates.js';
import {convictionWords, restOfRecordUnknown} from './offenses.js';

const onOrBefore = (day: Day) => ({earliest, latest}: CalendarDate): Answer => latest <= day ? 'yes' : (earliest > day ? 'no' : 'unknown');

/** Is the conviction on or before the day this many years before the as-of date? That day itself counts. */
export function yearsSinceConviction({conviction: {count}, asOf}: Circumstances, years: number): LeafFinding {
	const day = addYears(asOf, -years);
	const answer = overDates(count.dates, onOrBefore(day));
	return {
		answer,
		told: () => ({
			because: `convicted ${datesText(count.dates)}; ${years} years before ${formatDay(asOf)} is ${formatDay(day)}`,
			rows: rowsOf(count.dates),
			facts: answer === 'unknown' ? [dateGap('Date of conviction', count.dates)] : [],
			yesIf: `convicted on or before ${formatDay(day)}`,
			noIf: `convicted after ${formatDay(day)}`,
			record: `convicted ${datesText(count.dates)}`,
			suppose: {yes: {convicted: within(beforeRecords, day)}, no: {convicted: within(day + 1, asOf)}},
		}),
	};
}

/**
Is every conviction of the person before the day this many years before the as-of date? A conviction on that day refuses, unless
the day itself counts as long ago (`includesDay`). A conviction after the as-of date refuses like any late one.
*/
export function yearsSinceAnyConviction({conviction: {subject, count: own}, asOf}: Circumstances, years: number, includesDay = false): LeafFinding {
	// The first day on which a conviction is too late.
	const day = addYears(asOf, -years) + (includesDay ? 1 : 0);
	const before = (conviction: Conviction): Answer => {
		const answer = overDates(conviction.count.dates, onOrBefore(day - 1));
		// What may not be a conviction at all cannot refuse.
		return answer === 'no' && conviction.count.convicted === 'unknown' ? 'unknown' : answer;
	};

	const answers = subject.convictions.map(conviction => before(conviction));
	const late = subject.convictions.filter((_, index) => answers[index] === 'no');
	const open = subject.convictions.filter((_, index) => answers[index] === 'unknown');
	const answer: Answer = late.length > 0 ? 'no' : (open.length > 0 || !subject.identified ? 'unknown' : known(true));
	return {
		answer,
		told: () => ({
			because: late.length > 0
				? `convicted ${late.map(({count}) => datesText(count.dates)).join(', ')}, not before ${formatDay(day)}`
				: `${subject.convictions.length - open.length} of ${subject.convictions.length} convictions are certainly before ${formatDay(day)}`,
			rows: rowsOf(flatMap((late.length > 0 ? late : open), ({count}) => count.dates)),
			facts: answer === 'unknown'
				? [
					...open.map(conviction => conviction.count.convicted === 'unknown' && overDates(conviction.count.dates, onOrBefore(day - 1)) === 'no'
						? `It is not certain whether count ${conviction.count.order} is a conviction`
						: dateGap(conviction.count === own ? 'Date of conviction' : `Date of the conviction ${conviction.count.order}`, conviction.count.dates)),
					...(subject.identified ? [] : [restOfRecordUnknown]),
				]
				: [],
			yesIf: `the person has no conviction on or after ${formatDay(day)}`,
			noIf: `the person has a conviction on or after ${formatDay(day)}`,
			record: late.length > 0 ? `convicted: ${convictionWords(late)}` : undefined,
			suppose: late.some(({count}) => count === own) ? {yes: {convicted: within(beforeRecords, day - 1)}, no: {}, isPart: true} : undefined,
		}),
	};
}
