import test from 'ava';
import {type ColumnName} from '../../source/extract/layout.js';
import {generateExtract} from '../../source/generate/generate-extract.js';
import {parseCountOrder} from '../../source/values/count-order.js';
import {readDojDate} from '../../source/values/doj-date.js';
import {cell, groupRows, rowsOfText} from './_rows.js';

const people = 1500;
const county = 'SAN JOAQUIN';
const otherCounties = ['ALAMEDA', 'LOS ANGELES', 'SAN JOAQUIN'];
const text = [...generateExtract({
	people, seed: 64, county, otherCounties, clean: true,
})].join('');
const rows = rowsOfText(text);

const values = (column: ColumnName): Set<string> => new Set(rows.map(row => cell(row, column)));
const isConvicted = (row: readonly string[]): boolean => cell(row, 'DISP_DESCR').startsWith('CONVICTED');
const prop64 = /^1135[789](?:\([A-E]\))? HS-|^11360(?:\([AB]\))? HS-/v;

const isFull = (date: string): boolean => {
	const reading = readDojDate(date);
	return reading.kind === 'date' && reading.date.precision === 'day' && date.length === 8;
};

test('every date is full; only rows without a disposition have no disposition date', t => {
	for (const row of rows) {
		t.true((['PRI_DOB', 'CYC_DATE', 'STP_EVENT_DATE'] as const).every(column => isFull(cell(row, column))));
		t.is(cell(row, 'DISP_DATE'), cell(row, 'DISP_DESCR') === '' ? '' : cell(row, 'STP_EVENT_DATE'));
	}
});

test('every vocabulary is known', t => {
	const within = (column: ColumnName, known: readonly string[]) => {
		t.deepEqual([...values(column)].filter(value => !known.includes(value)), [], column);
	};

	within('CONV_STAT_DESCR', ['', 'FELONY', 'MISDEMEANOR', 'INFRACTION']);
	within('OFFENSE_TOC', ['', 'F', 'M', 'I']);
	within('STP_ORI_CNTY_NAME', otherCounties);
	within('SENT_TIME_CODE', ['', 'D', 'M', 'Y']);
	within('SENT_LOC_DESCR', ['', 'JAIL', 'PROBATION', 'PRISON', 'FINE']);
	within('STP_TYPE_DESCR', ['ARREST/DETAINED/CITED', 'COURT ACTION', 'REGISTRATION', 'APPLICANT', 'CUSTODY:PRISON', 'PROBATION', 'DECEASED']);
	within('COMMENT_TEXT', ['']);
	within('OFFENSE_QUAL_LST', ['']);
	within('CONV_OFFENSE_DESCR', ['']);
	within('DISP_DESCR', [
		'',
		'CONVICTED',
		'CONVICTED-JAIL',
		'CONVICTED-PROBATION',
		'CONVICTED-PRISON',
		'DISMISSED',
		'DISMISSED/CHARGE DROPPED',
		'DISMISSED/FURTHERANCE OF JUSTICE',
		'REL/TOT OTHER JURIS/AUTH',
		'PROS REJ-LACK OF CORPUS',
		'PROS REJ-INTEREST OF JUSTICE',
		'PROS REL-DET ONLY-LACK OF CORPUS',
	]);
});

test('convictions have a status that agrees with the type of charge, on a court step', t => {
	const letters = new Map([['FELONY', 'F'], ['MISDEMEANOR', 'M'], ['INFRACTION', 'I']]);
	for (const row of rows.filter(row => isConvicted(row))) {
		t.is(letters.get(cell(row, 'CONV_STAT_DESCR')), cell(row, 'OFFENSE_TOC'));
		t.is(cell(row, 'STP_TYPE_DESCR'), 'COURT ACTION');
	}
});

test('one disposition, one charge, one status and one date a count', t => {
	const counts = new Map<string, string>();
	for (const row of rows) {
		const key = `${cell(row, 'SUBJECT_ID')}/${cell(row, 'CNT_ORDER')}`;
		const said = (['DISP_DESCR', 'OFFENSE_DESCR', 'CONV_STAT_DESCR', 'STP_EVENT_DATE', 'STP_ORI_CNTY_NAME', 'OFN'] as const).map(column => cell(row, column)).join('|');
		t.is(counts.get(key) ?? said, said);
		counts.set(key, said);
	}
});

test('several parts of a sentence stand on several rows', t => {
	t.deepEqual([...values('SENT_ORDER')].toSorted(), ['', '001', '002', '003']);
});

test('charges are in the plain form', t => {
	const charges = rows.filter(row => ['ARREST/DETAINED/CITED', 'COURT ACTION'].includes(cell(row, 'STP_TYPE_DESCR'))).map(row => cell(row, 'OFFENSE_DESCR'));
	t.deepEqual([...new Set(charges)].filter(charge => !/^\d+(?:\.\d+)?[A-Z]?(?:\([A-Z0-9]+\))* (?:HS|PC|VC|BP|WI|FG)-[A-Z]/v.test(charge)), []);
	t.deepEqual([...new Set(charges)].filter(charge => /1135[789]|11360/v.test(charge) && !prop64.test(charge)), []);
});

test('keys are whole, and agree with cycle and step', t => {
	for (const row of rows) {
		const order = parseCountOrder(cell(row, 'CNT_ORDER'));
		t.like(order, {
			text: cell(row, 'CNT_ORDER'), cycle: cell(row, 'CYC_ORDER'), step: cell(row, 'STP_ORDER'), subCount: '000',
		});
		t.regex(cell(row, 'SUBJECT_ID'), /^\d{8}$/v);
	}
});

test('every court step has exactly one case number, given on its first count', t => {
	const steps = groupRows(rows.filter(row => cell(row, 'STP_TYPE_DESCR') === 'COURT ACTION'), row => `${cell(row, 'SUBJECT_ID')}/${cell(row, 'CNT_ORDER').slice(0, 6)}`);
	for (const step of steps) {
		t.true(cell(step[0]!, 'OFN').length > 0);
		t.true(step.every(row => ['', cell(step[0]!, 'OFN')].includes(cell(row, 'OFN'))));
	}
});

test('each subject is whole: one birth date, rows together, a Prop 64 conviction in the county before 2016-11-09', t => {
	const ids = rows.map(row => cell(row, 'SUBJECT_ID'));
	const changes = ids.filter((id, index) => id !== ids[index - 1]);
	t.is(changes.length, people);
	t.is(new Set(ids).size, people);
	t.is(values('CII_NUMBER').size, people);
	for (const subject of groupRows(rows, row => cell(row, 'SUBJECT_ID'))) {
		t.is(new Set(subject.map(row => cell(row, 'PRI_DOB'))).size, 1);
		const convictions = subject.filter(row => isConvicted(row) && prop64.test(cell(row, 'OFFENSE_DESCR')));
		t.true(convictions.some(row => cell(row, 'STP_ORI_CNTY_NAME') === county));
		t.true(convictions.every(row => cell(row, 'STP_EVENT_DATE') < '20161109' && cell(row, 'CYC_DATE') < '20161109'));
	}
});

test('ages fit birth dates, and nobody is a minor', t => {
	for (const row of rows) {
		const years = (Number(cell(row, 'CYC_DATE')) - Number(cell(row, 'PRI_DOB'))) / 10_000;
		t.is(Number(cell(row, 'CYC_AGE')), Math.floor(years));
		t.true(years >= 18);
	}
});
