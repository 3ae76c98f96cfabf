import test from 'ava';
import {possibleOtherCharges} from '../../source/results/possible-other-charges.js';

// Domain reference 4.5, every row, and what the earlier engine's rule does with the texts of D-11 and D-14.
const cases: ReadonlyArray<readonly [offense: string, comment: string, isShown: boolean, note: string]> = [
	['459 PC-BURGLARY', 'AMENDED TO 11358 HS', true, 'no Prop 64 in the offense'],
	['459 PC-BURGLARY', 'SCN-1234', false, 'no Prop 64 in the comment'],
	['459 PC-BURGLARY', '', false, 'no comment'],
	['11359 HS-POSSESS FOR SALE', 'CHRG 11360 HS', true, 'section X, section Y'],
	['11359 HS', '11360 HS AND 11359 HS', true, 'only the first section of the comment counts'],
	['11359 HS', '11359 HS, 11360 HS', false, 'the same, the other way round (D-14)'],
	['11357(A) HS', '11357(C) HS', true, 'A, then C'],
	['11357(B) HS', '11357(D) HS', true, 'B, then D'],
	['11357(C) HS', '11357(A) HS', true, 'C, then A'],
	['11357(D) HS', '11357(B) HS', true, 'D, then B'],
	['11357(A) HS', '11357(B) HS', false, 'same pair'],
	['11357(D) HS', '11357(C) HS', false, 'same pair'],
	['11357(A) HS', '11357(A) HS', false, 'same letter'],
	['11357 HS', '11357(B) HS', true, 'without letter, with letter'],
	['11357A HS', '11357(A) HS', true, 'a letter without brackets is none to this rule'],
	['11357(C) HS', '11357 HS', false, 'with letter, without letter'],
	['11357 HS', '11357 HS', false, 'without letter, both'],
	['11357(B) HS', '11357(E) HS', false, 'E is no letter to this rule'],
	['11358 HS', '11358(C) HS', false, 'same section'],
	['11359(A) HS', '11359(B) HS', false, 'same section, any subdivision'],
	['11360(A) HS', 'AMENDED TO 11360(B)', false, 'same section (D-14)'],
	['', '11359 HS-POSSESS', false, 'the charge is read from the comment'],
	['   ', '11359 HS-POSSESS', false, 'blank likewise'],
	['SEE COMMENT FOR CHARGE', '11359 HS-POSSESS', false, 'the charge is read from the comment'],
	[' SEE COMMENT FOR CHARGE ', '11359 HS-POSSESS', false, 'trimmed'],
	['SEE COMMENTS', '11359 HS-POSSESS', true, 'only one spelling sends the rule to the comment (D-11)'],
	['537 PC', 'AMENDED FM 11359 HS', true, 'on arrests too, and "from" as well as "to" (D-15)'],
	['11357.5 HS', '11357(A) HS', true, 'a look-alike matches as text'],
];

for (const [offense, comment, isShown, note] of cases) {
	test(`"${offense}" with "${comment}": ${note}`, t => {
		t.is(possibleOtherCharges(offense, comment), isShown ? comment : '');
	});
}
