import test from 'ava';
import {flagsOf} from '../../../source/determinations/flags/detect.js';
import {also, conviction, type Cells} from '../../helpers/rows-fixture.js';
import {engineWith} from '../../helpers/rules-fixture.js';

const flagged = (...list: readonly Cells[]) => flagsOf(conviction(...list), engineWith());
const ids = (...list: readonly Cells[]): string[] => flagged(...list).map(({id}) => id);

test('a clean record has no flag', t => {
	t.deepEqual(ids({}), []);
	t.deepEqual(ids({}, {SENT_LOC_DESCR: 'PROBATION', SENT_LENGTH: '3', SENT_TIME_CODE: 'Y'}, also('459 PC')), []);
	t.deepEqual(ids({CONV_STAT_DESCR: '', OFFENSE_TOC: 'F'}), []);
	t.deepEqual(ids({CYC_ORDER: '', STP_ORDER: ''}), []);
	t.deepEqual(ids({CYC_ORDER: '0101', STP_ORDER: '2'}), []);
});

for (const [id, what, list, lines] of [
	// 2
	['already-relieved', 'D-20: set aside on a later row of the count', [{}, {DISP_DESCR: 'CONV SET ASIDE & DISM PER 1203.4 PC'}], [3]],
	['already-relieved', 'reduced on a later row of the count', [{}, {DISP_DESCR: 'REDUCED TO MISDEMEANOR', CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: ''}], [3]],
	['already-relieved', 'sealed on another count of the cycle', [{}, {CNT_ORDER: '101003001000', DISP_DESCR: 'RECORD SEALED'}], [3]],
	['already-relieved', 'D-19: subsequently dismissed', [{DISP_DESCR: 'CONVICTED-SUBSEQUENTLY DISMISSED'}], [2]],
	['already-relieved', 'dismissed on a later row', [{}, {DISP_DESCR: 'DISMISSED'}], [3]],
	['already-relieved', 'a misdemeanor on a later row', [{OFFENSE_TOC: ''}, {CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: ''}], [3]],
	['already-relieved', 'an infraction on a later row', [{CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: ''}, {CONV_STAT_DESCR: 'INFRACTION', OFFENSE_TOC: ''}], [3]],
	// 3
	['date-partial', 'D-25: the conviction in a year only', [{STP_EVENT_DATE: '19790000'}], [2]],
	['date-partial', 'the conviction without date', [{STP_EVENT_DATE: ''}], [2]],
	['date-partial', 'an unreadable date', [{STP_EVENT_DATE: '20100230'}], [2]],
	['date-partial', 'D-26: no date of birth', [{PRI_DOB: ''}], [2]],
	['date-partial', 'two dates of birth', [{}, also('459 PC', '20190501', {PRI_DOB: '19960301'})], [2, 3]],
	['date-partial', 'two dates of conviction', [{}, {STP_EVENT_DATE: '20100502'}], [2, 3]],
	// 5
	['severity-unclear', 'D-18: no known word', [{CONV_STAT_DESCR: 'UNKNOWN'}], [2]],
	['severity-unclear', 'nothing at all', [{CONV_STAT_DESCR: '', OFFENSE_TOC: ''}], [2]],
	['severity-unclear', 'status and type of charge differ', [{OFFENSE_TOC: 'M'}], [2]],
	['severity-unclear', 'rows differ', [{OFFENSE_TOC: ''}, {CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: ''}], [2, 3]],
	['severity-unclear', 'an infraction with a custody term', [{CONV_STAT_DESCR: 'INFRACTION', OFFENSE_TOC: 'I'}], [2]],
	// 10
	['conduct-after-act', 'D-36: convicted on the day of the act', [{STP_EVENT_DATE: '20161109'}], [2]],
	['conduct-after-act', 'D-37: arrested before, convicted after', [{CYC_DATE: '20160901', STP_EVENT_DATE: '20170301'}], [2]],
	['conduct-after-act', 'arrested on the day of the act', [{CYC_DATE: '20161109', STP_EVENT_DATE: '20160101'}], [2]],
	['conduct-after-act', 'convicted in the year of the act', [{STP_EVENT_DATE: '20160000'}], [2]],
	['conduct-after-act', 'another row of the cycle gives a later arrest', [{}, {CNT_ORDER: '101001001000', STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', DISP_DESCR: '', CYC_DATE: '20170101'}], [3]],
	// 13
	['case-number', 'none', [{OFN: ''}], [2]],
	['case-number', 'D-45: a placeholder', [{OFN: 'NULL  '}], [2]],
	['case-number', 'D-46: two in one step', [{}, {CNT_ORDER: '101002002000', OFN: 'BA99999'}], [2]],
	['case-number', 'D-23: a conviction of a custody step', [{STP_TYPE_DESCR: 'CUSTODY:PRISON'}], [2]],
	// 16
	['rows-disagree', 'D-21: charges', [{}, {OFFENSE_DESCR: '11358 HS'}], [2, 3]],
	['rows-disagree', 'D-21: severities', [{}, {CONV_STAT_DESCR: 'MISDEMEANOR'}], [2, 3]],
	['rows-disagree', 'dates', [{}, {STP_EVENT_DATE: '20100502'}], [2, 3]],
	['rows-disagree', 'counties', [{}, {STP_ORI_CNTY_NAME: 'KERN'}], [2, 3]],
	['rows-disagree', 'convicted and dismissed', [{}, {DISP_DESCR: 'DISMISSED'}], [3]],
	// 17
	['key-broken', 'D-47: no SUBJECT_ID', [{SUBJECT_ID: ''}], [2]],
	['key-broken', 'D-29: no CNT_ORDER', [{CNT_ORDER: ''}], [2]],
	['key-broken', 'D-30: a spreadsheet\'s number', [{CNT_ORDER: '1.01002E+11'}], [2]],
	['key-broken', 'another cycle number', [{CYC_ORDER: '102'}], [2]],
	['key-broken', 'another step number', [{STP_ORDER: '003'}], [2]],
	['key-broken', 'a step number that is none', [{STP_ORDER: 'X'}], [2]],
] as const) {
	test(`${id}: ${what}`, t => {
		const flag = flagged(...list).find(one => one.id === id);
		t.deepEqual(flag?.rows, lines.map(line => ({file: 1, line})));
		t.is(flag?.level, 'H');
	});
}

for (const [id, what, list] of [
	['already-relieved', 'relief of another cycle', [{}, also('459 PC', '20190501'), also('459 PC', '20190501', {DISP_DESCR: 'CONV SET ASIDE & DISM PER 1203.4 PC'})]],
	['already-relieved', 'a felony on a later row', [{CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: ''}, {OFFENSE_TOC: ''}]],
	['already-relieved', 'a sentence modified', [{}, {DISP_DESCR: 'SENTENCE MODIFIED'}]],
	['date-partial', 'another conviction without date', [{}, also('459 PC', '')]],
	['date-partial', 'one row is silent', [{}, {STP_EVENT_DATE: '', PRI_DOB: ''}]],
	['conduct-after-act', 'the day before the act', [{CYC_DATE: '20161108', STP_EVENT_DATE: '20161108'}]],
	['conduct-after-act', 'another cycle after it', [{}, also('459 PC', '20190501')]],
	['case-number', 'one number on several counts', [{}, {CNT_ORDER: '101002002000'}, {CNT_ORDER: '101002003000', OFN: ''}]],
	['rows-disagree', 'the same in other words', [{}, {OFFENSE_DESCR: '11359HS', CONV_STAT_DESCR: 'felony', STP_ORI_CNTY_NAME: 'Los Angeles'}]],
	['severity-unclear', 'a felony with jail', [{}]],
] as const) {
	test(`${id} is silent: ${what}`, t => {
		t.false(ids(...list).includes(id));
	});
}

test('flags stand in the order of the rules, their rows in the order of the extract', t => {
	t.deepEqual(ids({OFN: '', STP_EVENT_DATE: '', CYC_ORDER: '9'}), ['date-partial', 'case-number', 'key-broken']);
	t.deepEqual(flagged({STP_EVENT_DATE: '20100502', PRI_DOB: ''}, {PRI_DOB: ''}, {})[0]!.rows.map(({line}) => line), [2, 3]);
});
