import test from 'ava';
import {flagsOf} from '../../source/determinations/flags/detect.js';
import {determine} from '../../source/determinations/determine.js';
import {possibleOtherCharges} from '../../source/results/possible-other-charges.js';
import {chargeIn} from '../../source/rules/offense-table.js';
import {chargeText} from '../../source/values/charge.js';
import {parseCharge} from '../../source/values/parse-charge.js';
import {also, conviction, person, type Cells} from '../helpers/rows-fixture.js';
import {engineWith, nothingOn, ruleBook, type Settings} from '../helpers/rules-fixture.js';

const isIn = (table: string, charge: string): string => chargeIn(ruleBook.offenses.get(table)!, parseCharge(charge, 'OFFENSE_DESCR', ruleBook.codes)!);
const charge = (cells: Cells): string => {
	const reading = conviction(cells).count.charges[0]!.value;
	return reading.kind === 'charge' ? chargeText(reading.charge) : reading.kind;
};

const outcome = (cells: Cells, set: Settings = nothingOn): string => {
	const determination = determine(conviction(cells), engineWith({set}));
	return determination ? `${determination.outcome}: ${determination.question}` : 'out of scope';
};

const flags = (...list: readonly Cells[]): readonly string[] => flagsOf(conviction(...list), engineWith()).map(({id}) => id);

/** Each defect of charge recognition in the earlier engine (domain reference, 5.1), its triggers, and what is answered here. */
const inTable: ReadonlyArray<readonly [id: string, what: string, table: string, expected: string, charges: readonly string[]]> = [
	['D-01', 'patterns that are not anchored', 'super-strikes', 'no', ['537 PC', '137 PC', '1205 PC', '1207 PC', '1219 PC', '1261 PC', '186.22(B)(4)/1215 PC']],
	['D-02', 'subdivisions, attempts and slashes', 'super-strikes', 'yes', ['187(A) PC', '664/187(A) PC', '664-187(A) PC', '187-664 PC', '187PC', '191.5(A) PC', '206 PC', '209(A) PC', '209(B)(1) PC', '209.5(A) PC', '217.1(B) PC', '269(A)(1) PC', '287(C)(1) PC', '288.7(A) PC', '653F(B) PC', '12022.53(D) PC', '18755(A) PC']],
	['D-02', 'seen, but force or intent is not in the code', 'super-strikes', 'unknown', ['207(A) PC', '220(A) PC', '264.1(A) PC', '289(A)(1) PC']],
	// The reference lists it as missed. Clause VIII needs a life term, which (c)(2) carries and (c)(1) does not.
	['D-02', '236.1(c)(1) is kept out on purpose', 'super-strikes', 'no', ['236.1(C)(1) PC']],
	['D-03', 'over-broad by law: a question, not a hit', 'super-strikes', 'unknown', ['261(A)(3) PC', '653F PC', '207 PC', '220 PC']],
	['D-03', 'rules of sentencing are no offense', 'super-strikes', 'no', ['667.61 PC', '667.7 PC', '667.71 PC']],
	['D-04', 'a gang pair in one text', 'super-strikes', 'yes', ['136.1-186.22(B)(4) PC']],
	['D-05', 'false hits', 'registration-290c', 'no', ['261.5 PC', '261.5(C) PC', '451.5 PC', '653F(B) PC', '1285 PC', '1261 PC']],
	['D-05', '272 without known lewdness is a question', 'registration-290c', 'unknown', ['272 PC', '272(A)(1) PC']],
	['D-06', 'misses', 'registration-290c', 'yes', ['288(A) PC', '288(B)(1) PC', '288(C)(1) PC', '287(C)(1) PC', '314.1 PC', '311.2(D)(1) PC', '290 PC', '290(B) PC', '290.018(B) PC']],
	['D-08', 'false hits', 'prop64', 'no', ['11357.5(A) HS-SYNTH CANNABINOID', '11359.1 HS', '113570 HS']],
	['D-08', 'a combined code is in scope, with a flag', 'prop64', 'yes', ['11350/11357 HS']],
	['D-16', 'missed', 'related', 'yes', ['647(F) PC', '602(L) PC', '148(A)(1) PC', '148.9(A) PC', '11364(A) HS', '11550(A) HS', '40508(A) VC']],
	['D-16', 'a false hit', 'related', 'no', ['2602 PC', '647(A) PC']],
	['D-12', 'predecessor sections', 'predecessors', 'yes', ['11530 HS', '11531 HS']],
	['D-12', 'of which some covered all narcotics', 'predecessors', 'unknown', ['11500 HS']],
];

for (const [id, what, table, expected, charges] of inTable) {
	for (const one of charges) {
		test(`${id}, ${what}: ${one} in ${table}: ${expected}`, t => {
			t.is(isIn(table, one), expected);
		});
	}
}

test('D-04: the pair as two counts of one step is one in flag 1', t => {
	const pair = [also('211/213(A)(1)(A) PC', '20050501', {OFN: 'XA1'}), also('186.22(B)(4) PC', '20050501', {OFN: '', CNT_ORDER: '102002002000'})];
	t.true(flags({}, ...pair).includes('prior-disqualifier'));
	t.false(flags({}, pair[0]!).includes('prior-disqualifier'));
});

