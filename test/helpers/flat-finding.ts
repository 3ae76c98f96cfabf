import {evaluateTest} from '../../source/rules/evaluate-test.js';
import type {Circumstances, Finding, Told} from '../../source/rules/finding.js';
import type {Test} from '../../source/rules/tests.js';
import type {Answer} from '../../source/values/knowable.js';

type FlatChild = {readonly answer: Answer; readonly children: readonly FlatChild[]};

const flat = (children: readonly Finding[]): readonly FlatChild[] => children.map(child => ({answer: child.answer, children: flat(child.children())}));

export type FlatFinding = Omit<Told, 'facts' | 'yesIf' | 'noIf'> & {
	readonly answer: Answer;
	readonly test: string;
	readonly found: Readonly<Record<string, string>> | undefined;
	readonly children: readonly FlatChild[];
	/** What is missing and what would settle it, where something is. */
	readonly gap: Pick<Told, 'facts' | 'yesIf' | 'noIf'> | undefined;
	readonly turns: Pick<Told, 'yesIf' | 'noIf'>;
};

/** A test answered, with all that it tells. */
export function flatFinding(about: Test, circumstances: Circumstances): FlatFinding {
	const {answer, found, told, words, children} = evaluateTest(about, circumstances);
	const {facts, yesIf, noIf, ...rest} = told();
	return {...rest, answer, found: found(), children: flat(children()), test: words(), gap: facts.length > 0 ? {facts, yesIf, noIf} : undefined, turns: {yesIf, noIf}};
}
