import {readFileSync} from 'node:fs';
import test from 'ava';
import {testNames, type Test} from '../../source/rules/tests.js';
import {circumstancesOf} from '../../source/determinations/engine.js';
import {flatFinding} from '../helpers/flat-finding.js';
import {also, conviction, type Cells} from '../helpers/rows-fixture.js';
import {engineWith, policyNamed, projectRoot, type Settings} from '../helpers/rules-fixture.js';

// The tests of `when` that the Los Angeles and the statutory policies ask; each with its boundary, and what makes it unknown.
type Line = readonly [what: string, expected: 'yes' | 'no' | 'unknown', about: Test, list: readonly Cells[], set?: Settings];

const act = '2016-11-09';
const convicted = (date: string): Cells => ({STP_EVENT_DATE: date});
const arrested = (date: string, when = '20170501'): Cells => ({CYC_DATE: date, STP_EVENT_DATE: when});
const strike: Test = {'prior-offense': ['super-strikes']};
const registrable: Test = {'prior-offense': ['registration-290c']};
const twoCases: Test = {'priors-of-same-section': {'at-least': 2, counted: 'cases'}};
const twoCounts: Test = {'priors-of-same-section': {'at-least': 2, counted: 'counts'}};
const twoFelonies: Test = {'priors-of-same-section': {'at-least': 2, counted: 'cases', levels: 'felony'}};
const minor: Test = {'other-offense-in-cycle': {tables: ['minors'], counting: 'convictions'}};
const minorCharged: Test = {'other-offense-in-cycle': {tables: ['minors'], counting: 'charges'}};
const before: Test = {registrant: 'before-this-conviction'};
const ever: Test = {registrant: 'at-any-time'};
const serving: Test = {sentence: 'serving'};
const city: Test = {'arresting-agency': ['CAPD PASADENA', 'CAPD LONG BEACH']};
const free10: Test = {'years-since-any-conviction': {'at-least': 10}};
const young: Test = {'age-at-arrest': {under: 18}};
const present: Test = {'age-in-mean-years': {'at-most': 21}};

