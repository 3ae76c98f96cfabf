import test from 'ava';
import {birthYears, initials, scrubber, withTexts} from '../../source/results/sheet/redaction.js';
import {person, rows} from '../helpers/rows-fixture.js';

test('a name becomes the first letters of its parts', t => {
	t.is(initials('SAMPLE,PERSON A'), 'S. P. A.');
	t.is(initials('  見本,花子 '), '見. 花.');
	t.is(initials(''), '');
});

test('of a birth the years stay, all that the rows give', t => {
	t.is(birthYears(person({PRI_DOB: '19790302'}, {PRI_DOB: '19790000', CNT_ORDER: '101002002000'}, {PRI_DOB: '19800302', CNT_ORDER: '101002003000'}).births), '1979 or 1980');
	t.is(birthYears(person({PRI_DOB: ''}).births), 'unknown');
});

for (const [what, text, expected] of [
	['a full date of birth becomes its year', 'no: born 1979-03-02, convicted 2012-12-17', 'no: born 1979, convicted 2012-12-17'],
	['in every form', '19790302 03/02/1979', '1979 1979'],
	['the birth asked for as well', 'born 1981-01-31', 'born 1981'],
	['a date that only begins like it stays', '1979-03-021', '1979-03-021'],
	['a name, in any letter case', 'charge is sample,person a', 'charge is [left out]'],
	['numbers of DOJ and of cards', 'A10000001/123456789/F1234567 10000001', '[left out]/[left out]/[left out] [left out]'],
	['a number within a longer one stays', 'A100000012', 'A100000012'],
	['the court\'s case number stays', 'case BA12345', 'case BA12345'],
	['a name with signs is no pattern', 'called (X.)+ ROE', 'called [left out]'],
	['what is shorter than four identifies nobody', 'AL and 12', 'AL and 12'],
] as const) {
	test(`scrubbed: ${what}`, t => {
		const scrub = scrubber(rows({PRI_DOB: '19790302', REQ_DOB: '19810131', PRI_SSN: '123456789', PRI_CDL: 'F1234567', PRI_IDN: '12', REQ_NAME: '(X.)+ ROE'}, {PRI_NAME: 'AL', PRI_DOB: '19790302'}));
		t.is(scrub(text), expected);
	});
}

test('a month of birth is a date of birth too, but not the beginning of another date', t => {
	const scrub = scrubber(rows({PRI_DOB: '19790300'}));
	t.is(scrub('only known as 1979-03; convicted 1979-03-15'), 'only known as 1979; convicted 1979-03-15');
});

test('every text of plain data is changed, and nothing else', t => {
	t.deepEqual(withTexts({a: 'x', b: [1, 'y', {c: true, d: undefined}], e: null}, text => `${text}!`), {a: 'x!', b: [1, 'y!', {c: true, d: undefined}], e: null});
});
