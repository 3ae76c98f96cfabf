import type {Day} from '../values/calendar-date.js';
import {prop64Day} from './dates.js';
import {soilPerson} from './dirt/person-dirt.js';
import {soilConvictions} from './dirt/soil.js';
import type {DraftHistory, DraftRow} from './draft.js';
import {buildHistory} from './history.js';
import {lineOf} from './line.js';
import {inventPerson, personCells, type Person} from './person.js';
import type {Place} from './places.js';
import {planHistory, type Era} from './plan.js';
import {createRandom, type Random} from './random.js';
import type {DirtRates} from './rates.js';

/** What holds for all subjects of an extract. */
export type ExtractPlan = {
	readonly seed: string;
	readonly places: readonly [Place, ...Place[]];
	readonly asOf: Day;
	/** Undefined for a clean extract. */
	readonly rates: DirtRates | undefined;
};

/** A subject's lines: those in their place, and those that come behind the next subject's. */
export type SubjectText = {readonly text: string; readonly late: string};

function eraOf(asOf: Day, rates: DirtRates, random: Random): Era {
	// The later eras need room for an arrest and a court day behind Proposition 64.
	if (asOf < prop64Day + 400) {
		return 'before';
	}

	const position = random.next();
	return position < rates.straddling ? 'straddling' : (position < rates.straddling + rates.afterProp64 ? 'after' : 'before');
}

/** The last cycle, unless the history's only convictions in the county stand there. */
function lateRows({cycles, convictions}: DraftHistory): readonly DraftRow[] {
	const last = cycles.at(-1)!;
	return convictions.some(({cycle}) => cycle !== last) ? last : [];
}

/** One subject, which depends on nothing but the plan and its index. */
export function subjectText(plan: ExtractPlan, index: number): SubjectText {
	const {seed, places, asOf, rates} = plan;
	const random = createRandom(seed, index, 'history');
	const dirt = createRandom(seed, index, 'dirt');
	const era = rates ? eraOf(asOf, rates, dirt) : 'before';
	const minor = rates !== undefined && dirt.chance(rates.juvenile);
	const planned = planHistory({
		places, era, minor, asOf,
	}, random);
	let person: Person = inventPerson(seed, index, planned.birth);
	if (rates && index > 0 && dirt.chance(rates.linkedIdentity)) {
		const {name, cii, sex, race} = inventPerson(seed, index - 1, planned.birth);
		person = {
			...person, name, cii, sex, race,
		};
	}

	const history = buildHistory(planned, {person: personCells(person), birth: person.birth}, places[0], random);
	let late: readonly DraftRow[] = [];
	if (rates) {
		soilConvictions(history, rates, {random: dirt, asOf});
		soilPerson(history, person, rates, dirt);
		late = dirt.chance(rates.scattered) ? lateRows(history) : [];
	}

	let recordId = index * 1000;
	const written = (rows: readonly DraftRow[]): string => {
		let text = '';
		for (const row of rows) {
			const line = lineOf(row, ++recordId);
			text += rates && dirt.chance(rates.wrongCellCount) ? wrongLine(line, dirt) : line;
		}

		return text;
	};

	const cycles = late.length > 0 ? history.cycles.slice(0, -1) : history.cycles;
	return {text: written(cycles.flat()), late: written(late)};
}

/** A cell too few or too many. */
const wrongLine = (line: string, random: Random): string => random.chance(0.5) ? `${line.slice(0, line.lastIndexOf(','))}\n` : `${line.slice(0, -1)},#\n`;
