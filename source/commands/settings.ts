import {readFile} from 'node:fs/promises';
import {withStatute, type Engine} from '../determinations/engine.js';
import type {Manifest} from '../determinations/manifest.js';
import {loadPolicy, policyIds, type LoadedRules} from '../files/rule-files.js';
import {withExit} from '../files/file-problem.js';
import {readProblem} from '../files/extract-file.js';
import type {Parameters} from '../rules/policy.js';
import {readOptionsFile, setParameters} from '../rules/set-parameters.js';
import {parseIsoDay} from '../values/calendar-date.js';
import {termOf} from '../values/no-value.js';
import {nearest} from '../values/nearest.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {exits, listOption, textOption, type Options} from './command.js';

/** What an evaluation is run under. */
export type Settings = {
	readonly engine: Engine;
	readonly policyText: string;
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	readonly maximumBadPercent: number;
	readonly notes: readonly string[];
};

const wrong = (problem: Problem) => failure(withExit(exits.wrongUse)(problem));
const badData = (problems: readonly Problem[]) => failure(...problems.map(problem => withExit(exits.badData)(problem)));

/** Reads a county in any letter case; a near miss gets a suggestion. */
export function readCounty(name: string, counties: readonly string[]): Attempt<string> {
	const term = termOf(name);
	if (term !== undefined && counties.includes(term)) {
		return success(term);
	}

	const suggestion = nearest(term ?? '', counties);
	return wrong({
		found: `the county "${name}"`,
		expected: 'one of the 58 counties of California',
		next: suggestion === undefined ? 'give its name as in "Los Angeles"' : `did you mean "${suggestion}"?`,
	});
}

/**
Works out what to evaluate under, from the options; what they leave open is taken from `previous`, the manifest of an audit that is
evaluated again. Never from today's date, and never a policy by default. Problems carry their exit code.
*/
export async function readSettings(options: Options, rules: LoadedRules, previous?: Manifest): Promise<Attempt<Settings>> {
	const optionsFile = textOption(options, 'options');
	const policyName = textOption(options, 'policy') ?? (optionsFile === undefined ? previous?.policy.id : await policyThatReadsOptions(rules));
	if (policyName === undefined) {
		return wrong({found: 'no policy', expected: `--policy with one of ${policyIds(rules.texts).join(', ')}, or a file`, next: 'choose the policy that your office adopted; `second-look rules list` describes them'});
	}

	const loaded = await loadPolicy(policyName, rules);
	if (!loaded.ok) {
		return /\.ya?ml$|[/\\]/.test(policyName) ? badData(loaded.problems) : failure(...loaded.problems.map(problem => withExit(exits.wrongUse)(problem)));
	}

	const {policy, text: policyText} = loaded.value;
	const base = await baseParameters();
	if (!base.ok) {
		return base;
	}

	const set = setParameters(policy, listOption(options, 'set'), base.value.parameters);
	if (!set.ok) {
		return wrong(set.problems[0]!);
	}

	const asOf = textOption(options, 'as-of') ?? previous?.asOf ?? policy['as-of'];
	const day = asOf === undefined ? undefined : parseIsoDay(asOf);
	if (asOf === undefined || day === undefined) {
		return wrong({found: asOf === undefined ? 'no as-of date' : `--as-of ${asOf}`, expected: 'a day as YYYY-MM-DD', next: 'say to which day ages and years are counted, as in --as-of 2020-07-01'});
	}

	const countyName = textOption(options, 'county') ?? previous?.county ?? (policy.scope.county === 'from-option' ? undefined : policy.scope.county);
	if (countyName === undefined) {
		return wrong({found: 'no county', expected: '--county NAME', next: 'name the county whose convictions are audited'});
	}

	const county = readCounty(countyName, rules.book.counties);
	if (!county.ok) {
		return county;
	}

	const bad = Number(textOption(options, 'max-bad') ?? previous?.maximumBadPercent ?? 1);
	if (!(bad >= 0 && bad <= 100)) {
		return wrong({found: `--max-bad ${textOption(options, 'max-bad') ?? ''}`, expected: 'a percentage from 0 to 100', next: 'give a number, as in --max-bad 2'});
	}

	return success({
		engine: withStatute({rules: rules.book, policy, parameters: set.value, county: county.value, asOf: day}, rules.statute),
		policyText, asOf, maximumBadPercent: bad, notes: base.value.notes,
	});

	async function baseParameters(): Promise<Attempt<{parameters: Parameters | undefined; notes: readonly string[]}>> {
		if (optionsFile === undefined) {
			const keeps = previous?.policy.id === policy.id && textOption(options, 'policy') === undefined;
			return success({parameters: keeps ? previous.parameters : undefined, notes: []});
		}

		if (!policy['reads-options-file']) {
			return wrong({found: `--options with the policy ${policy.id}`, expected: 'a policy that reads the earlier engine\'s settings', next: 'leave --policy out, or give parameters with --set'});
		}

		let text: string;
		try {
			text = await readFile(optionsFile, 'utf8');
		} catch (error) {
			return failure(withExit(exits.noInput)(readProblem(optionsFile, error)));
		}

		const read = readOptionsFile(policy, text, optionsFile);
		return read.ok ? read : badData(read.problems);
	}
}

/** The shipped policy that the earlier engine's settings belong to says so itself. */
async function policyThatReadsOptions(rules: LoadedRules): Promise<string | undefined> {
	for (const id of policyIds(rules.texts)) {
		const loaded = await loadPolicy(id, rules);
		if (loaded.ok && loaded.value.policy['reads-options-file']) {
			return id;
		}
	}

	return undefined;
}

/** How options differ from the audit they are given for: one line each. Empty where they agree or say nothing. */
export function differencesFrom(manifest: Manifest, settings: Settings): readonly string[] {
	const {engine, asOf, maximumBadPercent} = settings;
	return [
		engine.county !== manifest.county && `county ${manifest.county}, not ${engine.county}`,
		asOf !== manifest.asOf && `as-of date ${manifest.asOf}, not ${asOf}`,
		engine.policy.id !== manifest.policy.id && `policy ${manifest.policy.id}, not ${engine.policy.id}`,
		maximumBadPercent !== manifest.maximumBadPercent && `max-bad ${manifest.maximumBadPercent}, not ${maximumBadPercent}`,
		...Object.entries(engine.parameters).map(([name, value]) => JSON.stringify(value) !== JSON.stringify(manifest.parameters[name]) && `${name} ${JSON.stringify(manifest.parameters[name])}, not ${JSON.stringify(value)}`),
	].filter(difference => typeof difference === 'string');
}
