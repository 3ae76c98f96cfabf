import type {Conviction, Count} from '../../history/subject.js';
import {agreement, allOf, anyOf, known, negate, type Answer} from '../../values/knowable.js';
import {flatMap} from '../../values/flat-map.js';
import {arrestsOf} from './day-sides.js';

/**
Are two convictions of one person of the same court case (*People v. Smit*: a conviction of the same case is no prior)? Counts of one
step are. So are counts that share a case number in the same county, and may be where they are of different arrests and the record does not
show that neither arrest came after the other's conviction: numbers are used again, and mistyped. Steps of one cycle without case numbers
that tell them apart may be of one case. Different arrests without a common case number are not.
*/
export function sameCase(one: Conviction, other: Conviction): Answer {
	if (one.step === other.step) {
		return 'yes';
	}

	const shared = one.step.caseNumbers.some(number => other.step.caseNumbers.includes(number));
	if (shared) {
		const here = agreement(flatMap(one.count.counties, ({value: county}) => other.count.counties.map(({value}) => county === undefined || value === undefined ? 'unknown' : known(county === value))));
		const apart = anyOf([strictlyBefore(one.count.dates, arrestsOf(other.cycle)), strictlyBefore(other.count.dates, arrestsOf(one.cycle))]);
		return here === 'yes' && one.cycle !== other.cycle && apart !== 'no' ? 'unknown' : here;
	}

	const numbered = one.step.caseNumbers.length > 0 && other.step.caseNumbers.length > 0;
	return one.cycle === other.cycle && !numbered ? 'unknown' : 'no';
}

/** Is one date strictly before another, whichever of the dates that the rows give holds? The same day is not before. */
export function strictlyBefore(one: Count['dates'], other: Count['dates']): Answer {
	return agreement(flatMap(one, ({value: first}) => other.map(({value: second}): Answer => {
		if (first.kind !== 'date' || second.kind !== 'date') {
			return 'unknown';
		}

		return first.date.latest < second.date.earliest ? 'yes' : (first.date.earliest >= second.date.latest ? 'no' : 'unknown');
	})));
}

/** Is a conviction a prior of another: certainly one, strictly before it, and of another case? */
export const isPrior = (one: Conviction, other: Conviction): Answer =>
	one === other ? 'no' : allOf([one.count.convicted, strictlyBefore(one.count.dates, other.count.dates), negate(sameCase(one, other))]);
