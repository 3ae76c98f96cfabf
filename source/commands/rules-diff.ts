import {loadPolicy, type LoadedRules} from '../files/rule-files.js';
import {diffText} from '../rules/diff-text.js';
import {policyDiff} from '../rules/policy-diff.js';
import {exits, isSet, report, type Options, type World} from './command.js';

/** `rules diff A B`: says in words what changed. Different or not, it is done: exit 0. */
export async function diffPolicies([one, other]: readonly [string, string], rules: LoadedRules, options: Options, world: World): Promise<number> {
	const [before, after] = [await loadPolicy(one, rules), await loadPolicy(other, rules)];
	for (const [name, loaded] of [[one, before], [other, after]] as const) {
		if (!loaded.ok) {
			return report(loaded.problems, policyExit(name, loaded.problems), options, world);
		}
	}

	if (!before.ok || !after.ok) {
		return exits.bug;
	}

	const [a, b] = [before.value.policy, after.value.policy];
	const changes = policyDiff(a, b, rules.book.offenses);
	world.write(isSet(options, 'json')
		? `${JSON.stringify({a: {id: a.id, file: a.file}, b: {id: b.id, file: b.file}, same: changes.length === 0, changes}, undefined, 2)}\n`
		: diffText(a, b, changes));
	return exits.done;
}

/** A policy that cannot be had: no such file, a file with mistakes in it, or an id that nobody knows. */
export function policyExit(name: string, problems: ReadonlyArray<{readonly found: string}>): number {
	if (problems.some(({found}) => found === 'no such file')) {
		return exits.noInput;
	}

	return /\.ya?ml$|[/\\]/.test(name) ? exits.badData : exits.wrongUse;
}
