import {averageDraws, stopAfter} from '../sampling/bravo.js';
import {passCurve} from '../sampling/pass-curve.js';
import {expectedCount, mostErrorsAllowed, planAllowing, planExpecting, unacceptableCount, type Claim, type Plan} from '../sampling/plans.js';
import {stopTable} from '../sampling/sequential-test.js';
import {percentText, rest, toNumber, type Share} from '../sampling/share.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {exits, isSet, report, type Options, type World} from './command.js';
import {checkApart, ifGiven, readCount, readPercent, readRisk, together} from './sample-options.js';
import {planText, stopsText} from './sample-plan-text.js';
import {planInWorkspace, workspacePlanOptions} from './sample-plan-workspace.js';
import {whoOptions} from './sample-workspace.js';
import {flagOf} from './options.js';

export const planOptions = ['tolerable', 'confidence', 'errors', 'expect', 'population', 'sequential', ...workspacePlanOptions, ...whoOptions] as const;

/** As many errors as the tables show. */
const mostShown = 5;

export type Asked = Claim & {readonly errors: number | undefined; readonly expected: Share | undefined};

/** `sample plan`: how many to check for a claim, and how often that check passes. */
export async function plan(options: Options, world: World, [workspace]: readonly string[] = []): Promise<number> {
	const asked = readAsked(options);
	if (!asked.ok) {
		return report(asked.problems, exits.wrongUse, options, world);
	}

	if (workspace !== undefined) {
		return planInWorkspace(workspace, asked.value, options, world);
	}

	const needing = workspacePlanOptions.filter(name => options[name] !== undefined);
	if (needing.length > 0) {
		return report(needing.map(name => ({found: `${flagOf(name)} without a workspace`, expected: 'a workspace whose decisions are checked', next: 'name the .audit folder, or leave it out'})), exits.wrongUse, options, world);
	}

	return isSet(options, 'sequential') ? planStops(asked.value, options, world) : planFixed(asked.value, options, world);
}

function readAsked(options: Options): Attempt<Asked> {
	const read = together<Asked>({
		tolerable: readPercent(options, 'tolerable', '1%'),
		risk: readRisk(options),
		errors: ifGiven(options, 'errors', () => readCount(options, 'errors', 0, mostErrorsAllowed)),
		expected: ifGiven(options, 'expect', () => readPercent(options, 'expect', '0.2%', 'from 0%')),
		population: ifGiven(options, 'population', () => readCount(options, 'population', 1)),
	});
	const apart = read.ok ? checkApart(read.value.expected, read.value.tolerable) : read;
	return apart.ok ? read : apart;
}

function planFixed(asked: Asked, options: Options, world: World): number {
	const chosen = choose(asked);
	if (!chosen.ok) {
		return report(chosen.problems, exits.wrongUse, options, world);
	}

	const plans = Array.from({length: Math.max(mostShown, chosen.value.errorsAllowed) + 1}, (_, errors) => errors)
		.filter(errors => errors <= mostShown || errors === chosen.value.errorsAllowed)
		.flatMap(errors => planAllowing(errors, asked) ?? []);
	const curve = passCurve(chosen.value, asked, asked.expected);
	world.write(isSet(options, 'json')
		? `${JSON.stringify({
			...figuresOf(asked), ...chosen.value, plans,
			passes: curve.map(({rate, wrong, passes}) => ({rate: toNumber(rate), ...(wrong !== undefined && {wrong}), probability: passes})),
		}, undefined, 2)}\n`
		: planText(asked, chosen.value, curve, plans));
	return exits.done;
}

function choose(asked: Asked): Attempt<Plan> {
	const {errors, expected, tolerable, population} = asked;
	const chosen = errors === undefined && expected !== undefined ? planExpecting(expected, asked) : planAllowing(errors ?? 0, asked);
	if (chosen !== undefined) {
		return success(chosen);
	}

	return errors === undefined
		? failure({found: `--expect ${percentText(expected!)} with --tolerable ${percentText(tolerable)}`, expected: `shares so far apart that at most ${mostErrorsAllowed} errors have to be allowed`, next: 'give a larger tolerable share, or plan with --sequential'})
		: failure({found: `--errors ${errors} with --population ${population!}`, expected: `fewer than ${unacceptableCount(tolerable, population!)}, which are ${percentText(tolerable)} of them`, next: 'allow fewer errors, or check all of them'});
}

function planStops(asked: Asked, options: Options, world: World): number {
	const {expected, tolerable, risk, population, errors} = asked;
	if (expected === undefined || errors !== undefined) {
		return report([{found: expected === undefined ? '--sequential without --expect' : '--sequential with --errors', expected: '--sequential with the share you expect to be wrong, and any number of errors', next: 'as in --sequential --expect 0.2%'}], exits.wrongUse, options, world);
	}

	const odds = {tolerable, expected, risk};
	const stopAt = population === undefined
		? Array.from({length: mostShown + 1}, (_, found) => stopAfter(found, odds))
		: stopTable({population, unacceptable: unacceptableCount(tolerable, population), expected: expectedCount(expected, tolerable, population), risk: toNumber(risk)}, mostShown);
	const average = population === undefined ? averageDraws(expected, odds) : undefined;
	world.write(isSet(options, 'json')
		? `${JSON.stringify({...figuresOf(asked), n: stopAt[0] ?? null, stopAt: stopAt.map(n => n ?? null), ...(average !== undefined && {averageDraws: average})}, undefined, 2)}\n`
		: stopsText(asked, expected, stopAt, average));
	return exits.done;
}

const figuresOf = ({tolerable, risk, expected, population}: Asked) => ({
	tolerable: toNumber(tolerable), confidence: toNumber(rest(risk)),
	...(expected && {expected: toNumber(expected)}),
	...(population !== undefined && {population, unacceptable: unacceptableCount(tolerable, population)}),
	...(population !== undefined && expected && {expectedWrong: expectedCount(expected, tolerable, population)}),
});
