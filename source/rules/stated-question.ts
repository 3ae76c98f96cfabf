import {flatMap} from '../values/flat-map.js';
import type {Finding} from './finding.js';
import type {Scope} from './scope.js';
import type {Paths, Step} from './walk.js';

/**
What a hand review asks, in parts that two convictions can be compared by: the deciding question, each open question with the tests that
are open, their arguments and what is missing, and where the policy leads otherwise. It holds nothing of a person: days and count numbers are
left out. Charges stay: whether a charge was of one kind or another is the question.
*/
export const statedQuestion = (deciding: string, paths: Paths, open: readonly Step[]): readonly string[] => [
	`question ${deciding}`,
	...flatMap(open, ({question, finding}) => flatMap(leavesOf(finding), leaf => leafParts(`open ${question.id} (${question.then.outcome})`, leaf))),
	...(paths.end.step && deciding === paths.end.question ? leavesOf(paths.end.step.finding).map(leaf => `answered ${leaf.answer} ${JSON.stringify(leaf.test)}`) : []),
	...(deciding === paths.end.question ? [] : [`otherwise ${paths.end.question} (${paths.end.outcome})`]),
].filter((part, index, parts) => parts.indexOf(part) === index);

/** The parts of a scope that is open, and of a count that is broken: they stand before what the policy asks. */
export const statedScope = ({open}: Scope, isBroken: boolean): readonly string[] => [
	...(isBroken ? ['the count\'s key is broken'] : []),
	...flatMap(open, ({about, facts}) => facts.map(fact => `open scope (${about}): ${impersonal(fact)}`)),
];

/** The tests that an answer hangs on. */
function leavesOf(finding: Finding): readonly Finding[] {
	const children = finding.children();
	return children.length === 0 ? [finding] : flatMap(children.filter(({answer}) => 'not' in finding.test || answer === finding.answer), child => leavesOf(child));
}

const leafParts = (of: string, leaf: Finding): readonly string[] => {
	const facts = [...new Set(leaf.told().facts.map(fact => impersonal(fact)))];
	const test = `${of} ${JSON.stringify(leaf.test)}`;
	return facts.length === 0 ? [test] : facts.map(fact => `${test}: ${fact}`);
};

/** A missing fact without the days, the years and the count numbers of one person's record. */
const impersonal = (fact: string): string => fact
	.replaceAll(/\b\d{4}-\d{2}(?:-\d{2})?\b/gu, '…')
	.replaceAll(/\b\d{12}\b/gu, '…')
	.replaceAll(/(?<=\b(?:of|or|on|as) )(?:19|20)\d{2}\b(?! [A-Z])/gu, '…');
