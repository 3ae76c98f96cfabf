import type {RowReference} from '../extract/row.js';
import type {Conviction} from '../history/subject.js';
import type {Circumstances} from '../rules/finding.js';
import {differing, follow, pathWords, possibleOutcomes, reasonOf, type Paths, type Step} from '../rules/walk.js';
import {scopeOf, type OpenScope} from '../rules/scope.js';
import {supposing} from '../rules/supposition.js';
import type {Outcome} from '../values/outcome.js';
import {conditionFor, conditionWords, meets, simplified, supposedBy, waysOf, type Condition, type Literal} from './condition.js';
import {brokenKey, countyOf, standsAlone} from './conclude.js';
import {circumstancesOf, type Engine} from './engine.js';

/** Something that would give a conviction another outcome, and the paper that would prove it. */
export type Change = {
	/** `outside`: then this audit does not decide it at all. */
	readonly outcome: Outcome | 'outside';
	/** The reason the policy would give. */
	readonly reason: string;
	/** What stands behind "if": `born on or before 1963-07-01`. */
	readonly condition: string;
	/** Rows of the record that say otherwise now, or that do not say enough. */
	readonly blocking: readonly RowReference[];
	/** What the record says now, or what is missing from it. */
	readonly record: readonly string[];
	readonly proof: readonly string[];
	/** Did somebody confirm which paper proves what? */
	readonly proofVerified: boolean;
	/** True where the outcome follows from the condition alone; else `then` says what is asked next. */
	readonly certain: boolean;
	readonly then: string | undefined;
};

/** From the best for the person to the worst. */
const bestFirst: ReadonlyArray<Change['outcome']> = ['dismiss', 'reduce', 'refer', 'hand-review', 'not-eligible', 'outside'];
const rank = (outcome: Change['outcome']): number => bestFirst.indexOf(outcome);
const byRank = (one: Outcome, other: Outcome): number => rank(one) - rank(other);

/** At most so many certain answers are turned together: a longer list is no advice. */
const mostTurns = 3;

/**
What would give a conviction another outcome, the best for the person first; nothing for one that is dismissed anyway. Open questions
are told both ways. What the record answers for certain is turned only towards a better outcome, and the policy is then followed anew,
with everything else on the record as it is (design, section 5).
*/
export function whatWouldChange(conviction: Conviction, engine: Engine): readonly Change[] {
	const circumstances = circumstancesOf(conviction, engine);
	const scope = scopeOf(circumstances, countyOf(engine));
	const paths = follow(engine.policy, circumstances);
	const {broken} = conviction.count;
	if (scope.answer === 'unknown' || (broken && scope.answer === 'yes')) {
		return inOrder(beforeQuestions(scope.open, broken ? conviction : undefined, paths, engine));
	}

	const possible = possibleOutcomes(paths);
	const best = possible.toSorted(byRank)[0]!;
	return scope.answer === 'no' ? [] : inOrder([...(possible.length > 1 ? openChanges(paths, engine) : []), ...turnedChanges(paths, best, circumstances, engine)]);
}

const inOrder = (changes: readonly Change[]): readonly Change[] => {
	const first = changes.filter((change, index) => changes.findIndex(other => other.outcome === change.outcome && other.condition === change.condition) === index);
	return first.toSorted((one, other) => rank(one.outcome) - rank(other.outcome) || Number(other.certain) - Number(one.certain));
};

type End = Pick<Change, 'outcome' | 'reason'> & {readonly condition: Condition};

/** Each end that open questions leave, with the condition that leads there. */
function endsOf(paths: Paths, engine: Engine): readonly End[] {
	const {open, end} = paths;
	const none = (steps: readonly Step[], outcome: Outcome): Condition => steps.filter(({question}) => question.then.outcome !== outcome).flatMap(({finding}) => conditionFor(finding, 'no', 'open'));
	return [
		...open.map((step, index) => ({outcome: step.question.then.outcome, reason: reasonOf(step, engine.parameters), condition: [...none(open.slice(0, index), step.question.then.outcome), ...conditionFor(step.finding, 'yes', 'open')]})),
		{outcome: end.outcome, reason: end.reason, condition: none(open, end.outcome)},
	];
}

function openChanges(paths: Paths, engine: Engine): readonly Change[] {
	return endsOf(paths, engine).filter(({outcome}) => outcome !== 'hand-review').flatMap(({condition, ...end}) => {
		const simple = simplified(condition);
		return simple ? [{...end, ...toldOf(simple, engine), certain: true, then: undefined}] : [];
	});
}

