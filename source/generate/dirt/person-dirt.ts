import type {Day} from '../../values/calendar-date.js';
import {dojDate} from '../dates.js';
import type {DraftHistory} from '../draft.js';
import {personCells, type Person} from '../person.js';
import type {Random} from '../random.js';
import type {DirtRates} from '../rates.js';
import {missingDate, partialDate, unreadableDate} from './dates.js';

/** The birth date as all rows of the subject tell it; undefined where it is told as it is. */
function toldBirth(birth: Day, rates: DirtRates, random: Random): string | undefined {
	const date = dojDate(birth);
	if (random.chance(rates.birthMissing)) {
		return missingDate(random);
	}

	if (random.chance(rates.birthPartial)) {
		return partialDate(date, random);
	}

	return random.chance(rates.birthUnreadable) ? unreadableDate(date, random) : undefined;
}

/** Soils what a subject's rows share, and sends youths to the juvenile court. */
export function soilPerson(history: DraftHistory, person: Person, rates: DirtRates, random: Random): void {
	const rows = history.cycles.flat();
	const birth = toldBirth(person.birth, rates, random);
	if (birth !== undefined) {
		const cells = personCells(person, {birth});
		for (const row of rows) {
			row.person = cells;
		}
	}

	if (random.chance(rates.birthDiffers)) {
		random.pick(rows).person = personCells(person, {birth: dojDate(person.birth + random.pick([-365, -10, 31, 3652]))});
	}

	if (random.chance(rates.blankSubjectId)) {
		random.pick(rows).person = personCells(person, {subjectId: ''});
	}

	for (const {rows: convictionRows} of history.convictions) {
		if (Number(convictionRows[0]!.age) < 18) {
			for (const row of convictionRows) {
				row.agencyTypeCode = 'JV';
				row.agencyType = 'JUVENILE COURT';
				row.agency = `CAJV ${row.county}`;
			}
		}
	}
}
