import {fromExtract, isCandidate} from '../determinations/determination.js';
import type {Counts} from '../determinations/manifest.js';
import type {Pile} from '../review/effective.js';
import type {EffectivePlace} from '../review/effective-place.js';
import {decisionWords, type DecisionWord} from '../review/entry.js';
import {outcomeLabels, outcomes, type Outcome} from '../values/outcome.js';
import type {Figured} from './figured.js';

/** Convictions in scope and promoted candidates, counted in each of the ways that must agree. */
export type Tally = {
	readonly convictions: number;
	/** Of these, candidates that were promoted. */
	readonly promoted: number;
	/** People with a conviction in scope; those with promoted candidates alone are not among them. Undefined where they were not counted. */
	readonly people: number | undefined;
	readonly engine: Readonly<Record<Outcome, number>>;
	readonly effective: Readonly<Record<Outcome, number>>;
	readonly words: Readonly<Record<DecisionWord, number>>;
	readonly piles: Readonly<Record<Pile, number>>;
};

/** What was written. */
export type Written = {
	readonly rows: number;
	readonly unreadable: number;
	/** Rows that carry a conviction in scope or a promoted candidate. */
	readonly carrying: number;
};

/** The candidates beside what was promoted of them. */
export type Candidates = {
	readonly notPromoted: number;
	/** Promotions of the log that stand, and those of them that have no candidate any more: in scope by themselves now, or gone. */
	readonly promotions: {readonly standing: number; readonly inScope: number; readonly gone: number};
};

export type Reconciliation = {
	readonly lines: ReadonlyArray<{readonly label: string; readonly count: number}>;
	/** Equations that do not hold, in words: always a fault of the program. */
	readonly violations: readonly string[];
};

export const piles = ['not-opposed', 'challenged', 'referred', 'undecided'] as const satisfies readonly Pile[];

export const pileLabels: Readonly<Record<Pile, string>> = {
	'not-opposed': 'Relief not opposed',
	challenged: 'Relief challenged',
	referred: 'Referred to a city prosecutor',
	undecided: 'Undecided',
};

const zeros = <Name extends string>(names: readonly Name[]): Record<Name, number> => Object.fromEntries(names.map(name => [name, 0])) as Record<Name, number>;

/** A conviction, and what is counted of what became of it. */
type Counted = Pick<Figured, 'record'> & {readonly effective: EffectivePlace};

/** `countsPeople`: also counts people, for which every conviction's person is looked at. A workspace that opens leaves them out; results must not. */
export function tally(audited: Iterable<Counted>, countsPeople = true): Tally {
	const counted = {engine: zeros(outcomes), effective: zeros(outcomes), words: zeros(decisionWords), piles: zeros(piles)};
	const people = new Set<string>();
	let convictions = 0;
	let promoted = 0;
	for (const {record, effective} of audited) {
		convictions++;
		if (isCandidate(record)) {
			promoted++;
		} else if (countsPeople) {
			people.add(record.subject.id);
		}

		counted.engine[fromExtract(record).outcome]++;
		counted.effective[effective.outcome]++;
		counted.words[effective.word]++;
		counted.piles[effective.pile]++;
	}

	return {convictions, promoted, people: countsPeople ? people.size : undefined, ...counted};
}

const total = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/**
The figures that show that nothing was lost (design, section 7). In: the first pass's counts; with the convictions, how they were decided;
and how many candidates were promoted; with what was written, what came out. Out: the lines to print, and every equation that does not hold.
*/
export function reconcile(counts: Counts, convictions?: Tally, candidates?: Candidates, written?: Written): Reconciliation {
	const lines = [
		...rowLines(counts, written),
		{label: 'Convictions in scope', count: counts.convictionsInScope},
		{label: 'People with a conviction in scope', count: counts.peopleInScope},
		{label: 'Candidates: out of scope, may concern marijuana', count: counts.candidates.convictions},
		{label: 'Convictions neither in scope nor candidates', count: counts.neither},
		{label: 'People with a candidate and no conviction in scope', count: counts.candidates.people},
		...outcomes.map(outcome => ({label: `Engine: ${outcomeLabels[outcome]}`, count: counts.byOutcome[outcome]})),
		...(convictions ? [{label: 'Promoted from the candidates', count: convictions.promoted}, ...decisionLines(convictions)] : []),
	];
	return {lines, violations: violationsOf(counts, convictions, candidates, written)};
}

