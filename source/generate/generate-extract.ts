import {columnNames} from '../extract/layout.js';
import type {Day} from '../values/calendar-date.js';
import {dayOf, defaultAsOf} from './dates.js';
import {placesOf} from './places.js';
import {dirtRates, type DirtRates} from './rates.js';
import {subjectText, type ExtractPlan} from './subject.js';

export type GenerateOptions = {
	readonly people: number;
	readonly seed: string | number;
	/** The county the extract is for, in upper case as the extract writes it. */
	readonly county: string;
	/** Where else people were arrested and convicted; the county itself is left out. */
	readonly otherCounties: readonly string[];
	/** No dirt at all, as the design defines it under "Parity". */
	readonly clean: boolean;
	/** The day the extract was made: nothing in it is later. 2019-07-01 unless given. */
	readonly asOf?: Day;
	/** Rates that differ from the usual ones; ignored when clean. */
	readonly rates?: Partial<DirtRates>;
};

// The first marijuana arrests lie in 1974 and need room before them and a court day behind.
const earliestAsOf = dayOf(1980, 1, 1);

/**
An invented extract in the format of the Department of Justice, UTF-8 with LF: first the header, then a subject's lines at a time,
each made when it is asked for. The same options give the same text on any machine, and a subject depends on nothing but seed and
index, so that an extract of fewer people is the beginning of one of more. (The late lines of a scattered last subject
are therefore left out: they would stand behind a subject that is not there.)
*/
export function * generateExtract(options: GenerateOptions): Generator<string, void, undefined> {
	const {people, seed, county, otherCounties, clean, asOf = defaultAsOf, rates} = options;
	if (!Number.isSafeInteger(people) || people < 0) {
		throw new RangeError(`people must be a whole number from 0, not ${people}`);
	}

	if (asOf < earliestAsOf) {
		throw new RangeError('asOf must not lie before 1980-01-01');
	}

	const plan: ExtractPlan = {
		seed: String(seed),
		places: placesOf(county, otherCounties),
		asOf,
		rates: clean ? undefined : {...dirtRates, ...rates},
	};

	yield `${columnNames.join(',')}\n`;
	let waiting = '';
	for (let index = 0; index < people; index++) {
		const {text, late} = subjectText(plan, index);
		yield text + waiting;
		waiting = late;
	}
}
