import test from 'ava';
import {outcomeLabels} from '../../source/values/outcome.js';
import {also, death, decided, type Cells} from '../helpers/rows-fixture.js';
import {engineWith, nothingOn, type Settings} from '../helpers/rules-fixture.js';

/*
The ten steps of the earlier engine's configurable flow (domain reference, 4.2), worked by hand on clean rows: label and reason as
that engine wrote them. Its blank determination is `Hand Review` / `No applicable eligibility criteria` (design, section 5).
*/
type Line = readonly [what: string, set: Settings, list: readonly Cells[], label: string, reason: string, asOf?: string];

const dismissal = 'Eligible for Dismissal';
const reduction = 'Eligible for Reduction';
const undecided = ['Hand Review', 'No applicable eligibility criteria'] as const;
const convicted = (date: string, cells: Cells = {}): Cells => ({CYC_DATE: date, STP_EVENT_DATE: date, DISP_DATE: date, ...cells});
const recent = convicted('20190301');
const burglary = also('459 PC-BURGLARY');

const lines: readonly Line[] = [
	['1: a misdemeanor', {}, [{...recent, CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'M'}, burglary], dismissal, 'Misdemeanor or Infraction'],
	['1: an infraction', {}, [{...recent, CONV_STAT_DESCR: 'INFRACTION', OFFENSE_TOC: 'I'}, burglary], dismissal, 'Misdemeanor or Infraction'],
	['1: a blank status and type of charge M', {}, [{...recent, CONV_STAT_DESCR: '', OFFENSE_TOC: 'M'}, burglary], dismissal, 'Misdemeanor or Infraction'],
	['1: a blank status and type of charge F', {}, [{...recent, CONV_STAT_DESCR: '', OFFENSE_TOC: 'F'}, burglary], ...undecided],
	['1: before the lists', {dismiss: ['11359']}, [{...recent, CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'M'}], dismissal, 'Misdemeanor or Infraction'],
	['D-22: a misdemeanor of 2019', {}, [{...recent, OFFENSE_DESCR: '11360(B) HS', CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'M'}], dismissal, 'Misdemeanor or Infraction'],
	['2: a listed section', {dismiss: ['11357', '11359']}, [recent, burglary], dismissal, 'Dismiss all HS 11359 convictions'],
	['2: a listed section with subdivision and without code letters', {dismiss: ['11360']}, [{...recent, OFFENSE_DESCR: '11360(B) SELL/TRANSPORT'}, burglary], dismissal, 'Dismiss all HS 11360 convictions'],
	['2: a section not listed', {dismiss: ['11357']}, [recent, burglary], ...undecided],
	['2: the order of the list decides', {dismiss: ['11358', '11357']}, [{...recent, OFFENSE_DESCR: '11357/11358 HS'}, burglary], dismissal, 'Dismiss all HS 11358 convictions'],
	['2: a list in the words of the file', {dismiss: ['11357', '11358']}, [{...recent, OFFENSE_DESCR: '11357/11358 HS'}, burglary], dismissal, 'Dismiss all HS 11357 convictions'],
	['3: the day before the 21st birthday', {'under-21': true}, [{...recent, PRI_DOB: '19980302'}, burglary], dismissal, '21 years or younger'],
	['3, D-32: the 21st birthday', {'under-21': true}, [{...recent, PRI_DOB: '19980301'}, burglary], ...undecided],
	['3, D-32: born on 29 February, on 28 February', {'under-21': true}, [convicted('20130228', {PRI_DOB: '19920229'}), burglary], dismissal, '21 years or younger'],
	['3, D-32: born on 29 February, on 1 March', {'under-21': true}, [convicted('20130301', {PRI_DOB: '19920229'}), burglary], ...undecided],
	['3: off', {}, [{...recent, PRI_DOB: '20000101'}, burglary], ...undecided],
	['4: the birthday is the as-of date', {age: 57}, [{...recent, PRI_DOB: '19630701'}, burglary], dismissal, '57 years or older'],
	['4: the birthday is a day later', {age: 57}, [{...recent, PRI_DOB: '19630702'}, burglary], ...undecided],
	['4: 0 is off', {age: 0}, [{...recent, PRI_DOB: '19200101'}, burglary], ...undecided],
	['5, D-31: the day itself', {'years-since': 10}, [convicted('20100701'), burglary], dismissal, 'Conviction occurred 10 or more years ago'],
	['5: a day short', {'years-since': 10}, [convicted('20100702'), burglary], ...undecided],
	['5: as-of 29 February less 7 years is 1 March', {'years-since': 7}, [convicted('20130301'), burglary], dismissal, 'Conviction occurred 7 or more years ago', '2020-02-29'],
	['5: as-of 29 February, 2 March is short', {'years-since': 7}, [convicted('20130302'), burglary], ...undecided, '2020-02-29'],
	['5, D-33: the column rounds to 10.0, the test does not', {'years-since': 10}, [convicted('20100714'), burglary], ...undecided],
	['6: the day before', {'crime-free': 10}, [convicted('20100630')], dismissal, 'No convictions in the past 10 years'],
	['6, D-31: the day itself', {'crime-free': 10}, [convicted('20100701')], ...undecided],
	['6: another conviction within, in another county', {'crime-free': 10}, [convicted('20000101'), also('459 PC', '20190501', {STP_ORI_CNTY_NAME: 'KERN'})], ...undecided],
	['6: another before it', {'crime-free': 10}, [convicted('20000101'), also('459 PC', '20100630')], dismissal, 'No convictions in the past 10 years'],
	['6: an arrest within is none', {'crime-free': 10}, [convicted('20000101'), also('459 PC', '20190501', {STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', DISP_DESCR: ''})], dismissal, 'No convictions in the past 10 years'],
	['7: one conviction', {'only-prop64': true}, [recent], dismissal, 'Only has 11357-60 charges'],
	['7: two, one of them elsewhere', {'only-prop64': true}, [recent, also('11357(C)HS-POSS', '20190501', {STP_ORI_CNTY_NAME: 'KERN'})], dismissal, 'Only has 11357-60 charges'],
	['7, D-55: a plea companion', {'only-prop64': true}, [recent, also('11364 HS', '20190301', {CNT_ORDER: '101002002000', CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'M'})], ...undecided],
	['7: a dismissed burglary', {'only-prop64': true}, [recent, also('459 PC', '20190501', {DISP_DESCR: 'DISMISSED'})], dismissal, 'Only has 11357-60 charges'],
	['8: deceased', {deceased: true}, [recent, burglary, death], dismissal, 'Individual is deceased'],
	['8: off', {}, [recent, burglary, death], ...undecided],
	['9: a section to reduce', {reduce: ['11359']}, [recent, burglary], reduction, 'Reduce all HS 11359 convictions'],
	['9: a section not to reduce', {reduce: ['11358']}, [recent, burglary], ...undecided],
	['9: behind the criteria that dismiss', {reduce: ['11359'], 'years-since': 1}, [recent, burglary], dismissal, 'Conviction occurred 1 or more years ago'],
	['10, D-50: nothing fits', {}, [recent, burglary], ...undecided],
	['D-54: no disqualifier is applied', {dismiss: ['11359']}, [recent, also('187(A) PC-MURDER', '20000101')], dismissal, 'Dismiss all HS 11359 convictions'],
	['3 before 4', {'under-21': true, age: 40}, [convicted('19800101', {PRI_DOB: '19600101'}), burglary], dismissal, '21 years or younger'],
	['4 before 5', {age: 40, 'years-since': 5}, [convicted('19900101', {PRI_DOB: '19600101'}), burglary], dismissal, '40 years or older'],
	['5 before 6', {'years-since': 5, 'crime-free': 5}, [convicted('19900101')], dismissal, 'Conviction occurred 5 or more years ago'],
	['6 before 7', {'crime-free': 5, 'only-prop64': true}, [convicted('19900101')], dismissal, 'No convictions in the past 5 years'],
	['7 before 8', {'only-prop64': true, deceased: true}, [recent, death], dismissal, 'Only has 11357-60 charges'],
];

for (const [what, set, list, label, reason, asOf] of lines) {
	test(`step ${what}: ${label}, ${reason}`, t => {
		// One person has one date of birth.
		const ofOne = list.map(cells => ({...cells, PRI_DOB: list[0]!.PRI_DOB ?? '19800101'}));
		const determination = decided(engineWith({set: {...nothingOn, ...set}, asOf}), ...ofOne)!;
		t.is(outcomeLabels[determination.outcome], label);
		t.is(determination.reason, reason);
		t.deepEqual(determination.gaps.filter(gap => !gap.startsWith('Code letters')), []);
	});
}
