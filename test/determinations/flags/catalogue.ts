import test from 'ava';
import {flagsOf} from '../../../source/determinations/flags/detect.js';
import {buildSubject} from '../../../source/history/build-subject.js';
import {also, conviction, death, row, type Cells} from '../../helpers/rows-fixture.js';
import {engineWith, historyTables, ruleBook} from '../../helpers/rules-fixture.js';

const flagged = (...list: readonly Cells[]) => flagsOf(conviction(...list), engineWith());
const ids = (...list: readonly Cells[]): string[] => flagged(...list).map(({id}) => id);

/** The arrest of the same cycle. */
const arrest = (cells: Cells = {}): Cells => ({
	CNT_ORDER: '101001001000', STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', STP_ORI_DESCR: 'CASO LOS ANGELES', STP_EVENT_DATE: '20100301', DISP_DATE: '', DISP_DESCR: '', CONV_STAT_DESCR: '', OFN: '881',
	SENT_LOC_CODE: '', SENT_LOC_DESCR: '', SENT_LENGTH: '', SENT_TIME_CODE: '', SENT_TIME_DESCR: '', ...cells,
});
/** Another count of the same court step. */
const beside = (offense: string, cells: Cells = {}): Cells => ({CNT_ORDER: '101002002000', OFN: '', OFFENSE_DESCR: offense, ...cells});
/** A conviction of another case and cycle. */
const earlier = (offense: string, cells: Cells = {}): Cells => also(offense, '20050501', {OFN: 'XA00001', ...cells});
const misdemeanor: Cells = {CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'M'};

type Line = readonly [id: string, what: string, list: readonly Cells[], lines: readonly number[]];

