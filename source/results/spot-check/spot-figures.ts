import {upperCount, upperRate} from '../../sampling/bounds.js';
import {agreement, agreementTable} from '../../sampling/agreement.js';
import {expectedCount, unacceptableCount} from '../../sampling/plans.js';
import {cleanStillNeeded, noEvidence, passes, withUnit, type Sequence} from '../../sampling/sequential-test.js';
import {parsePercent, percentRoundedUp, rest, share, times, toNumber, type Share} from '../../sampling/share.js';
import type {StandingChange} from '../../sampling/standing-changes.js';
import {upperTotal} from '../../sampling/strata.js';
import {candidateGroup} from '../../sampling/unit-standing.js';
import {verdicts, type ErrorClass, type Verdict} from '../../review/sample-bodies.js';
import type {SampleRound} from '../../review/sample-rounds.js';
import {parseIsoDay} from '../../values/calendar-date.js';
import {partitions} from '../groups.js';
import {awaitsAttorney, type CheckedUnit} from './checked-units.js';

/** Errors found, and the most that the whole group may hold: the exact one-sided bound, in units. */
type Found = {readonly errors: number; readonly atMost: number};

/** A class of error; what cannot be judged counts in each. */
type ClassFigures = {readonly name: 'wrong' | ErrorClass; readonly raw: Found; readonly after: Found};

export type GroupFigures = {
	readonly name: string;
	readonly units: number;
	readonly drawn: number;
	readonly judged: number;
	readonly errorsAllowed: number | undefined;
	/** Of E1, E2, E3 and NF together, then each class. */
	readonly classes: readonly ClassFigures[];
	/** Against the court file: where nobody saw it, the decision counts as not proved right. */
	readonly courtFile: Found & {readonly seen: number};
	/** The check that goes on one by one, over the first so many in their order. */
	readonly sequential: {readonly looked: number; readonly errors: number; readonly passed: boolean; readonly cleanStillNeeded: number | undefined; /** Describes, and proves nothing: one stopped when one liked. */ readonly atMost: number} | undefined;
	readonly passes: boolean;
};

export type Breakdown = {readonly by: 'race' | 'sex' | 'age'; readonly group: string; readonly judged: number; readonly wrong: number; readonly upper: string};

export type SpotFigures = {
	readonly groups: readonly GroupFigures[];
	/** Of all groups of decisions together: bounds at their part of the risk, added up. Undefined for a single group, and where one may stop early. */
	readonly total: {readonly atMost: number; readonly units: number; readonly upper: string} | undefined;
	/** Differences that no attorney has settled. */
	readonly open: number;
	readonly systematic: number;
	/** Wrong reasons that attorneys found while they settled differences. */
	readonly wrongReasons: number;
	readonly unjudged: number;
	/** Decisions that changed since, other than those found wrong and corrected. */
	readonly changed: number;
	readonly corrected: number;
	readonly breakdowns: readonly Breakdown[];
	readonly agreement: {readonly verdicts: readonly Verdict[]; readonly table: ReadonlyArray<readonly number[]>; readonly measures: ReturnType<typeof agreement>} | undefined;
	readonly verdict: 'not drawn' | 'void' | 'not finished' | 'differences open' | 'systematic errors' | 'passes' | 'does not pass';
};

const outcomeClasses: ReadonlySet<ErrorClass> = new Set(['E1', 'E2', 'E3', 'NF']);
const isOf = (name: 'wrong' | ErrorClass, classes: readonly ErrorClass[]): boolean => name === 'wrong' ? classes.some(one => outcomeClasses.has(one)) : classes.includes(name) || classes.includes('NF');

/** What a spot check shows so far. What nobody judged yet counts as wrong wherever a bound is stated. */
export function spotFigures({planned: {body}, drawn}: SampleRound, units: readonly CheckedUnit[], changes: readonly StandingChange[], asOf: string): SpotFigures {
	const risk = rest(parsePercent(body.confidence)!);
	const groups = body.groups.map(group => groupFigures(group, units.filter(unit => unit.group === group.name), body, risk));
	const judged = units.filter(({answers}) => answers.length > 0);
	const decisions = groups.filter(({name, drawn: n}) => name !== candidateGroup && n > 0);
	const total = decisions.length > 1 && !body.sequential ? upperTotal(decisions.map(({units: population, drawn: checked, classes}) => ({population, checked, errors: classes[0]!.after.errors})), risk) : undefined;
	const found = new Set(units.filter(({settled, after}) => settled && isOf('wrong', after)).map(({id}) => id));
	const shared = {
		groups,
		total: total && {atMost: total.total, units: total.population, upper: percentRoundedUp(share(total.total, total.population))},
		open: units.filter(unit => awaitsAttorney(unit)).length,
		systematic: units.filter(({settled}) => settled?.body.cause === 'systematic' && settled.body.finding !== 'right').length,
		wrongReasons: units.filter(({after}) => after.includes('E4')).length,
		unjudged: units.length - judged.length,
		changed: changes.filter(({id}) => !found.has(id)).length,
		corrected: changes.filter(({id}) => found.has(id)).length,
		breakdowns: breakdownsOf(judged, risk, asOf),
		agreement: agreementOf(units),
	};
	return {...shared, verdict: drawn ? verdictOf(shared, body.sequential) : 'not drawn'};
}

