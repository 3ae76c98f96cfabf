import {exitCodeOf} from '../files/file-problem.js';
import {loadPolicy, loadRules, policyIds, shippedRules, type LoadedRules} from '../files/rule-files.js';
import {isWorkspace} from '../files/workspace.js';
import {runExamples} from '../determinations/run-examples.js';
import type {Policy} from '../rules/policy.js';
import {policyText} from '../rules/policy-text.js';
import type {Problem} from '../values/problem.js';
import {checkRoster, namesRoster} from './rules-check-roster.js';
import {adopt} from './rules-adopt.js';
import {showWorkspace} from './rules-show-workspace.js';
import {diffPolicies, policyExit} from './rules-diff.js';
import {exits, isSet, report, type Command, type Options, type World} from './command.js';

export const rules: Command = {
	name: 'rules',
	summary: 'shows, compares, checks and adopts policies',
	usage: 'rules list | rules show ID or WORKSPACE | rules check FILE… | rules diff A B | rules adopt FILE --by NAME --memo TEXT',
	options: ['by', 'memo', 'on', 'again'],
	async run([verb, ...names], options, world) {
		const loaded = await loadRules(shippedRules);
		if (!loaded.ok) {
			return report(loaded.problems, exits.doesNotHold, options, world);
		}

		if (verb === 'list' && names.length === 0) {
			return list(loaded.value, options, world);
		}

		if (verb === 'show' && names.length === 1) {
			return await isWorkspace(names[0]!) ? showWorkspace(names[0]!, options, world) : show(names[0]!, loaded.value, options, world);
		}

		if (verb === 'check' && names.length > 0) {
			return check(names, loaded.value, options, world);
		}

		if (verb === 'diff' && names.length === 2) {
			return diffPolicies(names as [string, string], loaded.value, options, world);
		}

		if (verb === 'adopt' && names.length === 1) {
			return adopt(names[0]!, loaded.value, options, world);
		}

		return report([{found: `rules ${[verb ?? '', ...names].join(' ')}`.trimEnd(), expected: 'rules list, show ID, check FILE…, diff A B, or adopt FILE', next: '`second-look rules --help` says what they do'}], exits.wrongUse, options, world);
	},
};

async function list(loaded: LoadedRules, options: Options, world: World): Promise<number> {
	const policies: Policy[] = [];
	for (const id of policyIds(loaded.texts)) {
		const policy = await loadPolicy(id, loaded);
		if (!policy.ok) {
			return report(policy.problems, exits.badData, options, world);
		}

		policies.push(policy.value.policy);
	}

	world.write(isSet(options, 'json')
		? `${JSON.stringify(policies.map(({id, title, adopted, questions}) => ({id, title, adopted, questions: questions.length})), undefined, 2)}\n`
		: policies.map(({id, title, adopted}) => `${id}\n    ${title}${adopted ? `; adopted by ${adopted.by} on ${adopted.on}` : '; not adopted: results under it are a TRIAL'}\n`).join(''));
	return exits.done;
}

async function show(name: string, loaded: LoadedRules, options: Options, world: World): Promise<number> {
	const policy = await loadPolicy(name, loaded);
	if (!policy.ok) {
		return report(policy.problems, policyExit(name, policy.problems), options, world);
	}

	world.write(isSet(options, 'json') ? `${JSON.stringify(policy.value.policy, undefined, 2)}\n` : policyText(policy.value.policy, loaded.book.offenses));
	return exits.done;
}

/** Everything wrong inside the files is the subject of this command: exit 1. A file that is not there is not (66). */
async function check(names: readonly string[], loaded: LoadedRules, options: Options, world: World): Promise<number> {
	const problems: Problem[] = [];
	for (const name of names) {
		if (await namesRoster(name)) {
			const roster = await checkRoster(name);
			if (!roster.ok && exitCodeOf(roster.problems, exits.badData) === exits.noInput) {
				return report(roster.problems, exits.noInput, options, world);
			}

			problems.push(...(roster.ok ? [] : roster.problems.map(problem => ({...problem, exit: exits.doesNotHold}))));
			if (roster.ok && !isSet(options, 'json')) {
				world.write(roster.value);
			}

			continue;
		}

		const policy = await loadPolicy(name.includes('/') ? name : `./${name}`, loaded);
		if (!policy.ok && policy.problems.some(({found}) => found === 'no such file')) {
			return report(policy.problems, exits.noInput, options, world);
		}

		const found = policy.ok ? runExamples(policy.value.policy, loaded.book) : policy.problems;
		problems.push(...found);
		if (found.length === 0 && policy.ok && !isSet(options, 'json')) {
			world.write(`${name}: ${policy.value.policy.questions.length} questions, ${policy.value.policy.examples.length} examples, all as expected\n`);
		}
	}

	if (problems.length > 0) {
		return report(problems, exits.doesNotHold, options, world);
	}

	if (isSet(options, 'json')) {
		world.write(`${JSON.stringify({exit: exits.done, problems: []})}\n`);
	}

	return exits.done;
}
