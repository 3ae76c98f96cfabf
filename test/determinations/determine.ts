import test from 'ava';
import {determine} from '../../source/determinations/determine.js';
import type {Engine} from '../../source/determinations/engine.js';
import {also, conviction, decided, death, person, type Cells} from '../helpers/rows-fixture.js';
import {engineWith, nothingOn, policy, type Settings} from '../helpers/rules-fixture.js';

const nothing: Engine = engineWith({set: nothingOn});
const reducing = engineWith({set: {...nothingOn, reduce: ['11359']}});
const dismissing = engineWith({set: {...nothingOn, dismiss: ['11359']}});
const burglary = also('459 PC');

const answer = (engine: Engine, ...list: readonly Cells[]): readonly [string, string, string] => {
	const {outcome, question, reason} = decided(engine, ...list)!;
	return [outcome, question, reason];
};

// D-18: an unknown severity
test('D-18: a severity that is no known word is never taken as a misdemeanor', t => {
	t.deepEqual(answer(reducing, {CONV_STAT_DESCR: 'UNKNOWN'}), ['hand-review', 'open-question', 'Severity is not a known word: dismissed if it is a misdemeanor or an infraction, otherwise reduced']);
	t.deepEqual(answer(reducing, {CONV_STAT_DESCR: '', OFFENSE_TOC: ''}), ['hand-review', 'open-question', 'Severity is missing: dismissed if it is a misdemeanor or an infraction, otherwise reduced']);
	t.deepEqual(answer(nothing, {CONV_STAT_DESCR: '', OFFENSE_TOC: 'N'}), ['hand-review', 'open-question', 'Severity is not a known word: dismissed if it is a misdemeanor or an infraction, otherwise left to a person (No applicable eligibility criteria)']);
});

test('D-18: where every severity ends alike, that holds and the gap is noted', t => {
	const {outcome, reason, gaps} = decided(dismissing, {CONV_STAT_DESCR: 'UNKNOWN'})!;
	t.deepEqual([outcome, reason, gaps], ['dismiss', 'Dismiss all HS 11359 convictions', ['Severity is not a known word']]);
});

test('D-18: a blank behind and another letter case are the word', t => {
	t.is(decided(reducing, {CONV_STAT_DESCR: 'FELONY '})!.outcome, 'reduce');
	t.is(decided(reducing, {CONV_STAT_DESCR: 'Felony'})!.outcome, 'reduce');
	t.is(decided(reducing, {CONV_STAT_DESCR: '', OFFENSE_TOC: 'f'})!.outcome, 'reduce');
});

// D-25: the date of conviction
for (const [date, question, reason] of [
	['20160000', 'open-question', 'Date of conviction is only known as 2016: dismissed if convicted on or before 2016-07-01, otherwise reduced'],
	['20160700', 'open-question', 'Date of conviction is only known as 2016-07: dismissed if convicted on or before 2016-07-01, otherwise reduced'],
	['', 'open-question', 'Date of conviction is missing: dismissed if convicted on or before 2016-07-01, otherwise reduced'],
	['20160230', 'open-question', 'Date of conviction is unreadable: dismissed if convicted on or before 2016-07-01, otherwise reduced'],
] as const) {
	test(`D-25: convicted ${JSON.stringify(date)} is no conviction of the year 1: a question`, t => {
		t.deepEqual(answer(engineWith({set: {...nothingOn, reduce: ['11359'], 'years-since': 4}}), {STP_EVENT_DATE: date}), ['hand-review', question, reason]);
	});
}

test('D-25: a partial date that settles the question settles it', t => {
	const engine = engineWith({set: {...nothingOn, reduce: ['11359'], 'years-since': 10}});
	t.deepEqual(answer(engine, {STP_EVENT_DATE: '19790000'}), ['dismiss', 'old-conviction', 'Conviction occurred 10 or more years ago']);
	t.deepEqual(answer(engine, {STP_EVENT_DATE: '20180000'}), ['reduce', 'section-reduced', 'Reduce all HS 11359 convictions']);
	t.deepEqual(answer(engine, {STP_EVENT_DATE: '20180315 '}), ['reduce', 'section-reduced', 'Reduce all HS 11359 convictions']);
});

