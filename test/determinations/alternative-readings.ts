import test from 'ava';
import {alternativeReadings} from '../../source/determinations/alternative-readings.js';
import {concludeUnder} from '../../source/determinations/conclude.js';
import {sameCase} from '../../source/rules/facts/same-case.js';
import {also, conviction, type Cells} from '../helpers/rows-fixture.js';
import {engineWith, policyNamed, ruleBook} from '../helpers/rules-fixture.js';

const engine = engineWith({of: policyNamed('los-angeles-2019')});
const readings = (...list: readonly Cells[]) => alternativeReadings(conviction(...list), engine);
const told = (...list: readonly Cells[]) => readings(...list).map(({flag, words}) => `${flag}: ${words}`);

const secondStep: Cells = {CNT_ORDER: '101003001000', OFFENSE_DESCR: '187(A) PC', STP_EVENT_DATE: '20090501', DISP_DATE: '20090501'};

type Line = readonly [what: string, list: readonly Cells[], readings: readonly string[]];

const lines: readonly Line[] = [
	['a clean row', [{}], []],
	['a comment on the sentence', [{COMMENT_TEXT: 'SEN-X3 YR PROB'}], []],
	// Charge
	['the offense of conviction is another', [{CONV_OFFENSE_DESCR: '11357(B) HS'}], ['charge-conflict: the charge is 11357(B) HS, as the offense of conviction says']],
	['two columns say the same of it: one reading', [{CONV_OFFENSE_DESCR: '11357(B) HS', DISP_OFFENSE_DESCR: '11357(B) HS'}], ['charge-conflict: the charge is 11357(B) HS, as the offense of conviction and the offense as disposed say']],
	['the comment says what the charge became', [{COMMENT_TEXT: 'AMENDED TO 11357(A) HS'}], ['charge-conflict: the charge is 11357(A) HS, as the comment says']],
	['the comment says what the charge was, or ended without', [{COMMENT_TEXT: 'AMENDED FM 11357(A) HS; NOT GUILTY OF 11358 HS'}], []],
	['a column says less', [{OFFENSE_DESCR: '11357(B) HS', CONV_OFFENSE_DESCR: '11357 HS'}], []],
	['a column says more', [{OFFENSE_DESCR: '11357 HS', CONV_OFFENSE_DESCR: '11357(B) HS'}], ['charge-conflict: the charge is 11357(B) HS, as the offense of conviction says']],
	['the offense is blank, a column is not', [{OFFENSE_DESCR: '', CONV_OFFENSE_DESCR: '11357(B) HS'}], ['charge-conflict: the charge is 11357(B) HS, as the offense of conviction says']],
	['a column that cannot be read', [{CONV_OFFENSE_DESCR: 'MARIJ'}], []],
	['rows disagree', [{}, {OFFENSE_DESCR: '11358 HS'}], ['rows-disagree: the charge is 11359 HS, as line 2 says', 'rows-disagree: the charge is 11358 HS, as line 3 says']],
	['a row that does not convict', [{}, {OFFENSE_DESCR: '11358 HS', DISP_DESCR: 'DISMISSED'}], []],
	// Date
	['the disposition is of another day', [{DISP_DATE: '20161201'}], ['impossible-order: the conviction is of 2016-12-01, as the disposition says']],
	['the disposition knows only the year of the step', [{DISP_DATE: '20100000'}], []],
	['the step knows only the year', [{STP_EVENT_DATE: '20100000'}], ['date-partial: the conviction is of 2010-05-01, as the disposition says']],
	['the step has no day', [{STP_EVENT_DATE: ''}], ['date-partial: the conviction is of 2010-05-01, as the disposition says']],
	['the disposition has no day', [{DISP_DATE: ''}], []],
	['rows disagree on the day', [{}, {STP_EVENT_DATE: '20110501', DISP_DATE: '20110501'}], ['rows-disagree: the conviction is of 2010-05-01, as line 2 says', 'rows-disagree: the conviction is of 2011-05-01, as line 3 says']],
	// Severity
	['the type of charge is another', [{OFFENSE_TOC: 'M'}], ['severity-unclear: the severity is misdemeanor, as the type of charge says']],
	['no status: the type of charge is what is read', [{CONV_STAT_DESCR: '', OFFENSE_TOC: 'M'}], []],
	['a status that is no known word', [{CONV_STAT_DESCR: 'WOBBLER'}], ['severity-unclear: the severity is felony, as the type of charge says']],
	['the type of the offense of conviction is another', [{CONV_OFFENSE_TOC: 'I'}], ['severity-unclear: the severity is infraction, as the type of the offense of conviction says']],
	['both are', [{OFFENSE_TOC: 'M', DISP_OFFENSE_TOC: 'M'}], ['severity-unclear: the severity is misdemeanor, as the type of charge and the type of the offense as disposed say']],
	['a type that is no known letter', [{OFFENSE_TOC: 'N'}], []],
	['rows disagree on the severity', [{}, {CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'M'}], ['rows-disagree: the severity is felony, as line 2 says', 'rows-disagree: the severity is misdemeanor, as line 3 says']],
	// Case
	['another case by the column of court case numbers', [{FE_NUM_CRT_CASE: 'BA1'}, {...secondStep, FE_NUM_CRT_CASE: 'BA2', OFN: 'BA12345'}], ['case-number: the cases are those that the column of court case numbers tells apart']],
	['a case number in the column where there is no file number', [{OFN: '', FE_NUM_CRT_CASE: 'BA1'}, {...secondStep, OFN: 'BA2'}], ['case-number: the cases are those that the column of court case numbers tells apart']],
	['the same in a comment', [{OFN: '', COMMENT_TEXT: 'CRT CASE NBR BA1'}, {...secondStep, OFN: 'BA2'}], ['case-number: the cases are those that the comment tells apart']],
	['the same case by dockets', [{FE_NUM_DOCKET: 'D1'}, {...secondStep, OFN: 'BA2', FE_NUM_DOCKET: 'D1'}], ['case-number: the cases are those that the column of docket numbers tells apart']],
	['a number on one of the two says nothing of the other', [{}, {...secondStep, OFN: 'BA12345', FE_NUM_DOCKET: 'D1'}], []],
	['counts of one step are of one case', [{FE_NUM_CRT_CASE: 'BA1'}, {CNT_ORDER: '101002002000', OFFENSE_DESCR: '187(A) PC', FE_NUM_CRT_CASE: 'BA2'}], []],
];

