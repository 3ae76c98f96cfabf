import type {RowReference} from '../extract/row.js';
import {flatMap} from '../values/flat-map.js';
import type {AlternativeReading} from './alternative-readings.js';
import {concludeUnder} from './conclude.js';
import type {Change} from './determination.js';
import type {PolicyEngine} from './engine.js';

/** A reading that changes the outcome, with the flag it makes material and the rows it rests on. */
export type Material = Change & {readonly flag: string; readonly rows: readonly RowReference[]};

/** Which of the readings change a policy's outcome, and what to. */
export const changesOf = (readings: readonly AlternativeReading[], asRead: Change['outcome'], engine: PolicyEngine): readonly Material[] => flatMap(readings, ({flag, words, rows, conviction}) => {
	const outcome = concludeUnder(conviction, engine)?.outcome ?? 'out-of-scope';
	return outcome === asRead ? [] : [{flag, reading: words, outcome, rows}];
});