/** What the scope or a broken key leaves open comes before every question. */
function beforeQuestions(open: readonly OpenScope[], broken: Conviction | undefined, paths: Paths, engine: Engine): readonly Change[] {
	const {tests, 'before-questions': before, source: {verified: proofVerified}} = engine.rules.proofs;
	const papers = open.map(({about}) => about === 'convicted' ? before.convicted : tests[about]!);
	const own = {
		blocking: [...(broken ? [broken.count.carrier!].map(({file, line}) => ({file, line})) : []), ...open.flatMap(({rows}) => rows)],
		record: [...(broken ? [brokenKey] : []), ...open.flatMap(({facts}) => facts)],
		proof: [...new Set([...(broken ? [before.count] : []), ...papers])],
	};
	const condition = [...(broken ? [standsAlone] : []), ...open.map(({yesIf}) => yesIf)].join(' and ');
	const inside = endsOf(paths, engine).filter(({outcome}) => outcome !== 'hand-review').flatMap((end): readonly Change[] => {
		const simple = simplified(end.condition);
		if (!simple) {
			return [];
		}

		const told = toldOf(simple, engine);
		return [{
			outcome: end.outcome, reason: end.reason, condition: simple.length === 0 ? condition : `${condition}, and ${told.condition}`,
			blocking: [...own.blocking, ...told.blocking], record: [...new Set([...own.record, ...told.record])], proof: [...new Set([...own.proof, ...told.proof])], proofVerified, certain: true, then: undefined,
		}];
	});
	const outside: readonly Change[] = open.length === 0
		? []
		: [{outcome: 'outside', reason: 'No conviction that this audit decides', condition: open.map(({noIf}) => noIf).join(' or '), ...own, proofVerified, certain: true, then: undefined}];
	return [...inside, ...outside];
}

/** Certain answers turned: the one that decides, and those that would have decided better. */
function turnedChanges({answeredNo, end}: Paths, from: Outcome, circumstances: Circumstances, engine: Engine): readonly Change[] {
	const better = answeredNo.filter(({question}) => rank(question.then.outcome) < rank(from));
	const ways = [
		...(end.step && from !== 'dismiss' ? waysOf(conditionFor(end.step.finding, 'no', 'any')) : []),
		...better.flatMap(({finding}) => waysOf(conditionFor(finding, 'yes', 'any'))),
	];
	const changes = ways.flatMap(way => turned(way, from, circumstances, engine));
	return changes.filter((one, index) => !changes.some((other, place) => place !== index && saysMore(other, one, place < index))).map(({change}) => change);
}

type Turned = {readonly condition: Condition; readonly change: Change};

/** Is a change superfluous beside another: no better, and asking for more, or for less but without certainty? */
function saysMore(one: Turned, other: Turned, first: boolean): boolean {
	if (!one.change.certain || rank(one.change.outcome) > rank(other.change.outcome)) {
		return false;
	}

	const isAskedMore = meets(other.condition, one.condition) && (first || !meets(one.condition, other.condition));
	return isAskedMore || (!other.change.certain && meets(one.condition, other.condition));
}

/** Where the policy leads when these answers are turned; another certain answer that stands in the way is turned as well. */
function turned(literals: readonly Literal[], from: Outcome, circumstances: Circumstances, engine: Engine, turns = 1): readonly Turned[] {
	const supposition = supposedBy(literals);
	if (supposition === undefined || literals.some(({provedAs}) => engine.rules.proofs.tests[provedAs] === null)) {
		return [];
	}

	const paths = follow(engine.policy, supposing(circumstances, supposition, new Map(literals.map(({key, towards}) => [key, towards]))));
	const possible = possibleOutcomes(paths).filter(outcome => rank(outcome) < rank(from)).toSorted(byRank);
	const {end} = paths;
	const [best] = possible;
	if (best !== undefined) {
		const certain = possibleOutcomes(paths).length === 1;
		const condition = simplified(literals.map(literal => [literal]))!;
		const deciding = end.outcome === best ? end.reason : reasonOf(differing(paths).find(({question}) => question.then.outcome === best)!, engine.parameters);
		return [{condition, change: {outcome: best, reason: deciding, ...toldOf(condition, engine), certain, then: certain ? undefined : pathWords(paths, namedYes)}}];
	}

	return end.step && turns < (isRefused(from) ? mostTurns : 1)
		? waysOf(conditionFor(end.step.finding, 'no', 'any')).flatMap(way => turned([...literals, ...way], from, circumstances, engine, turns + 1))
		: [];
}

/** Where the person gets nothing yet, several things turned together are worth telling. */
const isRefused = (outcome: Outcome): boolean => outcome === 'not-eligible' || outcome === 'hand-review';

const namedYes = ({finding}: Step): string => conditionWords(conditionFor(finding, 'yes', 'open'));

/** A condition with the rows, the record and the papers it is about. */
function toldOf(condition: Condition, {rules: {proofs}}: Engine): Pick<Change, 'condition' | 'blocking' | 'record' | 'proof' | 'proofVerified'> {
	const literals = condition.flat();
	return {
		condition: conditionWords(condition),
		blocking: literals.flatMap(({rows}) => rows),
		record: [...new Set(literals.flatMap(({record}) => record))],
		proof: [...new Set(literals.flatMap(({provedAs, needsPerson}) => [...(needsPerson ? [proofs['before-questions'].person] : []), proofs.tests[provedAs] ?? []].flat()))],
		proofVerified: proofs.source.verified,
	};
}
