import test from 'ava';
import {also, type Cells} from '../helpers/rows-fixture.js';
import {audited, extractOf} from './_audited.js';
import {answersFor, column, hasFlag, recordsFor} from './_records-of.js';

/*
Each defect of the earlier engines about settings and the flow (domain reference, 5.6), its triggers, and what is answered here.
Settings go through the loading of options and parameters.
*/
const recent: Cells = {CYC_DATE: '20190101', STP_EVENT_DATE: '20190301', DISP_DATE: '20190301'};
const sale = extractOf([recent, also('459 PC', '20190501')]);
const options = (baselineEligibility: object, additionalRelief: object = {}): string => JSON.stringify({baselineEligibility, additionalRelief});

test('D-50: what no criterion fits is a hand review, counted as undecided, and no blank', async t => {
	const {records, summary} = await audited(t, [sale], {options: options({dismiss: [], reduce: ['11358']})});
	t.deepEqual(records.map(({outcome, reason}) => [outcome, reason]), [['hand-review', 'No applicable eligibility criteria']]);
	t.is(summary.undecided.convictions, 1);
});

for (const [id, what, given, says] of [
	['D-51', 'a section that is none', {options: options({dismiss: ['11357(a)']})}, /found dismiss = 11357\(a\); expected a list of 11357/],
	['D-51', 'a section that is none, by --set', {policy: 'clear-my-record-2019', set: ['dismiss=11357(a)']}, /found dismiss = 11357\(a\)/],
	['D-52', 'a misspelt group', {options: JSON.stringify({baselineEligibilty: {dismiss: ['11359']}})}, /found the key "baselineEligibilty\.dismiss"/],
	['D-52', 'a misspelt key', {options: options({dismiss: ['11359']}, {subjectAgeTreshold: 57})}, /found the key "additionalRelief\.subjectAgeTreshold"/],
	['D-53', 'a section in both lists', {options: options({dismiss: ['11359'], reduce: ['11359']})}, /found 11359 in both dismiss and reduce/],
	['D-53', 'a section in both lists, by --set', {policy: 'clear-my-record-2019', set: ['dismiss=11359', 'reduce=11359']}, /found 11359 in both dismiss and reduce/],
] as const) {
	test(`${id}: ${what} is refused before anything is read`, async t => {
		const refused = await t.throwsAsync(audited(t, [sale], given));
		t.regex(refused.message, says);
		t.regex(refused.message, /Next: /);
	});
}

// The criteria apply no bar, as they did: their offices dismissed beyond the statute. The reviewer sees the bar, and the policies of the statute ask for it.
test('D-54: a murder of 2000 stops no dismissal under the configurable criteria, but a flag does; the statute\'s policies ask', t => {
	const list = [{}, also('187 PC', '20000501', {OFN: 'BA99999'})];
	const [record] = recordsFor(list, {set: {dismiss: ['11359']}});
	t.is(record!.outcome, 'dismiss');
	t.true(hasFlag(record!, 'prior-disqualifier'));
	t.deepEqual(['los-angeles-2019', 'statute-11361-8'].flatMap(policy => answersFor(list, {policy})), ['not-eligible: PC 667(e)(2)(c)(iv)', 'not-eligible: PC 667(e)(2)(c)(iv)']);
});

// A plea companion is another offense, as it was; the list of related pleas has a policy of its own.
test('D-55: a plea companion is another offense than Proposition 64\'s, and so is the look-alike 11357.5', t => {
	const companion: Cells = {...recent, CNT_ORDER: '101002002000', OFFENSE_DESCR: '11364 HS', CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'M'};
	const asked = {set: {'only-prop64': true}};
	t.deepEqual(answersFor([recent, companion], asked), ['hand-review: No applicable eligibility criteria']);
	t.deepEqual(answersFor([recent, {...companion, OFFENSE_DESCR: '11357.5 HS'}], asked), ['hand-review: No applicable eligibility criteria']);
	t.deepEqual(answersFor([recent, companion], {policy: 'dismiss-all-prop64-and-related'}), ['dismiss: Dismiss all Prop 64 and related charges', 'dismiss: Dismiss all Prop 64 and related charges']);
});

test('D-56: the what-if with related pleas is a policy one can run, and no run computes it for nothing', async t => {
	const related = extractOf([recent, {...recent, CNT_ORDER: '101002002000', OFFENSE_DESCR: '148(A)(1) PC', CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'M'}]);
	const {records} = await audited(t, [related], {policy: 'dismiss-all-prop64-and-related'});
	t.deepEqual(records.map(({outcome}) => outcome), ['dismiss', 'dismiss']);
	const {records: own, summary} = await audited(t, [related], {policy: 'clear-my-record-2019'});
	t.is(own.length, 1);
	t.deepEqual(Object.keys(summary.engine).filter(key => key.startsWith('reliefWith')), ['reliefWithCurrentEligibilityChoices', 'reliefWithDismissAllProp64']);
});

// The column lists strikes of any date, as it did (parity). What is asked, and flag 1, is whether one was earlier.
test('D-57: a super strike after the conviction is listed and bars nothing', t => {
	const list = [{}, also('187 PC', '20150501', {OFN: 'BA99999'})];
	const [record] = recordsFor(list, {policy: 'los-angeles-2019'});
	t.is(column(record!, 'Superstrike Code Section(s)'), '187 PC');
	t.not(record!.question, 'super-strike');
	t.false(hasFlag(record!, 'prior-disqualifier'));
	t.true(hasFlag(record!, 'later-super-strike'));
});
