import {attachExtracts, type Audit} from '../files/open-audit.js';
import {loadPolicy, loadRules, policyIds, shippedRules} from '../files/rule-files.js';
import type {Policy} from '../rules/policy.js';
import type {PolicyChoice, Ports} from '../tui/session.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {compareInWorker} from '../workers/compare-in-worker.js';
import {rulesOfWorkspace} from './compare-settings.js';
import {readSettings} from './settings.js';
import {version} from './version.js';

const choiceOf = ({id, title, adopted}: Policy): PolicyChoice => ({id, title, adopted: adopted !== null});

/** What the screen asks to compare an audit with a second policy: by the rules of `compare` with a workspace, on a thread of its own. */
export function comparisonPorts(audit: Audit, moved: readonly string[]): Pick<Ports, 'policies' | 'compareWith'> {
	return {
		policies: shippedPolicies,
		async compareWith(name, progress, signal) {
			const shipped = await loadRules(shippedRules);
			const rules = shipped.ok ? await rulesOfWorkspace(audit.paths.folder, audit.manifest, shipped.value) : shipped;
			const settings = rules.ok ? await readSettings({policy: name}, rules.value, audit.manifest) : rules;
			// The extract may have changed since the program began.
			const files = settings.ok ? await attachExtracts(audit, moved, false) : settings;
			if (!settings.ok || !files.ok) {
				return files as Attempt<never>;
			}

			const {engine: {policy, parameters, county, asOf}, policyText, maximumBadPercent} = settings.value;
			const compared = await compareInWorker({
				files: files.value, convictions: audit.paths.convictions, rules: audit.paths.rules,
				policy: {file: policy.file, text: policyText}, parameters, county, asOf, maximumBadPercent,
			}, progress, signal);
			return compared.ok ? success({policy: choiceOf(policy), madeBy: madeBy(audit), ...compared.value}) : compared;
		},
	};
}

/** What another version of the program evaluated may differ for that reason, and not for the policy. */
const madeBy = ({manifest: {program}}: Audit): string | undefined => program.version === version ? undefined : program.version;

async function shippedPolicies(): Promise<Attempt<readonly PolicyChoice[]>> {
	const rules = await loadRules(shippedRules);
	if (!rules.ok) {
		return rules;
	}

	const choices: PolicyChoice[] = [];
	const problems: Problem[] = [];
	for (const id of policyIds(rules.value.texts)) {
		const loaded = await loadPolicy(id, rules.value);
		if (loaded.ok) {
			choices.push(choiceOf(loaded.value.policy));
		} else {
			problems.push(...loaded.problems);
		}
	}

	return problems.length > 0 ? failure(...problems) : success(choices);
}