const fires: readonly Line[] = [
	['prior-disqualifier', 'a super strike before, in another case', [{}, earlier('187(A) PC-MURDER')], [3]],
	['prior-disqualifier', 'what may be one: force is not in the code', [{}, earlier('261(A)(3) PC')], [3]],
	['prior-disqualifier', 'on the same day in another case: an open question', [{}, also('288(A) PC', '20100501', {OFN: 'XA1'})], [3]],
	['prior-disqualifier', 'its date is not known', [{}, also('288(A) PC', '', {OFN: 'XA1'})], [3]],
	['prior-disqualifier', 'the same case number, but convicted before this arrest: a number used twice', [{}, earlier('187(A) PC-MURDER', {OFN: 'BA12345'})], [3]],
	['prior-disqualifier', 'a registration before', [{}, arrest({CNT_ORDER: '102001001000', STP_TYPE_DESCR: 'REGISTRATION', OFFENSE_DESCR: '290 PC-REGISTRATION', STP_EVENT_DATE: '20060101'})], [3]],
	['charge-conflict', 'D-17: the offense of conviction is another', [{CONV_OFFENSE_DESCR: '11357(B) HS'}], [2]],
	['charge-conflict', 'the offense as disposed is another', [{DISP_OFFENSE_DESCR: '11358 HS'}], [2]],
	['charge-conflict', 'another subdivision', [{OFFENSE_DESCR: '11360(A) HS', CONV_OFFENSE_DESCR: '11360(B) HS'}], [2]],
	['charge-conflict', 'an offense of conviction that cannot be read', [{CONV_OFFENSE_DESCR: 'DRUG OFFENSE'}], [2]],
	['charge-conflict', 'D-14: the comment says what it became', [{OFFENSE_DESCR: '11360(A) HS', COMMENT_TEXT: 'AMENDED TO 11360(B) HS'}], [2]],
	['charge-conflict', 'the comment begins with another charge', [{COMMENT_TEXT: 'CNT 01 CHRG-11357(C) HS'}], [2]],
	['minor-involved', 'a subdivision', [{OFFENSE_DESCR: '11359(C)(3) HS'}], [2]],
	['minor-involved', 'a charge of the arrest', [{}, arrest({OFFENSE_DESCR: '11361(A) HS'})], [3]],
	['minor-involved', 'PC 273a beside it, dismissed', [{}, beside('273A(A) PC', {DISP_DESCR: 'DISMISSED'})], [3]],
	['minor-involved', 'a comment', [{COMMENT_TEXT: 'SOLD TO MINOR NEAR SCHOOL'}], [2]],
	['minor-involved', 'a comment of the arrest', [{}, arrest({COMMENT_TEXT: 'BUYER UNDER 18'})], [3]],
	['import-export', 'the subdivision', [{OFFENSE_DESCR: '11360(A)(3)(D) HS'}], [2]],
	['import-export', 'old wording', [{OFFENSE_DESCR: '11360(A) HS-IMPORT MARIJUANA'}], [2]],
	['import-export', 'a comment', [{OFFENSE_DESCR: '11360(A) HS', COMMENT_TEXT: 'TRANSPORT OUT OF STATE'}], [2]],
	['manufacture', 'PC beside it', [{}, beside('11379.6(A) HS', {DISP_DESCR: 'DISMISSED'})], [3]],
	['manufacture', 'a comment', [{COMMENT_TEXT: 'BUTANE LAB IN GARAGE'}], [2]],
	['environmental-harm', 'water polluted', [{OFFENSE_DESCR: '11358 HS'}, beside('5650(A)(6) FG', {DISP_DESCR: 'DISMISSED'})], [3]],
	['environmental-harm', 'Water Code', [{OFFENSE_DESCR: '11358 HS'}, arrest({OFFENSE_DESCR: '1052 WC'})], [3]],
	['not-relieved-charge', 'a look-alike convicted beside it', [{}, beside('11357.5(A) HS')], [3]],
	['not-relieved-charge', 'the offense of conviction', [{CONV_OFFENSE_DESCR: '4573.6 PC'}], [2]],
	['not-relieved-charge', 'a section with a point that cannot be read', [{OFFENSE_DESCR: '11357,5 HS'}], [2]],
	['not-relieved-charge', 'marijuana while driving', [{}, beside('23222(B) VC')], [3]],
	['several-offenses', 'a combined code', [{OFFENSE_DESCR: '11350/11357 HS'}], [2]],
	['serving', 'probation runs past the as-of date', [{STP_EVENT_DATE: '20180501', DISP_DATE: '20180501', SENT_LOC_DESCR: 'PROBATION', SENT_LENGTH: '3', SENT_TIME_CODE: 'Y'}], [2]],
	['serving', 'life', [{SENT_LOC_DESCR: 'PRISON', SENT_LENGTH: '', SENT_TIME_CODE: 'L'}], [2]],
	['serving', 'prison without an end', [{SENT_LOC_DESCR: 'PRISON', SENT_LENGTH: '', SENT_TIME_CODE: ''}], [2]],
	['serving', 'a recent sentence whose unit is not known', [{STP_EVENT_DATE: '20160501', DISP_DATE: '20160501', SENT_LENGTH: '3', SENT_TIME_CODE: 'W'}], [2]],
	['serving', 'a recent conviction without a sentence', [{STP_EVENT_DATE: '20160501', SENT_LOC_DESCR: '', SENT_LENGTH: '', SENT_TIME_CODE: '', SENT_TIME_DESCR: ''}], [2]],
	['serving', 'probation revoked of late', [{STP_EVENT_DATE: '20160501', DISP_DATE: '20160501'}, {STP_EVENT_DATE: '20160601', DISP_DESCR: 'PROBATION REVOKED', SENT_LOC_DESCR: '', SENT_LENGTH: '', SENT_TIME_CODE: '', SENT_TIME_DESCR: ''}], [3]],
	['same-section-priors', 'two earlier cases', [{}, earlier('11359 HS'), also('11359 HS', '20060501', {CNT_ORDER: '103002001000', OFN: 'XA00002'})], [3, 4]],
	['identity-conflict', 'dates of birth', [{}, earlier('459 PC', {PRI_DOB: '19700101'})], [2, 3]],
	['identity-conflict', 'sexes', [{}, earlier('459 PC', {GENDER: 'F'})], [2, 3]],
	['identity-conflict', 'state numbers', [{}, earlier('459 PC', {CII_NUMBER: 'A99999999'})], [2, 3]],
	['juvenile-matter', 'a juvenile court', [{STP_ORI_DESCR: 'CAJV LOS ANGELES'}], [2]],
	['juvenile-matter', 'under 18 at the arrest', [{PRI_DOB: '19930101'}], [2]],
	['predecessor-section', 'a conviction of 1970', [{}, also('11530 HS', '19700501', {OFN: 'XA1'})], [3]],
	['predecessor-section', 'a narcotics section of 1965', [{}, also('11500 HS', '19650501', {OFN: 'XA1'})], [3]],
	['predecessor-section', 'a narcotics section with marijuana wording', [{}, also('11500 HS-POSSESS MARIJUANA', '19990501', {OFN: 'XA1'})], [3]],
	['attempt-or-conspiracy', 'by its section', [{OFFENSE_DESCR: '664/11359 HS'}], [2]],
	['attempt-or-conspiracy', 'D-17: by the qualifier', [{OFFENSE_QUAL_LST: '-ATTEMPTED   '}], [2]],
	['related-plea', 'an arrest for 11359 that ended in PC 32', [{}, arrest({CNT_ORDER: '102001001000', OFFENSE_DESCR: '11359 HS'}), also('32 PC-ACCESSORY')], [4]],
	['city-prosecutor', 'the police of Pasadena', [misdemeanor, arrest({STP_ORI_DESCR: 'CAPD PASADENA'})], [3]],
	['city-prosecutor', 'written without a blank', [misdemeanor, arrest({STP_ORI_DESCR: 'CAPDPASADENA'})], [3]],
	['age-18-to-20', '18 at the arrest', [{OFFENSE_DESCR: '11357(B) HS', PRI_DOB: '19920301'}], [2]],
	['age-18-to-20', 'the day before 21', [{OFFENSE_DESCR: '11360 HS', PRI_DOB: '19890302'}], [2]],
	['felony-11357-letter', 'a felony under (c)', [{OFFENSE_DESCR: '11357(C) HS'}], [2]],
	['not-a-court-step', 'D-23: a custody step', [{STP_TYPE_DESCR: 'CUSTODY:PRISON'}], [2]],
	['elsewhere', 'the arrest in another county', [{}, arrest({STP_ORI_CNTY_NAME: 'KERN'})], [2, 3]],
	['elsewhere', 'supervision transferred', [{COMMENT_TEXT: 'TRANSFERRED PER 1203.9 PC'}], [2]],
	['impossible-order', 'D-35: disposition after the step', [{DISP_DATE: '20110101'}], [2]],
	['impossible-order', 'arrest after the conviction', [{CYC_DATE: '20100601'}], [2]],
	['impossible-order', 'in childhood', [{PRI_DOB: '20020101'}], [2]],
	['impossible-order', 'after the as-of date', [{STP_EVENT_DATE: '20210101', DISP_DATE: '20210101'}], [2]],
	['deceased', 'a death', [{}, death], [3]],
	['deceased', 'over 110', [{PRI_DOB: '19090101'}], [2]],
	['age-mismatch', 'two years off', [{CYC_AGE: '28'}], [2]],
	['amount', 'pounds', [{COMMENT_TEXT: '2 LBS MARIJUANA'}], [2]],
	['amount', 'plants at the arrest', [{}, arrest({COMMENT_TEXT: '14 PLANTS'})], [3]],
	['enhancement', 'arms in the same cycle', [{}, beside('12022(A)(1) PC')], [3]],
	['appeal-or-diversion', 'reversed', [{COMMENT_TEXT: 'JUDGMENT REVERSED'}], [2]],
	['appeal-or-diversion', 'diversion', [{}, arrest({DISP_DESCR: 'DIVERSION PC 1000'})], [3]],
	['warrant-or-no-sentence', 'a bench warrant', [{OFFENSE_QUAL_LST: '-BENCH WARRANT'}], [2]],
	['warrant-or-no-sentence', 'no sentence', [{SENT_LOC_DESCR: '', SENT_LENGTH: '', SENT_TIME_CODE: '', SENT_TIME_DESCR: ''}], [2]],
	['not-a-state-court', 'federal, by its name', [{STP_ORI_DESCR: 'USFD LOS ANGELES'}], [2]],
	['not-a-state-court', 'another state, by its code', [{STP_ORI_CODE: 'NV0020000'}], [2]],
	['failure-to-register', 'nothing behind it', [{}, also('290(B) PC-FAIL TO REGISTER')], [3]],
	['later-super-strike', 'murder in 2019', [{}, also('187(A) PC-MURDER', '20190501', {OFN: 'XA1'})], [3]],
	['destroyable', 'a small possession', [{...misdemeanor, OFFENSE_DESCR: '11357(B) HS'}], [2]],
	['narcotics-registration', '11590', [{}, arrest({CNT_ORDER: '102001001000', STP_TYPE_DESCR: 'REGISTRATION', OFFENSE_DESCR: '11590 HS-REGISTRATION'})], [3]],
	['unsafe-characters', 'a formula', [{COMMENT_TEXT: '=HYPERLINK("x")'}], [2]],
	['unsafe-characters', 'a bidirectional mark', [{PRI_NAME: 'SAMPLE,\u202EPERSON'}], [2]],
	['other-charge-in-comment', 'D-14: a second section', [{COMMENT_TEXT: 'W/11360(A) HS'}], [2]],
	['other-relief-law', 'sealed arrest', [{COMMENT_TEXT: 'ARREST RELIEF PER 851.93 PC'}], [2]],
];

