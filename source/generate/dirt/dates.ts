import {dojDate} from '../dates.js';
import type {Random} from '../random.js';
import {stepRows, type ConvictionDirt} from './conviction-dirt.js';

export const missingDate = (random: Random): string => random.pick(['', '00000000', '        ', 'NULL']);

/** The year, or year and month, of a full date. */
export const partialDate = (date: string, random: Random): string => random.chance(0.6) ? `${date.slice(0, 4)}0000` : `${date.slice(0, 6)}00`;

export const unreadableDate = (date: string, random: Random): string =>
	random.pick([`${date.slice(0, 4)}0231`, date.slice(0, 7), `${date}X`, `${date.slice(4, 6)}/${date.slice(6)}/${date.slice(0, 4)}`, 'UNKNOWN']);

const stepDate = (change: (date: string, random: Random) => string): ConvictionDirt => (conviction, {random}) => {
	const date = change(conviction.rows[0]!.stepDate, random);
	for (const row of stepRows(conviction)) {
		row.stepDate = date;
	}
};

export const dateDirt = {
	dateMissing: stepDate((_date, random) => missingDate(random)),
	datePartial: stepDate(partialDate),
	dateUnreadable: stepDate(unreadableDate),
	datePadded: stepDate((date, random) => random.chance(0.5) ? `${date} ` : ` ${date}`),
	dispositionDateDiffers({rows, day}, {random, asOf}) {
		const date = dojDate(random.chance(0.5) ? day - random.between(20, 700) : Math.min(asOf, day + random.between(20, 700)));
		for (const row of rows) {
			row.dispositionDate = date;
		}
	},
} as const satisfies Record<string, ConvictionDirt>;
