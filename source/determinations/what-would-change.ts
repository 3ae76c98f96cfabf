import type {RowReference} from '../extract/row.js';
import type {Conviction} from '../history/subject.js';
import type {Circumstances} from '../rules/finding.js';
import {paperFor} from '../rules/proofs.js';
import {scopeOf} from '../rules/scope.js';
import {supposing} from '../rules/supposition.js';
import {differing, follow, pathWords, possibleOutcomes, reasonOf, type Paths, type Step} from '../rules/walk.js';
import type {Outcome} from '../values/outcome.js';
import {countyOf} from './conclude.js';
import {brokenKeyLiteral, conditionFor, conditionWords, meets, scopeLiteral, simplified, supposedBy, waysOf, type Condition, type Literal} from './condition.js';
import {circumstancesOf, type Engine} from './engine.js';

/** Something that would give a conviction another outcome, and the papers that would prove it. */
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

/** A change with its condition still in parts. */
type Draft = Pick<Change, 'outcome' | 'reason' | 'certain' | 'then'> & {readonly condition: Condition; readonly asked?: Condition | undefined};

/** From the best for the person to the worst. */
const bestFirst: ReadonlyArray<Change['outcome']> = ['dismiss', 'reduce', 'refer', 'hand-review', 'not-eligible', 'outside'];
const rank = (outcome: Change['outcome']): number => bestFirst.indexOf(outcome);
const byRank = (one: Outcome, other: Outcome): number => rank(one) - rank(other);

/** At most so many certain answers are turned together, and so many conditions said one by one: more is no advice. */
const mostTurns = 3;

/**
What would give a conviction another outcome, the best for the person first; nothing for one that is dismissed anyway. Open questions
are told both ways. What the record answers for certain is turned only towards a better outcome, and the policy is then followed anew,
with everything else on the record as it is (design, section 5).
*/
export function whatWouldChange(conviction: Conviction, engine: Engine): readonly Change[] {
	const circumstances = circumstancesOf(conviction, engine);
	const scope = scopeOf(circumstances, countyOf(engine));
	if (scope.answer === 'no') {
		return [];
	}

	const paths = follow(engine.policy, circumstances);
	const possible = possibleOutcomes(paths);
	const before = [...(conviction.count.broken ? [brokenKeyLiteral(conviction)] : []), ...scope.open.map(open => scopeLiteral(open, 'yes'))];
	const drafts = before.length > 0
		? [...openChanges(paths, before, engine), ...(scope.open.length > 0 ? [outside([scope.open.map(open => scopeLiteral(open, 'no'))])] : [])]
		: [...(possible.length > 1 ? openChanges(paths, [], engine) : []), ...turnedChanges(paths, possible.toSorted(byRank)[0]!, circumstances, engine)];
	const changes = drafts
		.filter((one, index) => !drafts.some((other, place) => place !== index && isSuperfluous(one, other, place < index)))
		.toSorted((one, other) => rank(one.outcome) - rank(other.outcome) || Number(other.certain) - Number(one.certain))
		.map(draft => told(draft, engine));
	return changes.filter((one, index) => !changes.slice(0, index).some(other => other.outcome === one.outcome && other.condition === one.condition));
}

const outside = (condition: Condition): Draft => ({outcome: 'outside', reason: 'No conviction that this audit decides', condition, certain: true, then: undefined});

/** Is one change superfluous beside another: no better, and asking for more, or for less but without certainty? */
function isSuperfluous(one: Draft, other: Draft, isAfter: boolean): boolean {
	if (!other.certain || rank(other.outcome) > rank(one.outcome)) {
		return false;
	}

	const isWider = meets(other.condition, one.condition);
	return (meets(one.condition, other.condition) && (isAfter || !isWider)) || (!one.certain && isWider);
}

