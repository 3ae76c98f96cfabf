import {withStatute, type Engine} from '../determinations/engine.js';
import {openConvictions} from '../files/convictions-file.js';
import {determineAll} from '../files/determine-all.js';
import type {ExtractFile} from '../files/extract-file.js';
import {knownNames, loadRules} from '../files/rule-files.js';
import {comparisonOf} from '../results/comparison.js';
import {countsOf, type ComparisonCounts} from '../results/comparison-counts.js';
import {figuring} from '../results/figured.js';
import {standingsUnder, type Under} from '../results/second-policy.js';
import type {Parameters} from '../rules/policy.js';
import {readPolicy} from '../rules/read-policy.js';
import {success, type Attempt} from '../values/problem.js';

/** What is evaluated again, and under what. Plain data, because it crosses to another thread. */
export type SecondTask = Pick<Engine, 'county' | 'asOf'> & {
	readonly files: readonly ExtractFile[];
	/** `convictions.jsonl` of the audit: what its own policy made of the extract. */
	readonly convictions: string;
	/** The rule files of the audit: a second policy is read with the same tables. */
	readonly rules: string;
	readonly policy: {readonly file: string; readonly text: string};
	readonly parameters: Parameters;
	readonly maximumBadPercent: number;
};

export type SecondAnswer = {readonly counts: ComparisonCounts; readonly under: ReadonlyMap<string, Under>};

/** Evaluates the extract under a second policy and compares with what the audit holds. Writes nothing. */
export async function evaluateSecond({files, convictions, rules: folder, policy: {file, text}, parameters, county, asOf, maximumBadPercent}: SecondTask, progress: (bytes: number, total: number) => void): Promise<Attempt<SecondAnswer>> {
	const rules = await loadRules(folder);
	if (!rules.ok) {
		return rules;
	}

	const policy = readPolicy(text, file, knownNames(rules.value.book));
	const own = policy.ok ? await openConvictions(convictions) : policy;
	if (!policy.ok || !own.ok) {
		return own as Attempt<never>;
	}

	const second = await determineAll(files, withStatute({rules: rules.value.book, policy: policy.value, parameters, county, asOf}, rules.value.statute), maximumBadPercent, progress);
	if (!second.ok) {
		return second;
	}

	const figured = figuring();
	const [first, other] = [own.value.records.map(record => figured(record)), Array.from(second.value, record => figured(record))];
	return success({counts: countsOf(comparisonOf(first, other, asOf)), under: standingsUnder(first, other)});
}
