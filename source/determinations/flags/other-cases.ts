import type {Conviction, Count} from '../../history/subject.js';
import {sameCase} from '../../rules/facts/same-case.js';
import type {Day} from '../../values/calendar-date.js';

/** The person's other convictions, but for those that are certainly of the same court case (People v. Smit). */
export const inOtherCases = (conviction: Conviction): readonly Conviction[] => conviction.subject.convictions.filter(other => sameCase(other, conviction) !== 'yes');

/** Every day the count's dates leave possible; undefined where one of them is missing or unreadable. */
export function span(count: Count): {readonly earliest: Day; readonly latest: Day} | undefined {
	let [earliest, latest] = [Infinity, -Infinity];
	for (const {value} of count.dates) {
		if (value.kind !== 'date') {
			return undefined;
		}

		earliest = Math.min(earliest, value.date.earliest);
		latest = Math.max(latest, value.date.latest);
	}

	return count.dates.length === 0 ? undefined : {earliest, latest};
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
