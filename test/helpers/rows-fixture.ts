import {columnNames, type ColumnName} from '../../source/extract/layout.js';
import type {Row} from '../../source/extract/row.js';
import {determine} from '../../source/determinations/determine.js';
import type {Determination} from '../../source/determinations/determination.js';
import type {Engine} from '../../source/determinations/engine.js';
import {buildSubject} from '../../source/history/build-subject.js';
import type {Conviction, Count, Subject} from '../../source/history/subject.js';
import {historyTables} from './rules-fixture.js';

/** What a test writes into a row; everything else stays as in a clean one. */
export type Cells = Partial<Record<ColumnName, string>>;

/** A clean court row: a felony 11359 in Los Angeles, convicted 2010-05-01. Invented. */
const sane: Cells = {
	RECORD_ID: '1', SUBJECT_STATUS: 'A', SUBJECT_ID: '10000001', REQ_SEG_SEP: '#', PII_SEG_SEP: '#', CII_NUMBER: 'A10000001', PRI_NAME: 'SAMPLE,PERSON A', GENDER: 'M',
	PRI_DOB: '19800101', PDR_SEG_SEP: '#', RACE_CODE: 'W', RACE_DESCR: 'WHITE', CYC_SEG_SEP: '#', CYC_DATE: '20100301', STP_SEG_SEP: '#', STP_EVENT_DATE: '20100501',
	STP_TYPE_DESCR: 'COURT ACTION', STP_ORI_DESCR: 'CASC LOS ANGELES', STP_ORI_CNTY_NAME: 'LOS ANGELES', CNT_SEG_SEP: '#', CNT_ORDER: '101002001000', DISP_DATE: '20100501',
	OFN: 'BA12345', OFFENSE_DESCR: '11359 HS-POSSESS FOR SALE', OFFENSE_TOC: 'F', DISP_DESCR: 'CONVICTED', CONV_STAT_DESCR: 'FELONY', SENT_SEG_SEP: '#', SENT_ORDER: '1',
	SENT_LOC_CODE: 'J', SENT_LOC_DESCR: 'JAIL', SENT_LENGTH: '90', SENT_TIME_CODE: 'D', SENT_TIME_DESCR: 'DAYS', END_OF_REC: '#',
};

/** One row on a given line. Cycle and step numbers follow CNT_ORDER unless they are given. */
export function row(cells: Cells = {}, line = 2, file = 1): Row {
	const order = cells.CNT_ORDER ?? sane.CNT_ORDER!;
	const numbers: Cells = /^\d{12}$/.test(order.trim()) ? {CYC_ORDER: order.trim().slice(0, 3), STP_ORDER: order.trim().slice(3, 6)} : {};
	const all: Cells = {...sane, ...numbers, ...cells};
	return {file, line, start: line * 1000, end: (line * 1000) + 999, cells: columnNames.map(name => all[name] ?? '')};
}

/** Rows of one file, from line 2 on. */
export const rows = (...list: readonly Cells[]): readonly Row[] => list.map((cells, index) => row(cells, index + 2));

export const person = (...list: readonly Cells[]): Subject => buildSubject(rows(...list), historyTables);

/** The count of the first row, convicted or not. */
export const count = (...list: readonly Cells[]): Count => person(...list).cycles[0]!.steps[0]!.counts[0]!;

/** The conviction that the first row carries. */
export const conviction = (...list: readonly Cells[]): Conviction => person(...list).convictions[0]!;

/** A later conviction in a cycle of its own. */
export const also = (offense: string, convicted = '20190501', cells: Cells = {}): Cells => ({CNT_ORDER: '102002001000', CYC_DATE: convicted, STP_EVENT_DATE: convicted, DISP_DATE: convicted, OFFENSE_DESCR: offense, ...cells});

/** A row that convicts of nothing: the person has died. */
export const death: Cells = {
	CNT_ORDER: '109001001000', STP_TYPE_DESCR: 'DECEASED', STP_EVENT_DATE: '20180101', DISP_DESCR: '', OFFENSE_DESCR: '', OFFENSE_TOC: '', CONV_STAT_DESCR: '', OFN: '',
	SENT_LOC_DESCR: '', SENT_LENGTH: '', SENT_TIME_CODE: '', SENT_TIME_DESCR: '', SENT_LOC_CODE: '', DISP_DATE: '',
};

/** The engine's answer for the first conviction of a person. */
export const decided = (engine: Engine, ...list: readonly Cells[]): Determination | undefined => determine(conviction(...list), engine);
