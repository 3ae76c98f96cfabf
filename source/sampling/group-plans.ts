import {allocate} from './allocation.js';
import {expectedCount, planAllowing, planExpecting, unacceptableCount, type Claim, type Plan} from './plans.js';
import {stopTable} from './sequential-test.js';
import {toNumber, type Share} from './share.js';

/** What is asked of every group: each passes at the full risk, or the claim is not made of it. */
export type GroupsAsked = Omit<Claim, 'population'> & {
	readonly errors: number | undefined;
	readonly expected: Share | undefined;
	readonly sequential: boolean;
	/** Checks in all, where the office can afford so many; never fewer than the groups' own plans ask for. */
	readonly total: number | undefined;
};

/** The plan of one group: `errorsAllowed` for a fixed size, `stopAt` by errors found so far for a check that goes on one by one. */
export type GroupPlan = {readonly name: string; readonly units: number; readonly n: number; readonly errorsAllowed?: number; readonly stopAt?: ReadonlyArray<number | undefined>};

export type Group = {readonly name: string; readonly units: number};

/** Errors a check that goes on one by one has to bear before it asks for more than was drawn. */
const errorsBorne = 3;
const mostShown = 5;

/** A plan for every group. A small group is checked whole: then what is wrong in it is known. */
export function planGroups(groups: readonly Group[], asked: GroupsAsked): readonly GroupPlan[] {
	if (asked.sequential) {
		return groups.map(group => sequentialPlan(group, asked));
	}

	const plans = groups.map(({units}) => fixedPlan(units, asked));
	if (asked.total === undefined) {
		return groups.map((group, index) => ({...group, ...plans[index]!}));
	}

	const given = allocate(asked.total, groups.map(({units}, index) => ({population: units, weight: units, minimum: plans[index]!.n})));
	return groups.map((group, index) => ({...group, ...grown(plans[index]!, given[index]!, {...asked, population: group.units})}));
}

function fixedPlan(units: number, {errors, expected, tolerable, risk}: GroupsAsked): Plan {
	const claim = {tolerable, risk, population: units};
	const plan = errors === undefined && expected !== undefined ? planExpecting(expected, claim) : planAllowing(errors ?? 0, claim);
	return plan ?? {n: units, errorsAllowed: unacceptableCount(tolerable, units) - 1};
}

/** The same claim with more checks: as many errors more as they allow. */
function grown(plan: Plan, n: number, claim: Claim): Plan {
	let {errorsAllowed} = plan;
	while (n < claim.population! && (planAllowing(errorsAllowed + 1, claim, plan.n)?.n ?? Number.POSITIVE_INFINITY) <= n) {
		errorsAllowed++;
	}

	return n >= claim.population! ? {n, errorsAllowed: unacceptableCount(claim.tolerable, n) - 1} : {n, errorsAllowed};
}

function sequentialPlan({name, units}: Group, {tolerable, expected, risk}: GroupsAsked): GroupPlan {
	const sequence = {population: units, unacceptable: unacceptableCount(tolerable, units), expected: expectedCount(expected!, tolerable, units), risk: toNumber(risk)};
	const stopAt = stopTable(sequence, mostShown);
	return {name, units, n: stopAt[errorsBorne] ?? units, stopAt};
}
