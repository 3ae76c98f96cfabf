import type {Conviction} from '../history/subject.js';
import type {FlagContext} from './flags/context.js';
import {caseReadings} from './readings/case-readings.js';
import {chargeReadings} from './readings/charge-readings.js';
import {dateReadings} from './readings/date-readings.js';
import type {AlternativeReading} from './readings/reading.js';
import {severityReadings} from './readings/severity-readings.js';

export type {AlternativeReading} from './readings/reading.js';

/**
The other ways the record of a conviction may be read: its charge, its day, its severity, and which convictions are of its case. One thing
is read otherwise at a time. None where the record says one thing throughout. Source: design, section 5.
*/
export const alternativeReadings = (conviction: Conviction, context: FlagContext): readonly AlternativeReading[] => [
	...chargeReadings(conviction, context), ...dateReadings(conviction), ...severityReadings(conviction), ...caseReadings(conviction, context),
];
