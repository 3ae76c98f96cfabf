import {buildAudit, type Evaluated} from '../files/build-audit.js';
import type {Share} from '../files/share.js';
import {loadRules, shippedRules} from '../files/rule-files.js';
import type {Attempt} from '../values/problem.js';
import {partPool} from '../workers/part-pool.js';
import {isSet, listOption, type Options, type World} from './command.js';
import type {Inputs} from './inputs.js';
import {isPlain} from './plain.js';
import {progressLine} from './progress.js';
import {readSettings, type Settings} from './settings.js';
import {readThreads} from './threads.js';
import {version} from './version.js';

export type Ran = Evaluated & {readonly settings: Settings};

/** Evaluates what the options say into the workspace, with progress on standard error. What options leave open comes from the manifest that is there. */
export async function runEvaluation(inputs: Inputs, options: Options, world: World, share?: Share): Promise<Attempt<Ran>> {
	const rules = await loadRules(shippedRules);
	if (!rules.ok) {
		return rules;
	}

	const settings = await readSettings(options, rules.value, inputs.manifest);
	if (!settings.ok) {
		return settings;
	}

	const threads = readThreads(options);
	if (!threads.ok) {
		return threads;
	}

	const progress = progressLine(world, 'Evaluating', isPlain(options, world));
	const pool = partPool(threads.value);
	const moved = listOption(options, 'extract');
	const evaluated = await buildAudit({
		engine: settings.value.engine,
		asOf: settings.value.asOf,
		maximumBadPercent: settings.value.maximumBadPercent,
		policyText: settings.value.policyText,
		ruleTexts: rules.value.texts,
		extracts: moved.length > 0 ? moved : inputs.extracts,
		workspace: inputs.workspace,
		version,
		account: world.account,
		now: world.now,
		breakLock: isSet(options, 'break-lock'),
		progress: progress.show,
		readers: pool,
		share,
	}).finally(pool.end);
	progress.end();
	return evaluated.ok ? {ok: true, value: {...evaluated.value, settings: settings.value}} : evaluated;
}
