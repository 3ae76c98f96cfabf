import {termOf} from '../values/no-value.js';
import {agreement, allOf, known, type Answer} from '../values/knowable.js';
import type {RowReference} from '../extract/row.js';
import {rowsOf, type Circumstances} from './finding.js';
import {offenseIn} from './facts/offenses.js';

/** Whether a policy must decide a conviction, and what is missing where that is not certain. */
export type Scope = {
	readonly answer: Answer;
	readonly facts: readonly string[];
	readonly conditions: readonly string[];
	readonly rows: readonly RowReference[];
};

/**
A conviction is in scope when it is one, of this county, for one of the policy's offenses. Each of the three may be unknown:
what may be in scope is reviewed, never dropped (design, section 5).
*/
export function scopeOf(circumstances: Circumstances, county: string): Scope {
	const {count} = circumstances.conviction;
	const here = courtIn(circumstances, county);
	const offense = offenseIn(circumstances, circumstances.scopeOffenses);
	const facts: string[] = [];
	const conditions: string[] = [];
	if (count.convicted === 'unknown') {
		facts.push(dispositionGap(circumstances));
		conditions.push('the count ended in a conviction');
	}

	if (here === 'unknown') {
		facts.push(count.counties.length > 1 ? 'County differs between rows' : (count.counties[0]?.value === undefined ? 'County is missing' : 'County is not a known name'));
		conditions.push(`the court was in ${county}`);
	}

	if (offense.gap) {
		facts.push(...offense.gap.facts);
		conditions.push(offense.gap.yesIf);
	}

	return {answer: allOf([count.convicted, here, offense.answer]), facts, conditions, rows: rowsOf(count.counties)};
}

/** Was the court in this county? A name that is none of the counties may be this one, misspelt. */
export const courtIn = ({conviction: {count}, counties}: Circumstances, county: string): Answer =>
	agreement(count.counties.map(({value}) => value === undefined || !counties.includes(value) ? 'unknown' : known(value === termOf(county))));

function dispositionGap({conviction}: Circumstances): string {
	const text = conviction.count.dispositions.find(({kinds, text: words}) => words !== undefined && !kinds.includes('none'))?.text;
	return text === undefined ? 'Disposition is missing' : 'Disposition does not say whether it is a conviction';
}
