import test from 'ava';
import type {Test} from '../../source/rules/tests.js';
import {circumstancesOf} from '../../source/determinations/engine.js';
import {evaluateTest} from '../../source/rules/evaluate-test.js';
import {flatFinding, type FlatFinding} from '../helpers/flat-finding.js';
import {also, conviction, death, type Cells} from '../helpers/rows-fixture.js';
import {engineWith, type Settings} from '../helpers/rules-fixture.js';

const found = (about: Test, list: readonly Cells[], asOf = '2020-07-01', set: Settings = {}): FlatFinding => flatFinding(about, circumstancesOf(conviction(...list), engineWith({asOf, set})));

type Line = readonly [what: string, expected: 'yes' | 'no' | 'unknown', about: Test, list: readonly Cells[], asOf?: string, set?: Settings];

const misdemeanor: Test = {level: ['misdemeanor', 'infraction']};
const age57: Test = {'age-as-of': {'at-least': 57}};
const under21: Test = {'age-at-conviction': {under: 21}};
const since10: Test = {'years-since-conviction': {'at-least': 10}};
const free10: Test = {'years-since-any-conviction': {'more-than': 10}};
const only: Test = {'only-offenses': ['prop64']};
const sections: Test = {'section-in': ['11357', '11359']};
const convicted = (date: string): Cells => ({STP_EVENT_DATE: date});
const level = (status: string, type = ''): Cells => ({CONV_STAT_DESCR: status, OFFENSE_TOC: type});

