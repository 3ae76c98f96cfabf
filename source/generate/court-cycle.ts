import type {Day} from '../values/calendar-date.js';
import type {ChargeForm, ChargeLevel} from './charges.js';
import {dayOf} from './dates.js';
import type {DraftConviction, DraftCycle, DraftRow} from './draft.js';
import {
	courtOf, policeOf, stateAgency, type Place,
} from './places.js';
import type {Random} from './random.js';
import {
	convictedRows, dispose, startRow, type StepStart,
} from './rows.js';
import {convictionDisposition, drawSentence} from './sentences.js';

/** An arrest and what came of it, before rows are made. */
export type CyclePlan = {
	readonly day: Day;
	readonly place: Place;
	/** The first is the one the cycle is about. */
	readonly charges: readonly ChargeForm[];
	/** The day in court; undefined where the arrest led nowhere. */
	readonly courtDay: Day | undefined;
	/** Is the first charge sure to end in a conviction? */
	readonly convicted: boolean;
	readonly grave: boolean;
};

export type PersonStart = Pick<StepStart, 'person' | 'birth'>;

export type CourtCycle = {
	readonly rows: DraftCycle;
	/** Rows of each convicted count, with its charge. */
	readonly convicted: ReadonlyArray<Pick<DraftConviction, 'rows' | 'day'> & {readonly charge: ChargeForm}>;
};

const arrestEndings = ['PROS REJ-LACK OF CORPUS', 'PROS REJ-INTEREST OF JUSTICE', 'PROS REL-DET ONLY-LACK OF CORPUS', 'REL/TOT OTHER JURIS/AUTH', ''] as const;
const dismissals = ['DISMISSED', 'DISMISSED/CHARGE DROPPED', 'DISMISSED/FURTHERANCE OF JUSTICE'] as const;

// The courts were unified between 1998 and 2001; one day serves for all counties here.
const unification = dayOf(2000, 1, 1);

const shareNumberedThroughout = 0.2;
const shareReducedAtPlea = 0.06;
const shareConvictedBeside = 0.35;

function caseNumber(level: ChargeLevel, random: Random): string {
	return level === 'F' ? `${random.pick(['BA', 'GA', 'KA', 'LA', 'TA'])}${random.digits(6)}` : `${random.below(10)}${random.pick(['CR', 'JB', 'MN', 'PY'])}${random.digits(5)}`;
}

type StepCommon = Omit<StepStart, 'step' | 'day' | 'type' | 'agency'>;

function arrestRows(common: StepCommon, {place, charges, day, courtDay}: CyclePlan, random: Random): DraftRow[] {
	const arrest: StepStart = {
		...common, step: 1, day, type: 'ARREST/DETAINED/CITED', agency: policeOf(place, random),
	};
	const agencyNumber = random.digits(6);
	const ending = courtDay === undefined ? random.pick(arrestEndings) : '';
	return charges.map((charge, index) => {
		const row = startRow(arrest, index + 1, charge);
		row.fileNumber = index === 0 ? agencyNumber : '';
		if (ending !== '') {
			dispose(row, day, ending);
		}

		return row;
	});
}

type CourtRows = CourtCycle & {readonly imprisoned: boolean};

function courtRows(common: StepCommon, plan: CyclePlan, day: Day, random: Random): CourtRows {
	const {place, charges} = plan;
	const felony = charges.some(charge => charge.level === 'F');
	const court: StepStart = {
		...common, step: 2, day, type: 'COURT ACTION', agency: courtOf(place, !felony && day < unification, random),
	};
	const number = caseNumber(felony ? 'F' : 'M', random);
	const throughout = random.chance(shareNumberedThroughout);
	const rows: DraftRow[] = [];
	const convicted: Array<CourtCycle['convicted'][number]> = [];
	let imprisoned = false;
	for (const [index, charge] of charges.entries()) {
		const row = startRow(court, index + 1, charge);
		row.fileNumber = index === 0 || throughout ? number : '';
		if (!(index === 0 ? plan.convicted : random.chance(shareConvictedBeside))) {
			dispose(row, day, random.pick(dismissals));
			rows.push(row);
			continue;
		}

		const level = charge.level === 'F' && !plan.grave && random.chance(shareReducedAtPlea) ? 'M' : charge.level;
		const sentence = drawSentence(level, plan.grave && index === 0, random);
		const countRows = convictedRows(row, {
			day, words: convictionDisposition(sentence, random), level, sentence,
		});
		imprisoned ||= sentence[0]?.place === 'PRISON';
		rows.push(...countRows);
		convicted.push({rows: countRows, day, charge});
	}

	return {rows, convicted, imprisoned};
}

/** Arrest rows, court rows with a row for each part of a sentence, now and then custody or probation after them. */
export function buildCourtCycle(person: PersonStart, cycle: number, plan: CyclePlan, random: Random): CourtCycle {
	const common: StepCommon = {...person, cycle, cycleDay: plan.day};
	const arrested = arrestRows(common, plan, random);
	if (plan.courtDay === undefined) {
		return {rows: arrested, convicted: []};
	}

	const {rows, convicted, imprisoned} = courtRows(common, plan, plan.courtDay, random);
	const later: DraftRow[] = [];
	const [charge] = plan.charges;
	if (imprisoned && random.chance(0.5)) {
		later.push(startRow({
			...common, step: 3, day: plan.courtDay + 20, type: 'CUSTODY:PRISON', agency: stateAgency('CD', 'CORRECTIONS', 'CASD CORRECTIONS', plan.place),
		}, 1, charge));
	} else if (convicted.length > 0 && random.chance(0.1)) {
		later.push(startRow({
			...common, step: 3, day: plan.courtDay + 5, type: 'PROBATION', agency: stateAgency('PO', 'PROBATION', 'CAPO PROBATION', plan.place),
		}, 1, charge));
	}

	return {rows: [...arrested, ...rows, ...later], convicted};
}
