import type {Manifest} from '../determinations/manifest.js';
import {openAudit} from '../files/open-audit.js';
import {outcomeLabels, outcomes} from '../values/outcome.js';
import {exits, isSet, report, textOption, type Command, type World} from './command.js';
import {readInputs} from './inputs.js';
import {evaluationOptions} from './options.js';
import {writeResultsOf} from './results.js';
import {runEvaluation} from './run-evaluation.js';

export const evaluate: Command = {
	name: 'evaluate',
	summary: 'evaluates extracts into a workspace and prints the reconciliation; on an existing one, again in place',
	usage: 'evaluate <extract…> --county NAME --as-of YYYY-MM-DD --policy ID',
	options: [...evaluationOptions, 'results', 'full'],
	async run(words, options, world) {
		const inputs = await readInputs(words, options);
		if (!inputs.ok) {
			return report(inputs.problems, exits.badData, options, world);
		}

		const ran = await runEvaluation(inputs.value, options, world);
		if (!ran.ok) {
			return report(ran.problems, exits.badData, options, world);
		}

		const {manifest, reevaluated, settings} = ran.value;
		if (isSet(options, 'json')) {
			world.write(`${JSON.stringify({workspace: inputs.value.workspace, reevaluated, notes: settings.notes, manifest}, undefined, 2)}\n`);
		} else {
			world.write(evaluationText(manifest, inputs.value.workspace, reevaluated));
			for (const note of settings.notes) {
				world.write(`Note: ${note}\n`);
			}
		}

		const folder = textOption(options, 'results');
		return folder === undefined ? exits.done : writeTo(inputs.value.workspace, folder, options, world);
	},
};

async function writeTo(workspace: string, folder: string, options: Parameters<Command['run']>[1], world: World): Promise<number> {
	const audit = await openAudit(workspace);
	return audit.ok ? writeResultsOf(audit.value, {...options, out: folder}, world) : report(audit.problems, exits.badData, options, world);
}

/** What was read and what came of it; the sums are asserted before they are printed. */
export function evaluationText(manifest: Manifest, workspace: string, reevaluated: boolean): string {
	const {counts, county, asOf, policy} = manifest;
	const figure = (count: number, words: string): string => `${count.toLocaleString('en').padStart(12)}  ${words}`;
	return [
		`${reevaluated ? 'Evaluated again' : 'Evaluated'}: ${manifest.extracts.map(({name}) => name).join(', ')}`,
		`County ${county}, as of ${asOf}, policy ${policy.id}${policy.adopted ? '' : ' (not adopted: TRIAL)'}`,
		'',
		figure(counts.lines, 'data lines'),
		figure(counts.rows, `rows taken in${counts.repeated > 0 ? `, ${counts.repeated} of them again in another file` : ''}`),
		figure(counts.unreadable, 'lines unreadable (unreadable.jsonl says which and why)'),
		figure(counts.subjects, 'people'),
		figure(counts.convictions, 'convictions on their records, of every county and offense'),
		'',
		figure(counts.convictionsInScope, `convictions in scope, of ${counts.peopleInScope.toLocaleString('en')} people:`),
		...outcomes.filter(outcome => counts.byOutcome[outcome] > 0 || outcome === 'hand-review').map(outcome => figure(counts.byOutcome[outcome], outcomeLabels[outcome])),
		'',
		figure(counts.candidates.convictions, 'candidates: out of scope, may concern marijuana (candidates.jsonl says why)'),
		figure(counts.neither, 'convictions neither in scope nor candidates'),
		'',
		`Workspace: ${workspace}`,
		`Next: second-look ${workspace} --reviewer NAME --role attorney`,
		'',
	].join('\n');
}