for (const [id, what, list, lines] of fires) {
	test(`${id}: ${what}`, t => {
		t.deepEqual(flagged(...list).find(one => one.id === id)?.rows, lines.map(line => ({file: 1, line})));
	});
}

const silent: ReadonlyArray<readonly [id: string, what: string, list: readonly Cells[]]> = [
	['prior-disqualifier', 'People v. Smit: the same case', [{}, beside('187(A) PC')]],
	['prior-disqualifier', 'the same case number in another cycle, of arrests that came before either conviction', [{}, earlier('187(A) PC', {OFN: 'BA12345', STP_EVENT_DATE: '20100401', CYC_DATE: '20100201'})]],
	['prior-disqualifier', 'later', [{}, also('187(A) PC', '20190501', {OFN: 'XA1'})]],
	['prior-disqualifier', 'D-01: 537 is not 37', [{}, earlier('537 PC')]],
	['prior-disqualifier', '11357 has no such bar', [{OFFENSE_DESCR: '11357(A) HS'}, earlier('187(A) PC')]],
	['prior-disqualifier', 'a misdemeanor', [misdemeanor, earlier('187(A) PC')]],
	['charge-conflict', 'amended from', [{COMMENT_TEXT: 'AMENDED FROM 11360 HS'}]],
	['charge-conflict', 'not guilty of', [{COMMENT_TEXT: 'NOT GUILTY OF 11360 HS'}]],
	['charge-conflict', 'the same with a subdivision more', [{CONV_OFFENSE_DESCR: '11359(B) HS', COMMENT_TEXT: 'CHRG-11359 HS'}]],
	['minor-involved', '11359 without subdivision', [{OFFENSE_DESCR: '11359 HS'}]],
	['minor-involved', 'a title that lists a person under 21', [{OFFENSE_DESCR: '11357(A)(2) HS-POSSESS CANNABIS UNDER 21'}]],
	['import-export', 'a title that lists several things', [{OFFENSE_DESCR: '11360(A) HS-SELL/IMPORT/ETC MARIJUANA'}]],
	['manufacture', 'the title of the charge', [{OFFENSE_DESCR: '11360(A) HS-SELL/FURNISH/ETC MARIJUANA/HASH'}]],
	['environmental-harm', 'possession for sale', [{}, beside('5650(A)(6) FG')]],
	['not-relieved-charge', 'dismissed beside it', [{}, beside('11357.5(A) HS', {DISP_DESCR: 'DISMISSED'})]],
	['several-offenses', 'with an enhancement, or as an attempt', [{OFFENSE_DESCR: '664/11358 HS'}]],
	['several-offenses', 'an enhancement', [{OFFENSE_DESCR: '11358 HS/12022(A)(1) PC'}]],
	['serving', 'an old conviction without a sentence', [{SENT_LOC_DESCR: '', SENT_LENGTH: '', SENT_TIME_CODE: '', SENT_TIME_DESCR: ''}]],
	['same-section-priors', 'two counts of one earlier case', [{}, earlier('11359 HS'), earlier('11359 HS', {CNT_ORDER: '102002002000'})]],
	['identity-conflict', 'a partial date that fits, a name that differs', [{}, earlier('459 PC', {PRI_DOB: '19800000', PRI_NAME: 'OTHER,NAME', CII_NUMBER: 'A010000001'})]],
	['juvenile-matter', '18 at the arrest', [{PRI_DOB: '19920301'}]],
	['predecessor-section', 'a section of that number, today', [{}, also('11500 HS', '20190501')]],
	['related-plea', 'beside a Prop 64 conviction', [{}, arrest(), beside('32 PC')]],
	['city-prosecutor', 'another city', [misdemeanor, arrest({STP_ORI_DESCR: 'CAPD SOUTH PASADENA'})]],
	['city-prosecutor', 'a felony', [{}, arrest({STP_ORI_DESCR: 'CAPD PASADENA'})]],
	['age-18-to-20', '21 at the arrest', [{OFFENSE_DESCR: '11360 HS', PRI_DOB: '19890301'}]],
	['age-18-to-20', '11359: the class does not turn on it', [{PRI_DOB: '19910301'}]],
	['felony-11357-letter', '(a) could be one', [{OFFENSE_DESCR: '11357(A) HS'}]],
	['age-mismatch', 'one year off', [{CYC_AGE: '29'}]],
	['amount', 'another number', [{COMMENT_TEXT: 'SEN-3 YR PROB, CNT 2 GUILTY'}]],
	['warrant-or-no-sentence', 'the sentence stands in the comment', [{SENT_LOC_DESCR: '', SENT_LENGTH: '', SENT_TIME_CODE: '', SENT_TIME_DESCR: '', COMMENT_TEXT: 'SEN-X3 YR PROB'}]],
	['failure-to-register', 'the offense is on the record', [{}, also('290(B) PC'), earlier('288(A) PC', {CNT_ORDER: '103002001000'})]],
	['destroyable', 'a felony', [{OFFENSE_DESCR: '11357(B) HS'}]],
	['unsafe-characters', 'the extract\'s own', [{OFFENSE_QUAL_LST: '-ATTEMPTED', FBI_NUMBER: '  -  ', SENT_TIME_DESCR: 'DAYS\t'}]],
	['other-charge-in-comment', 'D-15: amended from', [{COMMENT_TEXT: 'AMENDED FM 11360 HS'}]],
	['other-charge-in-comment', 'dismissed', [{COMMENT_TEXT: 'CNT 2 CHRG-11360 HS DISMISSED'}]],
];

for (const [id, what, list] of silent) {
	test(`${id} is silent: ${what}`, t => {
		t.false(ids(...list).includes(id));
	});
}

test('several-files: rows of one person in two files', t => {
	const rows = [row({}, 2, 1), row(earlier('459 PC'), 2, 2)];
	const [first] = buildSubject(rows, historyTables).convictions;
	t.deepEqual(flagsOf(first!, engineWith()).find(({id}) => id === 'several-files')?.rows, [{file: 1, line: 2}, {file: 2, line: 2}]);
	t.false(ids({}, earlier('459 PC')).includes('several-files'));
});

test('each of the new flags has a case that raises it', t => {
	// The last one is raised by holding the statute against the policy: material.ts.
	const there = new Set(['already-relieved', 'date-partial', 'severity-unclear', 'conduct-after-act', 'case-number', 'rows-disagree', 'key-broken', 'several-files', 'beyond-the-statute']);
	for (const {id} of ruleBook.flags) {
		t.true(there.has(id) || fires.some(([one]) => one === id), `for ${id}`);
	}
});

test('a clean record with an arrest, a misdemeanor beside it and an older conviction has no flag', t => {
	t.deepEqual(ids({}, arrest(), beside('459 PC'), earlier('484(A) PC')), []);
});
