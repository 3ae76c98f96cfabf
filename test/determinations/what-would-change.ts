import test from 'ava';
import {changeDetails, changeSentence, changeWithProof} from '../../source/determinations/change-text.js';
import {whatWouldChange, type Change} from '../../source/determinations/what-would-change.js';
import {also, conviction, type Cells} from '../helpers/rows-fixture.js';
import {engineWith, policyNamed, type Settings} from '../helpers/rules-fixture.js';

type Case = readonly [what: string, policy: string, set: Settings, rows: readonly Cells[], expected: readonly string[]];

const at = (cycle: string, offense: string, date: string, cells: Cells = {}): Cells => also(offense, date, {CNT_ORDER: `${cycle}002001000`, OFN: `N${cycle}`, ...cells});
const charged = (offense: string): Cells => ({CNT_ORDER: '101001001000', STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', STP_ORI_DESCR: 'CAPD PASADENA', OFFENSE_DESCR: offense, DISP_DESCR: '', OFN: ''});
const registration: Cells = {CNT_ORDER: '150001001000', STP_TYPE_DESCR: 'REGISTRATION', STP_EVENT_DATE: '20090101', OFFENSE_DESCR: '290 PC', DISP_DESCR: 'REGISTERED', OFN: ''};
/** The same birth on every row. */
const born = (day: string, ...rows: readonly Cells[]): readonly Cells[] => rows.map(cells => ({...cells, PRI_DOB: day}));
const misdemeanor: Cells = {CONV_STAT_DESCR: 'MISDEMEANOR'};
const late = {STP_EVENT_DATE: '20170501', CYC_DATE: '20170301'};
const nothing: Settings = {dismiss: [], 'years-since': 0, 'crime-free': 0, 'only-prop64': false};
const [motion, pilot, statute, gogen] = ['los-angeles-2020', 'los-angeles-2019', 'statute-11361-8', 'clear-my-record-2019'] as const;
// Convicted of burglary as well, and not long ago: the questions about all convictions of the person say no.
const burglary = at('102', '459 PC', '20150501');

// One conviction each, under a policy that ships.
const cases: readonly Case[] = [
	['dismissed anyway', motion, {}, [{}], []],
	['referred for its severity', motion, {}, [misdemeanor], [
		'dismissed if it is a felony: court docket or abstract of judgment',
	]],
	['referred, and arrested after the act', motion, {}, [{...misdemeanor, ...late}], []],
	['severity unknown', motion, {}, [{CONV_STAT_DESCR: 'UNKNOWN'}], [
		'dismissed if it is a felony: court docket or abstract of judgment',
		'referred to the city attorney if it is a misdemeanor or an infraction: court docket or abstract of judgment',
	]],
	['no date of arrest', motion, {}, [{...late, CYC_DATE: ''}], [
		'dismissed if arrested before 2016-11-09: arrest report',
	]],
	['arrested after the act', motion, {}, [late], [
		'dismissed if arrested before 2016-11-09: arrest report',
		'referred to the city attorney if it is a misdemeanor or an infraction: court docket or abstract of judgment',
	]],
	['severity and date of arrest unknown', motion, {}, [{...late, CYC_DATE: '', CONV_STAT_DESCR: 'UNKNOWN'}], [
		'dismissed if it is a felony and arrested before 2016-11-09: court docket or abstract of judgment; arrest report',
		'referred to the city attorney if it is a misdemeanor or an infraction: court docket or abstract of judgment',
	]],
	['a minor in the cycle', motion, {}, [{}, charged('11361(B) HS')], [
		'dismissed if no count of the cycle is one of the offenses that use, employ, sell to or endanger a minor: arrest report and charging document',
		'referred to the city attorney if it is a misdemeanor or an infraction: court docket or abstract of judgment',
	]],
	['perhaps a minor in the cycle', motion, {}, [{}, charged('DRUG OFFENSE')], [
		'dismissed if no count of the cycle is one of the offenses that use, employ, sell to or endanger a minor, and no count of the cycle is one of the offenses of manufacture by chemical extraction: arrest report and charging document',
	]],
	['a minor and manufacture in the cycle', motion, {}, [{}, charged('11361(B) HS'), {...charged('11379.6(A) HS'), CNT_ORDER: '101001002000'}], [
		'dismissed if no count of the cycle is one of the offenses that use, employ, sell to or endanger a minor, and no count of the cycle is one of the offenses of manufacture by chemical extraction: arrest report and charging document',
		'referred to the city attorney if it is a misdemeanor or an infraction: court docket or abstract of judgment',
	]],
	['a city that prosecutes its own', motion, {misdemeanors: 'city-agencies'}, [{...misdemeanor, OFFENSE_DESCR: '11357(B) HS'}, charged('11357(B) HS')], [
		'dismissed if it is a felony: court docket or abstract of judgment',
		'dismissed if the arrest was made by another agency: arrest report',
	]],
	['a city, severity unknown', motion, {misdemeanors: 'city-agencies'}, [{CONV_STAT_DESCR: 'UNKNOWN', OFFENSE_DESCR: '11357(B) HS'}, charged('11357(B) HS')], [
		'dismissed if it is a felony: court docket or abstract of judgment',
		'referred to the city attorney if it is a misdemeanor or an infraction: court docket or abstract of judgment',
	]],
	['no agency, severity unknown', motion, {misdemeanors: 'city-agencies'}, [{CONV_STAT_DESCR: 'UNKNOWN'}], [
		'dismissed if it is a felony or the arrest was made by another agency: court docket or abstract of judgment; arrest report',
		'referred to the city attorney if it is a misdemeanor or an infraction, and the arrest was made by one of the listed agencies: court docket or abstract of judgment; arrest report',
	]],
	['no criterion', pilot, {}, [{}, burglary], [
		'dismissed if the charge is HS 11357(a) or 11357(b): charging document and plea form',
		'dismissed if born on or before 1970-07-01: birth certificate or booking record',
		'dismissed if born after 1989-05-01, so under 21 on the day of conviction: birth certificate or booking record',
		'dismissed if the person has no conviction of another offense: court dockets of the person\'s other cases',
		'dismissed if the person has no conviction on or after 2010-07-02: court dockets of the person\'s other cases',
		'dismissed if the person has died: death certificate',
		'referred to the city attorney if it is a misdemeanor or an infraction: court docket or abstract of judgment',
	]],
	['a super strike', pilot, {}, [{}, at('102', '187(A) PC', '20010101')], [
		'dismissed if the charge is HS 11357(a) or 11357(b): charging document and plea form',
		'perhaps dismissed if the conviction for 187(A) PC of 2001-01-01 (count 102002001000) is not of the super strikes, not earlier, or of the same case: charging document and plea form of that case',
		'referred to the city attorney if it is a misdemeanor or an infraction: court docket or abstract of judgment',
	]],
	['a super strike, and older', pilot, {}, born('19600101', {}, at('102', '206 PC', '20010101')), [
		'dismissed if the conviction for 206 PC of 2001-01-01 (count 102002001000) is not of the super strikes, not earlier, or of the same case: charging document and plea form of that case',
		'dismissed if the charge is HS 11357(a) or 11357(b): charging document and plea form',
		'referred to the city attorney if it is a misdemeanor or an infraction: court docket or abstract of judgment',
	]],
	['a super strike only with intent', pilot, {}, born('19600101', {}, at('102', '220 PC', '19940302')), [
		'dismissed if the conviction for 220 PC of 1994-03-02 (count 102002001000) was without intent to commit a sexual offense and the conviction for 220 PC of 1994-03-02 (count 102002001000) was without sexual intent: charging document and plea form of that case',
		'not eligible if the conviction for 220 PC of 1994-03-02 (count 102002001000) was with intent to commit a sexual offense: charging document and plea form of that case',
		'not eligible if the conviction for 220 PC of 1994-03-02 (count 102002001000) was with sexual intent: charging document and plea form of that case',
	]],
	['a super strike only with force', pilot, {}, born('19600101', {}, at('102', '261 PC', '19940302')), [
		'dismissed if the conviction for 261 PC of 1994-03-02 (count 102002001000) was without force or fear, and the conviction for 261 PC of 1994-03-02 (count 102002001000) is not of the offenses that require registration under PC 290(c), not earlier, or of the same case: charging document and plea form of that case',
		'not eligible if the conviction for 261 PC of 1994-03-02 (count 102002001000) was with force or fear: charging document and plea form of that case',
		'not eligible if the conviction for 261 PC of 1994-03-02 (count 102002001000) is of the offenses that require registration under PC 290(c), earlier and of another case: charging document and plea form of that case',
	]],
	['perhaps an earlier one', pilot, {}, born('19600101', {}, at('102', '206 PC', '20100000')), [
		'dismissed if the conviction for 206 PC of 2010 (count 102002001000) is not of the super strikes, not earlier, or of the same case: charging document and plea form of that case',
		'not eligible if the conviction for 206 PC of 2010 (count 102002001000) is of the super strikes, earlier and of another case: charging document and plea form of that case',
	]],
	['an offense that requires registration, and registered', pilot, {}, born('19600101', {}, at('102', '647.6(A) PC', '20010101'), registration), [
		'dismissed if the conviction for 647.6(A) PC of 2001-01-01 (count 102002001000) is not of the offenses that require registration under PC 290(c), not earlier, or of the same case, and the person was not registered under PC 290 before this conviction: charging document and plea form of that case; registration record of the Department of Justice',
		'dismissed if the charge is HS 11357(a) or 11357(b): charging document and plea form',
		'referred to the city attorney if it is a misdemeanor or an infraction: court docket or abstract of judgment',
	]],
	['registered', pilot, {}, born('19600101', {}, registration), [
		'dismissed if the person was not registered under PC 290 before this conviction: registration record of the Department of Justice',
		'dismissed if the charge is HS 11357(a) or 11357(b): charging document and plea form',
		'referred to the city attorney if it is a misdemeanor or an infraction: court docket or abstract of judgment',
	]],
	['two priors', pilot, {}, born('19600101', {}, at('102', '11359 HS', '20000101'), at('103', '11359 HS', '20020101')), [
		'dismissed if fewer than 2 earlier cases are under HS 11359: charging documents and plea forms of those cases',
		'dismissed if the charge is HS 11357(a) or 11357(b): charging document and plea form',
		'referred to the city attorney if it is a misdemeanor or an infraction: court docket or abstract of judgment',
	]],
	['convicted after the act', pilot, {}, born('19600101', late), [
		'dismissed if convicted before 2016-11-09: court docket or minute order',
		'referred to the city attorney if it is a misdemeanor or an infraction: court docket or abstract of judgment',
	]],
	['still serving', pilot, {}, [{SENT_LENGTH: '20', SENT_TIME_CODE: 'Y', SENT_LOC_DESCR: 'PRISON'}], [
		'dismissed if every sentence of the person is completed: court dockets, probation and custody records',
		'dismissed if the charge is HS 11357(a) or 11357(b): charging document and plea form',
		'dismissed if born on or before 1970-07-01: birth certificate or booking record',
		'dismissed if born after 1989-05-01, so under 21 on the day of conviction: birth certificate or booking record',
		'referred to the city attorney if it is a misdemeanor or an infraction: court docket or abstract of judgment',
	]],
	['no date of birth', pilot, {}, born('', {}, burglary), [
		'dismissed if born on or before 1970-07-01: birth certificate or booking record',
		'dismissed if born after 1989-05-01, so under 21 on the day of conviction: birth certificate or booking record',
	]],
	['a partial date of conviction', pilot, {}, born('19891001', {STP_EVENT_DATE: '20100000'}, burglary), [
		'dismissed if convicted before 2010-10-01, so under 21 then: court docket or minute order',
	]],
	['11357 without a letter', pilot, {}, [{OFFENSE_DESCR: '11357 HS'}], [
		'dismissed if the charge is HS 11357(a) or 11357(b): charging document and plea form',
	]],
	['11357(c)', pilot, {}, [{OFFENSE_DESCR: '11357(C) HS'}], [
		'dismissed if the charge is not HS 11357: charging document and plea form',
		'dismissed if the charge is HS 11357(a) or 11357(b): charging document and plea form',
		'referred to the city attorney if it is a misdemeanor or an infraction: court docket or abstract of judgment',
	]],
	['no SUBJECT_ID', pilot, {}, [{SUBJECT_ID: ''}], [
		'dismissed if the person has no conviction of another offense and every sentence of the person is completed, and every open question before it is answered no: criminal history of the Department of Justice',
		'dismissed if the person has no conviction on or after 2010-07-02, and every open question before it is answered no: criminal history of the Department of Justice',
		'dismissed if the person has died, and every open question before it is answered no: criminal history of the Department of Justice',
		'not eligible if an earlier conviction of another case is of the super strikes: criminal history of the Department of Justice',
		'not eligible if an earlier conviction of another case is of the offenses that require registration under PC 290(c) or the person was registered under PC 290 before this conviction: criminal history of the Department of Justice',
		'not eligible if 2 or more earlier cases are under HS 11359: criminal history of the Department of Justice',
	]],
	['reduced by the statute', statute, {}, [{}], []],
	['under 18', statute, {}, born('19930301', {}), []],
	['a misdemeanor that depends on the amount', statute, {}, [{...misdemeanor, OFFENSE_DESCR: '11357(C) HS'}], [
		'dismissed if the charge is HS 11357(b): charging document and plea form',
		'reduced if it is a felony: court docket or abstract of judgment',
		'reduced if born after 1992-03-01, so under 18 at the arrest: birth certificate or booking record',
		'reduced if the charge is HS 11360(b): charging document and plea form',
	]],
	['11357 without a letter, a misdemeanor', statute, {}, [{...misdemeanor, OFFENSE_DESCR: '11357 HS'}], [
		'dismissed if the charge is HS 11357(b): charging document and plea form',
	]],
	['the statute and a super strike', statute, {}, [{}, at('102', '206 PC', '20010101')], [
		'dismissed if it is a misdemeanor and the charge is HS 11357(b): court docket or abstract of judgment; charging document and plea form',
		'reduced if the conviction for 206 PC of 2001-01-01 (count 102002001000) is not of the super strikes, not earlier, or of the same case: charging document and plea form of that case',
		'reduced if born after 1992-03-01, so under 18 at the arrest: birth certificate or booking record',
		'reduced if the charge is not HS 11358 or 11359 or 11360: charging document and plea form',
		'reduced if it is a misdemeanor and the charge is HS 11360(b): court docket or abstract of judgment; charging document and plea form',
	]],
	['nothing turned on', gogen, nothing, [{}], [
		'dismissed if it is a misdemeanor or an infraction: court docket or abstract of judgment',
	]],
	['reduced, too young', gogen, {...nothing, reduce: ['11359'], age: 57}, [{}], [
		'dismissed if it is a misdemeanor or an infraction: court docket or abstract of judgment',
		'dismissed if born on or before 1963-07-01: birth certificate or booking record',
	]],
	['reduced or dismissed by an unknown birth', gogen, {...nothing, reduce: ['11359'], age: 57}, born('', {}), [
		'dismissed if born on or before 1963-07-01: birth certificate or booking record',
		'reduced if born after 1963-07-01: birth certificate or booking record',
	]],
	['a conviction a month too young', gogen, {...nothing, 'years-since': 10}, [{STP_EVENT_DATE: '20100801'}], [
		'dismissed if it is a misdemeanor or an infraction: court docket or abstract of judgment',
		'dismissed if convicted on or before 2010-07-01: court docket or minute order',
	]],
	['another offense', gogen, {...nothing, 'only-prop64': true}, [{}, burglary], [
		'dismissed if it is a misdemeanor or an infraction: court docket or abstract of judgment',
		'dismissed if the person has no conviction of another offense: court dockets of the person\'s other cases',
	]],
	['no county', gogen, {}, [{STP_ORI_CNTY_NAME: ''}], [
		'dismissed if the court was in LOS ANGELES: court docket',
		'outside this audit if the court was in another county: court docket',
	]],
	['no charge', gogen, {}, [{OFFENSE_DESCR: ''}], [
		'dismissed if the charge is HS 11357 or 11358 or 11359 or 11360: charging document and plea form',
		'outside this audit if the charge is another: charging document and plea form',
	]],
	['no disposition', gogen, {}, [{DISP_DESCR: ''}], [
		'dismissed if the count ended in a conviction: court docket or minute order of the disposition',
		'outside this audit if the count did not end in a conviction: court docket or minute order of the disposition',
	]],
	['no county, no criterion', gogen, nothing, [{STP_ORI_CNTY_NAME: ''}], [
		'outside this audit if the court was in another county: court docket',
	]],
	['no county, no date of birth', gogen, {...nothing, reduce: ['11359'], age: 57}, [{STP_ORI_CNTY_NAME: '', PRI_DOB: ''}], [
		'dismissed if the court was in LOS ANGELES and born on or before 1963-07-01: court docket; birth certificate or booking record',
		'reduced if the court was in LOS ANGELES and born after 1963-07-01: court docket; birth certificate or booking record',
		'outside this audit if the court was in another county: court docket',
	]],
	['a broken key', gogen, {}, [{CNT_ORDER: '1.01002E+11'}], [
		'dismissed if this row stands alone: criminal history of the Department of Justice',
	]],
	['a broken key, no county', gogen, {}, [{CNT_ORDER: '1.01002E+11', STP_ORI_CNTY_NAME: ''}], [
		'dismissed if this row stands alone and the court was in LOS ANGELES: criminal history of the Department of Justice; court docket',
		'outside this audit if the court was in another county: court docket',
	]],
	['every conviction', 'dismiss-all-prop64', {}, [{}], []],
	['a related plea, not to be read', 'dismiss-all-prop64-and-related', {}, [{OFFENSE_DESCR: 'DRUG OFFENSE'}], [
		'dismissed if the charge is one of the offenses reclassified by Proposition 64: charging document and plea form',
		'dismissed if the charge is one of the offenses reclassified by Proposition 64 or offenses pleaded to in marijuana cases, and a count of the cycle is one of the offenses reclassified by Proposition 64: charging document and plea form; arrest report and charging document',
		'outside this audit if the charge is another: charging document and plea form',
	]],
];

const changesOf = (of: string, set: Settings, rows: readonly Cells[]): readonly Change[] => whatWouldChange(conviction(...rows), engineWith({of: policyNamed(of), set}));

for (const [what, of, set, rows, expected] of cases) {
	test(`${of}: ${what}`, t => {
		t.deepEqual(changesOf(of, set, rows).map(change => changeWithProof(change)), expected);
	});
}

test('a change names its reason, the rows that stand in the way, and what the record says', t => {
	t.deepEqual(changesOf(pilot, {}, born('19600101', {}, at('102', '206 PC', '20010101')))[0], {
		outcome: 'dismiss',
		reason: '50 years or older',
		condition: 'the conviction for 206 PC of 2001-01-01 (count 102002001000) is not of the super strikes, not earlier, or of the same case',
		blocking: [{file: 1, line: 3}],
		record: ['an earlier conviction: 206 PC of 2001-01-01 (count 102002001000)'],
		proof: ['charging document and plea form of that case'],
		proofVerified: false,
		certain: true,
		then: undefined,
	});
	t.like(changesOf(gogen, {...nothing, reduce: ['11359'], age: 57}, [{}])[1], {condition: 'born on or before 1963-07-01', record: ['born 1980-01-01'], reason: '57 years or older', blocking: [{file: 1, line: 2}]});
	t.like(changesOf(gogen, {...nothing, reduce: ['11359'], age: 57}, born('', {}))[1], {outcome: 'reduce', record: ['Date of birth is missing'], reason: 'Reduce all HS 11359 convictions'});
	t.deepEqual(changesOf(gogen, {...nothing, dismiss: ['11357', '11358']}, [{}]).map(({reason}) => reason), ['Misdemeanor or Infraction', 'Dismiss all HS 11357 or 11358 convictions']);
	t.is(changesOf(gogen, {}, [{OFFENSE_DESCR: ''}])[0]!.reason, 'Dismiss all HS 11357 or 11358 or 11359 or 11360 convictions');
});

test('where turning the answer leaves a question open, the change says so and asks it', t => {
	const [, change] = changesOf(pilot, {}, [{}, at('102', '187(A) PC', '20010101')]);
	t.like(change, {outcome: 'dismiss', certain: false, then: 'not eligible if the conviction for 187(A) PC of 2001-01-01 (count 102002001000) was with sexual intent, otherwise dismissed'});
	t.regex(changeSentence(change!), /^perhaps dismissed if /);
	t.deepEqual(changeDetails(change!).map(({label}) => label), ['reason', 'then', 'record', 'proof']);
});

test('out of scope, nothing would change it', t => {
	t.deepEqual(changesOf(gogen, {}, [{STP_ORI_CNTY_NAME: 'KERN'}]), []);
	t.deepEqual(changesOf(gogen, {}, [{OFFENSE_DESCR: '459 PC'}]), []);
});