test('D-25: under 21, crime-free and age do not pass on an unreadable date', t => {
	for (const set of [{'under-21': true}, {'crime-free': 10}] as readonly Settings[]) {
		t.is(decided(engineWith({set: {...nothingOn, reduce: ['11359'], ...set}}), {STP_EVENT_DATE: ''})!.question, 'open-question');
	}
});

// D-26: the date of birth
for (const [born, reason] of [
	['', 'Date of birth is missing: dismissed if born on or before 1963-07-01, otherwise reduced'],
	['19630000', 'Date of birth is only known as 1963: dismissed if born on or before 1963-07-01, otherwise reduced'],
	['1963', 'Date of birth is unreadable: dismissed if born on or before 1963-07-01, otherwise reduced'],
] as const) {
	test(`D-26: born ${JSON.stringify(born)} is not old: a question`, t => {
		t.deepEqual(answer(engineWith({set: {...nothingOn, reduce: ['11359'], age: 57}}), {PRI_DOB: born}), ['hand-review', 'open-question', reason]);
	});
}

test('D-26: a year of birth that settles the question settles it', t => {
	t.is(decided(engineWith({set: {...nothingOn, reduce: ['11359'], age: 57}}), {PRI_DOB: '19950000'})!.outcome, 'reduce');
});

// D-29, D-30: a broken count
test('D-29, D-30: a broken CNT_ORDER is a hand review that says what would be', t => {
	const question = 'CNT_ORDER is not twelve digits, so the count cannot be told';
	for (const order of ['', '1010', '1.01002E+11', '1002001000']) {
		t.deepEqual(answer(dismissing, {CNT_ORDER: order}), ['hand-review', 'key-broken', `${question}: dismissed (Dismiss all HS 11359 convictions) if this row stands alone, otherwise decided as the count it belongs to`], `for ${order}`);
	}

	t.is(answer(nothing, {CNT_ORDER: ''})[2], `${question}: left to a person (No applicable eligibility criteria) if this row stands alone, otherwise decided as the count it belongs to`);
	t.is(
		answer(reducing, {CNT_ORDER: '', CONV_STAT_DESCR: '', OFFENSE_TOC: ''})[2],
		`${question}: decided as the count it belongs to unless this row stands alone. Severity is missing: dismissed if it is a misdemeanor or an infraction, otherwise reduced`,
	);
	t.is(
		answer(dismissing, {CNT_ORDER: '', STP_ORI_CNTY_NAME: ''})[2],
		`${question}; County is missing: dismissed (Dismiss all HS 11359 convictions) if this row stands alone and the court was in LOS ANGELES, otherwise decided as the count it belongs to or outside this audit`,
	);
});

test('D-30: a broken CNT_ORDER of another county or another offense is out of scope all the same', t => {
	t.is(decided(dismissing, {CNT_ORDER: '', OFFENSE_DESCR: '459 PC'}), undefined);
	t.is(decided(dismissing, {CNT_ORDER: '', STP_ORI_CNTY_NAME: 'KERN'}), undefined);
});

// D-44 and the scope
test('D-44: a county in another letter case or with blanks is the county', t => {
	for (const county of ['LOS ANGELES ', 'Los Angeles', ' LOS  ANGELES']) {
		t.is(decided(dismissing, {STP_ORI_CNTY_NAME: county})!.outcome, 'dismiss', `for ${county}`);
	}

	t.is(decided(engineWith({set: {...nothingOn, dismiss: ['11359']}, county: 'los angeles'}), {})!.outcome, 'dismiss');
	t.is(decided(dismissing, {STP_ORI_CNTY_NAME: 'KERN'}), undefined);
});

