import {outOfScopeReason, type Standing} from './comparison.js';
import type {FiguredRecord} from './figured.js';

/** What a second policy makes of one conviction. */
export type Under = {readonly standing: Standing; readonly reason: string};

/**
By key, what the second policy makes of every conviction that either policy decides. The few different answers of a policy are one
object each: that keeps the map small in memory and on its way between threads.
*/
export function standingsUnder(own: readonly FiguredRecord[], second: readonly FiguredRecord[]): ReadonlyMap<string, Under> {
	const answers = new Map<string, Under>();
	const answerOf = (standing: Standing, reason: string): Under => {
		const name = `${standing} ${reason}`;
		const known = answers.get(name) ?? {standing, reason};
		answers.set(name, known);
		return known;
	};

	const under = new Map<string, Under>(own.map(({key}) => [key, answerOf('out-of-scope', outOfScopeReason)]));
	for (const {key, outcome, reason} of second) {
		under.set(key, answerOf(outcome, reason));
	}

	return under;
}
