/**
The test that runs after every unit of a pile, drawn without putting back (ALPHA: Stark, "ALPHA: audit that learns from previously
hand-audited ballots", 2023). Its evidence is a martingale when exactly `unacceptable` units are wrong, so it passes wrongly at most as
often as the risk, however often one looks. Not passed is never failed: go on, or check everything.
*/
export type Sequence = {
	readonly population: number;
	/** The smallest number of wrong units that makes the claim false. */
	readonly unacceptable: number;
	/** The number expected, fewer than that: a guess that makes the test quick or slow, never wrong. */
	readonly expected: number;
	readonly risk: number;
};

export type Evidence = {readonly checked: number; readonly errors: number; readonly strength: number};

export const noEvidence: Evidence = {checked: 0, errors: 0, strength: 1};

/** An error costs at most this factor: without it, one error more than expected would end every chance to pass. */
const mostAnErrorCosts = 10;

/** The evidence after one more unit. */
export function withUnit(evidence: Evidence, isError: boolean, sequence: Sequence): Evidence {
	return {checked: evidence.checked + 1, errors: evidence.errors + (isError ? 1 : 0), strength: evidence.strength * factorOf(evidence, isError, sequence)};
}

function factorOf({checked, errors}: Evidence, isError: boolean, {population, unacceptable, expected}: Sequence): number {
	const left = population - checked;
	const clean = checked - errors;
	const cleanAllowed = population - unacceptable - clean;
	if (cleanAllowed < 0 || (cleanAllowed === 0 && !isError)) {
		return Number.POSITIVE_INFINITY;
	}

	if (cleanAllowed === 0 || cleanAllowed >= left) {
		return 1;
	}

	const chance = cleanAllowed / left;
	const bet = Math.min(Math.max((population - expected - clean) / left, chance), 1 - ((1 - chance) / mostAnErrorCosts));
	return isError ? (1 - bet) / (1 - chance) : bet / chance;
}

// The product's rounding errors stay far below this; at a tie the test asks for one unit more rather than one too few.
const margin = 1 + 1e-12;

/** Does the claim hold on this evidence? */
export const passes = ({strength}: Evidence, {risk}: Sequence): boolean => strength * risk >= margin;

/** How many clean units in a row would still make the claim hold; 0 when it holds, undefined when only checking everything is left. */
export function cleanStillNeeded(evidence: Evidence, sequence: Sequence): number | undefined {
	let then = evidence;
	while (!passes(then, sequence)) {
		if (then.checked >= sequence.population) {
			return undefined;
		}

		then = withUnit(then, false, sequence);
	}

	return then.checked - evidence.checked;
}

/** The draw at which the claim holds when the draws of `errorsAt`, counted from 1, are errors and all others clean; undefined when it never does. */
export function stopWith(errorsAt: readonly number[], sequence: Sequence): number | undefined {
	let evidence = noEvidence;
	const last = Math.max(0, ...errorsAt);
	while (evidence.checked < Math.min(last, sequence.population) && !passes(evidence, sequence)) {
		evidence = withUnit(evidence, errorsAt.includes(evidence.checked + 1), sequence);
	}

	const more = cleanStillNeeded(evidence, sequence);
	return more === undefined ? undefined : evidence.checked + more;
}

/** Draws at which planning supposes the errors: from the 21st on, or from the first where a pile is too small for that. */
const supposedFirst = 21;

/** For planning: the draw at which the claim holds, by the number of errors found until then. */
export function stopTable(sequence: Sequence, mostErrors: number): ReadonlyArray<number | undefined> {
	const withoutErrors = stopWith([], sequence);
	const first = (withoutErrors ?? 0) > supposedFirst + mostErrors ? supposedFirst : 1;
	return Array.from({length: mostErrors + 1}, (_, errors) => stopWith(Array.from({length: errors}, (_, index) => first + index), sequence));
}
