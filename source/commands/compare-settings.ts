import {inspectExtracts} from '../files/build-audit.js';
import type {ExtractFile} from '../files/extract-file.js';
import {withExit} from '../files/file-problem.js';
import {attachExtracts} from '../files/open-audit.js';
import {loadRules, shippedRules, type LoadedRules} from '../files/rule-files.js';
import {checkEvaluated, type StoredManifest} from '../files/stored-manifest.js';
import {workspacePaths} from '../files/workspace-paths.js';
import type {RuleTexts} from '../rules/rule-book.js';
import type {Day} from '../values/calendar-date.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {exits, listOption, type Options} from './command.js';
import {readInputs, type Inputs} from './inputs.js';
import {readSettings, type Settings} from './settings.js';

export type Side = Settings;

/** What is compared, under what. */
export type Compares = {
	readonly files: readonly ExtractFile[];
	readonly county: string;
	readonly asOf: Day;
	readonly asOfText: string;
	readonly sides: readonly [Side, Side];
	readonly shippedTexts: RuleTexts;
};

/**
Reads what `compare` was given. A workspace brings its county, as-of date, rule tables and, for its own policy, its parameters;
for extracts the options say all that. Problems carry their exit code.
*/
export async function readComparison(words: readonly string[], options: Options): Promise<Attempt<Compares>> {
	const inputs = await readInputs(words, {});
	if (!inputs.ok) {
		return inputs;
	}

	const manifest = inputs.value.namedWorkspace ? inputs.value.manifest : undefined;
	const names = policyNames(listOption(options, 'policy'), manifest);
	if (!names.ok) {
		return names;
	}

	const shipped = await loadRules(shippedRules);
	const rules = shipped.ok && manifest ? await rulesOfWorkspace(inputs.value.workspace, manifest, shipped.value) : shipped;
	if (!shipped.ok || !rules.ok) {
		return shipped.ok ? rules as Attempt<never> : shipped;
	}

	const [one, other] = [await sideOf(names.value[0], 'set-a', options, rules.value, manifest), await sideOf(names.value[1], 'set-b', options, rules.value, manifest)];
	if (!one.ok || !other.ok) {
		return one.ok ? other as Attempt<never> : one;
	}

	if (one.value.asOf !== other.value.asOf) {
		return failure(withExit(exits.wrongUse)({found: `the as-of dates ${one.value.asOf} and ${other.value.asOf}, each from its policy`, expected: 'one day for both', next: 'give it with --as-of'}));
	}

	const files = await filesOf(inputs.value, options);
	const {engine: {county, asOf}, asOf: asOfText} = one.value;
	return files.ok ? success({files: files.value, county, asOf, asOfText, sides: [one.value, other.value], shippedTexts: shipped.value.texts}) : files;
}

/** One policy alone is compared with that of the workspace. */
function policyNames(given: readonly string[], manifest: StoredManifest | undefined): Attempt<readonly [string, string]> {
	const names = given.length === 1 && manifest ? [manifest.policy.id, ...given] : given;
	return names.length === 2
		? success(names as unknown as readonly [string, string])
		: failure(withExit(exits.wrongUse)({found: `${given.length} ${given.length === 1 ? 'policy' : 'policies'}`, expected: '--policy A --policy B', next: 'name two, or twice the same with --set-a and --set-b'}));
}

/** The tables that the workspace was evaluated with, its own policy as it was, and beside it the policies that ship. */
export async function rulesOfWorkspace(folder: string, manifest: StoredManifest, shipped: LoadedRules): Promise<Attempt<LoadedRules>> {
	const paths = workspacePaths(folder);
	const checked = await checkEvaluated(paths, manifest);
	const own = checked.ok ? await loadRules(paths.rules) : checked;
	return own.ok
		? success({...own.value, texts: new Map([...[...shipped.texts].filter(([name]) => name.startsWith('policies/')), ...own.value.texts, [`policies/${manifest.policy.id}.yaml`, own.value.texts.get(manifest.policy.file)!]])})
		: failure(...own.problems.map(problem => withExit(65)(problem)));
}

async function sideOf(policy: string, set: 'set-a' | 'set-b', options: Options, rules: LoadedRules, manifest: StoredManifest | undefined): Promise<Attempt<Side>> {
	const before = manifest?.policy.id === policy ? Object.entries(manifest.parameters).map(([name, value]) => `${name}=${String(value)}`) : [];
	return readSettings({...options, policy, set: [...before, ...listOption(options, set)]}, rules, manifest);
}

async function filesOf({extracts, workspace, manifest, namedWorkspace}: Inputs, options: Options): Promise<Attempt<readonly ExtractFile[]>> {
	const moved = listOption(options, 'extract');
	// Thoroughly: reading all of it once also finds where each thread can begin.
	return namedWorkspace && manifest ? attachExtracts({paths: workspacePaths(workspace), manifest}, moved, true) : inspectExtracts(extracts);
}
