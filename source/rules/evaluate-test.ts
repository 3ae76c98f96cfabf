import {allOf, anyOf, negate} from '../values/knowable.js';
import type {Circumstances, Finding, Gap} from './finding.js';
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

function leafWords<Name extends LeafName>(test: Test, from: WordsFrom): string {
	const [name, argument] = Object.entries(test)[0] as [Name, LeafArgument<Name>];
	return leaves[name].words(argument, from);
}

/** Answers a test for one conviction. Every part of it is answered, deciding or not: the trace is the product. */
export function evaluateTest(test: Test, circumstances: Circumstances): Finding {
	if ('all' in test) {
		const children = test.all.map(child => evaluateTest(child, circumstances));
		return compound('all of these hold', allOf(children.map(({answer}) => answer)), children, 'all');
	}

	if ('any' in test) {
		const children = test.any.map(child => evaluateTest(child, circumstances));
		return compound('one of these holds', anyOf(children.map(({answer}) => answer)), children, 'any');
	}

	if ('not' in test) {
		const child = evaluateTest(test.not, circumstances);
		const gap = child.gap && {...child.gap, yesIf: child.gap.noIf, noIf: child.gap.yesIf};
		return {test: 'this does not hold', answer: negate(child.answer), because: child.because, rows: child.rows, gap, found: child.found, children: [child]};
	}

	return evaluateLeaf(test, circumstances);
}

function evaluateLeaf<Name extends LeafName>(test: Test, circumstances: Circumstances): Finding {
	const [name, argument] = Object.entries(test)[0] as [Name, LeafArgument<Name>];
	const leaf = leaves[name];
	return {...leaf.answer(argument, circumstances), test: leaf.words(argument, circumstances), children: []};
}

function compound(test: string, answer: Finding['answer'], children: readonly Finding[], kind: 'all' | 'any'): Finding {
	const deciding = children.filter(child => child.answer === answer);
	return {
		test,
		answer,
		because: deciding.map(({because}) => because).join('; '),
		rows: deciding.flatMap(({rows}) => rows),
		gap: answer === 'unknown' ? joined(deciding.map(({gap}) => gap!), kind) : undefined,
		found: Object.assign({}, ...deciding.map(({found}) => found ?? {})) as Record<string, string>,
		children,
	};
}

function joined(gaps: readonly Gap[], kind: 'all' | 'any'): Gap {
	const [yes, no] = kind === 'all' ? [' and ', ' or '] : [' or ', ' and '];
	return {facts: [...new Set(gaps.flatMap(({facts}) => facts))], yesIf: gaps.map(({yesIf}) => yesIf).join(yes), noIf: gaps.map(({noIf}) => noIf).join(no)};
}
