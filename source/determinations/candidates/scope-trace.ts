import type {Conviction} from '../../history/subject.js';
import {countyIs} from '../../rules/facts/county.js';
import {offenseIn} from '../../rules/facts/offenses.js';
import {rowsOf, type LeafFinding} from '../../rules/finding.js';
import type {TraceNode} from '../../rules/trace.js';
import {countyOf} from '../determine.js';
import {circumstancesOf, type Engine} from '../engine.js';

/** Why a policy decides a conviction or does not: is it one, of which court, for which offense. All three must hold for it to be in scope. */
export function scopeTrace(conviction: Conviction, engine: Engine): readonly TraceNode[] {
	const circumstances = circumstancesOf(conviction, engine);
	const {offenses} = engine.policy.scope;
	const titles = offenses.map(id => engine.rules.offenses.get(id)!.title).join('; ');
	const offense = offenseIn(circumstances, offenses);
	const node = (test: string, {answer, because, rows}: Pick<LeafFinding, 'answer' | 'because' | 'rows'>): TraceNode => ({test, answer, because, rows, children: []});
	return [
		node('convicted', {answer: conviction.count.convicted, because: 'the count ended in a conviction', rows: rowsOf(conviction.count.dates)}),
		node('county', countyIs(circumstances, [countyOf(engine)])),
		node('offense', {...offense, because: `${offense.because}; the policy decides: ${titles}`}),
	];
}
