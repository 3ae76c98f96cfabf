import {allOf, anyOf, negate} from '../values/knowable.js';
import {ageReached, underAgeAtConviction} from './facts/ages.js';
import {isDeceased} from './facts/deceased.js';
import {levelIs} from './facts/level.js';
import {inSentence, onlyOffenses, sectionListed} from './facts/offenses.js';
import {yearsSinceAnyConviction, yearsSinceConviction} from './facts/years.js';
import {yearsFrom, type Circumstances, type Finding, type Gap, type LeafFinding} from './finding.js';
import type {LeafArgument, LeafName, Test} from './tests.js';

/** What the words of a test are made from: no conviction is needed to say what is asked. */
export type WordsFrom = Pick<Circumstances, 'parameters' | 'offenses'>;

type LeafTable = {readonly [Name in LeafName]: {
	readonly words: (argument: LeafArgument<Name>, circumstances: WordsFrom) => string;
	readonly answer: (argument: LeafArgument<Name>, circumstances: Circumstances) => LeafFinding;
}};

const sectionsFrom = (argument: LeafArgument<'section-in'>, {parameters}: WordsFrom): readonly string[] =>
	Array.isArray(argument) ? argument : parameters[(argument).parameter] as readonly string[];

const leaves: LeafTable = {
	level: {
		words: wanted => `the conviction is ${wanted.map(level => level === 'infraction' ? 'an infraction' : `a ${level}`).join(' or ')}`,
		answer: (wanted, circumstances) => levelIs(circumstances, wanted),
	},
	'section-in': {
		words: (argument, circumstances) => `the section is one of ${sectionsFrom(argument, circumstances).join(', ') || 'none'}`,
		answer: (argument, circumstances) => sectionListed(circumstances, sectionsFrom(argument, circumstances)),
	},
	'age-at-conviction': {
		words: ({under}, {parameters}) => `the person was under ${yearsFrom(under, parameters)} on the day of conviction`,
		answer: ({under}, circumstances) => underAgeAtConviction(circumstances, yearsFrom(under, circumstances.parameters)),
	},
	'age-as-of': {
		words: ({'at-least': years}, {parameters}) => `the person is ${yearsFrom(years, parameters)} or older on the as-of date`,
		answer: ({'at-least': years}, circumstances) => ageReached(circumstances, yearsFrom(years, circumstances.parameters)),
	},
	'years-since-conviction': {
		words: ({'at-least': years}, {parameters}) => `the conviction is ${yearsFrom(years, parameters)} or more years before the as-of date`,
		answer: ({'at-least': years}, circumstances) => yearsSinceConviction(circumstances, yearsFrom(years, circumstances.parameters)),
	},
	'years-since-any-conviction': {
		words: ({'more-than': years}, {parameters}) => `every conviction of the person is more than ${yearsFrom(years, parameters)} years before the as-of date`,
		answer: ({'more-than': years}, circumstances) => yearsSinceAnyConviction(circumstances, yearsFrom(years, circumstances.parameters)),
	},
	'only-offenses': {
		words: (ids, {offenses}) => `every conviction of the person is one of the ${ids.map(id => inSentence(offenses.get(id)!.title)).join(' or ')}`,
		answer: (ids, circumstances) => onlyOffenses(circumstances, ids),
	},
	deceased: {
		words: () => 'the record shows the person\'s death',
		answer: (_, circumstances) => isDeceased(circumstances),
	},
	always: {
		words: () => 'every conviction',
		answer: () => ({answer: 'yes', because: 'holds for every conviction', rows: []}),
	},
};

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
