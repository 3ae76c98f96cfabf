import {stat} from 'node:fs/promises';
import path from 'node:path';
import {completePath, withHome} from '../files/complete-path.js';
import {lookAtExtract} from '../files/look-at-extract.js';
import {findWorkspaces, holderOf, type WorkspaceSeen, type WorkspacesSeen} from '../files/find-workspaces.js';
import {loadPolicy, loadRules, policyIds, shippedRules, type LoadedRules} from '../files/rule-files.js';
import {isWorkspace} from '../files/workspace.js';
import {defaultWorkspace} from '../files/workspace-paths.js';
import type {Found, Listed, StartPorts, WorkspaceFound} from '../tui/start/ports.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import type {Options, World} from './command.js';
import {readInputs} from './inputs.js';
import {rosterFor} from './roster.js';

const two = (part: number): string => String(part).padStart(2, '0');

/** A moment at the reviewer's desk: `2020-07-01 14:02`. */
function localTime(milliseconds: number): string {
	const at = new Date(milliseconds);
	return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

function auditOf(manifest: WorkspaceSeen['manifest'], extracts: WorkspaceSeen['extracts']): WorkspaceFound['audit'] {
	if (!manifest.ok) {
		return {kind: 'failed', problems: manifest.problems};
	}

	const {county, asOf, policy, counts} = manifest.value;
	return {
		kind: 'read',
		extracts: manifest.value.extracts.map(({name}, index) => ({name, state: extracts[index]!})),
		county,
		asOf,
		policy: {title: policy.title, adopted: policy.adopted},
		convictions: counts.convictionsInScope,
		people: counts.peopleInScope,
	};
}

function foundOf({path: place, written, held, manifest, extracts}: WorkspaceSeen): WorkspaceFound {
	return {
		path: place,
		written: localTime(written),
		held,
		audit: auditOf(manifest, extracts),
	};
}

function notesOn({shown, found, unread, isCut}: WorkspacesSeen): readonly string[] {
	return [
		...(found > shown.length ? [`${found - shown.length} older ${found - shown.length === 1 ? 'one is' : 'ones are'} not shown`] : []),
		...(unread > 0 ? [`${unread} ${unread === 1 ? 'folder' : 'folders'} could not be read`] : []),
		...(isCut ? ['so many folders that not all were looked into: start in one nearer to the audits'] : []),
	];
}

/** The workspaces near a folder, as the start screen lists them. */
export async function workspacesNear(folder: string): Promise<Found> {
	const seen = await findWorkspaces(folder);
	return {shown: seen.shown.map(workspace => foundOf(workspace)), notes: notesOn(seen)};
}

/** What the start screen asks of the disk. Nothing here writes. */
export function startPorts(options: Options, world: World, folder: string): StartPorts {
	let loading: Promise<Attempt<LoadedRules>> | undefined;
	const rules = async (): Promise<Attempt<LoadedRules>> => {
		loading ??= loadRules(shippedRules);
		return loading;
	};

	const listed = async (extracts: readonly string[], workspace: string): Promise<Attempt<Listed | undefined>> => {
		const roster = await rosterFor({extracts, workspace, manifest: undefined, namedWorkspace: false}, options);
		const entry = roster.ok ? roster.value?.reviewers.find(({account}) => account === world.account) : undefined;
		return roster.ok ? success(entry && {name: entry.name, role: entry.role, roster: path.basename(roster.value!.file)}) : roster;
	};

	return {
		async offered() {
			const loaded = await rules();
			if (!loaded.ok) {
				return loaded;
			}

			const policies = await Promise.all(policyIds(loaded.value.texts).map(async id => loadPolicy(id, loaded.value)));
			const problems: readonly Problem[] = policies.flatMap(policy => policy.ok ? [] : policy.problems);
			return problems.length > 0 ? failure(...problems) : success({counties: loaded.value.book.counties, policies: policies.flatMap(policy => policy.ok ? [policy.value.policy] : [])});
		},
		async readPolicy(file) {
			const loaded = await rules();
			// A file is meant, whatever its name: the loader takes a bare name for the id of a shipped policy.
			const name = policyName(file);
			const policy = loaded.ok ? await loadPolicy(name, loaded.value) : loaded;
			return policy.ok ? success({name, policy: policy.value.policy}) : policy;
		},
		complete: async typed => completePath(typed, {folder}),
		async lookAtExtract(typed) {
			const file = withHome(typed);
			if (await isWorkspace(file)) {
				return {kind: 'workspace', path: file};
			}

			const loaded = await rules();
			const begins = loaded.ok ? await lookAtExtract(file, loaded.value.book.counties) : loaded;
			if (!begins.ok) {
				return {kind: 'refused', problem: begins.problems[0]!};
			}

			const workspace = defaultWorkspace(file);
			return {kind: 'extract', extract: {path: file, ...begins.value, workspace, isAudited: await isWorkspace(workspace)}};
		},
		async lookAtPlace(extract, typed) {
			const place = withHome(typed);
			const wrong = await wrongPlace(place);
			const who = wrong ? failure(wrong) : await listed([extract], place);
			return who.ok ? success({path: place, isThere: await isWorkspace(place), listed: who.value}) : who;
		},
		async listedFor(workspace) {
			const inputs = await readInputs([workspace], options);
			const who = inputs.ok ? await listed(inputs.value.extracts, workspace) : undefined;
			return who?.ok ? who.value : undefined;
		},
	};
}

/** The name that `--policy` takes for a policy file. */
export function policyName(typed: string): string {
	const file = withHome(typed);
	return /\.ya?ml$|[/\\]/.test(file) ? file : `./${file}`;
}

/** Why no audit can be kept in a folder; undefined where one can, new or again. */
async function wrongPlace(place: string): Promise<Problem | undefined> {
	if (await isWorkspace(place)) {
		const held = holderOf(place);
		return held === undefined ? undefined : {file: place, found: `a workspace in use by ${held}`, expected: 'one that nobody works in', next: 'close the other program, or choose another folder'};
	}

	const problem = {file: place, expected: 'the name of a folder that is to be made'};
	if (await stat(place).catch(() => undefined)) {
		return {...problem, found: 'something of that name that is no workspace', next: 'choose another name'};
	}

	const parent = await stat(path.dirname(path.resolve(place))).catch(() => undefined);
	return parent?.isDirectory() ? undefined : {...problem, found: 'no folder to make it in', next: 'check the path, or make the folder above it first'};
}
