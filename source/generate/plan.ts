import type {Day} from '../values/calendar-date.js';
import {
	aggravatingCharges, laterProp64Charges, otherCharges, predecessorCharges, prop64Charges, registrable, superStrikes, type ChargeForm,
} from './charges.js';
import type {CyclePlan} from './court-cycle.js';
import {
	ageOn, dayOf, daysInYear, prop64Day,
} from './dates.js';
import {drawEvents, type EventPlan} from './events.js';
import type {Place} from './places.js';
import type {Random} from './random.js';

/** On which side of Proposition 64 the first marijuana arrest and conviction of a person lie. */
export type Era = 'before' | 'straddling' | 'after';

export type HistoryPlan = {
	readonly birth: Day;
	/** In order of day. */
	readonly cycles: ReadonlyArray<CyclePlan | EventPlan>;
};

/** How common things are; set by us so that a person has 17 to 18 rows, not measured anywhere. */
const shares = {
	marijuanaAgain: 0.12,
	elsewhere: 0.3,
	courtReached: 0.72,
	convictedInCourt: 0.7,
	superStrike: 0.006,
	registrable: 0.008,
	aggravating: 0.015,
	secondCharge: 0.45,
	thirdCharge: 0.18,
};

const firstMarijuanaDay = dayOf(1973, 1, 1);

// Arrests stop here so that every court day, at most 300 days later, lies before 2016-11-09.
const lastEarlyArrest = dayOf(2015, 12, 31);
const decades = [[7, 1974], [10, 1980], [12, 1985], [14, 1990], [14, 1995], [13, 2000], [14, 2005], [16, 2010]] as const;

function firstArrest(era: Era, asOf: Day, random: Random): Day {
	if (era === 'straddling') {
		return prop64Day - random.between(1, 250);
	}

	if (era === 'after') {
		return random.between(prop64Day, asOf - 320);
	}

	const decade = random.weighted(decades);
	return Math.min(dayOf(decade, 1, 1) + random.below(6 * 365), lastEarlyArrest, asOf - 450);
}

const charged = (random: Random, first: ChargeForm): ChargeForm[] => {
	const charges = [first];
	if (random.chance(shares.secondCharge)) {
		charges.push(random.weighted(otherCharges));
	}

	if (random.chance(shares.thirdCharge)) {
		charges.push(random.weighted(otherCharges));
	}

	return charges;
};

function marijuanaCharges(day: Day, random: Random): ChargeForm[] {
	const table = day < prop64Day ? prop64Charges : laterProp64Charges;
	const charges = charged(random, random.weighted(table));
	if (random.chance(0.2)) {
		charges.splice(1, 0, random.weighted(table));
	}

	if (random.chance(shares.aggravating)) {
		charges.push(random.weighted(aggravatingCharges));
	}

	return charges;
}

function laterCycle(day: Day, places: readonly Place[], random: Random): CyclePlan {
	const place = places.length > 1 && random.chance(shares.elsewhere) ? places[1 + random.below(places.length - 1)]! : places[0]!;
	const courtDay = random.chance(shares.courtReached) ? day + random.between(10, 400) : undefined;
	const plan = {
		day, place, courtDay, convicted: random.chance(shares.convictedInCourt), grave: false,
	};
	if (random.chance(shares.superStrike)) {
		return {
			...plan, charges: [random.weighted(superStrikes)], courtDay: day + random.between(100, 400), convicted: true, grave: true,
		};
	}

	if (random.chance(shares.registrable)) {
		return {...plan, charges: [random.weighted(registrable)]};
	}

	if (day < firstMarijuanaDay && random.chance(0.4)) {
		return {...plan, charges: [random.weighted(predecessorCharges)]};
	}

	// No second marijuana case near Proposition 64: what lies on its far side is dirt, and only where the rates say so.
	return day >= firstMarijuanaDay && day < lastEarlyArrest - 120 && random.chance(shares.marijuanaAgain)
		? {...plan, charges: marijuanaCharges(day, random)}
		: {...plan, charges: charged(random, random.weighted(otherCharges))};
}

/** What a history is drawn within. `minor`: the first marijuana arrest comes at 15 to 17. */
export type HistoryFrame = {
	readonly places: readonly [Place, ...Place[]];
	readonly era: Era;
	readonly minor: boolean;
	readonly asOf: Day;
};

/** Draws what happened to a person: the marijuana conviction in the county first, the rest around it. */
export function planHistory({places, era, minor, asOf}: HistoryFrame, random: Random): HistoryPlan {
	const day = firstArrest(era, asOf, random);
	const age = minor ? 15 + random.below(3) : 18 + Math.min(45, Math.floor(-Math.log(1 - random.next()) * 10));
	const birth = day - Math.floor(age * daysInYear) - random.between(1, 364);
	const courtDay = era === 'straddling' ? Math.max(day + 10, prop64Day + random.below(200)) : day + random.between(10, 300);
	const anchor: CyclePlan = {
		day, place: places[0], charges: marijuanaCharges(day, random), courtDay, convicted: true, grave: false,
	};
	const cycles = [anchor];
	const count = Math.min(20, Math.floor(-Math.log(1 - random.next()) * 4));
	const adult = birth + Math.ceil(18 * daysInYear);
	for (let index = 0; index < count; index++) {
		const young = adult + Math.floor(-Math.log(1 - random.next()) * 9 * daysInYear);
		const latest = asOf - 450;
		const when = young <= latest ? young : adult + Math.floor(random.next() * Math.max(1, latest - adult));
		if (ageOn(birth, when) < 80 && when <= latest) {
			cycles.push(laterCycle(when, places, random));
		}
	}

	return {birth, cycles: [...cycles, ...drawEvents(birth, cycles, asOf, random)].toSorted((a, b) => a.day - b.day)};
}
