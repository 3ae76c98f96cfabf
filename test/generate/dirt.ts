import test from 'ava';
import {type ColumnName} from '../../source/extract/layout.js';
import {generateExtract} from '../../source/generate/generate-extract.js';
import {dirtRates, type DirtKind} from '../../source/generate/rates.js';
import {cell, groupRows, rowsOfText} from './_rows.js';

const none: Readonly<Record<string, number>> = Object.fromEntries(Object.keys(dirtRates).map(kind => [kind, 0]));
const county = 'LOS ANGELES';

/** The rows of an extract that holds one kind of dirt, wherever it can stand. */
const soiled = (kind: string, rate = 1): string[][] => {
	const rates = {...none, [kind]: rate};
	const text = [...generateExtract({
		people: 120, seed: 'dirt', county, otherCounties: ['FRESNO'], clean: false, rates,
	})].join('');
	return rowsOfText(text);
};

test('without any rate the text is the clean one', t => {
	const options = {
		people: 60, seed: 1, county, otherCounties: ['FRESNO'],
	};
	t.is([...generateExtract({...options, clean: false, rates: none})].join(''), [...generateExtract({...options, clean: true})].join(''));
});

// What one row must show where the kind of dirt befell it.
const signs = {
	birthMissing: ['PRI_DOB', /^(?:|0+| +|NULL)$/v],
	birthPartial: ['PRI_DOB', /^\d{4}(?:0000|\d{2}00)$/v],
	birthUnreadable: ['PRI_DOB', /0231$|^\d{7}$|X$|\/|UNKNOWN/v],
	blankSubjectId: ['SUBJECT_ID', /^$/v],
	juvenile: ['STP_ORI_DESCR', /^CAJV/v],
	dateMissing: ['STP_EVENT_DATE', /^(?:|0+| +|NULL)$/v],
	datePartial: ['STP_EVENT_DATE', /^\d{4}(?:0000|\d{2}00)$/v],
	dateUnreadable: ['STP_EVENT_DATE', /0231$|^\d{7}$|X$|\/|UNKNOWN/v],
	datePadded: ['STP_EVENT_DATE', /^ \d{8}$|^\d{8} $/v],
	statusPadded: ['CONV_STAT_DESCR', /^(?:FELONY|MISDEMEANOR|INFRACTION) $/v],
	statusLowercase: ['CONV_STAT_DESCR', /^(?:Felony|Misdemeanor|Infraction)$/v],
	statusUnknown: ['CONV_STAT_DESCR', /^(?:UNKNOWN|FEL|NULL {2}|WOBBLER)$/v],
	countyPadded: ['STP_ORI_CNTY_NAME', /^LOS ANGELES +$/v],
	countyMixedCase: ['STP_ORI_CNTY_NAME', /^Los Angeles$/v],
	countyBlank: ['STP_ORI_CNTY_NAME', /^$/v],
	orderShort: ['CNT_ORDER', /^\d{0,10}$/v],
	orderSpreadsheet: ['CNT_ORDER', /^1\.\d+E\+11$/v],
	setAside: ['DISP_DESCR', /^CONV SET ASIDE & DISM PER 1203\.4 PC$/v],
	reducedLater: ['DISP_DESCR', /^REDUCED TO MISDEMEANOR$/v],
	sentenceModified: ['DISP_DESCR', /^SENTENCE MODIFIED$/v],
	probationRevoked: ['DISP_DESCR', /^PROBATION REVOKED$/v],
	dispositionUnknown: ['DISP_DESCR', /^(?:GUILTY|convicted| CONVICTED|CONVICTED-SUBSEQUENTLY DISMISSED)$/v],
	sentenceUnclear: ['SENT_TIME_CODE', /^[LW]$/v],
	sentencePadded: ['SENT_TIME_DESCR', / {3}$/v],
	commentCharge: ['OFFENSE_DESCR', /^see comment/iv],
	combinedCharge: ['OFFENSE_DESCR', /^113\d\d\/113\d\d HS-/v],
	attempt: ['OFFENSE_DESCR', /^664[\-\/]113\d\d.* HS-/v],
	lookAlike: ['OFFENSE_DESCR', /^(?:11357\.5|11359\.1|113570)/v],
	plainLetter: ['OFFENSE_DESCR', /^113\d\d[A-E] HS-/v],
	noCodeLetters: ['OFFENSE_DESCR', /^113\d\d(?:\([A-E]\))? [A-Z]{3}/v],
	missingSpace: ['OFFENSE_DESCR', /^113\d\d(?:\([A-E]\))?HS-/v],
	spacedDigits: ['OFFENSE_DESCR', /^11[ ,]3\d\d/v],
	convictionChargeDiffers: ['CONV_OFFENSE_DESCR', /^113\d\d/v],
	caseNumberPlaceholder: ['OFN', /^NULL {2}$/v],
	amendedComment: ['COMMENT_TEXT', /^AMENDED F(?:RO)?M 113\d\d/v],
	otherChargeComment: ['COMMENT_TEXT', /113\d\d.* HS$/v],
	amountComment: ['COMMENT_TEXT', /^\d+ (?:LBS|PLANTS|GRAMS|OZ|KG)/v],
	minorComment: ['COMMENT_TEXT', /MINOR|UNDER 18|SCHOOL|JUV/v],
	sentenceComment: ['COMMENT_TEXT', /^X?SEN/v],
	warrantQualifier: ['OFFENSE_QUAL_LST', /WARRANT$/v],
} as const satisfies Partial<Record<DirtKind, readonly [ColumnName, RegExp]>>;

