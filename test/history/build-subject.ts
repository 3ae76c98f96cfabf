import test from 'ava';
import {buildSubject} from '../../source/history/build-subject.js';
import {chargeText} from '../../source/values/charge.js';
import {formatDate} from '../../source/values/calendar-date.js';
import type {Conviction} from '../../source/history/subject.js';
import {also, conviction, count, death, person, row, rows, type Cells} from '../helpers/rows-fixture.js';
import {historyTables} from '../helpers/rules-fixture.js';

const charges = ({count: {charges: readings}}: Conviction): string[] => readings.map(({value}) => value.kind === 'charge' ? chargeText(value.charge) : value.kind);
const severities = ({count: {levels}}: Conviction): string[] => levels.map(({value}) => value.kind === 'level' ? value.level : value.kind);
const keys = (...list: readonly Cells[]): string[] => person(...list).convictions.map(({key}) => key);
const arrest: Cells = {CNT_ORDER: '101001001000', STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', DISP_DESCR: '', CONV_STAT_DESCR: '', SENT_LOC_DESCR: '', SENT_LENGTH: '', SENT_TIME_CODE: '', SENT_TIME_DESCR: ''};

test('rows of one CNT_ORDER are one count, and its sentence parts are together', t => {
	const {convictions} = person({}, {SENT_LOC_DESCR: 'PROBATION', SENT_LENGTH: '3', SENT_TIME_CODE: 'Y'}, {SENT_LOC_DESCR: 'FINE', SENT_LENGTH: '', SENT_TIME_CODE: '', SENT_TIME_DESCR: ''});
	t.is(convictions.length, 1);
	t.deepEqual(convictions[0]!.count.sentence.map(({place, length, unit}) => [place, length, unit]), [['JAIL', 90, 'day'], ['PROBATION', 3, 'year'], ['FINE', undefined, undefined]]);
	t.is(convictions[0]!.key, '10000001/101002001000');
	t.is(convictions[0]!.count.carrier!.line, 2);
});

test('D-38: a sentence part belongs to its own count, wherever its row stands', t => {
	const second: Cells = {CNT_ORDER: '101002002000', SENT_LOC_DESCR: 'JAIL', SENT_LENGTH: '1', SENT_TIME_CODE: 'D'};
	const {convictions} = person({SENT_LENGTH: '1', SENT_TIME_CODE: 'Y'}, second, {SENT_LENGTH: '20', SENT_TIME_CODE: 'Y'});
	t.deepEqual(convictions.map(one => one.count.sentence.map(({length, unit}) => `${length} ${unit}`)), [['1 year', '20 year'], ['1 day']]);
});

test('D-21: rows that disagree on severity give both, in the order of the rows', t => {
	t.deepEqual(severities(conviction({}, {CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: ''})), ['felony', 'misdemeanor']);
	t.deepEqual(severities(conviction({CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: ''}, {})), ['misdemeanor', 'felony']);
});

test('D-21: rows that disagree on the charge give both, with the lines that say so', t => {
	const one = conviction({}, {OFFENSE_DESCR: '459 PC-BURGLARY'}, {});
	t.deepEqual(charges(one), ['11359 HS', '459 PC']);
	t.deepEqual(one.count.charges.map(({rows: where}) => where.map(({line}) => line)), [[2, 4], [3]]);
});

test('rows that say the same in other words, or say nothing, are no disagreement', t => {
	const one = conviction({}, {OFFENSE_DESCR: '11359HS-SALE', CONV_STAT_DESCR: 'felony ', STP_EVENT_DATE: '', STP_ORI_CNTY_NAME: 'NULL'}, {OFFENSE_DESCR: '', OFFENSE_TOC: '', CONV_STAT_DESCR: ''});
	t.deepEqual(charges(one), ['11359 HS']);
	t.deepEqual(severities(one), ['felony']);
	t.is(one.count.dates.length, 1);
	t.deepEqual(one.count.counties.map(({value}) => value), ['LOS ANGELES']);
});

test('D-20: later dispositions of a count are kept beside the conviction', t => {
	for (const text of ['CONV SET ASIDE & DISM PER 1203.4 PC', 'REDUCED TO MISDEMEANOR', 'SENTENCE MODIFIED', 'PROBATION REVOKED']) {
		const one = conviction({}, {DISP_DESCR: text, CONV_STAT_DESCR: ''});
		t.is(one.count.convicted, 'yes', `for ${text}`);
		t.deepEqual(one.count.dispositions.map(({text: words}) => words), ['CONVICTED', text]);
		t.deepEqual(severities(one), ['felony'], `for ${text}`);
	}
});

for (const [text, convicted] of [
	['CONVICTED', 'yes'],
	['CONVICTED-JAIL', 'yes'],
	['CONVICTED COMMITTED TO PRISON', 'yes'],
	[' CONVICTED', 'yes'],
	['convicted', 'yes'],
	['GUILTY', 'yes'],
	['CONVICTED-SUBSEQUENTLY DISMISSED', 'yes'],
	['NOT GUILTY', 'no'],
	['NOT CONVICTED', 'no'],
	['DISMISSED', 'no'],
	['DISMISSED/FURTHERANCE OF JUSTICE', 'no'],
	['ACQUITTED', 'no'],
	['PROS REJ-LACK OF CORPUS', 'no'],
	['REL/TOT OTHER JURIS/AUTH', 'no'],
	['', 'unknown'],
	['NULL', 'unknown'],
	['SEE ATTACHED', 'unknown'],
	['CONV', 'unknown'],
	['PROBATION REVOKED', 'unknown'],
	['CONV SET ASIDE & DISM PER 1203.4 PC', 'unknown'],
] as const) {
	test(`D-19: on a court step the disposition ${JSON.stringify(text)} is a conviction: ${convicted}`, t => {
		t.is(count({DISP_DESCR: text}).convicted, convicted);
	});
}

test('D-19: a conviction subsequently dismissed is a conviction that was relieved', t => {
	t.deepEqual(count({DISP_DESCR: 'CONVICTED-SUBSEQUENTLY DISMISSED'}).dispositions[0]!.kinds, ['convicting', 'later-relief']);
});

test('a blank disposition is no conviction on an arrest, registration, custody or death; on a court step, or on one of no type, it is unknown', t => {
	for (const type of ['ARREST/DETAINED/CITED', 'REGISTRATION', 'CUSTODY:PRISON', 'PROBATION', 'APPLICANT', 'DECEASED']) {
		t.is(count({STP_TYPE_DESCR: type, DISP_DESCR: ''}).convicted, 'no', `for ${type}`);
	}

	for (const type of ['COURT ACTION', 'COURT', ' court action ', '', 'NULL']) {
		t.is(count({STP_TYPE_DESCR: type, DISP_DESCR: ''}).convicted, 'unknown', `for ${type}`);
	}
});

test('a court step that is silent on one row and dismisses on another is no conviction', t => {
	t.is(count({DISP_DESCR: ''}, {DISP_DESCR: 'DISMISSED'}).convicted, 'no');
});

test('a count convicted on one row and dismissed on another is a conviction, and both are kept', t => {
	const both = count({}, {DISP_DESCR: 'DISMISSED'});
	t.is(both.convicted, 'yes');
	t.is(both.dispositions.length, 2);
});

test('the first convicting row carries the conviction', t => {
	t.is(count({DISP_DESCR: 'SENTENCE MODIFIED'}, {}, {}).carrier!.line, 3);
	t.is(count({DISP_DESCR: 'DISMISSED'}).carrier, undefined);
});

test('D-23: a convicted row of a custody step is a conviction of its own, without case number', t => {
	const {convictions} = person({}, {CNT_ORDER: '101003001000', STP_TYPE_DESCR: 'CUSTODY:PRISON', OFN: 'X99'});
	t.deepEqual(convictions.map(({key, step}) => [key, step.caseNumbers]), [['10000001/101002001000', ['BA12345']], ['10000001/101003001000', []]]);
});

test('D-45: placeholders are no case numbers, and numbers of the step are gathered once each', t => {
	const {convictions} = person({OFN: 'NULL  '}, {CNT_ORDER: '101002002000', OFN: '    '}, {CNT_ORDER: '101002003000', OFN: 'BA12345'}, {CNT_ORDER: '101002004000', OFN: ' BA12345 '}, {CNT_ORDER: '101002005000', OFN: '-'});
	t.true(convictions.every(({step}) => step.caseNumbers.length === 1 && step.caseNumbers[0] === 'BA12345'));
});

test('case numbers of an arrest are no case numbers of the court', t => {
	t.deepEqual(person({...arrest, OFN: 'ARR1'}, {}).convictions[0]!.step.caseNumbers, ['BA12345']);
	t.deepEqual(person({STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', OFN: 'ARR1'}, {CNT_ORDER: '101002002000'}).convictions[0]!.step.caseNumbers, ['BA12345']);
});

test('D-27: a birth date on any row is known', t => {
	const {births} = person({PRI_DOB: ''}, also('459 PC', '20190501', {PRI_DOB: '19960301'}));
	t.deepEqual(births.map(({value, rows: where}) => [value.kind === 'date' && formatDate(value.date), where]), [['1996-03-01', [{file: 1, line: 3}]]]);
});

test('two birth dates are two readings; no birth date is one that is missing', t => {
	t.is(person({}, also('459 PC', '20190501', {PRI_DOB: '19960301'})).births.length, 2);
	t.deepEqual(person({PRI_DOB: ''}, also('459 PC', '20190501', {PRI_DOB: 'NULL'})).births.map(({value}) => value.kind), ['missing']);
});

test('D-47: a row without SUBJECT_ID is a person of its own, keyed by its line', t => {
	for (const id of ['', '   ', 'NULL', '-']) {
		const one = buildSubject([row({SUBJECT_ID: id}, 7, 2)], historyTables);
		t.false(one.identified);
		t.is(one.convictions[0]!.key, 'line:2:7/101002001000');
	}
});

test('an id that would not stand as part of a key names nobody', t => {
	for (const id of ['a/b', 'x\ny', '7'.repeat(65), 'é']) {
		t.false(buildSubject([row({SUBJECT_ID: id})], historyTables).identified, `for ${id}`);
	}

	t.is(buildSubject([row({SUBJECT_ID: ' 00123456 '})], historyTables).id, '00123456');
});

test('D-29, D-30: a row with a broken CNT_ORDER is a count of its own, keyed by its line', t => {
	t.deepEqual(keys({CNT_ORDER: '1.01002E+11'}, {CNT_ORDER: '1.01002E+11'}, {CNT_ORDER: ''}, {CNT_ORDER: '1010'}, {CNT_ORDER: '1002001000'}, {}), [
		'10000001/line:1:2', '10000001/line:1:3', '10000001/line:1:4', '10000001/line:1:5', '10000001/line:1:6', '10000001/101002001000',
	]);
	t.true(person({CNT_ORDER: '1010'}).convictions[0]!.count.broken);
});

test('convictions stand in the order of their carrying rows, however rows are scattered', t => {
	const third: Cells = {CNT_ORDER: '103002001000'};
	const first: Cells = {};
	t.deepEqual(keys(third, {...first, DISP_DESCR: ''}, also('459 PC'), first), ['10000001/103002001000', '10000001/102002001000', '10000001/101002001000']);
});

test('scattered rows of one count are one count', t => {
	const {convictions, cycles} = person({}, also('459 PC'), {SENT_LENGTH: '3', SENT_TIME_CODE: 'Y'}, arrest);
	t.is(convictions.length, 2);
	t.is(convictions[0]!.count.rows.length, 2);
	t.deepEqual(cycles.map(({order, steps}) => [order, steps.map(step => step.order)]), [['101', ['002', '001']], ['102', ['002']]]);
});

test('a death is seen on any row, also one that shares its step with others', t => {
	t.true(person({}, death).deceased);
	t.true(person({}, {...death, CNT_ORDER: '101002009000'}).deceased);
	t.true(person({}, {...death, CNT_ORDER: '', STP_TYPE_DESCR: ' deceased '}).deceased);
	t.false(person({}).deceased);
});

test('D-07: a registration under PC 290 is seen in the offense or the comment, with blanks in front', t => {
	const registration: Cells = {CNT_ORDER: '104001001000', STP_TYPE_DESCR: 'REGISTRATION', DISP_DESCR: '', OFFENSE_DESCR: '290 PC-REG SEX OFFENDER'};
	t.true(person({}, registration).registered);
	t.true(person({}, {...registration, OFFENSE_DESCR: ' 290 PC-REG'}).registered);
	t.true(person({}, {...registration, OFFENSE_DESCR: 'SEE COMMENT FOR CHARGE', COMMENT_TEXT: '290(B) PC-REG'}).registered);
	t.true(person({}, {...registration, OFFENSE_DESCR: '290.011 PC'}).registered);
	t.false(person({}, {...registration, OFFENSE_DESCR: '11590 HS-REG NARCOTICS'}).registered);
	t.false(person({}, {...registration, OFFENSE_DESCR: '2900 PC'}).registered);
	t.false(person({OFFENSE_DESCR: '290 PC-FAIL TO REGISTER'}).registered);
	t.true(person({}, {...registration, STP_TYPE_DESCR: 'REGISTRATION - SEX OFFENDER'}).registered);
});

test('names that differ in case and blanks are one name', t => {
	t.deepEqual(person({PRI_NAME: 'DOE,JOHN  A '}, {PRI_NAME: ' Doe,John A'}, {PRI_NAME: ''}, {PRI_NAME: 'ROE,JOHN'}).names.map(({value}) => value), ['DOE,JOHN A', 'ROE,JOHN']);
});

test('a subject is built from whatever rows there are', t => {
	const blank = rows({})[0]!;
	const one = buildSubject([{...blank, cells: blank.cells.map(() => '')}], historyTables);
	t.is(one.convictions.length, 1);
	t.is(one.convictions[0]!.count.convicted, 'unknown');
});