test('the scope is three-valued: what may be in it is reviewed, with the question', t => {
	const dismissed = 'dismissed (Dismiss all HS 11359 convictions)';
	t.deepEqual(answer(dismissing, {STP_ORI_CNTY_NAME: ''}), ['hand-review', 'scope', `County is missing: ${dismissed} if the court was in LOS ANGELES, otherwise outside this audit`]);
	t.deepEqual(answer(dismissing, {DISP_DESCR: ''}), ['hand-review', 'scope', `Disposition is missing: ${dismissed} if the count ended in a conviction, otherwise outside this audit`]);
	t.deepEqual(answer(dismissing, {DISP_DESCR: 'SEE ATTACHED'}), ['hand-review', 'scope', `Disposition does not say whether it is a conviction: ${dismissed} if the count ended in a conviction, otherwise outside this audit`]);
	t.deepEqual(answer(dismissing, {}, {STP_ORI_CNTY_NAME: 'KERN'}), ['hand-review', 'scope', `County differs between rows: ${dismissed} if the court was in LOS ANGELES, otherwise outside this audit`]);
	t.deepEqual(answer(dismissing, {STP_ORI_CNTY_NAME: '', DISP_DESCR: ''}), ['hand-review', 'scope', `Disposition is missing; County is missing: ${dismissed} if the count ended in a conviction and the court was in LOS ANGELES, otherwise outside this audit`]);
	const table = 'the charge is one of the offenses reclassified by Proposition 64';
	t.deepEqual(answer(dismissing, {OFFENSE_DESCR: ''}).slice(0, 2), ['hand-review', 'scope']);
	t.is(answer(reducing, {OFFENSE_DESCR: '', CONV_STAT_DESCR: 'MISDEMEANOR'})[2], `Charge is missing: dismissed (Misdemeanor or Infraction) if ${table}, otherwise outside this audit`);
	t.is(answer(engineWith(), {OFFENSE_DESCR: '11 359 HS', CONV_STAT_DESCR: 'MISDEMEANOR'})[2], `Charge is not readable: dismissed (Misdemeanor or Infraction) if ${table}, otherwise outside this audit`);
	t.is(answer(engineWith(), {OFFENSE_DESCR: '11359 HS', CONV_STAT_DESCR: 'MISDEMEANOR'}, {OFFENSE_DESCR: '459 PC', CONV_STAT_DESCR: 'MISDEMEANOR'})[2], `Charge differs between rows (11359 HS or 459 PC): dismissed (Misdemeanor or Infraction) if ${table}, otherwise outside this audit`);
});

test('a question within the question: the one about the scope comes first, each in a sentence of its own', t => {
	t.is(
		answer(engineWith({set: {...nothingOn, reduce: ['11359'], age: 57}}), {STP_ORI_CNTY_NAME: '', PRI_DOB: ''})[2],
		'County is missing: outside this audit unless the court was in LOS ANGELES. Date of birth is missing: dismissed if born on or before 1963-07-01, otherwise reduced',
	);
});

test('what is certainly outside is no conviction of this audit', t => {
	for (const cells of [{OFFENSE_DESCR: '459 PC'}, {OFFENSE_DESCR: '11357.5(A) HS'}, {OFFENSE_DESCR: '', STP_ORI_CNTY_NAME: 'KERN'}, {OFFENSE_DESCR: 'BURGLARY 459'}, {STP_ORI_CNTY_NAME: 'KERN', DISP_DESCR: ''}]) {
		t.is(decided(dismissing, cells), undefined, `for ${JSON.stringify(cells)}`);
	}

	t.is(person({DISP_DESCR: 'DISMISSED'}).convictions.length, 0);
});

