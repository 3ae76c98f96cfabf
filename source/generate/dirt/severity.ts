import type {DraftRow} from '../draft.js';
import type {Random} from '../random.js';
import type {ConvictionDirt} from './conviction-dirt.js';

const everyRow = (change: (row: DraftRow, random: Random) => void): ConvictionDirt => ({rows}, {random}) => {
	for (const row of rows) {
		change(row, random);
	}
};

export const severityDirt = {
	statusPadded: everyRow(row => {
		row.status = `${row.status} `;
		row.statusCode = `${row.statusCode}   `;
	}),
	statusLowercase: everyRow(row => {
		row.status = row.status.charAt(0) + row.status.slice(1).toLowerCase();
	}),
	statusUnknown({rows}, {random}) {
		const status = random.pick(['UNKNOWN', 'FEL', 'NULL  ', 'WOBBLER']);
		for (const row of rows) {
			row.status = status;
			row.statusCode = '';
		}
	},
	statusBlank: everyRow(row => {
		row.status = '';
		row.statusCode = '   ';
	}),
	statusAndTypeBlank: everyRow(row => {
		row.status = '';
		row.statusCode = '   ';
		row.chargeLevel = '';
	}),
	statusContradictsType: everyRow(row => {
		row.chargeLevel = row.chargeLevel === 'F' ? 'M' : 'F';
	}),
} as const satisfies Record<string, ConvictionDirt>;
