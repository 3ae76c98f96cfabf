import type {RowReference} from '../extract/row.js';
import type {Answer} from '../values/knowable.js';
import type {Outcome} from '../values/outcome.js';
import {evaluateTest} from './evaluate-test.js';
import type {Circumstances, Finding} from './finding.js';
import {filledIn, isActive, type Policy} from './policy.js';

/** A test of a question, answered, with what it was answered from. Children belong to `all`, `any` and `not`. */
export type TraceNode = {
	readonly test: string;
	readonly answer: Answer;
	/** One sentence: the values compared. */
	readonly because: string;
	readonly rows: readonly RowReference[];
	readonly children: readonly TraceNode[];
};

export type QuestionTrace = {
	readonly id: string;
	readonly ask: string;
	readonly cite: string | undefined;
	/** Line of the question in its policy file. */
	readonly line: number;
	/** False when a parameter turns the question off: it is then not asked. */
	readonly active: boolean;
	readonly outcome: Outcome;
	readonly reason: string;
	readonly deciding: boolean;
	readonly node: TraceNode;
};

/** Every question of a policy answered for one conviction, deciding or not, with what it was answered from. */
export function traceOf(policy: Policy, circumstances: Circumstances, deciding: string): readonly QuestionTrace[] {
	const {parameters} = circumstances;
	return policy.questions.map((question): QuestionTrace => {
		const finding = evaluateTest(question.when, circumstances);
		return {
			id: question.id,
			ask: filledIn(question.ask, parameters),
			cite: question.cite,
			line: question.line,
			active: isActive(question, policy, parameters),
			outcome: question.then.outcome,
			reason: filledIn(question.then.reason, parameters, {section: '…', ...finding.found()}),
			deciding: question.id === deciding,
			node: nodeOf(finding),
		};
	});
}

function nodeOf({answer, told, words, children}: Finding): TraceNode {
	const {because, rows} = told();
	return {test: words(), answer, because, rows, children: children().map(child => nodeOf(child))};
}