test('D-08, D-12: what may be a Prop 64 charge is reviewed', t => {
	for (const cells of [{OFFENSE_DESCR: '11 359 HS'}, {OFFENSE_DESCR: '11,359 HS'}, {OFFENSE_DESCR: '', COMMENT_TEXT: 'NOT GUILTY OF 11359 HS'}, {OFFENSE_DESCR: 'DRUG OFFENSE'}, {OFFENSE_DESCR: '11359 HS 11360 HS'}]) {
		t.is(decided(dismissing, cells)?.question, 'scope', `for ${JSON.stringify(cells)}`);
	}
});

// D-47, D-49: the person
test('D-47: without SUBJECT_ID nothing is taken from other rows, and what needs them is a question', t => {
	const engine = engineWith({set: {...nothingOn, reduce: ['11359'], 'only-prop64': true}});
	t.deepEqual(answer(engine, {SUBJECT_ID: ''}), ['hand-review', 'open-question', 'SUBJECT_ID is missing, so the rest of the person\'s record is not known: dismissed if the person has no conviction of another offense, otherwise reduced']);
	t.is(decided(engineWith({set: {...nothingOn, deceased: true}}), {SUBJECT_ID: ''})!.question, 'open-question');
	t.is(decided(dismissing, {SUBJECT_ID: ''})!.outcome, 'dismiss');
});

test('D-49: a person is judged on all rows, of whatever file they come from', t => {
	const engine = engineWith({set: {...nothingOn, 'only-prop64': true}});
	t.is(decided(engine, {})!.outcome, 'dismiss');
	t.is(decided(engine, {}, burglary)!.outcome, 'hand-review');
});

// D-41 and the relief, of what the statute dismisses as well
const small: Cells = {OFFENSE_DESCR: '11357(B) HS', CONV_STAT_DESCR: 'INFRACTION', OFFENSE_TOC: 'I'};

for (const [what, cells, relief] of [
	['completed', {}, 'dismiss-and-seal'],
	['serving', {SENT_LENGTH: '25', SENT_TIME_CODE: 'Y'}, 'recall-and-dismiss'],
	['a life term', {SENT_LENGTH: '', SENT_TIME_CODE: 'L'}, 'recall-and-dismiss'],
	['ends on the as-of date', {STP_EVENT_DATE: '20190701', SENT_LENGTH: '1', SENT_TIME_CODE: 'Y'}, 'dismiss-and-seal'],
	['ends the day after', {STP_EVENT_DATE: '20190702', SENT_LENGTH: '1', SENT_TIME_CODE: 'Y'}, 'recall-and-dismiss'],
	['D-40: five years are five calendar years', {STP_EVENT_DATE: '20150701', SENT_LENGTH: '5', SENT_TIME_CODE: 'Y'}, 'dismiss-and-seal'],
	['D-42: 292 years', {SENT_LENGTH: '292', SENT_TIME_CODE: 'Y'}, 'recall-and-dismiss'],
	['D-42: 300 years', {SENT_LENGTH: '300', SENT_TIME_CODE: 'Y'}, 'recall-and-dismiss'],
	['D-41: an unknown unit', {SENT_TIME_CODE: 'W'}, 'dismiss-form-open'],
	['D-41: an unknown length', {SENT_LENGTH: 'SIX'}, 'dismiss-form-open'],
	['D-41: a blank behind the length', {SENT_LENGTH: '25 ', SENT_TIME_CODE: 'Y'}, 'recall-and-dismiss'],
	['no sentence on the record', {SENT_LOC_DESCR: '', SENT_LENGTH: '', SENT_TIME_CODE: '', SENT_TIME_DESCR: ''}, 'dismiss-form-open'],
	['a fine only', {SENT_LOC_DESCR: 'FINE', SENT_LENGTH: '', SENT_TIME_CODE: '', SENT_TIME_DESCR: ''}, 'dismiss-form-open'],
	['a date of conviction that is not known', {STP_EVENT_DATE: ''}, 'dismiss-form-open'],
	['a partial date that settles it', {STP_EVENT_DATE: '20110000'}, 'dismiss-and-seal'],
	['a partial date that does not', {STP_EVENT_DATE: '20150000', SENT_LENGTH: '5', SENT_TIME_CODE: 'Y'}, 'dismiss-form-open'],
] as const) {
	test(`relief of a dismissal by the state of the sentence: ${what}: ${relief}`, t => {
		t.is(decided(dismissing, {...small, ...cells})!.relief, relief);
	});
}

