import {allOf, anyOf, negate, type Answer} from '../values/knowable.js';
import {onceFor} from '../values/once-for.js';
import {flatMap} from '../values/flat-map.js';
import {testKey, type Circumstances, type Finding, type Told} from './finding.js';
import {leaves, type WordsFrom} from './leaves.js';
import type {LeafArgument, LeafName, Test} from './tests.js';

/** A test in words, without a conviction to ask it of: `the person is 57 or older on the as-of date`. */
export function testWords(test: Test, from: WordsFrom): string {
	if ('all' in test) {
		return `all of these hold: ${test.all.map(child => `(${testWords(child, from)})`).join(' and ')}`;
	}

	if ('any' in test) {
		return `one of these holds: ${test.any.map(child => `(${testWords(child, from)})`).join(' or ')}`;
	}

	return 'not' in test ? `this does not hold: (${testWords(test.not, from)})` : leafWords(test, from);
}

const leafWords = (test: Test, from: WordsFrom): string => leafOf(test).words(from);

/** What a test of one leaf asks: found once, because a policy asks it of every conviction. */
const leafOf = onceFor(<Name extends LeafName>(test: Test) => {
	const [name, argument] = Object.entries(test)[0] as [Name, LeafArgument<Name>];
	const leaf = leaves[name];
	return {words: (from: WordsFrom) => leaf.words(argument, from), answer: (circumstances: Circumstances) => leaf.answer(argument, circumstances)};
});

/**
Answers a test for one conviction. Its parts are asked in order until one decides; those behind it, and what the answers rest on in words, only
when somebody reads them.
*/
export function evaluateTest(test: Test, circumstances: Circumstances): Finding {
	if ('all' in test) {
		return compound(test, 'all', test.all, circumstances);
	}

	if ('any' in test) {
		return compound(test, 'any', test.any, circumstances);
	}

	if ('not' in test) {
		const child = evaluateTest(test.not, circumstances);
		return {
			answer: negate(child.answer),
			found: child.found,
			told() {
				const told = child.told();
				return {because: told.because, rows: told.rows, facts: told.facts, yesIf: told.noIf, noIf: told.yesIf};
			},
			test,
			words: () => 'this does not hold',
			children: () => [child],
		};
	}

	return evaluateLeaf(test, circumstances);
}

function evaluateLeaf(test: Test, circumstances: Circumstances): Finding {
	const leaf = leafOf(test);
	const {answer, found, told} = leaf.answer(circumstances);
	return {answer: circumstances.supposed?.answers.get(testKey(test)) ?? answer, found: () => found, told, test, words: () => leaf.words(circumstances), children: noChildren};
}

const noChildren = (): readonly Finding[] => [];

function compound(test: Test, kind: 'all' | 'any', parts: readonly Test[], circumstances: Circumstances): Finding {
	const decisive = kind === 'all' ? 'no' : 'yes';
	const asked: Finding[] = [];
	for (const part of parts) {
		const child = evaluateTest(part, circumstances);
		asked.push(child);
		if (child.answer === decisive) {
			break;
		}
	}

	const answer = (kind === 'all' ? allOf : anyOf)(asked.map(child => child.answer));
	const children = (): readonly Finding[] => {
		asked.push(...parts.slice(asked.length).map(part => evaluateTest(part, circumstances)));
		return asked;
	};

	return {
		answer,
		found: () => foundBy(children(), answer),
		told: () => joined(kind, answer, children()),
		test,
		words: () => kind === 'all' ? 'all of these hold' : 'one of these holds',
		children,
	};
}

function foundBy(children: readonly Finding[], answer: Answer): ReturnType<Finding['found']> {
	const found = flatMap(children, child => child.answer === answer ? [child.found()] : []).filter(one => one !== undefined);
	return found.length === 0 ? undefined : Object.assign({}, ...found) as ReturnType<Finding['found']>;
}

/** What the deciding parts tell, as one. What would turn the whole is told of those that have to turn: of all that do not hold, or of any one. */
function joined(kind: 'all' | 'any', answer: Answer, children: readonly Finding[]): Told {
	const deciding = children.filter(child => child.answer === answer).map(child => child.told());
	const [whole, either] = kind === 'all' ? ['yes', 'no'] as const : ['no', 'yes'] as const;
	const turning = answer === either ? children.filter(child => child.answer !== whole).map(child => child.told()) : deciding;
	const wordsFor = (towards: 'yes' | 'no'): string => towards === whole
		? turning.map(told => towards === 'yes' ? told.yesIf : told.noIf).join(' and ')
		: deciding.map(told => towards === 'yes' ? told.yesIf : told.noIf).join(' or ');
	return {
		because: deciding.map(({because}) => because).join('; '),
		rows: flatMap(deciding, ({rows}) => rows),
		facts: [...new Set(flatMap(deciding, ({facts}) => facts))],
		yesIf: wordsFor('yes'),
		noIf: wordsFor('no'),
	};
}