const lines: readonly Line[] = [
	// Level
	['level: misdemeanor', 'yes', misdemeanor, [level('MISDEMEANOR')]],
	['level: infraction', 'yes', misdemeanor, [level('INFRACTION')]],
	['level: felony', 'no', misdemeanor, [level('FELONY')]],
	['D-18: level: a blank behind', 'no', misdemeanor, [level('FELONY ')]],
	['D-18: level: other letter case', 'no', misdemeanor, [level('Felony')]],
	['D-18: level: an unknown word', 'unknown', misdemeanor, [level('UNKNOWN')]],
	['D-18: level: an unknown word is not looked up in the type of charge', 'unknown', misdemeanor, [level('UNKNOWN', 'M')]],
	['D-18: level: missing', 'unknown', misdemeanor, [level('NULL  ')]],
	['D-18: level: type of charge N', 'unknown', misdemeanor, [level('', 'N')]],
	['level: blank status, type of charge M', 'yes', misdemeanor, [level(' ', 'M')]],
	['D-21: level: rows differ', 'unknown', misdemeanor, [level('FELONY'), level('MISDEMEANOR')]],
	['level: rows differ within what is asked', 'yes', misdemeanor, [level('INFRACTION'), level('MISDEMEANOR')]],
	['level: one row is silent', 'yes', misdemeanor, [level(''), level('MISDEMEANOR')]],
	// Sections
	['section: listed', 'yes', sections, [{OFFENSE_DESCR: '11359 HS'}]],
	['section: listed, with a subdivision', 'yes', sections, [{OFFENSE_DESCR: '11357(C) HS'}]],
	['section: not listed', 'no', sections, [{OFFENSE_DESCR: '11358 HS'}]],
	['D-08: section: 11357.5 is not 11357', 'no', sections, [{OFFENSE_DESCR: '11357.5(A) HS'}]],
	['section: an attempt at one listed', 'yes', sections, [{OFFENSE_DESCR: '664/11359 HS'}]],
	['section: one of two sections', 'yes', sections, [{OFFENSE_DESCR: '11350/11357 HS'}]],
	['section: of another code', 'no', sections, [{OFFENSE_DESCR: '11359 PC'}]],
	['section: noise', 'unknown', sections, [{OFFENSE_DESCR: '11 359 HS'}]],
	['section: missing', 'unknown', sections, [{OFFENSE_DESCR: ''}]],
	['D-21: section: rows differ', 'unknown', sections, [{OFFENSE_DESCR: '11359 HS'}, {OFFENSE_DESCR: '11358 HS'}]],
	['section: rows differ within the list', 'yes', sections, [{OFFENSE_DESCR: '11359 HS'}, {OFFENSE_DESCR: '11357 HS'}]],
	['section: from a parameter', 'yes', {'section-in': {parameter: 'dismiss'}}, [{}], '2020-07-01', {dismiss: ['11359']}],
	['section: not in the parameter', 'no', {'section-in': {parameter: 'dismiss'}}, [{}], '2020-07-01', {dismiss: ['11358']}],
	['section: an empty parameter', 'no', {'section-in': {parameter: 'dismiss'}}, [{}], '2020-07-01', {dismiss: []}],
	// Age on the as-of date
	['age: the birthday itself counts', 'yes', age57, [{PRI_DOB: '19630701'}]],
	['age: the day after does not', 'no', age57, [{PRI_DOB: '19630702'}]],
	['age: born on 29 February, 57 on 1 March', 'yes', age57, [{PRI_DOB: '19640229'}], '2021-03-01'],
	['age: born on 29 February, not yet on 28 February', 'no', age57, [{PRI_DOB: '19640229'}], '2021-02-28'],
	['age: as-of 29 February, born on 1 March', 'no', age57, [{PRI_DOB: '19630301'}], '2020-02-29'],
	['age: as-of 29 February, born on 28 February', 'yes', age57, [{PRI_DOB: '19630228'}], '2020-02-29'],
	['D-26: age: no date of birth', 'unknown', age57, [{PRI_DOB: ''}]],
	['D-26: age: a year that does not settle it', 'unknown', age57, [{PRI_DOB: '19630000'}]],
	['age: a year that settles it', 'yes', age57, [{PRI_DOB: '19620000'}]],
	['D-26: age: a year that settles it otherwise', 'no', age57, [{PRI_DOB: '19950000'}]],
	['age: a month that settles it', 'yes', age57, [{PRI_DOB: '19630600'}]],
	['age: a month that does not', 'unknown', age57, [{PRI_DOB: '19630700'}]],
	['age: rows differ, both old enough', 'yes', age57, [{PRI_DOB: '19500101'}, {PRI_DOB: '19510101'}]],
	['age: rows differ', 'unknown', age57, [{PRI_DOB: '19500101'}, {PRI_DOB: '19800101'}]],
	['age: one row unreadable', 'unknown', age57, [{PRI_DOB: '19500101'}, {PRI_DOB: '1950'}]],
	['age: from a parameter', 'yes', {'age-as-of': {'at-least': {parameter: 'age'}}}, [{PRI_DOB: '19800701'}], '2020-07-01', {age: 40}],
	// Age at conviction
	['under 21: the day before the birthday', 'yes', under21, [{PRI_DOB: '19900501', STP_EVENT_DATE: '20110430'}]],
	['D-32: under 21: the birthday does not count', 'no', under21, [{PRI_DOB: '19900501', STP_EVENT_DATE: '20110501'}]],
	['D-32: under 21: born on 29 February, 21 on 1 March', 'no', under21, [{PRI_DOB: '19920229', STP_EVENT_DATE: '20130301'}]],
	['D-32: under 21: born on 29 February, 28 February', 'yes', under21, [{PRI_DOB: '19920229', STP_EVENT_DATE: '20130228'}]],
	['D-25: under 21: no date of conviction', 'unknown', under21, [{STP_EVENT_DATE: ''}]],
	['D-25: under 21: convicted in a year that does not settle it', 'unknown', under21, [{PRI_DOB: '19580501', STP_EVENT_DATE: '19790000'}]],
	['D-25: under 21: convicted in a year that settles it', 'yes', under21, [{PRI_DOB: '19600501', STP_EVENT_DATE: '19790000'}]],
	['D-25: under 21: convicted in a year that settles it otherwise', 'no', under21, [{PRI_DOB: '19500501', STP_EVENT_DATE: '19790000'}]],
	['D-26: under 21: no date of birth', 'unknown', under21, [{PRI_DOB: ''}]],
	['under 21: both partial, and settled', 'no', under21, [{PRI_DOB: '19570000', STP_EVENT_DATE: '19790000'}]],
	['under 21: both partial, and not', 'unknown', under21, [{PRI_DOB: '19580000', STP_EVENT_DATE: '19790000'}]],
	// Years since this conviction
	['D-31: since: ten years to the day', 'yes', since10, [convicted('20100701')]],
	['since: one day short', 'no', since10, [convicted('20100702')]],
	['since: as-of 29 February is counted from 1 March', 'yes', {'years-since-conviction': {'at-least': 7}}, [convicted('20130301')], '2020-02-29'],
	['since: as-of 29 February, 2 March is short', 'no', {'years-since-conviction': {'at-least': 7}}, [convicted('20130302')], '2020-02-29'],
	['D-25: since: a year before', 'yes', since10, [convicted('19790000')]],
	['D-25: since: the year itself', 'unknown', since10, [convicted('20100000')]],
	['D-25: since: a year after', 'no', since10, [convicted('20180000')]],
	['D-25: since: the month before', 'yes', since10, [convicted('20100600')]],
	['D-25: since: the month itself', 'unknown', since10, [convicted('20100700')]],
	['D-25: since: missing', 'unknown', since10, [convicted('')]],
	['D-25: since: unreadable', 'unknown', since10, [convicted('20190230')]],
	['since: rows differ, both old enough', 'yes', since10, [convicted('20100701'), convicted('20090101')]],
	['since: rows differ', 'unknown', since10, [convicted('20100701'), convicted('20190101')]],
	['D-35: since: the disposition date is not used', 'no', since10, [{STP_EVENT_DATE: '20161115', DISP_DATE: '20000101'}]],
	// Years since any conviction
	['D-31: free: ten years to the day refuses', 'no', free10, [convicted('20100701')]],
	['free: one day more than ten years', 'yes', free10, [convicted('20100630')]],
	['free: a later conviction elsewhere refuses', 'no', free10, [convicted('20000101'), also('459 PC', '20190501', {STP_ORI_CNTY_NAME: 'KERN'})]],
	['free: an older one does not', 'yes', free10, [convicted('20000101'), also('459 PC', '20010101')]],
	['D-25: free: another of unknown date', 'unknown', free10, [convicted('20000101'), also('459 PC', '20190000', {STP_EVENT_DATE: ''})]],
	['D-25: free: another of a partial date that settles it', 'no', free10, [convicted('20000101'), also('459 PC', '20190000')]],
	['free: what may be no conviction cannot refuse', 'unknown', free10, [convicted('20000101'), also('459 PC', '20190501', {DISP_DESCR: 'SEE ATTACHED'})]],
	['free: what is dismissed does not count', 'yes', free10, [convicted('20000101'), also('459 PC', '20190501', {DISP_DESCR: 'DISMISSED'})]],
	['free: a late conviction refuses beside an unknown one', 'no', free10, [convicted('20190101'), also('459 PC', '', {})]],
	['D-47: free: without SUBJECT_ID the others are not known', 'unknown', free10, [{STP_EVENT_DATE: '20000101', SUBJECT_ID: ''}]],
	['free: as-of 29 February is counted from 1 March', 'yes', {'years-since-any-conviction': {'more-than': 7}}, [convicted('20130228')], '2020-02-29'],
	['free: as-of 29 February, 1 March refuses', 'no', {'years-since-any-conviction': {'more-than': 7}}, [convicted('20130301')], '2020-02-29'],
	// Only these offenses
	['only: one conviction', 'yes', only, [{}]],
	['only: another of the table, elsewhere', 'yes', only, [{}, also('11357(A) HS', '20190501', {STP_ORI_CNTY_NAME: 'KERN'})]],
	['only: another offense', 'no', only, [{}, also('459 PC')]],
	['D-55: only: a plea companion is another offense', 'no', only, [{}, also('11364 HS', '20190501', {CONV_STAT_DESCR: 'MISDEMEANOR'})]],
	['D-55: only: 11357.5 is another offense', 'no', only, [{}, also('11357.5(A) HS')]],
	['only: a combined code holds another offense', 'no', only, [{OFFENSE_DESCR: '11350/11359 HS'}]],
	['only: an attempt', 'yes', only, [{}, also('664-11358 HS')]],
	['only: a charge not readable that may be one', 'unknown', only, [{}, also('11 359 HS')]],
	['only: a charge not readable that may be anything', 'unknown', only, [{}, also('DRUG OFFENSE')]],
	['only: a charge not readable that is none of them', 'no', only, [{}, also('BURGLARY 459')]],
	['only: no charge', 'unknown', only, [{}, also('')]],
	['D-21: only: rows of another count differ', 'unknown', only, [{}, also('11359 HS'), also('459 PC')]],
	['only: what may be no conviction cannot refuse', 'unknown', only, [{}, also('459 PC', '20190501', {DISP_DESCR: ''})]],
	['D-47: only: without SUBJECT_ID the others are not known', 'unknown', only, [{SUBJECT_ID: ''}]],
	// Death
	['deceased: on the record', 'yes', {deceased: true}, [{}, death]],
	['deceased: not on the record', 'no', {deceased: true}, [{}]],
	['deceased: a step that does not say what it is', 'unknown', {deceased: true}, [{}, {...death, STP_TYPE_DESCR: ''}]],
	['deceased: such a step that convicts is none', 'no', {deceased: true}, [{STP_TYPE_DESCR: ''}]],
	['D-47: deceased: without SUBJECT_ID the other rows are not known', 'unknown', {deceased: true}, [{SUBJECT_ID: ''}]],
	// Always and the combinations
	['always', 'yes', {always: true}, [{}]],
	['all: yes and unknown', 'unknown', {all: [{always: true}, age57]}, [{PRI_DOB: ''}]],
	['all: no and unknown', 'no', {all: [age57, {level: ['infraction']}]}, [{PRI_DOB: ''}]],
	['any: yes and unknown', 'yes', {any: [age57, {always: true}]}, [{PRI_DOB: ''}]],
	['any: no and unknown', 'unknown', {any: [age57, {level: ['infraction']}]}, [{PRI_DOB: ''}]],
	['not: yes', 'no', {not: {always: true}}, [{}]],
	['not: no', 'yes', {not: {level: ['infraction']}}, [{}]],
	['not: unknown', 'unknown', {not: age57}, [{PRI_DOB: ''}]],
	['not of all', 'unknown', {not: {all: [{always: true}, age57]}}, [{PRI_DOB: ''}]],
];