test('relief of a reduction, and none of a hand review', t => {
	t.is(decided(reducing, {})!.relief, 'redesignate-misdemeanor');
	t.is(decided(reducing, {SENT_LENGTH: '25', SENT_TIME_CODE: 'Y'})!.relief, 'resentence-misdemeanor');
	t.is(decided(nothing, {})!.relief, undefined);
});

test('D-38, D-39: parts of a sentence run together, each of its own count', t => {
	const prison: Cells = {STP_EVENT_DATE: '20160101', SENT_LOC_DESCR: 'PRISON', SENT_LENGTH: '3', SENT_TIME_CODE: 'Y'};
	t.is(decided(dismissing, {...small, ...prison}, {...small, ...prison, SENT_LOC_DESCR: 'PROBATION'})!.relief, 'dismiss-and-seal');
	t.is(decided(dismissing, small, {CNT_ORDER: '101002002000', SENT_LENGTH: '25', SENT_TIME_CODE: 'Y'})!.relief, 'dismiss-and-seal');
});

test('a rule that fails on a record is a hand review of that record', t => {
	const broken: Engine = {...dismissing, policy: {...policy, scope: {...policy.scope, offenses: ['no-such-table']}}};
	t.like(determine(conviction({}), broken), {outcome: 'hand-review', question: 'rule-failed'});
});

test('a death changes nothing where the policy does not ask', t => {
	t.deepEqual(answer(nothing, {}, death), answer(nothing, {}));
});

// What cannot be told from a Prop 64 conviction of the county is asked, never dropped.
for (const [what, cells, question] of [
	['words for marijuana with a number', {OFFENSE_DESCR: 'POSS MARIJUANA 28.5 GRAMS'}, /^Charge is not readable: /],
	['a county that is no known name', {STP_ORI_CNTY_NAME: 'LOS ANGELES COUNTY'}, /^County is not a known name: /],
] as const) {
	test(`scope: ${what} is a question`, t => {
		const {outcome, question: id, reason} = decided(dismissing, cells)!;
		t.deepEqual([outcome, id], ['hand-review', 'scope']);
		t.regex(reason, question);
	});
}

test('a conspiracy written with its own code letters is the offense conspired to', t => {
	t.is(decided(dismissing, {OFFENSE_DESCR: '182(A)(1) PC-11359 HS'})!.outcome, 'dismiss');
});

test('an amount behind a hyphen is no second section', t => {
	t.is(decided(engineWith({set: {...nothingOn, 'only-prop64': true}}), {OFFENSE_DESCR: '11357(B)-28.5 GRAMS'})!.outcome, 'dismiss');
});

test('a gap that both the scope and the policy rest on is noted once', t => {
	const {reason, gaps} = decided(reducing, {OFFENSE_DESCR: 'MARIJUANA'})!;
	t.regex(reason, /^Charge is not readable: /);
	t.deepEqual(gaps, ['Charge is not readable']);
});

test('code letters that were read into the record are noted', t => {
	t.deepEqual(decided(dismissing, {OFFENSE_DESCR: '11359 POSSESS FOR SALE'})!.gaps, ['Code letters are missing: 11359 is read as HS']);
});

test('flag 5: a misdemeanor with a prison term', t => {
	const flags = decided(dismissing, {CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'M', SENT_LOC_DESCR: 'PRISON'})!.flags.map(({id}) => id);
	t.deepEqual(flags, ['severity-unclear']);
});
