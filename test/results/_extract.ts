import {columnIndex, columnNames, type ColumnName} from '../../source/extract/layout.js';

export type Cells = Partial<Record<ColumnName, string>>;

const base: Cells = {
	RECORD_ID: '1', SUBJECT_ID: '10000001', CII_NUMBER: 'A10000001', PRI_NAME: '"DOE,JO"', GENDER: 'MALE', PRI_DOB: '19800101', PRI_SSN: '111223333', REQ_SSN: '111223333',
	PRI_CDL: 'C1', REQ_CDL: 'C1', PRI_IDN: 'I1', PRI_INN: 'N1', RACE_DESCR: 'WHITE', CYC_ORDER: '101', CYC_DATE: '20100101', STP_ORDER: '002', STP_EVENT_DATE: '20100504',
	STP_TYPE_DESCR: 'COURT ACTION', STP_ORI_DESCR: 'CASC LOS ANGELES', STP_ORI_CNTY_NAME: 'LOS ANGELES', CNT_ORDER: '101002001000', DISP_DATE: '20100504', OFN: 'BA123456',
	OFFENSE_DESCR: '11359 HS-POSSESS FOR SALE', OFFENSE_TOC: 'F', DISP_DESCR: 'CONVICTED', CONV_STAT_DESCR: 'FELONY', SENT_LOC_DESCR: 'JAIL', SENT_LENGTH: '90', SENT_TIME_CODE: 'D', END_OF_REC: '#',
};

/** The raw cells of an invented row, in DOJ's order: a cell that needs quotes is given with them. */
export const cellsOf = (given: Cells = {}): string[] => columnNames.map(name => ({...base, ...given})[name] ?? '');

export const header = columnNames.join(',');
export const rowOf = (given?: Cells): string => cellsOf(given).join(',');

/** Four rows of two people: an arrest, its conviction with a second sentence part, and a felony with neither date nor case number. */
export const sampleRows: readonly string[] = [
	rowOf({STP_ORDER: '001', STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', CNT_ORDER: '101001001000', DISP_DESCR: '', OFN: '', COMMENT_TEXT: 'AMENDED FM 11358 HS', SENT_LENGTH: '', SENT_LOC_DESCR: '', SENT_TIME_CODE: ''}),
	rowOf({COMMENT_TEXT: '"=1+1, ""2"""'}),
	rowOf({SENT_LOC_DESCR: 'FINE', SENT_LENGTH: '', SENT_TIME_CODE: ''}),
	rowOf({SUBJECT_ID: '10000002', PRI_NAME: '@ROE', CNT_ORDER: '101002001000', STP_EVENT_DATE: '20100000', OFFENSE_DESCR: '11360(A) HS-SELL', OFN: ''}),
];

/** The text of an extract. */
export const extractText = (rows: readonly string[], end = '\n', withHeader = true): string => [...(withHeader ? [header] : []), ...rows].map(line => line + end).join('');

/** Columns in reverse: the header and the rows of the same extract. */
export const reversed = (cells: readonly string[]): string => cells.toReversed().join(',');
export const positionOf = (name: ColumnName): number => columnIndex[name];
