import type {Settings} from '../helpers/rules-fixture.js';
import {also, type Cells} from '../helpers/rows-fixture.js';

export type ChangeCase = readonly [what: string, policy: string, set: Settings, rows: readonly Cells[]];

const at = (cycle: string, offense: string, date: string, cells: Cells = {}): Cells => also(offense, date, {CNT_ORDER: `${cycle}002001000`, OFN: `N${cycle}`, ...cells});
const charged = (offense: string): Cells => ({CNT_ORDER: '101001001000', STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', STP_ORI_DESCR: 'CAPD PASADENA', OFFENSE_DESCR: offense, DISP_DESCR: '', OFN: ''});
const registration: Cells = {CNT_ORDER: '150001001000', STP_TYPE_DESCR: 'REGISTRATION', STP_EVENT_DATE: '20090101', OFFENSE_DESCR: '290 PC', DISP_DESCR: 'REGISTERED', OFN: ''};
/** The same birth on every row. */
const born = (day: string, ...rows: readonly Cells[]): readonly Cells[] => rows.map(cells => ({...cells, PRI_DOB: day}));
const misdemeanor: Cells = {CONV_STAT_DESCR: 'MISDEMEANOR'};
const late = {STP_EVENT_DATE: '20170501', CYC_DATE: '20170301'};
const nothing: Settings = {dismiss: [], 'years-since': 0, 'crime-free': 0, 'only-prop64': false};
const [motion, pilot, statute, gogen] = ['los-angeles-2020', 'los-angeles-2019', 'statute-11361-8', 'clear-my-record-2019'] as const;
// Convicted of burglary as well, ten years ago and not: the questions about all convictions say no.
const burglary = at('102', '459 PC', '20150501');

/** One conviction each, under a policy that ships. */
export const changeCases: readonly ChangeCase[] = [
	['dismissed anyway', motion, {}, [{}]],
	['referred for its severity', motion, {}, [misdemeanor]],
	['referred, and arrested after the act', motion, {}, [{...misdemeanor, ...late}]],
	['severity unknown', motion, {}, [{CONV_STAT_DESCR: 'UNKNOWN'}]],
	['no date of arrest', motion, {}, [{...late, CYC_DATE: ''}]],
	['arrested after the act', motion, {}, [late]],
	['severity and date of arrest unknown', motion, {}, [{...late, CYC_DATE: '', CONV_STAT_DESCR: 'UNKNOWN'}]],
	['a minor in the cycle', motion, {}, [{}, charged('11361(B) HS')]],
	['perhaps a minor in the cycle', motion, {}, [{}, charged('DRUG OFFENSE')]],
	['a minor and manufacture in the cycle', motion, {}, [{}, charged('11361(B) HS'), {...charged('11379.6(A) HS'), CNT_ORDER: '101001002000'}]],
	['a city that prosecutes its own', motion, {misdemeanors: 'city-agencies'}, [{...misdemeanor, OFFENSE_DESCR: '11357(B) HS'}, charged('11357(B) HS')]],
	['a city, severity unknown', motion, {misdemeanors: 'city-agencies'}, [{CONV_STAT_DESCR: 'UNKNOWN', OFFENSE_DESCR: '11357(B) HS'}, charged('11357(B) HS')]],
	['no agency, severity unknown', motion, {misdemeanors: 'city-agencies'}, [{CONV_STAT_DESCR: 'UNKNOWN'}]],
	['no criterion', pilot, {}, [{}, burglary]],
	['a super strike', pilot, {}, [{}, at('102', '187(A) PC', '20010101')]],
	['a super strike, and older', pilot, {}, born('19600101', {}, at('102', '206 PC', '20010101'))],
	['a super strike only with intent', pilot, {}, born('19600101', {}, at('102', '220 PC', '19940302'))],
	['a super strike only with force', pilot, {}, born('19600101', {}, at('102', '261 PC', '19940302'))],
	['perhaps an earlier one', pilot, {}, born('19600101', {}, at('102', '206 PC', '20100000'))],
	['an offense that requires registration, and registered', pilot, {}, born('19600101', {}, at('102', '647.6(A) PC', '20010101'), registration)],
	['registered', pilot, {}, born('19600101', {}, registration)],
	['two priors', pilot, {}, born('19600101', {}, at('102', '11359 HS', '20000101'), at('103', '11359 HS', '20020101'))],
	['convicted after the act', pilot, {}, born('19600101', late)],
	['still serving', pilot, {}, [{SENT_LENGTH: '20', SENT_TIME_CODE: 'Y', SENT_LOC_DESCR: 'PRISON'}]],
	['no date of birth', pilot, {}, born('', {}, burglary)],
	['a partial date of conviction', pilot, {}, born('19891001', {STP_EVENT_DATE: '20100000'}, burglary)],
	['11357 without a letter', pilot, {}, [{OFFENSE_DESCR: '11357 HS'}]],
	['11357(c)', pilot, {}, [{OFFENSE_DESCR: '11357(C) HS'}]],
	['no SUBJECT_ID', pilot, {}, [{SUBJECT_ID: ''}]],
	['reduced by the statute', statute, {}, [{}]],
	['under 18', statute, {}, born('19930301', {})],
	['a misdemeanor that depends on the amount', statute, {}, [{...misdemeanor, OFFENSE_DESCR: '11357(C) HS'}]],
	['11357 without a letter, a misdemeanor', statute, {}, [{...misdemeanor, OFFENSE_DESCR: '11357 HS'}]],
	['the statute and a super strike', statute, {}, [{}, at('102', '206 PC', '20010101')]],
	['nothing turned on', gogen, nothing, [{}]],
	['reduced, too young', gogen, {...nothing, reduce: ['11359'], age: 57}, [{}]],
	['reduced or dismissed by an unknown birth', gogen, {...nothing, reduce: ['11359'], age: 57}, born('', {})],
	['a conviction a month too young', gogen, {...nothing, 'years-since': 10}, [{STP_EVENT_DATE: '20100801'}]],
	['another offense', gogen, {...nothing, 'only-prop64': true}, [{}, burglary]],
	['no county', gogen, {}, [{STP_ORI_CNTY_NAME: ''}]],
	['no charge', gogen, {}, [{OFFENSE_DESCR: ''}]],
	['no disposition', gogen, {}, [{DISP_DESCR: ''}]],
	['no county, no criterion', gogen, nothing, [{STP_ORI_CNTY_NAME: ''}]],
	['no county, no date of birth', gogen, {...nothing, reduce: ['11359'], age: 57}, [{STP_ORI_CNTY_NAME: '', PRI_DOB: ''}]],
	['a broken key', gogen, {}, [{CNT_ORDER: '1.01002E+11'}]],
	['a broken key, no county', gogen, {}, [{CNT_ORDER: '1.01002E+11', STP_ORI_CNTY_NAME: ''}]],
	['every conviction', 'dismiss-all-prop64', {}, [{}]],
	['a related plea, not to be read', 'dismiss-all-prop64-and-related', {}, [{OFFENSE_DESCR: 'DRUG OFFENSE'}]],
];
