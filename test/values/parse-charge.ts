import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {chargeText} from '../../source/values/charge.js';
import {parseCharge} from '../../source/values/parse-charge.js';
import {ruleBook} from '../helpers/rules-fixture.js';

const parsed = (raw: string) => parseCharge(raw, 'OFFENSE_DESCR', ruleBook.codes);

const words = (raw: string): string => {
	const charge = parsed(raw);
	return charge ? chargeText(charge) : 'not readable';
};

// What stands in the column, and the charge it is.
const table: ReadonlyArray<readonly [string, string]> = [
	// Wordings of column 54 of the extract (domain reference, 3.3)
	['11358 HS-CULTIVATE CANNABIS', '11358 HS'],
	['11357(C)HS-POSS MARIJUANA', '11357(C) HS'],
	['11359HS-POSSESS MARIJUANA FOR SALE', '11359 HS'],
	['11357A HS', '11357(A) HS'],
	['11357B2 HS', '11357(B)(2) HS'],
	['11360(B) SELL/TRANSPORT', '11360(B) HS'],
	['11357', '11357 HS'],
	['4149 BP - POSSESS HYPO NEEDLE', '4149 BP'],
	['  11359   HS-POSSESS  ', '11359 HS'],
	['11359 hs-possess', '11359 HS'],
	['11360 (A) HS', '11360(A) HS'],
	['11359(C)(3) HS', '11359(C)(3) HS'],
	['11360(A)(3)(C) HS', '11360(A)(3)(C) HS'],
	['11357(B) HS-28.5 GRAMS OR LESS', '11357(B) HS'],
	// D-08: digits that are no Prop 64 section
	['11357.5(A) HS-SYNTH CANNABINOID', '11357.5(A) HS'],
	['11359.1 HS', '11359.1 HS'],
	['113570 HS', '113570 HS'],
	['11350/11357 HS', '11350/11357 HS'],
	['NOT GUILTY OF 11359 HS', 'not readable'],
	// D-09: attempts and conspiracies
	['664-11358 HS-ATT CULTIVATE', '664/11358 HS'],
	['664/11358 HS', '664/11358 HS'],
	['664/187(A) PC', '664/187(A) PC'],
	['664-187(A) PC', '664/187(A) PC'],
	['187-664 PC', '664/187 PC'],
	['182(A)(1)-11359 HS', '182/11359 HS'],
	['653F-187 PC', '653F/187 PC'],
	// D-10: a comment's prefix
	['CHRG-11359 HS', '11359 HS'],
	['CHRG 487(A)-664 PC', '664/487(A) PC'],
	['CNT 01 CHRG-11359 HS-POSS', '11359 HS'],
	['CNT 01 CHRG-484-487 (A) PC', '484/487(A) PC'],
	// D-12: noise that could be read in two ways
	['11 359 HS', 'not readable'],
	['11,359 HS', 'not readable'],
	['11, 359 HS', 'not readable'],
	['113 59 HS', 'not readable'],
	['11530 HS', '11530 HS'],
	['11357(C) HS 11359 HS', 'not readable'],
	['11357(C) HS, 11359 HS', '11357(C)/11359 HS'],
	['11359; 11360 HS', '11359/11360 HS'],
	// Other codes
	['187(A) PC', '187(A) PC'],
	['187PC', '187 PC'],
	['537 PC', '537 PC'],
	['191.5(A) PC', '191.5(A) PC'],
	['12022.53(D) PC', '12022.53(D) PC'],
	['653F(B) PC', '653F(B) PC'],
	['653F PC', '653F PC'],
	['653(F) PC', '653(F) PC'],
	['288A(C)(1) PC', '288A(C)(1) PC'],
	['288(A) PC', '288(A) PC'],
	['273AB PC', '273AB PC'],
	['266H(B)(1) PC', '266H(B)(1) PC'],
	['314.1 PC', '314.1 PC'],
	['211/213(A)(1)(A) PC', '211/213(A)(1)(A) PC'],
	['136.1-186.22(B)(4) PC', '136.1/186.22(B)(4) PC'],
	['182 PC', '182 PC'],
	['664 PC', '664 PC'],
	['182 HS', '182 HS'],
	['11358 HS/459 PC', '11358 HS/459 PC'],
	['1672(A) MV', '1672(A) MV'],
	// Nothing to read
	['', 'not readable'],
	['-', 'not readable'],
	['DRUG OFFENSE', 'not readable'],
	['HS 11359', 'not readable'],
	['664/182 PC', 'not readable'],
	['1135911359 HS', 'not readable'],
	['11357( A) HS', 'not readable'],
];

for (const [raw, expected] of table) {
	test(`the charge ${JSON.stringify(raw)} is ${expected}`, t => {
		t.is(words(raw), expected);
	});
}

test('only a bare 11357 to 11360 gets code letters it does not have', t => {
	for (const section of ['11357', '11358', '11359', '11360(A)']) {
		t.deepEqual(parsed(section)!.sections.map(({code, codeInferred}) => [code, codeInferred]), [['HS', true]], `for ${section}`);
	}

	for (const section of ['11357.5', '11361', '459', '11530', '113570']) {
		t.deepEqual(parsed(section)!.sections.map(({code, codeInferred}) => [code, codeInferred]), [[undefined, false]], `for ${section}`);
	}

	t.deepEqual(parsed('11359 HS')!.sections.map(({code, codeInferred}) => [code, codeInferred]), [['HS', false]]);
});

test('the words stay as they stand, and the column is kept', t => {
	t.is(parsed('  11359HS-Possess ')!.raw, '11359HS-Possess');
	t.is(parseCharge('11359 HS', 'COMMENT_TEXT', ruleBook.codes)!.column, 'COMMENT_TEXT');
});

testProp('any words are read or not, never an error, and what was read has sections', [fc.oneof(
	fc.string({unit: 'binary'}),
	fc.array(fc.constantFrom('11359', '664', '187', '(', ')', 'A', 'HS', ' PC', '-', '/', ',', '.', ' ', '5', 'CHRG', 'CNT 01 ', 'F', '653', '\u0000', 'é')).map(parts => parts.join('')),
)], (t, raw) => {
	const charge = parsed(raw);
	t.true(charge === undefined || charge.sections.length > 0);
});

testProp('a charge written from its parts is read back as these parts', [
	fc.constantFrom('11357', '11358', '11359', '11360', '187', '459', '288', '12022.53', '191.5'),
	fc.array(fc.constantFrom('A', 'B', 'C', '1', '2', '3'), {maxLength: 3}),
	fc.constantFrom('HS', 'PC', 'VC'),
	fc.constantFrom('', '-POSSESS', ' - SELL', ' '),
], (t, section, subdivisions, code, tail) => {
	const charge = parsed(`${section}${subdivisions.map(part => `(${part})`).join('')} ${code}${tail}`);
	t.deepEqual(charge?.sections, [{section, subdivisions, code, codeInferred: false}]);
});
