import {laterProp64Charges, prop64Charges} from './charges.js';
import {buildCourtCycle, type PersonStart} from './court-cycle.js';
import type {
	DraftConviction, DraftCycle, DraftHistory, DraftRow,
} from './draft.js';
import type {EventPlan} from './events.js';
import {policeOf, stateAgency, type Place} from './places.js';
import type {HistoryPlan} from './plan.js';
import type {Random} from './random.js';
import {startRow} from './rows.js';

const marijuana = new Set([...prop64Charges, ...laterProp64Charges].map(([, charge]) => charge));

const registrationWords = {290: '290 PC-REGISTRATION OF SEX OFFENDER', 11_590: '11590 HS-REGISTRATION OF CONTROLLED SUBSTANCE OFFENDER'} as const;

function eventRow(person: PersonStart, cycle: number, {kind, day, place}: EventPlan, random: Random): DraftRow {
	const common = {
		...person, cycle, cycleDay: day, step: 1, day,
	};
	if (kind === 'APPLICANT') {
		return startRow({...common, type: 'APPLICANT', agency: stateAgency('SL', 'STATE LICENSING', 'CASL LICENSING', place)}, 1);
	}

	if (kind === 'DECEASED') {
		return startRow({...common, type: 'DECEASED', agency: stateAgency('ME', 'CORONER', `CAME ${place.county}`, place)}, 1);
	}

	const row = startRow({...common, type: 'REGISTRATION', agency: policeOf(place, random)}, 1);
	row.charge = registrationWords[kind];
	return row;
}

/** Makes the rows of a planned history. */
export function buildHistory(plan: HistoryPlan, person: PersonStart, home: Place, random: Random): DraftHistory {
	const cycles: DraftCycle[] = [];
	const convictions: DraftConviction[] = [];
	for (const [index, cyclePlan] of plan.cycles.entries()) {
		if ('kind' in cyclePlan) {
			cycles.push([eventRow(person, index + 1, cyclePlan, random)]);
			continue;
		}

		const {rows, convicted} = buildCourtCycle(person, index + 1, cyclePlan, random);
		cycles.push(rows);
		for (const {charge, ...conviction} of convicted) {
			if (cyclePlan.place === home && marijuana.has(charge)) {
				convictions.push({...conviction, cycle: rows});
			}
		}
	}

	return {cycles, convictions};
}