test('D-07: a registration is seen with a leading blank, and where the comment holds it', t => {
	const step: Cells = {CNT_ORDER: '102001001000', STP_TYPE_DESCR: 'REGISTRATION', DISP_DESCR: '', STP_EVENT_DATE: '20060101'};
	for (const cells of [{OFFENSE_DESCR: ' 290 PC-REGISTRATION'}, {OFFENSE_DESCR: 'SEE COMMENT FOR CHARGE', COMMENT_TEXT: '290 PC-SEX REG'}]) {
		t.true(person({}, {...step, ...cells}).registered);
		t.true(flags({}, {...step, ...cells}).includes('prior-disqualifier'));
	}
});

test('D-08: not guilty of a section is not a charge of it', t => {
	t.is(outcome({OFFENSE_DESCR: '', COMMENT_TEXT: 'NOT GUILTY OF 11359 HS'}), 'hand-review: scope');
	t.true(flags({OFFENSE_DESCR: '11350/11357 HS'}).includes('several-offenses'));
});

for (const [id, what, cells, expected] of [
	['D-09', 'an attempt', {OFFENSE_DESCR: '664-11358 HS-ATT CULTIVATE'}, '664/11358 HS'],
	['D-09', 'a conspiracy', {OFFENSE_DESCR: '182(A)(1)-11359 HS'}, '182/11359 HS'],
	['D-10', 'a comment\'s prefix', {OFFENSE_DESCR: 'SEE COMMENT FOR CHARGE', COMMENT_TEXT: 'CHRG-11359 HS'}, '11359 HS'],
	['D-10', 'with a count', {OFFENSE_DESCR: 'SEE COMMENT FOR CHARGE', COMMENT_TEXT: 'CNT 01 CHRG-11359 HS-POSS'}, '11359 HS'],
	['D-11', 'plural', {OFFENSE_DESCR: 'SEE COMMENT FOR CHARGES', COMMENT_TEXT: '11359 HS'}, '11359 HS'],
	['D-11', 'lower case', {OFFENSE_DESCR: 'see comment for charge', COMMENT_TEXT: '11359 HS'}, '11359 HS'],
	['D-11', 'short', {OFFENSE_DESCR: 'SEE COMMENTS', COMMENT_TEXT: '11359 HS'}, '11359 HS'],
	['D-12', 'a blank within the number could be read in two ways', {OFFENSE_DESCR: '11 359 HS'}, 'unreadable'],
	['D-12', 'a comma within it too', {OFFENSE_DESCR: '11,359 HS'}, 'unreadable'],
	['D-12', 'a comma that may be a point', {OFFENSE_DESCR: '11357,5 HS'}, 'unreadable'],
	['D-17', 'the qualifier says it was attempted', {OFFENSE_QUAL_LST: '-ATTEMPTED  '}, '664/11359 HS'],
	['D-17', 'and changes nothing where the section says so', {OFFENSE_DESCR: '664/11359 HS', OFFENSE_QUAL_LST: '-ATTEMPTED'}, '664/11359 HS'],
	['D-17', 'a warrant is no attempt', {OFFENSE_QUAL_LST: '-BENCH WARRANT'}, '11359 HS'],
] as const) {
	test(`${id}, ${what}: ${JSON.stringify(cells)} is ${expected}`, t => {
		t.is(charge(cells), expected);
	});
}

test('D-12: what may be a Prop 64 section is a question for a person; a predecessor is out of scope', t => {
	for (const offense of ['11 359 HS', '11,359 HS', '11357,5 HS']) {
		t.is(outcome({OFFENSE_DESCR: offense}), 'hand-review: scope', offense);
	}

	for (const offense of ['11530 HS', '11531 HS', '11500 HS']) {
		t.is(outcome({OFFENSE_DESCR: offense}), 'out of scope', offense);
	}
});

test('D-13: a combined code is decided and counted under the sections it names; the flag asks which it was', t => {
	const determination = determine(conviction({OFFENSE_DESCR: '11359/11357 HS'}), engineWith({set: {...nothingOn, dismiss: ['11357']}}))!;
	t.is(determination.reason, 'Dismiss all HS 11357 convictions');
	t.true(determination.flags.some(({id}) => id === 'several-offenses'));
});

test('D-14, D-15: the column is kept as the earlier engine wrote it, because offices compare it with lists they have; our finding is flags 4 and 42', t => {
	for (const [offense, comment, flag] of [
		['11360(A) HS', 'AMENDED TO 11360(B) HS', 'charge-conflict'],
		['11358(C) HS', '11358(D)(3) HS', 'charge-conflict'],
		['11359 HS', '11359, 11360 HS', 'other-charge-in-comment'],
	] as const) {
		t.is(possibleOtherCharges(offense, comment), '', comment);
		t.true(flags({OFFENSE_DESCR: offense, COMMENT_TEXT: comment}).includes(flag), comment);
	}

	// Less is said, and nothing else: no finding.
	t.deepEqual(flags({OFFENSE_DESCR: '11357(C) HS', COMMENT_TEXT: '11357 HS', CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'M'}), ['destroyable']);
	t.is(possibleOtherCharges('459 PC', 'AMENDED FM 11359 HS'), 'AMENDED FM 11359 HS');
	t.false(flags({COMMENT_TEXT: 'AMENDED FM 11360 HS'}).includes('other-charge-in-comment'));
});

test('D-17: another offense of conviction is a conflict for an attorney, and is not taken for the charge in silence', t => {
	t.is(charge({CONV_OFFENSE_DESCR: '11357(B) HS'}), '11359 HS');
	t.true(flags({CONV_OFFENSE_DESCR: '11357(B) HS'}).includes('charge-conflict'));
});
