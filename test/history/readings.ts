import test from 'ava';
import {readCharge, readLevel, readSentence} from '../../source/history/readings.js';
import {chargeText} from '../../source/values/charge.js';
import {row, type Cells} from '../helpers/rows-fixture.js';
import {ruleBook} from '../helpers/rules-fixture.js';

for (const [status, type, expected] of [
	['FELONY', 'F', 'felony'],
	['FELONY ', '', 'felony'],
	['Felony', '', 'felony'],
	['MISDEMEANOR', 'F', 'misdemeanor'],
	['INFRACTION', '', 'infraction'],
	['', 'F', 'felony'],
	['', 'f', 'felony'],
	['', ' M ', 'misdemeanor'],
	['', 'I', 'infraction'],
	[' ', 'F', 'felony'],
	['NULL  ', 'F', 'felony'],
	['NULL  ', '', 'missing'],
	['', '', 'missing'],
	['-', 'NULL', 'missing'],
	['', 'N', 'unknown'],
	['UNKNOWN', 'F', 'unknown'],
	['FELONY CONVICTION', '', 'unknown'],
	['constructor', 'constructor', 'unknown'],
	['', 'constructor', 'unknown'],
] as const) {
	test(`D-18: status ${JSON.stringify(status)} with type of charge ${JSON.stringify(type)} is ${expected}`, t => {
		const reading = readLevel(row({CONV_STAT_DESCR: status, OFFENSE_TOC: type}));
		t.is(reading.kind === 'level' ? reading.level : reading.kind, expected);
	});
}

const chargeOf = (offense: string, comment: string): string => {
	const reading = readCharge(row({OFFENSE_DESCR: offense, COMMENT_TEXT: comment}), ruleBook.codes);
	return reading.kind === 'charge' ? `${chargeText(reading.charge)} in ${reading.charge.column}` : reading.kind;
};

for (const [offense, comment, expected] of [
	['11359 HS', '459 PC', '11359 HS in OFFENSE_DESCR'],
	['', '11359 HS-SALE', '11359 HS in COMMENT_TEXT'],
	['NULL', '11359 HS-SALE', '11359 HS in COMMENT_TEXT'],
	['SEE COMMENT FOR CHARGE', '11359 HS', '11359 HS in COMMENT_TEXT'],
	['SEE COMMENT FOR CHARGE', 'CHRG-11359 HS', '11359 HS in COMMENT_TEXT'],
	['SEE COMMENT FOR CHARGES', 'CNT 01 CHRG-11359 HS-POSS', '11359 HS in COMMENT_TEXT'],
	['see comment for charge', '11359 HS', '11359 HS in COMMENT_TEXT'],
	['SEE COMMENTS', '11359 HS', '11359 HS in COMMENT_TEXT'],
	[' SEE  COMMENT ', '11359 HS', '11359 HS in COMMENT_TEXT'],
	['SEE COMMENT FOR CHARGE', '', 'missing'],
	['', '', 'missing'],
	['', 'NOT GUILTY OF 11359 HS', 'unreadable'],
	['11 359 HS', '', 'unreadable'],
] as const) {
	test(`D-10, D-11: offense ${JSON.stringify(offense)} with comment ${JSON.stringify(comment)} reads as ${expected}`, t => {
		t.is(chargeOf(offense, comment), expected);
	});
}

const none: Cells = {SENT_LOC_DESCR: '', SENT_LENGTH: '', SENT_TIME_CODE: '', SENT_TIME_DESCR: ''};

for (const [cells, expected] of [
	[{SENT_LENGTH: '90', SENT_TIME_CODE: 'D'}, '90 day'],
	[{SENT_LENGTH: '012', SENT_TIME_CODE: 'M'}, '12 month'],
	[{SENT_LENGTH: '25 ', SENT_TIME_CODE: 'Y'}, '25 year'],
	[{SENT_LENGTH: '3', SENT_TIME_CODE: 'y'}, '3 year'],
	[{SENT_LENGTH: '6', SENT_TIME_CODE: '', SENT_TIME_DESCR: 'MONTHS\t  '}, '6 month'],
	[{SENT_LENGTH: '', SENT_TIME_CODE: 'L'}, 'unknown life'],
	[{SENT_LENGTH: '', SENT_TIME_CODE: 'LIFE'}, 'unknown life'],
	[{SENT_LENGTH: '12', SENT_TIME_CODE: 'W'}, '12 unknown'],
	[{SENT_LENGTH: 'SIX', SENT_TIME_CODE: 'M'}, 'unknown month'],
	[{SENT_LENGTH: '-3', SENT_TIME_CODE: 'M'}, 'unknown month'],
	[{SENT_LENGTH: '99999', SENT_TIME_CODE: 'Y'}, 'unknown year'],
	[{SENT_LENGTH: '3', SENT_TIME_CODE: 'toString'}, '3 unknown'],
] as const) {
	test(`D-41: the sentence ${JSON.stringify(cells)} is ${expected}`, t => {
		const part = readSentence(row({...none, ...cells}));
		t.is(`${part.length ?? 'unknown'} ${part.unit ?? 'unknown'}`, expected);
		t.true(part.given);
	});
}

test('a row without any sentence cell gives no part', t => {
	t.false(readSentence(row(none)).given);
	t.false(readSentence(row({...none, SENT_LENGTH: 'NULL', SENT_TIME_DESCR: '  -  '})).given);
});
