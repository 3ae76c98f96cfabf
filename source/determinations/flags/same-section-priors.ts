import type {Conviction} from '../../history/subject.js';
import {flatMap} from '../../values/flat-map.js';
import {chargesOf, rowsOfCharges} from './charges-around.js';
import {shown, type Detector} from './context.js';
import {inOtherCases, mayBeFelony, mayStrictlyPrecede} from './other-cases.js';

/**
Flag 15: convictions of the same section in so many (`least`) earlier cases or more, where this one may be a felony. Cases are counted,
not counts: convictions of one step, or with one case number, are one. Whether convictions from before 2016 are such priors is an open
question: it is shown, and bars nothing.
*/
export const sameSectionPriors: Detector = (conviction, rule) => {
	const sections = sectionsOf(conviction).filter(section => rule.sections.includes(section));
	if (sections.length === 0 || !mayBeFelony(conviction.count)) {
		return undefined;
	}

	const rows = flatMap(sections, section => {
		const priors = inOtherCases(conviction).filter(other => mayStrictlyPrecede(other, conviction) && sectionsOf(other).includes(section));
		return casesOf(priors) >= (rule.least ?? 1) ? flatMap(priors, ({count}) => rowsOfCharges(chargesOf(count))) : [];
	});
	return shown(rows);
};

const sectionsOf = ({count}: Conviction): readonly string[] => [...new Set(flatMap(chargesOf(count), ({charge}) => charge.sections.filter(({code}) => code === 'HS').map(({section}) => section)))];

/** How many cases these are: a case number names one, and where there is none the step does. */
function casesOf(convictions: readonly Conviction[]): number {
	return new Set(convictions.map(({cycle, step}) => step.caseNumbers.toSorted()[0] ?? `${cycle.order} ${step.order}`)).size;
}
