import {csvCell} from './csv-cell.js';
import type {DraftRow} from './draft.js';

/** What DOJ's extracts hold where they hold nothing. */
const filler = '  -  ';

// Columns DISP_OFFENSE_CODE to _QUAL_LST, and FE_NUM_ORDER to _OOS_INN.
const noDispositionCharge = ',,,';
const noFileNumbers = `${filler},,,,,,,,,`;

/** A finished line of 95 cells, line end included. */
export function lineOf(row: DraftRow, recordId: number): string {
	return `${recordId},${row.person},#,${row.cycle},${row.cycleDate},#,${row.step},${row.stepDate},${row.stepCode},${row.stepType},`
		+ `${row.agencyTypeCode},${row.agencyType},${row.agencyCode},${row.agency},${row.countyCode},${row.county},#,${row.countOrder},`
		+ `${row.dispositionDate},${row.fileNumber},${row.chargeCode},${csvCell(row.charge)},${row.chargeLevel},${row.qualifiers},${noDispositionCharge},`
		+ `,,${csvCell(row.convictionCharge)},${row.convictionChargeLevel},,${noFileNumbers},${row.courtCase},,`
		+ `${row.dispositionOrder},${row.dispositionCode},${row.disposition},${row.statusCode},${row.status},#,${row.sentenceOrder},`
		+ `${row.sentencePlaceCode},${row.sentencePlace},${row.sentenceLength},${row.sentenceUnitCode},${row.sentenceUnit},${row.age},`
		+ `,,${csvCell(row.comment)},#\n`;
}
