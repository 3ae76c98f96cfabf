import {outcomes, outcomeVerbs, type Outcome} from '../values/outcome.js';
import {flatMap} from '../values/flat-map.js';
import {evaluateTest} from './evaluate-test.js';
import type {Circumstances, Finding} from './finding.js';
import {filledIn, isActive, type Consequence, type Parameters, type Policy, type Question} from './policy.js';
import {statedQuestion} from './stated-question.js';

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
	/** What is asked where it is left to a person, to be compared with what others ask. Made only when somebody reads it. */
	readonly asks: () => readonly string[];
	/** What each of the paths decides, the one on which every unknown is no last. */
	readonly ends: readonly Consequence[];
};

/** A question that was asked, and its answer. */
export type Step = {readonly question: Question; readonly finding: Finding};

/** Where the walk ends when every open question is answered no; `step` where that is a question, and not `otherwise`. */
export type End = {readonly outcome: Outcome; readonly reason: string; readonly question: string; readonly step: Step | undefined};

/** The questions that a conviction comes to: those answered no, those that stay open, and the end. */
export type Paths = {readonly answeredNo: readonly Step[]; readonly open: readonly Step[]; readonly end: End};

/** Asks a policy's questions in order, up to the first certain yes. */
export function follow(policy: Policy, circumstances: Circumstances): Paths {
	const {parameters} = circumstances;
	const open: Step[] = [];
	const answeredNo: Step[] = [];
	for (const question of policy.questions) {
		if (!isActive(question, policy, parameters)) {
			continue;
		}

		const finding = evaluateTest(question.when, circumstances);
		const step = {question, finding};
		if (finding.answer === 'yes') {
			return {answeredNo, open, end: {outcome: question.then.outcome, reason: reasonOf(step, parameters), question: question.id, step}};
		}

		(finding.answer === 'unknown' ? open : answeredNo).push(step);
	}

	return {answeredNo, open, end: {outcome: policy.otherwise.outcome, reason: filledIn(policy.otherwise.reason, parameters), question: 'otherwise', step: undefined}};
}

/** The reason a question gives when it decides. */
export const reasonOf = ({question: {then: {reason}}, finding}: Step, parameters: Parameters): string => reason.includes('{') ? filledIn(reason, parameters, finding.found()) : reason;

/** The open questions that would end otherwise than the end does. */
export const differing = ({open, end}: Paths): readonly Step[] => open.filter(({question}) => question.then.outcome !== end.outcome);

/** Every outcome a path ends in, in the order of `outcomes`. */
export function possibleOutcomes(paths: Paths): readonly Outcome[] {
	const others = new Set(differing(paths).map(({question}) => question.then.outcome));
	return outcomes.filter(outcome => outcome === paths.end.outcome || others.has(outcome));
}

/** `dismissed if born on or before 1963-07-01, otherwise reduced` */
export function pathWords(paths: Paths, yesIf: (step: Step) => string = ({finding}) => finding.told().yesIf): string {
	const {end} = paths;
	const steps = differing(paths);
	const others = new Set(steps.map(({question}) => question.then.outcome));
	const ways = [...others].map(outcome => {
		const conditions = steps.filter(({question}) => question.then.outcome === outcome).map(step => yesIf(step));
		return `${outcomeVerbs[outcome]} if ${[...new Set(conditions)].join(', or if ')}`;
	});
	return `${ways.join('; ')}, otherwise ${end.outcome === 'hand-review' ? `${outcomeVerbs[end.outcome]} (${end.reason})` : outcomeVerbs[end.outcome]}`;
}

/**
Follows a policy's questions for one conviction. The first certain yes ends the walk; every unknown question before it is a path
of its own, answered yes or no independently of the others. Where all paths end in the same outcome, that outcome holds, with
the reason of the path on which every unknown is no. Where they do not, a person must answer (design, section 5).
*/
export function walk(policy: Policy, circumstances: Circumstances): Conclusion {
	const paths = follow(policy, circumstances);
	const {open, end: {outcome, reason, question}} = paths;
	const possible = possibleOutcomes(paths);
	const ends: readonly Consequence[] = [...open.map(({question: asked}) => asked.then), paths.end.step?.question.then ?? policy.otherwise];
	return possible.length === 1
		? {outcome, reason, question, gaps: factsOf(open), possible, asks: () => statedQuestion(question, paths, []), ends}
		: {outcome: 'hand-review', reason: `${listed(factsOf(differing(paths)))}: ${pathWords(paths)}`, question: 'open-question', gaps: factsOf(open), possible, asks: () => statedQuestion('open-question', paths, differing(paths)), ends};
}

const factsOf = (steps: readonly Step[]): readonly string[] => [...new Set(flatMap(steps, ({finding}) => finding.told().facts))];

/** Names three facts and counts the rest: a sentence must stay a sentence. */
export const listed = (facts: readonly string[]): string =>
	facts.length <= 3 ? facts.join('; ') : `${facts.slice(0, 3).join('; ')}; and ${facts.length - 3} more`;
