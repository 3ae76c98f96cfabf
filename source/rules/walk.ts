import {outcomes, outcomeVerbs, type Outcome} from '../values/outcome.js';
import {evaluateTest} from './evaluate-test.js';
import type {Circumstances, Finding} from './finding.js';
import {filledIn, isActive, type Consequence, type Policy, type Question} from './policy.js';

/** Where an ordered list of questions leads for one conviction. */
export type Conclusion = {
	readonly outcome: Outcome;
	readonly reason: string;
	/** Id of the deciding question, `otherwise`, or `open-question` when an unknown fact leaves it to a person. */
	readonly question: string;
	/** Facts that stayed unknown though the outcome holds on every path. */
	readonly gaps: readonly string[];
	/** Every outcome a path ends in, in the order of `outcomes`: one where it is settled. */
	readonly possible: readonly Outcome[];
	/** What each of the paths decides, the one on which every unknown is no last. */
	readonly ends: readonly Consequence[];
};

type Step = {readonly question: Question; readonly finding: Finding};

/**
Follows a policy's questions for one conviction. The first certain yes ends the walk; every unknown question before it is a path
of its own, answered yes or no independently of the others. Where all paths end in the same outcome, that outcome holds, with
the reason of the path on which every unknown is no. Where they do not, a person must answer (design, section 5).
*/
export function walk(policy: Policy, circumstances: Circumstances): Conclusion {
	const open: Step[] = [];
	for (const question of policy.questions) {
		if (!isActive(question, policy, circumstances.parameters)) {
			continue;
		}

		const finding = evaluateTest(question.when, circumstances);
		if (finding.answer === 'yes') {
			return conclude(open, {...question.then, reason: filledIn(question.then.reason, circumstances.parameters, finding.found), question: question.id});
		}

		if (finding.answer === 'unknown') {
			open.push({question, finding});
		}
	}

	return conclude(open, {...policy.otherwise, reason: filledIn(policy.otherwise.reason, circumstances.parameters), question: 'otherwise'});
}

type End = Consequence & {readonly question: string};

function conclude(open: readonly Step[], end: End): Conclusion {
	const ends = [...open.map(({question}) => question.then), end];
	const differing = open.filter(({question}) => question.then.outcome !== end.outcome);
	if (differing.length === 0) {
		return {...end, gaps: factsOf(open), possible: [end.outcome], ends};
	}

	const others = new Set(differing.map(({question}) => question.then.outcome));
	const paths = [...others].map(outcome => {
		const conditions = differing.filter(({question}) => question.then.outcome === outcome).map(({finding}) => finding.gap!.yesIf);
		return `${outcomeVerbs[outcome]} if ${[...new Set(conditions)].join(', or if ')}`;
	});
	const otherwise = end.outcome === 'hand-review' ? `${outcomeVerbs[end.outcome]} (${end.reason})` : outcomeVerbs[end.outcome];
	return {
		outcome: 'hand-review',
		reason: `${listed(factsOf(differing))}: ${paths.join('; ')}, otherwise ${otherwise}`,
		question: 'open-question',
		gaps: factsOf(open),
		possible: outcomes.filter(outcome => outcome === end.outcome || others.has(outcome)),
		ends,
	};
}

const factsOf = (steps: readonly Step[]): readonly string[] => [...new Set(steps.flatMap(({finding}) => finding.gap!.facts))];

/** Names three facts and counts the rest: a sentence must stay a sentence. */
export const listed = (facts: readonly string[]): string =>
	facts.length <= 3 ? facts.join('; ') : `${facts.slice(0, 3).join('; ')}; and ${facts.length - 3} more`;
