import {upperCount, upperRate} from './bounds.js';
import {share, times, toNumber, type Share} from './share.js';

/** One part of the pile, what was checked of it, and what was found. */
type Stratum = {readonly population: number; readonly checked: number; readonly errors: number};

/** For the claim "every part is below its share": each part's bound at the full risk, without correction (intersection-union; Berger 1982). */
export const upperCounts = (strata: readonly Stratum[], risk: Share): readonly number[] =>
	strata.map(({errors, checked, population}) => upperCount(errors, checked, population, risk));

/** For the claim "the whole is below a share": the parts' bounds, each at its part of the risk, added up (Bonferroni). */
export function upperTotal(strata: readonly Stratum[], risk: Share): {readonly counts: readonly number[]; readonly total: number; readonly population: number} {
	const counts = upperCounts(strata, times(risk, share(1, Math.max(1, strata.length))));
	return {counts, total: sum(counts), population: sum(strata.map(({population}) => population))};
}

/**
The share wrong as estimated, and its standard error with the correction for a finite pile: to be printed, never claimed. The error is
undefined where a part's spread cannot be known from one unit.
*/
export function estimate(strata: readonly Stratum[]): {readonly rate: number; readonly standardError: number | undefined} {
	const whole = sum(strata.map(({population}) => population));
	const rate = sum(strata.map(({population, checked, errors}) => (population / whole) * (errors / checked)));
	const isKnown = strata.every(({population, checked}) => checked > 1 || checked === population);
	const variance = sum(strata.map(({population, checked, errors}) => {
		const found = errors / checked;
		return checked === population ? 0 : ((population / whole) ** 2) * (1 - (checked / population)) * ((found * (1 - found)) / (checked - 1));
	}));
	return {rate, standardError: isKnown ? Math.sqrt(variance) : undefined};
}

/**
Relief that a sample of the refused pile shows may have been missed, and the least share of all relief due that was given (undefined
when none was due). The share is taken from the bound for a large pile, a little on the safe side of the count.
*/
export function missed({population, checked, errors}: Stratum, given: number, risk: Share): {readonly atMost: number; readonly recallAtLeast: number | undefined} {
	const due = given + (toNumber(upperRate(errors, checked, risk)) * population);
	return {atMost: upperCount(errors, checked, population, risk), recallAtLeast: due === 0 ? undefined : given / due};
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
