import type {Manifest} from '../determinations/manifest.js';
import {withExit} from '../files/file-problem.js';
import {openAudit} from '../files/open-audit.js';
import type {Share} from '../files/share.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {outcomeLabels, outcomes} from '../values/outcome.js';
import {exits, isSet, report, textOption, type Command, type Options, type World} from './command.js';
import {readInputs} from './inputs.js';
import {evaluationOptions} from './options.js';
import {writeResultsOf} from './results.js';
import {runEvaluation} from './run-evaluation.js';

export const evaluate: Command = {
	name: 'evaluate',
	summary: 'evaluates extracts into a workspace and prints the reconciliation; on an existing one, again in place',
	usage: 'evaluate <extract…> --county NAME --as-of YYYY-MM-DD --policy ID',
	options: [...evaluationOptions, 'part', 'results', 'full'],
	async run(words, options, world) {
		const share = readShare(options);
		const inputs = share.ok ? await readInputs(words, options, share.value) : share;
		if (!inputs.ok) {
			return report(inputs.problems, exits.badData, options, world);
		}

		const part = share.ok ? share.value ?? (inputs.value.namedWorkspace ? inputs.value.manifest?.part : undefined) : undefined;
		const there = inputs.value.manifest;
		if (there && (there.part?.number !== part?.number || there.part?.of !== part?.of)) {
			return report([withExit(exits.wrongUse)({file: inputs.value.workspace, found: `a workspace of ${shareText(there.part)}`, expected: `one of ${shareText(part)}, or none`, next: 'choose another --workspace'})], exits.wrongUse, options, world);
		}

		const ran = await runEvaluation(inputs.value, options, world, part);
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

		const folder = manifest.part ? undefined : textOption(options, 'results');
		return folder === undefined ? exits.done : writeTo(inputs.value.workspace, folder, options, world);
	},
};

async function writeTo(workspace: string, folder: string, options: Options, world: World): Promise<number> {
	const audit = await openAudit(workspace);
	return audit.ok ? writeResultsOf(audit.value, {...options, out: folder}, world) : report(audit.problems, exits.badData, options, world);
}

/** What was read and what came of it; the sums are asserted before they are printed. */
export function evaluationText(manifest: Manifest, workspace: string, reevaluated: boolean): string {
	const {counts, county, asOf, policy, part} = manifest;
	const figure = (count: number, words: string): string => `${count.toLocaleString('en').padStart(12)}  ${words}`;
	return [
		`${reevaluated ? 'Evaluated again' : 'Evaluated'}: ${manifest.extracts.map(({name}) => name).join(', ')}`,
		`County ${county}, as of ${asOf}, policy ${policy.id}${policy.adopted ? '' : ' (not adopted: TRIAL)'}`,
		...(part ? [`Share ${part.number} of ${part.of} of the people`] : []),
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
		part ? 'Next: second-look merge, with the workspaces of all shares' : `Next: second-look ${workspace} --reviewer NAME --role attorney`,
		'',
	].join('\n');
}

/** `I/N`. A share has no results: they are of everyone. */
function readShare(options: Options): Attempt<Share | undefined> {
	const given = textOption(options, 'part');
	if (given === undefined) {
		return success(undefined);
	}

	const wrong = (found: string, expected: string, next: string) => failure(withExit(exits.wrongUse)({found, expected, next}));
	const [number, of] = (/^(\d+)\/(\d+)$/.exec(given) ?? []).slice(1).map(Number);
	if (number === undefined || of === undefined || of < 2 || of > mostShares || number < 1 || number > of) {
		return wrong(`--part ${given}`, `I/N, with N from 2 to ${mostShares} and I from 1 to N`, 'as in --part 1/8');
	}

	return ['results', 'full'].some(name => options[name] !== undefined)
		? wrong('--part together with --results', 'results of everyone', 'merge the shares first, then write results')
		: success({number, of});
}

const mostShares = 10_000;

const shareText = (share: Share | undefined): string => share ? `share ${share.number} of ${share.of} of the people` : 'everyone';
