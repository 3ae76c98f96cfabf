import type {OffenseTable} from './offense-table.js';
import {comparable, parameterChanges} from './parameter-diff.js';
import {namedTestWords} from './parameter-words.js';
import type {Consequence, Policy, Question} from './policy.js';
import {consequenceWords} from './policy-text.js';

/** One thing that two policies say differently, in words. Without `from` it is new, without `to` it is gone. */
export type PolicyChange = {
	/** What it is about: `the policy`, `question old-conviction`, `parameter age`. */
	readonly about: string;
	/** `outcome`, `asked`, `place`, … */
	readonly what: string;
	readonly from?: string | undefined;
	readonly to?: string | undefined;
};

type Side = {readonly policy: Policy; readonly words: (question: Question) => string};

/**
What changed from one policy to another: the policy's own lines, its scope, parameters, questions (matched by id, else by asking the
same test for the same end) and what holds otherwise. Empty where they say the same.
*/
export function policyDiff(before: Policy, after: Policy, offenses: ReadonlyMap<string, OffenseTable>): readonly PolicyChange[] {
	const side = (policy: Policy): Side => ({policy, words: question => namedTestWords(question.when, policy, offenses)});
	return [
		...fieldChanges('the policy', headOf(before), headOf(after)),
		...parameterChanges(before, after),
		...questionChanges(side(before), side(after)),
		...fieldChanges('otherwise', consequence(before.otherwise), consequence(after.otherwise)),
		...(comparable(examplesOf(before)) === comparable(examplesOf(after)) ? [] : [{about: 'the examples', what: 'given', from: String(before.examples.length), to: String(after.examples.length)}]),
	];
}

type Fields = Readonly<Record<string, string | undefined>>;

function fieldChanges(about: string, before: Fields, after: Fields): readonly PolicyChange[] {
	return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(what => before[what] !== after[what])
		.map(what => ({about, what, from: before[what], to: after[what]}));
}

const headOf = (policy: Policy): Fields => ({
	id: policy.id,
	title: policy.title,
	source: `${policy.source.what}${policy.source.seen === undefined ? '' : `, seen ${policy.source.seen}`} (${policy.source.verified ? 'verified' : 'NOT VERIFIED'})`,
	adoption: policy.adopted ? `adopted by ${policy.adopted.by} on ${policy.adopted.on}: ${policy.adopted.memo}` : 'not adopted: TRIAL',
	'as-of date': policy['as-of'],
	'challenge deadline': policy['challenge-deadline'],
	'second attorney': policy['second-attorney']?.join(', '),
	'county in scope': policy.scope.county === 'from-option' ? 'the one given with --county' : policy.scope.county,
	'offenses in scope': policy.scope.offenses.join(', '),
	'settings file of the earlier engine': policy['reads-options-file'] ? 'read' : 'not read',
});

const consequence = (then: Consequence): Fields => ({outcome: consequenceWords(then), reason: then.reason});

/** Lines move when anything above them does: they are no part of what an example says. */
const examplesOf = (policy: Policy): unknown => policy.examples.map(({given, 'as-of': asOf, set, expect}) => ({given, asOf, set, expect}));

const questionFields = ({words}: Side, question: Question): Fields => ({
	id: question.id,
	asked: question.ask,
	test: words(question),
	'turned off by': question.active && `the parameter ${question.active.parameter}`,
	...consequence(question.then),
	citation: question.cite && `${question.cite}${question.verified === false ? ' (NOT VERIFIED)' : ''}`,
});

function questionChanges(before: Side, after: Side): readonly PolicyChange[] {
	const pairs = matched(before.policy.questions, after.policy.questions);
	const stayed = inOrder(pairs.map(([, other]) => after.policy.questions.indexOf(other)));
	const place = (policy: Policy, question: Question): string => `${policy.questions.indexOf(question) + 1} of ${policy.questions.length}`;
	return [
		...before.policy.questions.flatMap(question => {
			const at = pairs.findIndex(([one]) => one === question);
			const fields = questionFields(before, question);
			if (at === -1) {
				return [{about: `question ${question.id}`, what: 'whole question', from: wholeQuestion(before, question)}];
			}

			const [, other] = pairs[at]!;
			return [
				...(stayed.has(at) ? [] : [{about: `question ${question.id}`, what: 'place', from: place(before.policy, question), to: place(after.policy, other)}]),
				...fieldChanges(`question ${question.id}`, fields, questionFields(after, other)),
			];
		}),
		...after.policy.questions.filter(question => pairs.every(([, other]) => other !== question))
			.map(question => ({about: `question ${question.id}`, what: 'whole question', to: `${wholeQuestion(after, question)} Asked as ${place(after.policy, question)}.`})),
	];
}

const wholeQuestion = (side: Side, question: Question): string =>
	`${question.ask} If ${side.words(question)}: ${consequenceWords(question.then)} ("${question.then.reason}").`;

/** Questions of both policies: by id, else those that ask the same for the same end under another id. In the order of the first. */
function matched(before: readonly Question[], after: readonly Question[]): ReadonlyArray<readonly [Question, Question]> {
	const strangers = after.filter(({id}) => before.every(question => question.id !== id));
	const taken = new Set<Question>();
	return before.flatMap(question => {
		const meaning = comparable([question.when, question.then.outcome]);
		const other = after.find(({id}) => id === question.id) ?? strangers.find(stranger => !taken.has(stranger) && comparable([stranger.when, stranger.then.outcome]) === meaning);
		if (!other) {
			return [];
		}

		taken.add(other);
		return [[question, other] as const];
	});
}

/** Positions of a longest run of places that kept its order: everything else moved. */
function inOrder(places: readonly number[]): ReadonlySet<number> {
	const best: Array<readonly number[]> = [];
	for (const [index, place] of places.entries()) {
		const before = best.filter(run => places[run.at(-1)!]! < place).toSorted((one, other) => other.length - one.length)[0] ?? [];
		best.push([...before, index]);
	}

	return new Set(best.toSorted((one, other) => other.length - one.length)[0]);
}
