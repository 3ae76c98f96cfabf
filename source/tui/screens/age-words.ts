import type {Reading} from '../../history/subject.js';
import {ageOn} from '../../results/age-bands.js';
import type {DateReading, Day} from '../../values/calendar-date.js';

/** The age of a person between the first and the last day, over everything the record gives as date of birth: `33`, `32 or 33`, `20 to 33`, `unknown`. */
export function ageWords(births: ReadonlyArray<Reading<DateReading>>, days: ReadonlyArray<{readonly earliest: Day; readonly latest: Day}> | undefined): string {
	if (births.length === 0 || !days || days.length === 0) {
		return 'unknown';
	}

	const ages: number[] = [];
	for (const {value} of births) {
		if (value.kind !== 'date') {
			return 'unknown';
		}

		ages.push(...days.flatMap(({earliest, latest}) => [ageOn(value.date.latest, earliest), ageOn(value.date.earliest, latest)]));
	}

	const [least, most] = [Math.min(...ages), Math.max(...ages)];
	// Convicted before birth: a date is wrong, and no age follows from it.
	if (least < 0) {
		return 'unknown';
	}

	return least === most ? String(least) : `${least} ${most - least === 1 ? 'or' : 'to'} ${most}`;
}

/** The days that the readings of a date allow; undefined where one of them is no date. */
export function daysOf(dates: ReadonlyArray<Reading<DateReading>>): ReadonlyArray<{readonly earliest: Day; readonly latest: Day}> | undefined {
	const days = dates.flatMap(({value}) => value.kind === 'date' ? [value.date] : []);
	return days.length === dates.length ? days : undefined;
}
