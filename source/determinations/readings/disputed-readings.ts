import {lineText} from '../../extract/row.js';
import type {Conviction, Reading} from '../../history/subject.js';
import {flatMap} from '../../values/flat-map.js';
import {asSaid, type AlternativeReading} from './reading.js';
import {withCount, type CountChange} from './substitute.js';

/** Where rows of the count disagree, each of what they say. In: `the severity is felony` for a value, undefined for one that says nothing. */
export function disputedReadings<Value>(
	conviction: Conviction,
	readings: ReadonlyArray<Reading<Value>>,
	say: (value: Value) => string | undefined,
	change: (only: ReadonlyArray<Reading<Value>>) => CountChange,
): readonly AlternativeReading[] {
	if (readings.length < 2) {
		return [];
	}

	return flatMap(readings, (reading): readonly AlternativeReading[] => {
		const {value, rows} = reading;
		const words = say(value);
		return words === undefined ? [] : [{flag: 'rows-disagree', words: `${words}, ${asSaid([lineText(rows[0]!)])}`, rows, conviction: withCount(conviction, change([reading]))}];
	});
}
