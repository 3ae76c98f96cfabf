import type {CandidateRecord} from '../determinations/determination.js';
import type {Manifest} from '../determinations/manifest.js';
import {isUnverified, peopleOf} from '../review/approval.js';
import type {SampleRound} from '../review/sample-rounds.js';
import {candidateKinds, type CandidateKind} from '../rules/candidate-rules.js';
import {parseIsoDay} from '../values/calendar-date.js';
import {ageBands} from './age-bands.js';
import type {Audited} from './audited.js';
import {figuredAll} from './figured.js';
import {factFigures, type FactFigures} from './fact-figures.js';
import {counted as countEach, figureViolations, gogenFigures, type GogenFigures} from './gogen-figures.js';
import {groupsOf, type Groups} from './groups.js';
import {reconcile, tally, type Candidates, type Written} from './reconciliation.js';
import type {Rulings} from './rulings.js';
import {spotSummaries, type SpotSummary} from './spot-check/spot-summary.js';
import {stampsOf, type Stamp} from './stamps.js';

/** `summary.json`. */
export type Summary = {
	readonly stamps: readonly Stamp[];
	readonly program: Manifest['program'];
	readonly county: string;
	readonly asOf: string;
	readonly policy: Pick<Manifest['policy'], 'id' | 'title' | 'adopted' | 'challengeDeadline'>;
	readonly parameters: Manifest['parameters'];
	readonly maximumBadPercent: number;
	readonly extracts: ReadonlyArray<Omit<Manifest['extracts'][number], 'path'>>;
	readonly engine: GogenFigures;
	readonly effective: GogenFigures;
	readonly reconciliation: ReadonlyArray<{readonly label: string; readonly count: number}>;
	readonly undecided: {
		readonly convictions: number;
		/** Undecided though the engine gives relief: a flag that is material or of level H is open. */
		readonly withRelief: number;
		readonly byQuestion: Readonly<Record<string, number>>;
	};
	/** SHA-256 of each office roster that the decisions in force name. */
	readonly rosters: readonly string[];
	/** Convictions out of scope that may concern marijuana. Those promoted are part of every figure above; the rest of none. */
	readonly candidates: {
		readonly found: number;
		readonly promoted: number;
		readonly notPromoted: {
			readonly convictions: number;
			readonly people: number;
			/** One of several kinds counts under each of them. */
			readonly byKind: Readonly<Record<CandidateKind, number>>;
		};
		/** People with a candidate, promoted or not, and no conviction in scope. */
		readonly peopleWithoutConvictionInScope: number;
		/** Promotions in the log of what is a candidate no longer: in scope by itself now, or gone. */
		readonly promotionsInScope: number;
		readonly promotionsWithoutCandidate: number;
	};
	/** What people supplied to the record, each with its evidence in the log. */
	readonly facts: FactFigures;
	/** Decisions in the log on convictions that are in scope no longer. */
	readonly decisionsWithoutConviction: number;
	/** The spot checks of the log; absent where there was none. */
	readonly spotChecks?: readonly SpotSummary[];
	readonly ageBands: readonly string[];
} & Groups & Rulings;

export type SummaryParts = {
	readonly manifest: Manifest;
	readonly audited: readonly Audited[];
	readonly written?: Written;
	readonly decisionsWithoutConviction: number;
	readonly factsWithoutConviction: number;
	readonly notPromoted: readonly CandidateRecord[];
	readonly promotions: Candidates['promotions'];
	/** What was decided for many convictions at once; none where it is not given. */
	readonly rulings?: Rulings;
	readonly samples?: readonly SampleRound[];
};

/** Counts everything once. `violations` are equations that do not hold: with any, nothing may be written. */
export function summaryOf({manifest, audited, written, decisionsWithoutConviction, factsWithoutConviction, notPromoted, promotions, rulings = {rulings: [], confirmedInBulk: []}, samples = []}: SummaryParts): {readonly summary: Summary; readonly violations: readonly string[]} {
	const {county, asOf, policy, counts, parameters} = manifest;
	const undecided = audited.filter(({effective}) => effective.pile === 'undecided');
	const figured = figuredAll(audited);
	const counted = tally(figured);
	const reconciliation = reconcile(counts, counted, {notPromoted: notPromoted.length, promotions}, written);
	const context = {county, lineCount: counts.lines, parameters};
	const engine = gogenFigures(figured, 'engine', context);
	const effective = gogenFigures(figured, 'effective', context);
	const summary: Summary = {
		stamps: stampsOfAudit(manifest, audited),
		program: manifest.program,
		county,
		asOf,
		policy: {id: policy.id, title: policy.title, adopted: policy.adopted, challengeDeadline: policy.challengeDeadline},
		parameters,
		maximumBadPercent: manifest.maximumBadPercent,
		extracts: manifest.extracts.map(({name, bytes, sha256, encoding}) => ({name, bytes, sha256, encoding})),
		engine,
		effective,
		reconciliation: reconciliation.lines,
		undecided: {
			convictions: undecided.length,
			withRelief: undecided.filter(({effective: {outcome}}) => outcome === 'dismiss' || outcome === 'reduce').length,
			byQuestion: countEach(undecided.map(one => one.effective.question!)),
		},
		candidates: {
			found: counts.candidates.convictions,
			promoted: counted.promoted,
			notPromoted: {
				convictions: notPromoted.length,
				people: new Set(notPromoted.map(({subject}) => subject.id)).size,
				byKind: Object.fromEntries(candidateKinds.map(kind => [kind, notPromoted.filter(({why}) => why.some(one => one.kind === kind)).length])) as Record<CandidateKind, number>,
			},
			peopleWithoutConvictionInScope: counts.candidates.people,
			promotionsInScope: promotions.inScope,
			promotionsWithoutCandidate: promotions.gone,
		},
		facts: factFigures(figured, factsWithoutConviction),
		rosters: [...new Set(audited.flatMap(({decision}) => decision ? peopleOf(decision).flatMap(({roster}) => roster ?? []) : []))].toSorted(),
		decisionsWithoutConviction,
		...rulings,
		...(samples.length > 0 && {spotChecks: spotSummaries(samples)}),
		ageBands: ageBands.map(({label}) => label),
		...groupsOf(figured, parseIsoDay(asOf)!),
	};
	return {
		summary,
		violations: [...reconciliation.violations, ...[engine, effective].flatMap(figures => figureViolations(figures, counts.convictionsInScope + counted.promoted))],
	};
}

/** The stamps of the whole results, for the summary and for each line of the lists. */
export const stampsOfAudit = (manifest: Manifest, audited: readonly Audited[]): readonly Stamp[] => stampsOf({
	convictions: audited.length,
	undecided: audited.filter(({effective}) => effective.pile === 'undecided').length,
	adopted: manifest.policy.adopted,
	unverified: audited.filter(({decision}) => decision && isUnverified(decision)).length,
});

export const summaryJson = (summary: Summary): string => `${JSON.stringify(summary, undefined, 2)}\n`;