/** Each end that open questions leave but the hand review that it is, with the condition that leads there. */
function openChanges({open, end}: Paths, before: readonly Literal[], engine: Engine): readonly Draft[] {
	const first = before.map(literal => [literal]);
	const none = (steps: readonly Step[], outcome: Outcome): Condition => steps.filter(({question}) => question.then.outcome !== outcome).flatMap(({finding}) => conditionFor(finding, 'no', 'open'));
	const ends = [
		...open.map((step, index) => ({outcome: step.question.then.outcome, reason: reasonOf(step, engine.parameters), asked: conditionFor(step.finding, 'yes', 'open'), refused: none(open.slice(0, index), step.question.then.outcome)})),
		{outcome: end.outcome, reason: end.reason, asked: [], refused: none(open, end.outcome)},
	];
	return ends.filter(({outcome}) => outcome !== 'hand-review').flatMap(({outcome, reason, asked, refused}): readonly Draft[] => {
		const condition = simplified([...first, ...refused, ...asked]);
		return condition ? [{outcome, reason, condition, asked: condition.length > mostTurns ? [...first, ...asked] : undefined, certain: true, then: undefined}] : [];
	});
}

/** Certain answers turned: the one that decides, and those that would have decided better. */
function turnedChanges({answeredNo, end}: Paths, from: Outcome, circumstances: Circumstances, engine: Engine): readonly Draft[] {
	const better = answeredNo.filter(({question}) => rank(question.then.outcome) < rank(from) && question.then.outcome !== 'hand-review');
	const ways = [
		...(end.step && from !== 'dismiss' ? waysOf(conditionFor(end.step.finding, 'no', 'any')) : []),
		...better.flatMap(({finding}) => waysOf(conditionFor(finding, 'yes', 'any'))),
	];
	return ways.flatMap(way => turned(way, from, circumstances, engine));
}

/** Where the person gets nothing yet, several things turned together are worth telling. */
const isRefused = (outcome: Outcome): boolean => outcome === 'not-eligible' || outcome === 'hand-review';

/** Where the policy leads when these answers are turned; another certain answer that stands in the way is turned as well. */
function turned(literals: readonly Literal[], from: Outcome, circumstances: Circumstances, engine: Engine, turns = 1): readonly Draft[] {
	const supposition = supposedBy(literals);
	if (supposition === undefined || literals.some(({provedAs}) => paperFor(engine.rules.proofs, provedAs) === null)) {
		return [];
	}

	const paths = follow(engine.policy, supposing(circumstances, supposition, new Map(literals.map(({key, towards}) => [key, towards]))));
	const possible = possibleOutcomes(paths);
	const best = possible.toSorted(byRank)[0]!;
	const {end} = paths;
	if (rank(best) < rank(from)) {
		const step = end.outcome === best ? undefined : differing(paths).find(({question}) => question.then.outcome === best);
		const certain = possible.length === 1;
		return [{outcome: best, reason: step ? reasonOf(step, engine.parameters) : end.reason, condition: simplified(literals.map(literal => [literal]))!, certain, then: certain ? undefined : pathWords(paths, openWords)}];
	}

	return end.step && turns < (isRefused(from) ? mostTurns : 1)
		? waysOf(conditionFor(end.step.finding, 'no', 'any')).flatMap(way => turned([...literals, ...way], from, circumstances, engine, turns + 1))
		: [];
}

const openWords = ({finding}: Step): string => conditionWords(conditionFor(finding, 'yes', 'open'));

/** A change in words, with the rows, the record and the papers that its condition is about. */
function told({outcome, reason, condition, asked, certain, then}: Draft, {rules: {proofs}}: Engine): Change {
	const literals = condition.flat();
	const words = asked ? [...(asked.length > 0 ? [conditionWords(asked)] : []), `every open question ${asked.length > 0 ? 'before it ' : ''}is answered no`].join(', and ') : conditionWords(condition);
	return {
		outcome, reason, condition: words, certain, then,
		blocking: [...new Map(literals.flatMap(({rows}) => rows).map(row => [`${row.file}:${row.line}`, row])).values()],
		record: [...new Set(literals.flatMap(({record}) => record))],
		proof: [...new Set(literals.flatMap(({provedAs, lacksPerson}) => paperFor(proofs, lacksPerson ? 'person' : provedAs) ?? []))],
		proofVerified: proofs.source.verified,
	};
}
