import {figure} from '../results/markdown.js';
import {sealFrame} from '../files/sample-files.js';
import {roundPaths} from '../files/sample-paths.js';
import {standards, type Standard} from '../review/sample-bodies.js';
import {planGroups, type Group, type GroupPlan} from '../sampling/group-plans.js';
import {passCurve} from '../sampling/pass-curve.js';
import {percentText, rest, toNumber} from '../sampling/share.js';
import {candidateGroup, groupWords, groupings, type Grouping, type UnitStanding} from '../sampling/unit-standing.js';
import {failure, problemsOf, success, type Attempt} from '../values/problem.js';
import {exits, isSet, report, textOption, type Options, type World} from './command.js';
import {flagOf} from './options.js';
import {ifGiven, readCount, together} from './sample-options.js';
import type {Asked} from './sample-plan.js';
import {planText, stopsText} from './sample-plan-text.js';
import {holding, standingOfAudit, type Held} from './sample-workspace.js';

export const workspacePlanOptions = ['groups', 'candidates', 'total', 'minutes', 'standard'] as const;

type More = {readonly grouping: Grouping; readonly standard: Standard; readonly total: number | undefined; readonly minutes: number | undefined};

/** `sample plan <workspace>`: fixes and hashes what is drawn from, and logs the plan, before any ticket. */
export async function planInWorkspace(folder: string, asked: Asked, options: Options, world: World): Promise<number> {
	const more = readMore(asked, options);
	return more.ok
		? holding(folder, options, world, async held => seal(held, {...asked, ...more.value}, options, world))
		: report(more.problems, exits.wrongUse, options, world);
}

function readMore({population, errors, expected}: Asked, options: Options): Attempt<More> {
	const sequential = isSet(options, 'sequential');
	if (population !== undefined) {
		return failure({found: '--population with a workspace', expected: 'the numbers that the workspace holds', next: 'leave --population out'});
	}

	if (sequential && (expected === undefined || errors !== undefined || textOption(options, 'total') !== undefined)) {
		return failure({found: '--sequential without --expect, or with --errors or --total', expected: '--sequential with the share you expect to be wrong', next: 'as in --sequential --expect 0.2%'});
	}

	return together<More>({
		grouping: oneOf(options, 'groups', groupings),
		standard: oneOf(options, 'standard', standards),
		total: ifGiven(options, 'total', () => readCount(options, 'total', 1)),
		minutes: ifGiven(options, 'minutes', () => readCount(options, 'minutes', 1, 600)),
	});
}

/** One of the words, the first where the option is not given. */
function oneOf<Word extends string>(options: Options, name: string, words: readonly Word[]): Attempt<Word> {
	const text = textOption(options, name) ?? words[0]!;
	const word = words.find(one => one === text);
	return word === undefined ? failure({found: `${flagOf(name)} ${text}`, expected: words.join(', '), next: `choose one, as in ${flagOf(name)} ${words[0]!}`}) : success(word);
}

async function seal({audit, journal, who}: Held, asked: Asked & More, options: Options, world: World): Promise<number> {
	const {tolerable, risk, expected, grouping, standard} = asked;
	const {units, undecided} = standingOfAudit(audit, journal.state(), grouping, isSet(options, 'candidates'));
	if (units.length === 0) {
		return report([{file: audit.paths.folder, found: 'no decision to check: every conviction is left to a person', expected: 'decisions', next: 'review first, then plan'}], exits.wrongUse, options, world);
	}

	const sequential = isSet(options, 'sequential');
	const groups = planGroups(groupsOf(units), {...asked, sequential});
	const round = journal.state().samples.length + 1;
	const sealed = await sealFrame(audit.paths.folder, round, units);
	const planned = sealed.ok
		? await journal.append({type: 'sample.planned', body: {
			round, frame: sealed.value.frame, standing: sealed.value.standing, units: units.length, undecided, grouping,
			groups: groups.map(({name, units: size, n, errorsAllowed, stopAt}) => ({name, units: size, n, ...(errorsAllowed !== undefined && {errorsAllowed}), ...(stopAt && {stopAt: stopAt.map(stop => stop ?? null)})})),
			tolerable: percentText(tolerable), confidence: percentText(rest(risk)), ...(expected && {expect: percentText(expected)}), sequential, standard,
		}}, who.reviewer)
		: sealed;
	if (!sealed.ok || !planned.ok) {
		return report(problemsOf(sealed, planned), exits.badData, options, world);
	}

	const checks = groups.reduce((sum, {n}) => sum + n, 0);
	world.write(isSet(options, 'json')
		? `${JSON.stringify({
			round, entry: planned.value.entry.seq, frame: {file: roundPaths(audit.paths.folder, round).frame, sha256: sealed.value.frame, units: units.length}, undecided,
			tolerable: toNumber(tolerable), confidence: toNumber(rest(risk)), standard, n: checks, groups, ...(asked.minutes !== undefined && {hours: hoursOf(checks, asked.minutes)}),
		}, undefined, 2)}\n`
		: [
			`Spot check ${round}: the frame is fixed (${figure(units.length)} decisions; SHA-256 ${sealed.value.frame}).`,
			...(undecided === 0 ? [] : [`${figure(undecided)} convictions on which nothing is decided are not in it: nothing can be wrong with them yet.`]),
			`The plan is entry ${planned.value.entry.seq} of the log. Next: throw the seed, with witnesses, and run`,
			`  second-look sample draw ${audit.paths.folder} --seed DIGITS --witness NAME`,
			'',
			...plansText(groups),
			...(groups.length === 1 ? [curveText(asked, groups[0]!)] : [`In all ${figure(checks)} to check. Each group is claimed by itself, and only if its own check passes.`]),
			...(asked.minutes === undefined ? [] : [`At ${asked.minutes} minutes each: ${hoursOf(checks, asked.minutes)} hours.`]),
			...(isSet(options, 'candidates') ? [] : [`Candidates are not in the frame: nothing is claimed of what was left out of scope (--candidates takes them in, as "${groupWords(candidateGroup)}").`]),
			'',
		].join('\n'));
	return exits.done;
}

const hoursOf = (checks: number, minutes: number): number => Math.ceil((checks * minutes) / 6) / 10;

/** In the order of their names. */
function groupsOf(units: readonly UnitStanding[]): readonly Group[] {
	const sizes = new Map<string, number>();
	for (const {group} of units) {
		sizes.set(group, (sizes.get(group) ?? 0) + 1);
	}

	return [...sizes].map(([name, size]) => ({name, units: size})).toSorted((one, other) => one.name < other.name ? -1 : 1);
}

const passText = ({errorsAllowed, stopAt, n, units}: GroupPlan): string => stopAt
	? `stop after ${stopAt[0] ?? units} if none is wrong`
	: (n === units ? 'all of them' : `passes with at most ${errorsAllowed!} wrong`);

const plansText = (groups: readonly GroupPlan[]): readonly string[] => groups.length === 1
	? []
	: [...groups.map(plan => `${figure(plan.n).padStart(8)} of ${figure(plan.units).padStart(9)}  ${groupWords(plan.name)}: ${passText(plan)}`), ''];

function curveText(asked: Asked, {units, n, errorsAllowed, stopAt}: GroupPlan): string {
	const claim = {...asked, population: units};
	return stopAt ? stopsText(claim, asked.expected!, stopAt, undefined) : planText(claim, {n, errorsAllowed: errorsAllowed!}, passCurve({n, errorsAllowed: errorsAllowed!}, claim, asked.expected), []);
}
