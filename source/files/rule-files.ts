import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {detectableFlags} from '../determinations/flags/detect.js';
import type {Policy} from '../rules/policy.js';
import {readPolicy, type KnownNames} from '../rules/read-policy.js';
import {sectionsByTable} from '../rules/offense-table.js';
import {readRuleBook, type RuleBook, type RuleTexts} from '../rules/rule-book.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {readProblem} from './extract-file.js';

/** The rule files that ship with the program: `rules/` at the root of the package. */
export const shippedRules = fileURLToPath(new URL('../../../rules', import.meta.url));

/** Every YAML file below a rules folder, by its path there with slashes. */
export async function readRuleTexts(folder: string): Promise<Attempt<RuleTexts>> {
	try {
		const names = (await readdir(folder, {recursive: true})).filter(name => name.endsWith('.yaml')).map(name => name.split(path.sep).join('/')).toSorted();
		const texts = await Promise.all(names.map(async name => [name, await readFile(path.join(folder, name), 'utf8')] as const));
		return success(new Map(texts));
	} catch (error) {
		return failure(readProblem(folder, error));
	}
}

/** Where HS 11361.8 itself stands as a policy, below `rules/`: it is held beside every policy. */
export const statuteFile = 'policies/statute-11361-8.yaml';

export type LoadedRules = {readonly texts: RuleTexts; readonly book: RuleBook; readonly statute: Policy};

export async function loadRules(folder: string): Promise<Attempt<LoadedRules>> {
	const texts = await readRuleTexts(folder);
	if (!texts.ok) {
		return texts;
	}

	const book = readRuleBook(texts.value, detectableFlags);
	if (!book.ok) {
		return book;
	}

	const statute = policyAt(statuteFile, texts.value, book.value);
	return statute.ok ? success({texts: texts.value, book: book.value, statute: statute.value.policy}) : statute;
}

/** Names that policies may refer to, as a rule book has them. */
export const knownNames = (book: RuleBook): KnownNames => ({offenses: new Set(book.offenses.keys()), counties: book.counties, sections: sectionsByTable(book.offenses)});

export type LoadedPolicy = {readonly policy: Policy; readonly text: string};

/** Policies that a rules folder holds, by id: the name of the file without `.yaml`. */
export const policyIds = (texts: RuleTexts): readonly string[] =>
	[...texts.keys()].filter(name => name.startsWith('policies/')).map(name => name.slice('policies/'.length, -'.yaml'.length));

/** The policy of a file below `rules/`. */
function policyAt(name: string, texts: RuleTexts, book: RuleBook): Attempt<LoadedPolicy> {
	const text = texts.get(name);
	const file = `rules/${name}`;
	if (text === undefined) {
		return failure({file, found: 'no such file', expected: 'a policy', next: 'restore it from the program\'s own copy'});
	}

	const policy = readPolicy(text, file, knownNames(book));
	return policy.ok ? success({policy: policy.value, text}) : policy;
}

/** The policy of a file below `rules/`; the statute's is the one that is held beside every policy. */
export function policyOf(name: string, rules: LoadedRules): Attempt<LoadedPolicy> {
	return name === statuteFile ? success({policy: rules.statute, text: rules.texts.get(name)!}) : policyAt(name, rules.texts, rules.book);
}

/** Loads a policy by id, or from a file when the name ends in `.yaml` or holds a slash. */
export async function loadPolicy(name: string, rules: LoadedRules): Promise<Attempt<LoadedPolicy>> {
	if (/\.ya?ml$|[/\\]/.test(name)) {
		try {
			const text = await readFile(name, 'utf8');
			const policy = readPolicy(text, name, knownNames(rules.book));
			return policy.ok ? success({policy: policy.value, text}) : policy;
		} catch (error) {
			return failure(readProblem(name, error));
		}
	}

	const file = `policies/${name}.yaml`;
	return rules.texts.has(file)
		? policyOf(file, rules)
		: failure({found: `the policy "${name}"`, expected: `one of ${policyIds(rules.texts).join(', ')}, or a file ending in .yaml`, next: '`second-look rules list` shows the policies'});
}
