import type {Conviction} from '../../history/subject.js';
import {convictionWords} from './offenses.js';

/** A conviction that is or may be a prior; `needs` where all that is open is what its charge does not tell. */
type Blocking = {readonly conviction: Conviction; readonly needs: readonly string[]};

/** What would make priors count or not, each by charge, date and count. */
export const priorConditions = (blocking: readonly Blocking[], titles: string): {readonly yesIf: string; readonly noIf: string} => ({
	yesIf: blocking.map(one => conditionOf(one, titles, true)).join(' or '),
	noIf: blocking.map(one => conditionOf(one, titles, false)).join(' and '),
});

function conditionOf({conviction, needs}: Blocking, titles: string, counts: boolean): string {
	const name = `the conviction for ${convictionWords([conviction])}`;
	return needs.length === 0
		? `${name} is ${counts ? `of the ${titles}, earlier and of another case` : `not of the ${titles}, not earlier, or of the same case`}`
		: needs.map(need => needWords(name, need, counts)).join(counts ? ' or ' : ' and ');
}

/** The tables write a need as a thing (`force or fear`), as what the conviction was (`a felony`), or as a clause (`that the narcotic was marijuana`). */
function needWords(name: string, need: string, holds: boolean): string {
	if (need.startsWith('that ')) {
		return `${name} ${holds ? 'shows' : 'does not show'} ${need}`;
	}

	return `${name} was ${/^an? /.test(need) ? (holds ? need : `not ${need}`) : `${holds ? 'with' : 'without'} ${need}`}`;
}
