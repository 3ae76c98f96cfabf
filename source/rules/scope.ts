import {termOf} from '../values/no-value.js';
import {agreement, allOf, known, type Answer} from '../values/knowable.js';
import {rowsOf, type Circumstances, type Told} from './finding.js';
import {offenseIn} from './facts/offenses.js';

/** One of the three things that make the scope, where it is not known. */
export type OpenScope = Pick<Told, 'facts' | 'yesIf' | 'noIf' | 'rows' | 'suppose'> & {readonly about: 'conviction' | 'county' | 'offense'};

/** Whether a policy must decide a conviction, and what is missing where that is not certain. */
export type Scope = {readonly answer: Answer; readonly open: readonly OpenScope[]};

/**
A conviction is in scope when it is one, of this county, for one of the policy's offenses. Each of the three may be unknown:
what may be in scope is reviewed, never dropped (design, section 5).
*/
export function scopeOf(circumstances: Circumstances, county: string): Scope {
	const {count} = circumstances.conviction;
	const here = courtIn(circumstances, county);
	const offense = offenseIn(circumstances, circumstances.scopeOffenses);
	const answer = allOf([count.convicted, here, offense.answer]);
	if (answer !== 'unknown') {
		return {answer, open: []};
	}

	const open: OpenScope[] = [];
	if (count.convicted === 'unknown') {
		open.push({about: 'conviction', facts: [dispositionGap(circumstances)], yesIf: 'the count ended in a conviction', noIf: 'the count did not end in a conviction', rows: count.dispositions.map(({row}) => row)});
	}

	if (here === 'unknown') {
		const fact = count.counties.length > 1 ? 'County differs between rows' : (count.counties[0]?.value === undefined ? 'County is missing' : 'County is not a known name');
		open.push({about: 'county', facts: [fact], yesIf: `the court was in ${county}`, noIf: 'the court was in another county', rows: rowsOf(count.counties)});
	}

	if (offense.answer === 'unknown') {
		open.push({about: 'offense', ...offense.told()});
	}

	return {answer, open};
}

/** Was the court in this county? A name that is none of the counties may be this one, misspelt. */
export const courtIn = ({conviction: {count}, counties}: Circumstances, county: string): Answer =>
	agreement(count.counties.map(({value}) => value === undefined || !counties.includes(value) ? 'unknown' : known(value === termOf(county))));

function dispositionGap({conviction}: Circumstances): string {
	const text = conviction.count.dispositions.find(({kinds, text: words}) => words !== undefined && !kinds.includes('none'))?.text;
	return text === undefined ? 'Disposition is missing' : 'Disposition does not say whether it is a conviction';
}
