import {loadAmendments} from '../files/amendments-file.js';
import {engineOf} from '../files/open-audit.js';
import {readReview} from '../files/read-review.js';
import {readManifest} from '../files/stored-manifest.js';
import {readSecret} from '../files/workspace.js';
import {workspacePaths} from '../files/workspace-paths.js';
import type {Amendment} from '../review/amendment.js';
import type {Batch} from '../review/batch.js';
import {policyText} from '../rules/policy-text.js';
import {outcomeLabels} from '../values/outcome.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {exits, isSet, report, type Options, type World} from './command.js';

type Ruled = {readonly amendment: Amendment; readonly batch: Batch};

/** `rules show WORKSPACE`: the policy as it was adopted, and behind it the rulings that amend it. */
export async function showWorkspace(folder: string, options: Options, world: World): Promise<number> {
	const paths = workspacePaths(folder);
	const manifest = await readManifest(paths);
	const engine = manifest.ok ? await engineOf(paths, manifest.value.manifest) : manifest;
	const rulings = await rulingsOf(folder);
	if (!engine.ok || !rulings.ok) {
		return report([engine, rulings].flatMap(part => part.ok ? [] : part.problems), exits.badData, options, world);
	}

	const {policy, rules} = engine.value.engine;
	world.write(isSet(options, 'json')
		? `${JSON.stringify({policy, rulings: rulings.value.map(({amendment, batch}) => ({...amendment, undone: batch.undone}))}, undefined, 2)}\n`
		: `${policyText(policy, rules.offenses)}${rulings.value.map(ruled => rulingText(ruled)).join('')}`);
	return exits.done;
}

async function rulingsOf(folder: string): Promise<Attempt<readonly Ruled[]>> {
	const paths = workspacePaths(folder);
	const secret = await readSecret(paths);
	const review = secret.ok ? await readReview(paths, secret.value) : secret;
	if (!review.ok) {
		return review;
	}

	const {batches} = review.value.state;
	const amendments = await loadAmendments(paths.amendments, batches);
	const made = [...batches.values()].filter(({ruling}) => ruling);
	return amendments.ok ? success(amendments.value.rulings.map((amendment, index) => ({amendment, batch: made[index]!}))) : failure(...amendments.problems);
}

function rulingText({amendment, batch}: Ruled): string {
	const {ruling, by, role, on, settles, signature, outcome, relief, citation, convictions, words} = amendment;
	const bar = amendment['bar-number'] === undefined ? '' : `, bar number ${amendment['bar-number']}`;
	return [
		'', `Ruling ${ruling}, by ${by} (${role}${bar}) on ${on}${batch.undone ? ': TAKEN BACK' : ''}`,
		`  ${outcomeLabels[outcome]}${relief === undefined ? '' : ` (${relief})`}, for ${convictions} ${convictions === 1 ? 'conviction that shares' : 'convictions that share'} one ${settles}:`,
		...signature.map(part => `    ${part}`),
		`  ${words}`, `  ${citation}`, '',
	].join('\n');
}
