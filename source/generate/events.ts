import type {Day} from '../values/calendar-date.js';
import {registrable} from './charges.js';
import type {CyclePlan} from './court-cycle.js';
import {daysInYear} from './dates.js';
import type {Place} from './places.js';
import type {Random} from './random.js';

/** A single step that is a cycle of its own. */
export type EventPlan = {readonly day: Day; readonly place: Place; readonly kind: 'APPLICANT' | 'DECEASED' | '290' | '11590'};

/** How common these are; set by us, not measured anywhere. */
const shares = {
	applicant: 0.08,
	deceased: 0.04,
	drugRegistration: 0.05,
	sexRegistration: 0.8,
};

const isRegistrable = (plan: CyclePlan): boolean => plan.convicted && plan.courtDay !== undefined && registrable.some(([, charge]) => charge === plan.charges[0]);

/** Steps outside the courts, drawn around the cycles; the first cycle is the marijuana conviction in the county. */
export function drawEvents(birth: Day, cycles: readonly CyclePlan[], asOf: Day, random: Random): EventPlan[] {
	const {place} = cycles[0]!;
	const planned: EventPlan[] = [];
	const span = asOf - birth - (18 * daysInYear);
	if (random.chance(shares.applicant)) {
		planned.push({day: Math.floor(birth + (18 * daysInYear) + (random.next() * span)), place, kind: 'APPLICANT'});
	}

	const registered = cycles.find(plan => isRegistrable(plan));
	if (registered && random.chance(shares.sexRegistration)) {
		planned.push({day: registered.courtDay! + 40, place, kind: '290'});
	}

	if (cycles[0]!.charges[0]!.level === 'F' && random.chance(shares.drugRegistration)) {
		planned.push({day: cycles[0]!.courtDay! + 15, place, kind: '11590'});
	}

	const last = Math.max(...[...cycles, ...planned].map(({day}) => day)) + 401;
	if (random.chance(shares.deceased) && last < asOf) {
		planned.push({day: random.between(last, asOf), place, kind: 'DECEASED'});
	}

	return planned;
}
