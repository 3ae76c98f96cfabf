import type {Subject} from '../../history/subject.js';
import {kindLine, type SuppliedFact} from '../../history/supplied-fact.js';
import {traceOf, type QuestionTrace, type TraceNode} from '../../rules/trace.js';
import {circumstancesOf, type Engine} from '../engine.js';
import {withFacts} from './with-facts.js';

/**
Every question of the policy answered for one conviction of a person, where what hangs on a supplied fact says so: `supplied by
A. Example (attorney), entry 41, docket`. What hangs on a fact is found by leaving that fact out.
In: the person as their rows give them. For a screen; the bulk of an evaluation needs no trace.
*/
export function traceWithFacts(subject: Subject, key: string, facts: readonly SuppliedFact[], engine: Engine, deciding: string): readonly QuestionTrace[] {
	const trace = (given: readonly SuppliedFact[]): readonly QuestionTrace[] => {
		const conviction = withFacts(subject, given, engine.rules).convictions.find(one => one.key === key)!;
		return traceOf(engine.policy, circumstancesOf(conviction, engine), deciding);
	};

	const without = facts.map(fact => ({fact, trace: trace(facts.filter(other => other !== fact))}));
	return trace(facts).map((question, index) => ({...question, node: attributed(question.node, without.map(one => ({fact: one.fact, node: one.trace[index]!.node})))}));
}

type Without = ReadonlyArray<{readonly fact: SuppliedFact; readonly node: TraceNode | undefined}>;

function attributed(node: TraceNode, without: Without): TraceNode {
	const hangsOn = node.children.length > 0 ? [] : without.filter(one => one.node?.answer !== node.answer || one.node.because !== node.because);
	return {
		...node,
		because: [node.because, ...hangsOn.map(({fact}) => suppliedWords(fact))].join('; '),
		children: node.children.map((child, index) => attributed(child, without.map(one => ({fact: one.fact, node: one.node?.children[index]})))),
	};
}

/** The kind of the evidence alone: where it is found may name a person, and stands beside the fact. */
const suppliedWords = ({kind, by, entry, evidence}: SuppliedFact): string =>
	`${kindLine(kind).title.toLowerCase()} supplied by ${by}, entry ${entry}, ${evidence?.split(':')[0] ?? 'evidence erased'}`;