const at = (cycle: string, offense: string, date: string, cells: Cells = {}): Cells => also(offense, date, {CNT_ORDER: `${cycle}002001000`, OFN: `N${cycle}`, ...cells});
const registration = (date: string, offense = '290 PC'): Cells => ({CNT_ORDER: '150001001000', STP_TYPE_DESCR: 'REGISTRATION', STP_EVENT_DATE: date, OFFENSE_DESCR: offense, DISP_DESCR: 'REGISTERED', OFN: ''});
const arrest = (offense: string, cells: Cells = {}): Cells => ({CNT_ORDER: '101001001000', STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', STP_ORI_DESCR: 'CAPD PASADENA', OFFENSE_DESCR: offense, DISP_DESCR: '', OFN: '', ...cells});
const sentence = (length: string, unit: string): Cells => ({SENT_LOC_DESCR: 'PRISON', SENT_LENGTH: length, SENT_TIME_CODE: unit});
const noSentence: Cells = {SENT_LOC_DESCR: '', SENT_LENGTH: '', SENT_TIME_CODE: '', SENT_TIME_DESCR: ''};

const lines: readonly Line[] = [
	// The offense of this conviction
	['offense: of the table', 'yes', {offense: ['prop64']}, [{}]],
	['offense: of no table named', 'no', {offense: ['related']}, [{}]],
	['offense: missing', 'unknown', {offense: ['prop64']}, [{OFFENSE_DESCR: ''}]],
	['D-16: offense: a related plea with a subdivision', 'yes', {offense: ['related']}, [{OFFENSE_DESCR: '148(A)(1) PC'}]],
	['D-16: offense: 2602 is not 602', 'no', {offense: ['related']}, [{OFFENSE_DESCR: '2602 PC'}]],
	['subdivision: in it', 'yes', {'subdivision-in': ['11357.A']}, [{OFFENSE_DESCR: '11357(A) HS'}]],
	['D-80: subdivision: without brackets', 'yes', {'subdivision-in': ['11357.A']}, [{OFFENSE_DESCR: ' 11357A HS'}]],
	['D-80: subdivision: of an attempt', 'yes', {'subdivision-in': ['11357.A']}, [{OFFENSE_DESCR: '664/11357(A) HS'}]],
	['subdivision: deeper than asked', 'yes', {'subdivision-in': ['11359.C']}, [{OFFENSE_DESCR: '11359(C)(3) HS'}]],
	['subdivision: another', 'no', {'subdivision-in': ['11357.A', '11357.B']}, [{OFFENSE_DESCR: '11357(C) HS'}]],
	['subdivision: of another section', 'no', {'subdivision-in': ['11357.A']}, [{OFFENSE_DESCR: '11358(A) HS'}]],
	['subdivision: fewer letters than asked', 'unknown', {'subdivision-in': ['11359.C.3']}, [{OFFENSE_DESCR: '11359(C) HS'}]],
	['subdivision: no letter', 'unknown', {'subdivision-in': ['11357.A']}, [{OFFENSE_DESCR: '11357 HS'}]],
	// Dates: the day itself is on its later side
	['convicted: the day before', 'yes', {convicted: {before: act}}, [convicted('20161108')]],
	['convicted: the day itself is not before', 'no', {convicted: {before: act}}, [convicted('20161109')]],
	['convicted: on the day', 'yes', {convicted: {'on-or-after': act}}, [convicted('20161109')]],
	['convicted: on or after, the day before', 'no', {convicted: {'on-or-after': act}}, [convicted('20161108')]],
	['convicted: a year that does not settle it', 'unknown', {convicted: {before: act}}, [convicted('20160000')]],
	['convicted: missing', 'unknown', {convicted: {'on-or-after': act}}, [convicted('')]],
	['arrested: the day itself', 'yes', {arrested: {'on-or-after': act}}, [arrested('20161109')]],
	['arrested: the day before', 'no', {arrested: {'on-or-after': act}}, [arrested('20161108')]],
	['arrested: before', 'yes', {arrested: {before: act}}, [arrested('20161108')]],
	['arrested: missing, convicted after', 'unknown', {arrested: {'on-or-after': act}}, [arrested('')]],
	['arrested: missing, but convicted before', 'no', {arrested: {'on-or-after': act}}, [arrested('', '20161108')]],
	['arrested: missing, but convicted before: before', 'yes', {arrested: {before: act}}, [arrested('', '20161108')]],
	['arrested: after a conviction that is before the day: they contradict each other', 'unknown', {arrested: {'on-or-after': act}}, [arrested('20170101', '20161108')]],
	['arrested: after a conviction that is before the day, asked the other way', 'unknown', {arrested: {before: act}}, [arrested('20170101', '20161108')]],
	['arrested: rows of the cycle differ', 'unknown', {arrested: {'on-or-after': act}}, [arrested('20160101'), {...arrested('20170101'), CNT_ORDER: '101002002000'}]],
	// Ages
	['age at arrest: the day before the birthday', 'yes', young, [{PRI_DOB: '19920302', CYC_DATE: '20100301'}]],
	['age at arrest: the birthday is not under', 'no', young, [{PRI_DOB: '19920301', CYC_DATE: '20100301'}]],
	['age at arrest: no date of arrest', 'unknown', young, [{CYC_DATE: ''}]],
	['age at arrest: no date of birth', 'unknown', young, [{PRI_DOB: ''}]],
	['D-78: present age: 7670 days are 20.999 years', 'yes', present, [{PRI_DOB: '19990702'}]],
	['D-78: present age: 7671 days are more than 21', 'no', present, [{PRI_DOB: '19990630'}]],
	['D-78: present age: missing', 'unknown', present, [{PRI_DOB: ''}]],
	// Years since any conviction, the day included
	['free: exactly ten years ago passes', 'yes', free10, [convicted('20100701')]],
	['free: a day later refuses', 'no', free10, [convicted('20100702')]],
	['free: after the as-of date refuses', 'no', free10, [convicted('20000101'), also('459 PC', '20210101')]],
	['free: a date missing', 'unknown', free10, [convicted('20000101'), also('459 PC', '')]],
	// Priors
	['prior: the day before', 'yes', strike, [{}, at('102', '187(A) PC', '20100430')]],
	['D-72: prior: the same day is not before', 'no', strike, [{}, at('102', '187(A) PC', '20100501')]],
	['prior: later', 'no', strike, [{}, at('102', '187(A) PC', '20120101')]],
	['Smit: prior: a count of the same step', 'no', strike, [{}, {CNT_ORDER: '101002002000', OFFENSE_DESCR: '187(A) PC', STP_EVENT_DATE: '20100430'}]],
	['Smit: prior: another cycle with the same case number', 'no', strike, [{}, at('102', '187(A) PC', '20100430', {OFN: 'BA12345'})]],
	['Smit: prior: the same case number, but convicted before the arrest of this case: they contradict each other', 'unknown', strike, [{}, at('102', '187(A) PC', '20050430', {OFN: 'BA12345'})]],
	['Smit: prior: the same case number, no date of the other arrest', 'unknown', strike, [{}, at('102', '187(A) PC', '20100430', {OFN: 'BA12345', CYC_DATE: ''})]],
	['Smit: prior: the same case number in another county is another case', 'yes', strike, [{}, at('102', '187(A) PC', '20100430', {OFN: 'BA12345', STP_ORI_CNTY_NAME: 'KERN'})]],
	['Smit: prior: the same case number, the county of the other missing', 'unknown', strike, [{}, at('102', '187(A) PC', '20100430', {OFN: 'BA12345', STP_ORI_CNTY_NAME: ''})]],
	// The count's own county, not the first that a row of its step names.
	['Smit: prior: the same case number, and another count of the step in another county', 'no', strike, [{}, at('102', '459 PC', '20100430', {CNT_ORDER: '102002002000', STP_ORI_CNTY_NAME: 'KERN'}), at('102', '187(A) PC', '20100430', {OFN: 'BA12345'})]],
	['Smit: prior: another step of the cycle, no case number', 'unknown', strike, [{}, at('101', '187(A) PC', '20100430', {CNT_ORDER: '101003001000', OFN: ''})]],
	['D-74: prior: a date of zeros', 'unknown', strike, [{}, at('102', '187 PC', '00000000')]],
	['D-74: prior: a year that settles it', 'yes', strike, [{}, at('102', '187 PC', '19990000')]],
	['D-75: prior: a look-alike', 'no', strike, [{}, at('102', '537 PC', '20000101')]],
	['D-75: prior: a misdemeanor is no strike', 'no', strike, [{}, at('102', '245(D)(3) PC', '20000101', {CONV_STAT_DESCR: 'MISDEMEANOR'})]],
	['D-75: prior: severity not known', 'unknown', strike, [{}, at('102', '187 PC', '20000101', {CONV_STAT_DESCR: 'UNKNOWN'})]],
	['prior: a misdemeanor that requires registration', 'yes', registrable, [{}, at('102', '243.4(A) PC', '20000101', {CONV_STAT_DESCR: 'MISDEMEANOR'})]],
	['D-03: prior: intent is not in the code', 'unknown', strike, [{}, at('102', '207(A) PC', '20000101')]],
	['D-72: prior: a gang pair of two counts, earlier', 'yes', strike, [{}, at('102', '136.1 PC', '20000101'), at('102', '186.22(B)(4) PC', '20000101', {CNT_ORDER: '102002002000'})]],
	['D-72: prior: a gang pair, later', 'no', strike, [{}, at('102', '136.1 PC', '20120101'), at('102', '186.22(B)(4) PC', '20120101', {CNT_ORDER: '102002002000'})]],
	['prior: what may be no conviction', 'unknown', strike, [{}, at('102', '187 PC', '20000101', {DISP_DESCR: ''})]],
	['prior: dismissed', 'no', strike, [{}, at('102', '187 PC', '20000101', {DISP_DESCR: 'DISMISSED'})]],
	['prior: without SUBJECT_ID', 'unknown', strike, [{SUBJECT_ID: ''}]],
	// Priors of the same section
	['D-76: two cases', 'yes', twoCases, [{}, at('102', '11359 HS', '20000101'), at('103', '11359 HS', '20010101')]],
	['one case', 'no', twoCases, [{}, at('102', '11359 HS', '20000101')]],
	['D-76: two counts of one case by case', 'no', twoCases, [{}, at('102', '11359 HS', '20000101'), at('102', '11359 HS', '20000101', {CNT_ORDER: '102002002000'})]],
	['D-76: two counts of one case by count', 'yes', twoCounts, [{}, at('102', '11359 HS', '20000101'), at('102', '11359 HS', '20000101', {CNT_ORDER: '102002002000'})]],
	['D-76: a misdemeanor counts unless felonies are asked', 'yes', twoCases, [{}, at('102', '11359 HS', '20000101'), at('103', '11359 HS', '20010101', {CONV_STAT_DESCR: 'MISDEMEANOR'})]],
	['D-76: a misdemeanor where felonies are asked', 'no', twoFelonies, [{}, at('102', '11359 HS', '20000101'), at('103', '11359 HS', '20010101', {CONV_STAT_DESCR: 'MISDEMEANOR'})]],
	['D-76: a date of zeros', 'unknown', twoCases, [{}, at('102', '11359 HS', '20000101'), at('103', '11359 HS', '00000000')]],
	['D-77: an attempt counts', 'yes', twoCases, [{}, at('102', '664/11359 HS', '20000101'), at('103', '11359 HS', '20010101')]],
	['D-77: another section does not', 'no', twoCases, [{}, at('102', '11358 HS', '20000101'), at('103', '11359 HS', '20010101')]],
	['priors: the same day is not earlier', 'no', twoCases, [{}, at('102', '11359 HS', '20000101'), at('103', '11359 HS', '20100501')]],
	// The cycle
	['cycle: a conviction beside it', 'yes', minor, [{}, {CNT_ORDER: '101002002000', OFFENSE_DESCR: '11361(A) HS'}]],
	['cycle: in a combined charge', 'yes', minor, [{OFFENSE_DESCR: '11359/11361 HS'}]],
	['cycle: of another cycle', 'no', minor, [{}, at('102', '11361(A) HS', '20100501')]],
	['cycle: only charged', 'no', minor, [{}, arrest('11361(A) HS')]],
	['cycle: charged', 'yes', minorCharged, [{}, arrest('11361(A) HS')]],
	['cycle: charged with something not readable', 'unknown', minorCharged, [{}, arrest('DRUGS')]],
	['cycle: an arrest without charge says nothing', 'no', minorCharged, [{}, arrest('')]],
	['cycle: a conviction beside it without charge', 'unknown', minor, [{}, {CNT_ORDER: '101002002000', OFFENSE_DESCR: ''}]],
	['agency: listed', 'yes', city, [{}, arrest('11359 HS')]],
	['agency: a station of one listed', 'yes', city, [{}, arrest('11359 HS', {STP_ORI_DESCR: 'CAPD LONG BEACH NORTH'})]],
	['agency: another', 'no', city, [{}, arrest('11359 HS', {STP_ORI_DESCR: 'CASO LOS ANGELES'})]],
	['agency: a name that only begins alike', 'no', city, [{}, arrest('11359 HS', {STP_ORI_DESCR: 'CAPD PASADENAX'})]],
	['agency: no arrest', 'unknown', city, [{}]],
	['agency: a step that does not say what it is, by another agency', 'unknown', city, [{}, arrest('11359 HS'), arrest('11359 HS', {CNT_ORDER: '101001002000', STP_ORI_DESCR: 'CASO LOS ANGELES', STP_TYPE_DESCR: ''})]],
	['agency: another arrest that names none', 'unknown', city, [{}, arrest('11359 HS'), arrest('11359 HS', {CNT_ORDER: '101001002000', STP_ORI_DESCR: ''})]],
	['agency: a step that does not say what it is, and names none', 'unknown', city, [{}, arrest('11359 HS'), arrest('11359 HS', {CNT_ORDER: '101001002000', STP_ORI_DESCR: '', STP_TYPE_DESCR: ''})]],
	['agency: such a step alone', 'unknown', city, [{}, arrest('11359 HS', {STP_TYPE_DESCR: ''})]],
	['agency: two, one of them listed', 'unknown', city, [{}, arrest('11359 HS'), arrest('11359 HS', {CNT_ORDER: '101001002000', STP_ORI_DESCR: 'CASO LOS ANGELES'})]],
	// Registration
	['D-73: registrant: the day before', 'yes', before, [{}, registration('20100430')]],
	['D-73: registrant: the same day is not before', 'no', before, [{}, registration('20100501')]],
	['D-73: registrant: later', 'no', before, [{}, registration('20120101')]],
	['D-73: registrant: later, at any time', 'yes', ever, [{}, registration('20120101')]],
	['registrant: of another kind', 'no', ever, [{}, registration('20000101', '11590 HS')]],
	['registrant: none', 'no', ever, [{}]],
	['registrant: of a kind not readable', 'unknown', ever, [{}, registration('20000101', '')]],
	['registrant: a step that does not say what it is', 'unknown', before, [{}, {...registration('20000101'), STP_TYPE_DESCR: ''}]],
	['registrant: such a step, of another charge', 'no', before, [{}, {...registration('20000101', '459 PC'), STP_TYPE_DESCR: ''}]],
	['registrant: such a step, later', 'no', before, [{}, {...registration('20120101'), STP_TYPE_DESCR: ''}]],
	['registrant: no date', 'unknown', before, [{}, registration('')]],
	['registrant: without SUBJECT_ID', 'unknown', ever, [{SUBJECT_ID: ''}]],
	// Sentences
	['sentence: it ends on the as-of date', 'no', serving, [{...sentence('10', 'Y'), ...convicted('20100701')}]],
	['sentence: it ends the day after', 'yes', serving, [{...sentence('10', 'Y'), ...convicted('20100702')}]],
	['sentence: completed', 'yes', {sentence: 'completed'}, [{}]],
	['sentence: none given', 'unknown', serving, [noSentence]],
	['sentences: all completed', 'yes', {'every-sentence': 'completed'}, [{}, also('459 PC')]],
	['sentences: another runs', 'no', {'every-sentence': 'completed'}, [{}, also('459 PC', '20190501', sentence('9', 'Y'))]],
	['sentences: another not given', 'unknown', {'every-sentence': 'completed'}, [{}, also('459 PC', '20190501', noSentence)]],
	['sentences: without SUBJECT_ID', 'unknown', {'every-sentence': 'completed'}, [{SUBJECT_ID: ''}]],
	// County and settings
	['county: one of them', 'yes', {county: ['KERN', 'LOS ANGELES']}, [{}]],
	['county: another', 'no', {county: ['KERN']}, [{}]],
	['county: missing', 'unknown', {county: ['KERN']}, [{STP_ORI_CNTY_NAME: ''}]],
	['county: no known name', 'unknown', {county: ['KERN']}, [{STP_ORI_CNTY_NAME: 'KERM'}]],
	['setting: it is so', 'yes', {setting: {parameter: 'age-test', is: 'at-conviction'}}, [{}]],
	['setting: it is not', 'no', {setting: {parameter: 'age-test', is: 'at-conviction'}}, [{}], {'age-test': 'as-of'}],
	['a word from a choice', 'yes', {registrant: {parameter: 'registration'}}, [{}, registration('20120101')], {registration: 'at-any-time'}],
	['a word from a choice, by default', 'no', {registrant: {parameter: 'registration'}}, [{}, registration('20120101')]],
];

const policy = policyNamed('los-angeles-2019');

for (const [what, expected, about, list, set = {}] of lines) {
	test(`${what}: ${expected}`, t => {
		const {answer, gap, turns, because, test: words} = flatFinding(about, circumstancesOf(conviction(...list), engineWith({of: policy, set})));
		t.is(answer, expected);
		t.is(gap !== undefined, expected === 'unknown', 'a gap is named when, and only when, the answer is unknown');
		for (const part of [because, words, ...gap?.facts ?? [], turns.yesIf, turns.noIf]) {
			t.regex(part, /\S/);
			t.notRegex(part, /undefined|NaN|\[object/);
		}

		t.true(gap === undefined || gap.facts.length > 0);
	});
}

test('every test of the vocabulary is documented in rules/README.md', t => {
	const text = readFileSync(`${projectRoot}rules/README.md`, 'utf8');
	t.deepEqual(testNames.filter(name => !text.includes(`\`${name}: `)), []);
});
