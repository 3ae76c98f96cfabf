import type {Conviction} from '../../history/subject.js';
import {countyIs} from '../../rules/facts/county.js';
import {offenseIn} from '../../rules/facts/offenses.js';
import {rowsOf, type LeafFinding} from '../../rules/finding.js';
import type {TraceNode} from '../../rules/trace.js';
import {countyOf} from '../conclude.js';
import {circumstancesOf, type Engine} from '../engine.js';

/** Why a policy decides a conviction or does not: is it one, of which court, for which offense. All three must hold for it to be in scope. */
export function scopeTrace(conviction: Conviction, engine: Engine): readonly TraceNode[] {
	const circumstances = circumstancesOf(conviction, engine);
	const {offenses} = engine.policy.scope;
	const titles = offenses.map(id => engine.rules.offenses.get(id)!.title).join('; ');
	const node = (test: string, {answer, told}: LeafFinding, more = ''): TraceNode => {
		const {because, rows} = told();
		return {test, answer, because: `${because}${more}`, rows, children: []};
	};

	return [
		{test: 'convicted', answer: conviction.count.convicted, because: 'the count ended in a conviction', rows: rowsOf(conviction.count.dates), children: []},
		node('county', countyIs(circumstances, [countyOf(engine)])),
		node('offense', offenseIn(circumstances, offenses), `; the policy decides: ${titles}`),
	];
}
