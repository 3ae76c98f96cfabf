import test from 'ava';
import {chargeIn} from '../../source/rules/offense-table.js';
import {parseCharge} from '../../source/values/parse-charge.js';
import {conviction, person, type Cells} from '../helpers/rows-fixture.js';
import {engineWith, ruleBook} from '../helpers/rules-fixture.js';
import {derivedColumns, derivedHeaders, subjectColumns} from '../../source/determinations/derived-columns.js';

type Line = readonly [expected: 'yes' | 'no' | 'unknown', charges: string];

const holds = (id: string, lines: readonly Line[]) => {
	for (const [expected, charges] of lines) {
		for (const charge of charges.split(', ')) {
			test(`${id}: ${charge} is one: ${expected}`, t => {
				t.is(chargeIn(ruleBook.offenses.get(id)!, parseCharge(charge, 'OFFENSE_DESCR', ruleBook.codes)!), expected);
			});
		}
	}
};

holds('prop64', [
	['yes', '11357 HS, 11357(A) HS, 11357A HS, 11358 HS, 11359HS, 11360(B), 11359(C)(3) HS, 11350/11357 HS'],
	// Taken as covered, as San Francisco did; an open question of law
	['yes', '664-11358 HS, 182(A)(1)-11359 HS'],
	['unknown', '653F-11359 HS'],
	// D-08
	['no', '11357.5(A) HS, 11359.1 HS, 113570 HS, 11361 HS, 11530 HS, 11379.6 HS, 11359 PC'],
]);

holds('super-strikes', [
	// D-01: not anchored at the left
	['no', '537 PC, 137 PC, 1205 PC, 1207 PC, 1219 PC, 1261 PC, 186.22(B)(4)/1215 PC'],
	// D-02: subdivisions, attempts and slashes
	['yes', '187(A) PC, 664/187(A) PC, 664-187(A) PC, 187-664 PC, 187PC, 191.5(A) PC, 206 PC, 209(A) PC, 209(B)(1) PC, 209.5(A) PC, 217.1(B) PC'],
	['yes', '269(A)(1) PC, 287(C)(1) PC, 288.7(A) PC, 653F(B) PC, 236.1(C)(2) PC, 12022.53(D) PC, 18755(A) PC, 288(A) PC, 288(B)(1) PC, 245(D)(3) PC'],
	['yes', '11418(A)(1) PC, 11418(B)(2) PC, 1672(A) MV, 220(B) PC, 451.5(A) PC, 189 PC, 190.2 PC, 273AB PC, 4500 PC'],
	// Force, fear or a sexual intent is not in the code
	['unknown', '207(A) PC, 220(A) PC, 264.1(A) PC, 289(A)(1) PC, 261(A)(2) PC, 261 PC, 262 PC, 286 PC, 288A PC, 288.5(A) PC'],
	// D-03: the record gives less than the law asks
	['unknown', '261(A)(3) PC, 653F PC, 288 PC, 236.1(C) PC, 11418(A) PC, 187'],
	['no', '667.61 PC, 667.7 PC, 667.71 PC, 192(A) PC, 288(C)(1) PC, 245(A)(1) PC, 236.1(C)(1) PC, 664/261(A)(2) PC, 459 PC, 187 HS'],
	// D-04: a companion in the same text
	['yes', '136.1-186.22(B)(4) PC, 211/213(A)(1)(A)/186.22(B)(4) PC, 246/186.22(B)(4) PC'],
	['no', '136.1 PC, 246 PC, 213(A)(1)(A) PC, 186.22(B)(4) PC, 246/186.22(B)(1) PC'],
]);

holds('registration-290c', [
	// D-05
	['no', '261.5 PC, 261.5(C) PC, 451.5 PC, 653F(B) PC, 1285 PC, 1261 PC, 647(A) PC, 286.5 PC, 311.2(A) PC, 266H(A) PC'],
	// D-06
	['yes', '288(A) PC, 288(B)(1) PC, 288(C)(1) PC, 287(C)(1) PC, 314.1 PC, 314(1) PC, 311.2(D)(1) PC, 290 PC, 290(B) PC, 290.018(B) PC'],
	['yes', '261(A)(2) PC, 264.1 PC, 288.5(A) PC, 288A(C)(1) PC, 243.4(A) PC, 647.6(A) PC, 653F(C) PC, 236.1(B) PC, 266H(B)(1) PC, 311.11(A) PC'],
	['yes', '664/288(A) PC, 182-288(A) PC'],
	// What the code alone does not tell
	['unknown', '187(A) PC, 207(A) PC, 220(A) PC, 272 PC, 272(A)(1) PC, 288.2(A) PC, 262(A)(1) PC, 653F PC, 266H PC'],
	['no', '220 HS, 459 PC'],
]);

const listed = (header: (typeof derivedHeaders)[number], ...list: readonly Cells[]): string => {
	const engine = engineWith();
	const subject = person(...list);
	return derivedColumns(subject.convictions[0] ?? conviction({}), subjectColumns(subject, engine), engine)[derivedHeaders.indexOf(header)]!;
};

test('D-04: the companion may be another count of the same step, and of no other', t => {
	const gang: Cells = {CNT_ORDER: '101002003000', OFFENSE_DESCR: '186.22(B)(4) PC-GANG'};
	const robbery: Cells = {CNT_ORDER: '101002002000', OFFENSE_DESCR: '211/213(A)(1)(A) PC-ROBBERY'};
	t.is(listed('Superstrike Code Section(s)', {}, robbery, gang), '211/213(A)(1)(A) PC');
	t.is(listed('Superstrike Code Section(s)', {}, robbery, {...gang, CNT_ORDER: '102002001000'}), '-');
	t.is(listed('Superstrike Code Section(s)', {}, robbery, {...gang, DISP_DESCR: 'DISMISSED'}), '-');
});

test('the columns list what is, and what on the code alone may be, in the order of the record', t => {
	const at = (cycle: string, offense: string, cells: Cells = {}): Cells => ({CNT_ORDER: `${cycle}002001000`, OFFENSE_DESCR: offense, ...cells});
	const list = [{}, at('102', '187(A) PC-MURDER'), at('103', '261(A)(3) PC'), at('104', '537 PC'), at('105', '288(C)(1) PC', {CONV_STAT_DESCR: 'MISDEMEANOR'}), at('106', '187 PC', {DISP_DESCR: 'DISMISSED'})];
	t.is(listed('Superstrike Code Section(s)', ...list), '187(A) PC;261(A)(3) PC');
	t.is(listed('PC290 Code Section(s)', ...list), '187(A) PC;261(A)(3) PC;288(C)(1) PC');
});
