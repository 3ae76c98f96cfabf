import {passCurve} from '../sampling/pass-curve.js';
import {parsePercent, rest, toNumber} from '../sampling/share.js';
import {groupWords} from '../sampling/unit-standing.js';
import {checkedUnits, awaitsAttorney, type CheckedUnit} from '../results/spot-check/checked-units.js';
import {classWords, reportText, standingSentences} from '../results/spot-check/report-text.js';
import {spotFigures, type SpotFigures} from '../results/spot-check/spot-figures.js';
import {figure} from '../results/markdown.js';
import {failure, problemsOf, success, type Attempt} from '../values/problem.js';
import {exits, isSet, report as reportProblems, type Options, type World} from './command.js';
import {ifGiven, readCount} from './sample-options.js';
import {recomputeCommands} from './sample-draw.js';
import {gather, type Gathered} from './sample-gathered.js';
import {curveLines} from './sample-plan-text.js';
import {reading} from './sample-workspace.js';

type Told = {readonly gathered: Gathered; readonly units: readonly CheckedUnit[]; readonly figures: SpotFigures};

export const reportOptions = ['round', 'extract'] as const;

async function read(folder: string, options: Options): Promise<Attempt<Told>> {
	const number = ifGiven(options, 'round', () => readCount(options, 'round', 1, 9999));
	const opened = number.ok ? await reading(folder, options) : number;
	const gathered = number.ok && opened.ok ? await gather(opened.value.audit, opened.value.review.state, number.value) : failure(...problemsOf(number, opened));
	if (!opened.ok || !gathered.ok) {
		return failure(...problemsOf(gathered));
	}

	const units = checkedUnits(gathered.value, gathered.value.round.settled);
	return success({gathered: gathered.value, units, figures: spotFigures(gathered.value.round, units, gathered.value.changes, opened.value.audit.manifest.asOf)});
}

/** `sample status <workspace>`: how far a spot check is, which differences wait for an attorney, and what comes next. */
export async function status(folder: string, options: Options, world: World): Promise<number> {
	const told = await read(folder, options);
	if (!told.ok) {
		return reportProblems(told.problems, exits.badData, options, world);
	}

	const {gathered: {round}, units, figures} = told.value;
	const open = units.flatMap((unit, index) => awaitsAttorney(unit) ? [{number: index + 1, unit}] : []);
	if (isSet(options, 'json')) {
		world.write(`${JSON.stringify({...statusJson(told.value), open: open.map(({number, unit}) => ({number, key: unit.record?.key, outcome: unit.outcome, verdicts: unit.answers.map(({verdict}) => verdict), classes: unit.raw}))}, undefined, 2)}\n`);
		return exits.done;
	}

	world.write([
		`Spot check ${round.planned.body.round}: ${figure(units.length)} drawn, ${figure(units.length - figures.unjudged)} judged, ${figure(round.dealt.length - round.returned.length)} packets out.`,
		...standingSentences(figures, round),
		...figures.groups.flatMap(({name, sequential}) => sequential ? [`${groupWords(name)}: ${figure(sequential.looked)} looked at, ${figure(sequential.errors)} wrong; ${sequential.passed ? 'passed' : (sequential.cleanStillNeeded === undefined ? 'only checking everything is left' : `${figure(sequential.cleanStillNeeded)} more without an error would pass`)}.`] : []),
		...(open.length === 0 ? [] : ['', 'Differences that wait for an attorney who did not decide them:', ...open.flatMap(({number, unit}) => differenceLines(number, unit)), '', `Look at one: second-look show ${folder} KEY`, `Settle it:   second-look sample settle ${folder} --number N --finding right|E1|E2|E3|E4|E5|NF --cause isolated|systematic --words TEXT --role attorney`]),
		'',
	].join('\n'));
	return exits.done;
}

function differenceLines(number: number, {record, outcome, answers, raw}: CheckedUnit): readonly string[] {
	return [
		`  ${number}. ${record?.key ?? 'no longer in the audit'}: decided ${outcome}; ${raw.map(one => classWords[one]).join('; ')}`,
		...answers.map(({verdict, by, words, source}) => `     ${by.name}: ${verdict}, from ${source === 'extract' ? 'the record alone' : (source === 'both' ? 'record and court file' : 'the court file')}${words === undefined ? '' : `: ${words}`}`),
	];
}

/** `sample report <workspace>`: what may be claimed, with everything that is needed to check it. */
export async function sampleReport(folder: string, options: Options, world: World): Promise<number> {
	const told = await read(folder, options);
	if (!told.ok) {
		return reportProblems(told.problems, exits.badData, options, world);
	}

	const {gathered: {round, paths}, figures} = told.value;
	const commands = round.drawn ? recomputeCommands(round, round.drawn.body.seed, paths.frame) : '';
	world.write(isSet(options, 'json')
		? `${JSON.stringify({...statusJson(told.value), commands}, undefined, 2)}\n`
		: reportText(figures, round, {commands, curve: curvesOf(told.value), list: paths.drawn}));
	return exits.done;
}

const statusJson = ({gathered: {round: {planned, drawn}}, units, figures}: Told) => ({
	round: planned.body.round, plan: {...planned.body, entry: planned.seq, at: planned.at}, draw: drawn ? {...drawn.body, entry: drawn.seq, at: drawn.at} : null,
	n: units.length, ...figures,
	groups: figures.groups.map(({sequential, ...group}) => {
		const {errors, atMost} = group.classes[0]!.after;
		const upperCount = sequential?.atMost ?? atMost;
		const shared = {...group, n: group.drawn, errors, upperCount, upper: upperCount / group.units, descriptive: sequential !== undefined};
		// Where one may stop early, the other bounds would not be exact.
		return sequential
			? {
				...shared, sequential: {...sequential, cleanStillNeeded: sequential.cleanStillNeeded ?? null},
				classes: group.classes.map(({name, raw, after}) => ({name, raw: {errors: raw.errors}, after: {errors: after.errors}})), courtFile: {seen: group.courtFile.seen},
			}
			: shared;
	}),
});

/** How often the plan of each group passes; none where one goes on one by one. */
function curvesOf({gathered: {round: {planned: {body}}}}: Told): readonly string[] {
	const tolerable = parsePercent(body.tolerable)!;
	const risk = rest(parsePercent(body.confidence)!);
	const expected = body.expect === undefined ? undefined : parsePercent(body.expect);
	return body.sequential
		? [`Stops after ${body.groups.map(({name, stopAt}) => `${groupWords(name)}: ${(stopAt ?? []).map((stop, errors) => `${stop ?? 'never'} with ${errors} wrong`).join(', ')}`).join('; ')}.`]
		: body.groups.flatMap(({name, units, n, errorsAllowed}) => {
			const claim = {tolerable, risk, population: units};
			return ['', `How often the check of "${groupWords(name)}" passes (${figure(n)} of ${figure(units)}, at most ${errorsAllowed!} wrong; fewer than ${toNumber(tolerable) * 100}% claimed)`, ...curveLines(passCurve({n, errorsAllowed: errorsAllowed!}, claim, expected), claim)];
		});
}