for (const [what, list, expected] of lines) {
	test(`readings: ${what}`, t => {
		t.deepEqual(told(...list), expected);
	});
}

test('a reading holds everywhere in the history it comes with, and the record as read stays as it was', t => {
	const read = conviction({OFFENSE_TOC: 'M'}, {CNT_ORDER: '101002002000', OFFENSE_DESCR: '459 PC'}, also('11358 HS'));
	const other = alternativeReadings(read, engine)[0]!.conviction;
	t.not(other.count, read.count);
	t.is(other.key, read.key);
	t.deepEqual(other.subject.convictions.map(({key}) => key), read.subject.convictions.map(({key}) => key));
	for (const one of other.subject.convictions) {
		t.is(one.subject, other.subject);
		t.true(other.subject.cycles.includes(one.cycle) && one.cycle.steps.includes(one.step) && one.step.counts.includes(one.count));
	}

	t.deepEqual(other.subject.convictions.map(one => sameCase(other, one)), read.subject.convictions.map(one => sameCase(read, one)));
	t.deepEqual(read.count.levels.map(({value}) => value), [{kind: 'level', level: 'felony'}]);
});

test('every flag that a reading belongs to is in the rules', t => {
	const flags = new Set(lines.flatMap(([, list]) => readings(...list).map(({flag}) => flag)));
	t.deepEqual([...flags].toSorted(), ['case-number', 'charge-conflict', 'date-partial', 'impossible-order', 'rows-disagree', 'severity-unclear']);
	t.true([...flags].every(flag => ruleBook.flags.some(({id}) => id === flag)));
});

test('a prior of the same case by one number, of another by the other', t => {
	const [reading] = readings({FE_NUM_DOCKET: 'D1'}, {...secondStep, OFN: 'BA2', FE_NUM_DOCKET: 'D1'});
	t.is(concludeUnder(conviction({FE_NUM_DOCKET: 'D1'}, {...secondStep, OFN: 'BA2', FE_NUM_DOCKET: 'D1'}), engine)!.outcome, 'not-eligible');
	t.not(concludeUnder(reading!.conviction, engine)!.outcome, 'not-eligible');
});
