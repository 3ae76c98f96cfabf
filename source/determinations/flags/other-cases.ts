import type {Conviction, Count} from '../../history/subject.js';
import {sameCase} from '../../rules/facts/same-case.js';
import type {CalendarDate, Day} from '../../values/calendar-date.js';

/** The person's other convictions, but for those that are certainly of the same court case (People v. Smit). */
export const inOtherCases = (conviction: Conviction): readonly Conviction[] => conviction.subject.convictions.filter(other => sameCase(other, conviction) !== 'yes');

const datesOf = ({dates}: Count): readonly CalendarDate[] => dates.flatMap(({value}) => value.kind === 'date' ? [value.date] : []);

/** Every day the count's dates leave possible; undefined where one of them is missing or unreadable. */
export function span(count: Count): {readonly earliest: Day; readonly latest: Day} | undefined {
	const dates = datesOf(count);
	return dates.length === 0 || dates.length < count.dates.length
		? undefined
		: {earliest: Math.min(...dates.map(({earliest}) => earliest)), latest: Math.max(...dates.map(({latest}) => latest))};
}

/** May the other conviction be before this one, or on its day? A date that is not known may. */
export function mayPrecede(other: Conviction, conviction: Conviction): boolean {
	const [theirs, ours] = [span(other.count), span(conviction.count)];
	return theirs === undefined || ours === undefined || theirs.earliest <= ours.latest;
}

/** May the other conviction be strictly before this one? */
export function mayStrictlyPrecede(other: Conviction, conviction: Conviction): boolean {
	const [theirs, ours] = [span(other.count), span(conviction.count)];
	return theirs === undefined || ours === undefined || theirs.earliest < ours.latest;
}

export const mayBeFelony = ({levels}: Count): boolean => levels.length === 0 || levels.some(({value}) => value.kind !== 'level' || value.level === 'felony');