function verdictOf({changed, unjudged, groups, open, systematic}: Omit<SpotFigures, 'verdict'>, sequential: boolean): SpotFigures['verdict'] {
	if (changed > 0) {
		return 'void';
	}

	const isPassed = groups.every(group => group.passes);
	if (unjudged > 0 && !(sequential && isPassed)) {
		return 'not finished';
	}

	if (systematic > 0) {
		return 'systematic errors';
	}

	return open > 0 ? 'differences open' : (isPassed ? 'passes' : 'does not pass');
}

type Body = SampleRound['planned']['body'];

/** E4 is in no bound: whoever judges blind sees no reason, so that among those that agree nobody looked for a wrong one. */
const boundedClasses = ['wrong', 'E1', 'E2', 'E3', 'E5'] as const;

function groupFigures({name, units: population, errorsAllowed}: Body['groups'][number], units: readonly CheckedUnit[], body: Body, risk: Share): GroupFigures {
	const drawn = units.length;
	const judged = units.filter(({answers}) => answers.length > 0).length;
	const missing = drawn - judged;
	const foundOf = (count: number): Found => ({errors: count, atMost: drawn === 0 ? population : upperCount(count + missing, drawn, population, risk)});
	const foundIn = (one: 'wrong' | ErrorClass, classesOf: (unit: CheckedUnit) => readonly ErrorClass[]): Found => {
		const {errors, atMost} = foundOf(units.filter(unit => isOf(one, classesOf(unit))).length);
		return {errors, atMost: one === 'E5' ? againstCourtFile('E5', classesOf).atMost : atMost};
	};

	// Whoever did not see the court file has not seen that name, number or outcome agree with it.
	const againstCourtFile = (one: 'wrong' | 'E5', classesOf: (unit: CheckedUnit) => readonly ErrorClass[]): Found =>
		foundOf(units.filter(unit => unit.answers.length > 0 && (!unit.courtSeen || isOf(one, classesOf(unit)))).length);
	const classes = boundedClasses.map((one): ClassFigures => ({name: one, raw: foundIn(one, ({raw}) => raw), after: foundIn(one, ({after}) => after)}));
	const sequential = body.sequential ? sequentialOf(units, population, body, risk) : undefined;
	return {
		name, units: population, drawn, judged, errorsAllowed, classes,
		courtFile: {...againstCourtFile('wrong', ({after}) => after), seen: units.filter(({courtSeen}) => courtSeen).length},
		sequential,
		passes: sequential ? sequential.passed : drawn > 0 && missing === 0 && classes[0]!.after.errors <= (errorsAllowed ?? 0),
	};
}

/** The evidence in the order of the draw, as far as it has come without a gap: whoever answers out of turn decides nothing. */
function sequentialOf(units: readonly CheckedUnit[], population: number, {tolerable, expect}: Body, risk: Share): GroupFigures['sequential'] {
	const limit = parsePercent(tolerable)!;
	const sequence: Sequence = {population, unacceptable: unacceptableCount(limit, population), expected: expectedCount(parsePercent(expect!)!, limit, population), risk: toNumber(risk)};
	let evidence = noEvidence;
	let passed = false;
	for (const {answers, after} of units) {
		if (answers.length === 0) {
			break;
		}

		evidence = withUnit(evidence, isOf('wrong', after), sequence);
		// Once it has passed it stays so: what is looked at afterwards takes nothing back.
		passed ||= passes(evidence, sequence);
	}

	return {
		looked: evidence.checked, errors: evidence.errors, passed, cleanStillNeeded: passed ? 0 : cleanStillNeeded(evidence, sequence),
		atMost: evidence.checked === 0 ? population : upperCount(evidence.errors, evidence.checked, population, risk),
	};
}

/** Each group's bound at its part of the risk, so that they hold together. */
function breakdownsOf(judged: readonly CheckedUnit[], risk: Share, asOf: string): readonly Breakdown[] {
	const members = judged.flatMap(unit => unit.record ? [{subject: unit.record.subject, unit}] : []);
	const {byRace, bySex, byAge} = partitions(members, parseIsoDay(asOf)!);
	return ([['race', byRace], ['sex', bySex], ['age', byAge]] as const).flatMap(([by, parts]) => parts.map(([group, own]) => {
		const wrong = own.filter(({unit}) => isOf('wrong', unit.after)).length;
		return {by, group: group === '' ? 'not given' : group, judged: own.length, wrong, upper: percentRoundedUp(upperRate(wrong, own.length, times(risk, share(1, parts.length))))};
	}));
}

/** How often two paralegals who looked at the same conviction agree; only the verdicts that were given make the table. */
function agreementOf(units: readonly CheckedUnit[]): SpotFigures['agreement'] {
	const pairs = units.filter(({answers}) => answers.length > 1).map(({answers: [first, second]}) => [first!.verdict, second!.verdict] as const);
	if (pairs.length === 0) {
		return undefined;
	}

	const used = verdicts.filter(verdict => pairs.some(pair => pair.includes(verdict)));
	const table = agreementTable(pairs, used);
	return {verdicts: used, table, measures: agreement(table)};
}
