import type {SuppliedFact} from '../history/supplied-fact.js';
import type {Conviction} from '../history/subject.js';
import type {QuestionTrace} from '../rules/trace.js';
import {concludeUnder} from './conclude.js';
import type {Engine} from './engine.js';
import {traceWithFacts} from './facts/trace-with-facts.js';

/** Every question of HS 11361.8 answered beside those of the policy; undefined where the policy is the statute itself, or the statute does not name the charge. For a screen. */
export function statuteTrace(conviction: Conviction, facts: readonly SuppliedFact[], rows: Conviction['subject'], engine: Engine): readonly QuestionTrace[] | undefined {
	const {statute} = engine;
	if (statute.policy === engine.policy && statute.parameters === engine.parameters) {
		return undefined;
	}

	const asStatute = {...engine, ...statute};
	const concluded = concludeUnder(conviction, asStatute);
	return concluded && traceWithFacts(rows, conviction.key, facts, asStatute, concluded.question);
}
