import {addMonths, addYears, type CalendarDate, type Day} from '../values/calendar-date.js';
import {anyOf, type Answer} from '../values/knowable.js';
import {flatMap} from '../values/flat-map.js';
import type {Conviction, SentencePart, Subject} from './subject.js';

const isCustody = ({place}: SentencePart): boolean => place !== undefined && (place.includes('PRISON') || place.includes('JAIL'));
/** A fine takes no time. */
export const isFine = ({place}: SentencePart): boolean => place !== undefined && place.includes('FINE');

/** The day a part ends that begins on `start`; undefined for life, and where length or unit were not understood. */
export function endOf(part: SentencePart, start: Day): Day | undefined {
	if (part.length === undefined) {
		return undefined;
	}

	switch (part.unit) {
		case 'day': {
			return start + part.length;
		}

		case 'month': {
			return addMonths(start, part.length);
		}

		case 'year': {
			return addYears(start, part.length);
		}

		default: {
			return undefined;
		}
	}
}

/** Does this part run past the as-of date, counted from the conviction? Life does; a length or unit that is not understood is unknown. */
export function runsPast(part: SentencePart, date: CalendarDate, asOf: Day): Answer {
	// A sentence of a conviction that is, or may be, after the as-of date is not one that was completed by then.
	if (date.latest > asOf) {
		return 'unknown';
	}

	if (part.unit === 'life') {
		return 'yes';
	}

	const [first, last] = [endOf(part, date.earliest), endOf(part, date.latest)];
	if (first === undefined || last === undefined) {
		return 'unknown';
	}

	return first > asOf ? 'yes' : (last > asOf ? 'unknown' : 'no');
}

function anyPartRuns(conviction: Conviction, parts: readonly SentencePart[], asOf: Day): Answer {
	return anyOf(flatMap(parts, part => conviction.count.dates.map(({value}) => value.kind === 'date' ? runsPast(part, value.date, asOf) : 'unknown')));
}

/**
Is the sentence of a conviction still being served on the as-of date, on the face of the record: any part but a fine, each counted
from the conviction (parts run together, not end to end)? Unknown where no part is given. Release and revocation are not on the record.
*/
export function isServing(conviction: Conviction, asOf: Day): Answer {
	const parts = conviction.count.sentence.filter(part => !isFine(part));
	return parts.length === 0 ? 'unknown' : anyPartRuns(conviction, parts, asOf);
}

/** Is the person in jail or prison on the as-of date, under any conviction on the record? */
export function isInCustody(subject: Subject, asOf: Day): Answer {
	return anyOf(subject.convictions.filter(({count}) => count.convicted === 'yes').map(conviction => anyPartRuns(conviction, conviction.count.sentence.filter(part => isCustody(part)), asOf)));
}
