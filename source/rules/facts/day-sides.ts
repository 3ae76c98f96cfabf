import {readDate, readingsOf, dateIdentity} from '../../history/readings.js';
import type {Cycle, Reading} from '../../history/subject.js';
import {parseIsoDay, type CalendarDate, type DateReading, type Day} from '../../values/calendar-date.js';
import {lastFor} from '../../values/once-for.js';
import {negate, type Answer} from '../../values/knowable.js';
import {rowsOf, type Circumstances, type LeafFinding} from '../finding.js';
import {beforeRecords, within, type Supposition} from '../supposition.js';
import type {SideOfDay} from '../tests.js';
import {flatMap} from '../../values/flat-map.js';
import {dateGap, datesText, overDates} from './dates.js';

type Dates = ReadonlyArray<Reading<DateReading>>;

const dayOf = (side: SideOfDay): string => 'before' in side ? side.before : side['on-or-after'];

export const sideWords = (side: SideOfDay): string => 'before' in side ? `before ${side.before}` : `on or after ${side['on-or-after']}`;
const otherSideWords = (side: SideOfDay): string => 'before' in side ? `on or after ${side.before}` : `before ${side['on-or-after']}`;

/** Is a date on this side of the day? The day itself is on its later side. */
function onSide(side: SideOfDay): (date: CalendarDate) => Answer {
	const day = parseIsoDay(dayOf(side))!;
	const before = ({earliest, latest}: CalendarDate): Answer => latest < day ? 'yes' : (earliest >= day ? 'no' : 'unknown');
	return 'before' in side ? before : date => negate(before(date));
}

function supposed(side: SideOfDay, last: Day, at: (reading: DateReading) => Supposition): {readonly yes: Supposition; readonly no: Supposition} {
	const day = parseIsoDay(dayOf(side))!;
	const [before, after] = [at(within(beforeRecords, day - 1)), at(within(day, last))];
	return 'before' in side ? {yes: before, no: after} : {yes: after, no: before};
}

/** Is the conviction before a day, or on or after it? */
export function convictedOn({conviction: {count}, asOf}: Circumstances, side: SideOfDay): LeafFinding {
	const answer = overDates(count.dates, onSide(side));
	return {
		answer,
		told: () => ({
			because: `convicted ${datesText(count.dates)}`,
			rows: rowsOf(count.dates),
			facts: answer === 'unknown' ? [dateGap('Date of conviction', count.dates)] : [],
			yesIf: `convicted ${sideWords(side)}`,
			noIf: `convicted ${otherSideWords(side)}`,
			suppose: supposed(side, asOf, convicted => ({convicted})),
		}),
	};
}

/** Every date of arrest that the rows of the cycle give. */
export const arrestDates = ({conviction: {cycle}, supposed}: Circumstances): Dates => supposed?.arrested ? [{value: supposed.arrested, rows: []}] : arrestsOf(cycle);

/** Every date of arrest that the rows of a cycle give, or the one a person supplied; whatever circumstances are supposed. */
export const arrestsOf = lastFor((cycle: Cycle): Dates => cycle.arrested ?? readingsOf(flatMap(cycle.steps, step => flatMap(step.counts, ({rows}) => rows)), row => readDate(row, 'CYC_DATE'), dateIdentity));

/** An arrest that is dated after the conviction: one of the two dates is wrong, and neither is believed. */
export const isAfterConviction = (circumstances: Circumstances): boolean => {
	const arrests = arrestDates(circumstances).map(({value}) => value.kind === 'date' ? value.date.earliest : -Infinity);
	const convictions = circumstances.conviction.count.dates.map(({value}) => value.kind === 'date' ? value.date.latest : Infinity);
	return arrests.length > 0 && Math.min(...arrests) > Math.max(...convictions);
};

export const afterConvictionGap = (circumstances: Circumstances): string =>
	`Date of arrest (${datesText(arrestDates(circumstances))}) is after the date of conviction (${datesText(circumstances.conviction.count.dates)})`;

/** The last day the arrest can have been: nobody is arrested after the conviction. */
export const lastArrest = ({conviction: {count}, asOf}: Circumstances): Day =>
	Math.max(...count.dates.map(({value}) => value.kind === 'date' ? Math.min(value.date.latest, asOf) : asOf));

/**
Is the arrest before a day, or on or after it? It stands for the conduct, of which the record has no date: nobody is arrested for
what they have not done yet. Where the arrest has no date, a conviction before the day puts the arrest before it too; an arrest that
is dated after such a conviction contradicts it, and neither is believed.
*/
export function arrestedOn(circumstances: Circumstances, side: SideOfDay): LeafFinding {
	const dates = arrestDates(circumstances);
	const {conviction: {count}} = circumstances;
	const convictedBefore = overDates(count.dates, onSide({before: dayOf(side)})) === 'yes';
	const own = overDates(dates, onSide(side));
	const before: Answer = 'before' in side ? 'yes' : 'no';
	const isContradicted = convictedBefore && own === negate(before);
	const answer: Answer = isContradicted ? 'unknown' : (own === 'unknown' && convictedBefore ? before : own);
	return {
		answer,
		told: () => ({
			because: `arrested ${datesText(dates)}, convicted ${datesText(count.dates)}`,
			rows: [...rowsOf(dates), ...rowsOf(count.dates)],
			facts: answer === 'unknown' ? [isContradicted ? afterConvictionGap(circumstances) : dateGap('Date of arrest', dates)] : [],
			yesIf: `arrested ${sideWords(side)}`,
			noIf: `arrested ${otherSideWords(side)}`,
			record: `arrested ${datesText(dates)}`,
			suppose: supposed(side, lastArrest(circumstances), arrested => ({arrested})),
		}),
	};
}
