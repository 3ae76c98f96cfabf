import type {DraftRow} from '../draft.js';
import {stepRows, type ConvictionDirt} from './conviction-dirt.js';

const titleCase = (name: string): string => name.replaceAll(/\w+/gv, word => word.charAt(0) + word.slice(1).toLowerCase());

const county = (change: (name: string) => string): ConvictionDirt => conviction => {
	for (const row of stepRows(conviction)) {
		row.county = change(row.county);
	}
};

function setOrder(rows: readonly DraftRow[], order: string): void {
	for (const row of rows) {
		row.countOrder = order;
	}
}

export const keyDirt = {
	countyPadded: county(name => `${name}   `),
	countyMixedCase: county(titleCase),
	countyBlank: county(() => ''),
	orderShort({rows}, {random}) {
		const order = rows[0]!.countOrder;
		setOrder(rows, random.pick([order.slice(0, 4), order.slice(2), '']));
	},
	orderSpreadsheet({rows}) {
		const digits = rows[0]!.countOrder;
		setOrder(rows, `${digits.charAt(0)}.${digits.slice(1, 6).replace(/0+$/v, '')}E+11`);
	},
	caseNumberPlaceholder(conviction) {
		for (const row of stepRows(conviction)) {
			row.fileNumber = 'NULL  ';
		}
	},
	caseNumberMissing(conviction, {random}) {
		const rows = stepRows(conviction);
		const number = rows.find(row => row.fileNumber !== '')?.fileNumber ?? random.digits(6);
		const place = random.below(4);
		for (const row of rows) {
			row.fileNumber = '';
			if (place === 0) {
				row.courtCase = number;
			}
		}

		if (place === 1) {
			rows[0]!.comment = random.pick([`SCN-${number}`, `CRT CASE NBR ${number}`]);
		}
	},
	caseNumberSecond({rows}, {random}) {
		rows.at(-1)!.fileNumber = `XB${random.digits(6)}`;
	},
} as const satisfies Record<string, ConvictionDirt>;