const rowLines = (counts: Counts, written: Written | undefined): Reconciliation['lines'] => [
	{label: 'Data lines received', count: counts.lines},
	{label: 'Rows taken in', count: counts.rows},
	{label: 'Lines unreadable', count: counts.unreadable},
	{label: 'Rows that came again in another file', count: counts.repeated},
	...(written ? [{label: 'Rows written', count: written.rows}, {label: 'Rows that carry a conviction in scope', count: written.carrying}] : []),
	{label: 'People', count: counts.subjects},
	{label: 'Convictions of every county and offense', count: counts.convictions},
];

const decisionLines = ({effective, words, piles: lying}: Tally): Reconciliation['lines'] => [
	...outcomes.map(outcome => ({label: `Effective: ${outcomeLabels[outcome]}`, count: effective[outcome]})),
	...decisionWords.map(word => ({label: `Decision: ${word}`, count: words[word]})),
	{label: 'Reviewed one by one', count: words.confirmed + words.overridden + words.challenged},
	{label: 'Reviewed in bulk', count: words['confirmed in bulk']},
	...piles.map(pile => ({label: pileLabels[pile], count: lying[pile]})),
];

function violationsOf(counts: Counts, convictions: Tally | undefined, candidates: Candidates | undefined, written: Written | undefined): readonly string[] {
	const inScope = counts.convictionsInScope;
	const equations: Array<readonly [words: string, left: number, right: number]> = [
		['data lines = rows taken in + lines unreadable', counts.lines, counts.rows + counts.unreadable],
		['convictions of every county and offense = in scope + candidates + neither', counts.convictions, inScope + counts.candidates.convictions + counts.neither],
		['convictions in scope = sum over the engine\'s outcomes', inScope, total(counts.byOutcome)],
	];
	if (convictions) {
		const decided = inScope + convictions.promoted;
		equations.push(
			['convictions in scope + promoted = convictions with a result', decided, convictions.convictions],
			...outcomes.map(outcome => [`engine's ${outcomeLabels[outcome]} = that of the convictions`, counts.byOutcome[outcome] + (outcome === 'hand-review' ? convictions.promoted : 0), convictions.engine[outcome]] as const),
			['convictions in scope + promoted = sum over effective outcomes', decided, total(convictions.effective)],
			['convictions in scope + promoted = sum over decisions', decided, total(convictions.words)],
			['convictions in scope + promoted = not opposed + challenged + referred + undecided', decided, total(convictions.piles)],
			...(convictions.people === undefined ? [] : [['people with a conviction in scope = people counted once', counts.peopleInScope, convictions.people] as const]),
		);
	}

	if (convictions && candidates) {
		const {standing, inScope: inScopeNow, gone} = candidates.promotions;
		equations.push(
			['candidates = promoted + not promoted', counts.candidates.convictions, convictions.promoted + candidates.notPromoted],
			['promotions of the log = promoted + in scope by themselves now + gone', standing, convictions.promoted + inScopeNow + gone],
		);
	}

	if (written) {
		equations.push(
			['data lines = rows written + lines unreadable', counts.lines, written.rows + written.unreadable],
			['convictions in scope + promoted = rows that carry one', inScope + (convictions?.promoted ?? 0), written.carrying],
		);
	}

	return equations.filter(([, left, right]) => left !== right).map(([words, left, right]) => `${words}: ${left} is not ${right}`);
}
