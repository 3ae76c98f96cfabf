import {fc} from '@fast-check/ava';
import {row, type Cells} from '../helpers/rows-fixture.js';

/** A cell of a date: whole, partial, missing or unreadable. */
export const anyDate = fc.oneof(
	{weight: 5, arbitrary: fc.constantFrom('20100501', '20150701', '20100701', '20190301', '19790302', '20161109', '20130228', '20130301')},
	{weight: 3, arbitrary: fc.constantFrom('19790000', '20150000', '20150700', '20190300')},
	{weight: 2, arbitrary: fc.constantFrom('', 'NULL', '20190230', '1979', '00010101')},
);
const birth = fc.constantFrom('19800101', '19630701', '19630702', '19920229', '19980301', '19630000', '19500000', '', '  -  ', 'X');
const charge = fc.constantFrom('11359 HS-SALE', '11357(A) HS', '11360(B) SELL', '664-11358 HS', '11350/11357 HS', '459 PC', '187(A) PC', '11357.5 HS', '11 359 HS', 'DRUG', '', 'SEE COMMENT FOR CHARGE');
const status = fc.constantFrom('FELONY', 'MISDEMEANOR', 'INFRACTION', 'FELONY ', '', 'UNKNOWN', 'NULL  ');
const disposition = fc.constantFrom('CONVICTED', 'CONVICTED', 'CONVICTED-PRISON', 'DISMISSED', '', 'SEE ATTACHED', 'CONV SET ASIDE & DISM PER 1203.4 PC', 'REDUCED TO MISDEMEANOR', 'PROBATION REVOKED');
const county = fc.constantFrom('LOS ANGELES', 'LOS ANGELES', 'Los Angeles ', 'KERN', '');
const stepType = fc.constantFrom('COURT ACTION', 'COURT ACTION', 'COURT ACTION', 'ARREST/DETAINED/CITED', 'CUSTODY:PRISON', 'DECEASED', 'REGISTRATION', '');
const order = fc.oneof(
	{weight: 8, arbitrary: fc.tuple(fc.constantFrom('101', '102', '103'), fc.constantFrom('001', '002'), fc.constantFrom('001', '002')).map(([cycle, step, count]) => `${cycle}${step}${count}000`)},
	{weight: 1, arbitrary: fc.constantFrom('', '1.01002E+11', '1010')},
);

/** A row of any kind, clean or not. */
export const anyCells: fc.Arbitrary<Cells> = fc.record({
	CNT_ORDER: order, STP_EVENT_DATE: anyDate, CYC_DATE: anyDate, PRI_DOB: birth, OFFENSE_DESCR: charge, CONV_STAT_DESCR: status, DISP_DESCR: disposition, STP_ORI_CNTY_NAME: county, STP_TYPE_DESCR: stepType,
	OFFENSE_TOC: fc.constantFrom('', 'F', 'M', 'N'), OFN: fc.constantFrom('BA12345', '', 'NULL  '), COMMENT_TEXT: fc.constantFrom('', 'CHRG-11359 HS', 'NOT GUILTY OF 11359 HS'),
	SENT_LENGTH: fc.constantFrom('90', '', '300', 'X'), SENT_TIME_CODE: fc.constantFrom('D', 'Y', 'L', 'W', ''),
});

/** Rows of one person, or one row that names none. */
export const anyPerson = fc.tuple(fc.array(anyCells, {minLength: 1, maxLength: 8}), fc.constantFrom('10000001', '10000001', '10000001', '')).map(([list, id]) =>
	(id === '' ? list.slice(0, 1) : list).map((cells, index) => row({...cells, SUBJECT_ID: id}, index + 2)));