for (const [what, expected, about, list, asOf, set] of lines) {
	test(`${what}: ${expected}`, t => {
		const {answer, gap, turns, because, test: words} = found(about, list, asOf, set);
		t.is(answer, expected);
		t.is(gap !== undefined, expected === 'unknown', 'a gap is named when, and only when, the answer is unknown');
		t.true(because.length > 0 && words.length > 0);
		for (const part of [...gap?.facts ?? [], turns.yesIf, turns.noIf]) {
			t.regex(part, /\S/);
			t.notRegex(part, /undefined|NaN|\[object/);
		}
	});
}

test('what is missing, and what would settle it, is said', t => {
	const gap = (about: Test, ...list: readonly Cells[]) => found(about, list).gap!;
	t.deepEqual(gap(age57, {PRI_DOB: ''}), {facts: ['Date of birth is missing'], yesIf: 'born on or before 1963-07-01', noIf: 'born after 1963-07-01'});
	t.deepEqual(gap(age57, {PRI_DOB: '19630000'}).facts, ['Date of birth is only known as 1963']);
	t.deepEqual(gap(age57, {PRI_DOB: '196307'}).facts, ['Date of birth is unreadable']);
	t.deepEqual(gap(age57, {PRI_DOB: '19500101'}, {PRI_DOB: '19800101'}).facts, ['Date of birth differs between rows (1950-01-01, 1980-01-01)']);
	t.deepEqual(gap(since10, convicted('20100000')), {facts: ['Date of conviction is only known as 2010'], yesIf: 'convicted on or before 2010-07-01', noIf: 'convicted after 2010-07-01'});
	t.deepEqual(gap(free10, convicted('20000101'), also('459 PC', '', {STP_EVENT_DATE: ''})).facts, ['Date of the conviction 102002001000 is missing']);
	t.deepEqual(gap(free10, convicted('20000101'), also('459 PC', '20190501', {DISP_DESCR: ''})).facts, ['It is not certain whether count 102002001000 is a conviction']);
	t.deepEqual(gap(misdemeanor, level('UNKNOWN')), {facts: ['Severity is not a known word'], yesIf: 'it is a misdemeanor or an infraction', noIf: 'it is a felony'});
	t.deepEqual(gap(misdemeanor, level('FELONY'), level('MISDEMEANOR')).facts, ['Severity differs between rows (felony or misdemeanor)']);
	t.deepEqual(gap(under21, {PRI_DOB: '', STP_EVENT_DATE: ''}).facts, ['Date of birth is missing', 'Date of conviction is missing']);
	t.deepEqual(gap({all: [{always: true}, age57, since10]}, {PRI_DOB: '', STP_EVENT_DATE: ''}), {
		facts: ['Date of birth is missing', 'Date of conviction is missing'],
		yesIf: 'born on or before 1963-07-01 and convicted on or before 2010-07-01',
		noIf: 'born after 1963-07-01 or convicted after 2010-07-01',
	});
	t.deepEqual(gap({not: age57}, {PRI_DOB: ''}), {facts: ['Date of birth is missing'], yesIf: 'born after 1963-07-01', noIf: 'born on or before 1963-07-01'});
	t.is(gap(only, {SUBJECT_ID: '', DISP_DESCR: '', OFFENSE_DESCR: '459 PC'}).facts.length, 2);
});

test('as-of 29 February: the last day of birth named is the last that counts', t => {
	const {gap} = found(age57, [{PRI_DOB: ''}], '2020-02-29');
	t.is(gap!.yesIf, 'born on or before 1963-02-28');
});

test('what would turn an answer is told of certain ones too: of all that must turn, or of any one', t => {
	const turns = (about: Test, ...list: readonly Cells[]) => found(about, list).turns;
	t.deepEqual(turns(age57, {PRI_DOB: '19500101'}), {yesIf: 'born on or before 1963-07-01', noIf: 'born after 1963-07-01'});
	t.is(turns({all: [misdemeanor, age57]}, {}).yesIf, 'it is a misdemeanor or an infraction and born on or before 1963-07-01');
	t.is(turns({all: [misdemeanor, age57]}, {PRI_DOB: ''}).yesIf, 'it is a misdemeanor or an infraction and born on or before 1963-07-01');
	t.is(turns({all: [misdemeanor, age57]}, {PRI_DOB: '19500101'}).yesIf, 'it is a misdemeanor or an infraction');
	t.is(turns({all: [{not: misdemeanor}, age57]}, {PRI_DOB: '19500101'}).noIf, 'it is a misdemeanor or an infraction or born after 1963-07-01');
	t.is(turns({any: [{not: misdemeanor}, age57]}, {PRI_DOB: '19500101'}).noIf, 'it is a misdemeanor or an infraction and born after 1963-07-01');
	t.is(turns({any: [{not: misdemeanor}, age57]}, {PRI_DOB: ''}).noIf, 'it is a misdemeanor or an infraction and born after 1963-07-01');
	t.is(turns({any: [misdemeanor, age57]}, {}).yesIf, 'it is a misdemeanor or an infraction or born on or before 1963-07-01');
});

test('a finding names the rows it looked at', t => {
	t.deepEqual(found(age57, [{}, also('459 PC')]).rows.map(({line}) => line), [2, 3]);
	t.deepEqual(found(free10, [convicted('20000101'), also('459 PC')]).rows.map(({line}) => line), [3]);
	t.deepEqual(found({deceased: true}, [{}, death]).rows.map(({line}) => line), [3]);
	t.deepEqual(found(only, [{}, also('459 PC')]).rows.map(({line}) => line), [3]);
});

test('every part of a combined test is answered, deciding or not', t => {
	const finding = found({any: [{always: true}, {not: age57}, {all: [since10, free10]}]}, [convicted('20100701')]);
	t.is(finding.answer, 'yes');
	t.deepEqual(finding.children.map(({answer}) => answer), ['yes', 'yes', 'no']);
	t.is(finding.children[2]!.children.length, 2);
});

test('what stands behind a part that decides is asked when somebody reads it, and not before', t => {
	const circumstances = circumstancesOf(conviction({}), engineWith());
	const asked: string[] = [];
	const watched = {...circumstances, get offenses() {
		asked.push('offenses');
		return circumstances.offenses;
	}};
	for (const [about, answer] of [[{any: [{always: true}, only]}, 'yes'], [{all: [{not: {always: true}}, only]}, 'no']] as ReadonlyArray<[Test, 'yes' | 'no']>) {
		const finding = evaluateTest(about, watched);
		t.is(finding.answer, answer);
		t.deepEqual(asked, []);
		t.is(finding.children().length, 2);
		t.is(finding.children().length, 2);
		t.deepEqual(asked.splice(0), ['offenses']);
	}

	t.is(evaluateTest({any: [only, {always: true}]}, watched).answer, 'yes');
	t.true(asked.length > 0);
});

test('D-13: of a combined code the listed section is named', t => {
	t.deepEqual(found({'section-in': ['11357']}, [{OFFENSE_DESCR: '11359/11357 HS'}]).found, {section: '11357'});
	t.deepEqual(found({'section-in': ['11358', '11359', '11357']}, [{OFFENSE_DESCR: '11357/11359 HS'}]).found, {section: '11359'});
});