const unsoiled = soiled('setAside', 0);

for (const [kind, [column, sign]] of Object.entries<readonly [ColumnName, RegExp]>(signs)) {
	test(`${kind} shows in ${column}, and not without its rate`, t => {
		t.true(soiled(kind).some(row => sign.test(cell(row, column))));
		t.false(unsoiled.some(row => sign.test(cell(row, column))));
	});
}

/** Values of one column over the rows of each count, of each subject, or of what else makes a key. */
const grouped = (rows: string[][], key: (row: string[]) => string, column: ColumnName): Array<Set<string>> =>
	groupRows(rows, key).map(group => new Set(group.map(row => cell(row, column))));
const subjectOf = (row: readonly string[]): string => cell(row, 'SUBJECT_ID');
const countOf = (row: readonly string[]): string => `${subjectOf(row)}/${cell(row, 'CNT_ORDER')}`;
const isConvicted = (row: readonly string[]): boolean => cell(row, 'DISP_DESCR').startsWith('CONVICTED');

test('kinds that show only between rows', t => {
	t.true(grouped(soiled('birthDiffers'), subjectOf, 'PRI_DOB').some(births => births.size > 1));
	t.true(grouped(soiled('linkedIdentity'), row => cell(row, 'CII_NUMBER'), 'SUBJECT_ID').some(ids => ids.size > 1));
	t.true((['CONV_STAT_DESCR', 'DISP_DESCR', 'OFFENSE_DESCR', 'STP_EVENT_DATE'] as const).every(column =>
		grouped(soiled('duplicateDisagrees'), countOf, column).some(said => said.size > 1)));
	t.true(soiled('dispositionDateDiffers').some(row => isConvicted(row) && cell(row, 'DISP_DATE') !== cell(row, 'STP_EVENT_DATE')));
	t.true(soiled('convictedInCustody').some(row => isConvicted(row) && cell(row, 'STP_TYPE_DESCR').startsWith('CUSTODY')));
	t.true(soiled('caseNumberMissing').some(row => cell(row, 'FE_NUM_CRT_CASE') !== '' && cell(row, 'OFN') === ''));
	t.true(soiled('caseNumberSecond').some(row => cell(row, 'OFN').startsWith('XB')));
	t.true(soiled('chargeBlank').some(row => isConvicted(row) && cell(row, 'OFFENSE_DESCR') === ''));
	t.true(soiled('statusBlank').some(row => isConvicted(row) && cell(row, 'CONV_STAT_DESCR') === '' && cell(row, 'OFFENSE_TOC') !== ''));
	t.true(soiled('statusAndTypeBlank').some(row => isConvicted(row) && cell(row, 'CONV_STAT_DESCR') === '' && cell(row, 'OFFENSE_TOC') === ''));
	t.true(soiled('statusContradictsType').some(row => cell(row, 'CONV_STAT_DESCR') === 'FELONY' && cell(row, 'OFFENSE_TOC') === 'M'));
	t.true(soiled('wrongCellCount', 0.1).some(row => row.length === 94));
});

test('conduct and conviction on either side of Proposition 64', t => {
	const later = (row: readonly string[], column: ColumnName): boolean => cell(row, column) >= '20161109';
	const isMarijuana = (row: readonly string[]): boolean => isConvicted(row) && /^1135[789]|^11360/v.test(cell(row, 'OFFENSE_DESCR'));
	t.true(soiled('straddling').some(row => isMarijuana(row) && later(row, 'STP_EVENT_DATE') && !later(row, 'CYC_DATE')));
	t.true(soiled('afterProp64').some(row => isMarijuana(row) && later(row, 'CYC_DATE')));
	t.false(unsoiled.some(row => isMarijuana(row) && later(row, 'STP_EVENT_DATE')));
});

test('later steps have numbers of their own', t => {
	const rates = {
		...none, setAside: 1, probationRevoked: 1, sentenceModified: 1, convictedInCustody: 1,
	};
	const text = [...generateExtract({
		people: 120, seed: 'later', county, otherCounties: [], clean: false, rates,
	})].join('');
	const rows = rowsOfText(text);
	t.true(grouped(rows, row => `${subjectOf(row)}/${cell(row, 'CNT_ORDER').slice(0, 6)}`, 'STP_TYPE_DESCR').every(types => types.size === 1));
	t.true(rows.every(row => cell(row, 'CNT_ORDER').startsWith(cell(row, 'CYC_ORDER') + cell(row, 'STP_ORDER'))));
});

test('a scattered subject comes back behind the next one, and nothing of it is lost or said twice', t => {
	const ids = soiled('scattered').map(row => subjectOf(row));
	const runs = ids.filter((id, index) => id !== ids[index - 1]);
	t.true(runs.length > new Set(ids).size);
	const [first] = runs;
	t.deepEqual(soiled('scattered').filter(row => subjectOf(row) === first), unsoiled.filter(row => subjectOf(row) === first));
});
