import test from 'ava';
import {also, type Cells} from '../helpers/rows-fixture.js';
import {audited, extractOf} from './_audited.js';
import {column, hasFlag, recordsFor} from './_records-of.js';

/*
Each defect of the earlier engines about keys, identity and case numbers (domain reference, 5.5), its triggers, and what is answered
here. Whose rows are whose is settled while an extract is read, so these go through files.
*/
const alone = {policy: 'clear-my-record-2019', set: ['dismiss=', 'years-since=0', 'crime-free=0', 'only-prop64=on']} as const;
const granted = ['dismiss', 'only-prop64'];
const recent: Cells = {CYC_DATE: '20190101', STP_EVENT_DATE: '20190301', DISP_DATE: '20190301'};
const burglary = also('459 PC', '20190501');

for (const county of ['LOS ANGELES ', 'Los Angeles', '\tLOS  ANGELES']) {
	test(`D-44: the county ${JSON.stringify(county)} is the county, though no row writes it otherwise`, async t => {
		const {records} = await audited(t, [extractOf([{...recent, STP_ORI_CNTY_NAME: county}])], alone);
		t.deepEqual(records.map(({outcome, question}) => [outcome, question]), [granted]);
	});
}

test('D-45: placeholders are no case number: the column leaves them out, and where nothing else stands a flag says so', t => {
	const [record] = recordsFor([{OFN: 'NULL  '}, {CNT_ORDER: '101002002000', OFN: '    '}, {CNT_ORDER: '101002003000', OFN: 'BA12345'}]);
	t.is(column(record!, 'Case Number'), 'BA12345');
	t.true(hasFlag(recordsFor([{OFN: 'NULL  '}])[0]!, 'case-number'));
});

// The column joins the numbers of the step, as it did, because offices hold it against lists they have.
test('D-46: two cases sentenced in one step are both named, and a flag asks which it is', t => {
	const records = recordsFor([{OFN: 'BA11111'}, {CNT_ORDER: '101002002000', OFN: 'BA22222'}]);
	t.deepEqual(records.map(record => [column(record, 'Case Number'), hasFlag(record, 'case-number')]), [['BA11111; BA22222', true], ['BA11111; BA22222', true]]);
});

test('D-47: rows without SUBJECT_ID are people of their own, and nothing is said of the rest of their record', async t => {
	const {records, manifest} = await audited(t, [extractOf([
		{...recent, SUBJECT_ID: '', PRI_NAME: 'SAMPLE,ONE'}, {...burglary, SUBJECT_ID: '', PRI_NAME: 'SAMPLE,ONE'}, {...recent, SUBJECT_ID: '  ', PRI_NAME: 'SAMPLE,TWO'},
	])], alone);
	t.is(manifest.counts.subjects, 3);
	t.deepEqual(records.map(({subject: {name}, outcome, question}) => [name, outcome, question]), [['SAMPLE,ONE', 'hand-review', 'open-question'], ['SAMPLE,TWO', 'hand-review', 'open-question']]);
	t.regex(records[0]!.reason, /^SUBJECT_ID is missing, so the rest of the person's record is not known: /);
	t.true(records.every(record => hasFlag(record, 'key-broken')));
});

// People are not joined in silence over SUBJECT_IDs, on purpose: the number that they share stands with each of their convictions.
test('D-48: SUBJECT_IDs with one CII number stay people of their own, judged on their own rows, and the number is with each', async t => {
	const [sale, murder] = [{CII_NUMBER: 'A00971951'}, {...also('187(A) PC', '20000501', {OFN: 'BA99999'}), CII_NUMBER: 'A00971951'}];
	const {records, manifest} = await audited(t, [extractOf([sale, {...murder, SUBJECT_ID: '10000002'}, {...sale, SUBJECT_ID: '10000003'}, {...murder, SUBJECT_ID: '10000003'}])], {policy: 'los-angeles-2019'});
	t.is(manifest.counts.subjects, 3);
	t.deepEqual(records.map(({subject: {id, cii}, question}) => [id, ...cii, question]), [['10000001', 'A00971951', 'only-prop64-completed'], ['10000003', 'A00971951', 'super-strike']]);
});

test('D-49: a person split over two files is judged on both', async t => {
	const [sale, elsewhere] = [extractOf([recent]), extractOf([burglary])];
	t.deepEqual((await audited(t, [sale], alone)).records.map(({outcome, question}) => [outcome, question]), [granted]);
	for (const texts of [[sale, elsewhere], [elsewhere, sale]]) {
		const {records, manifest} = await audited(t, texts, alone);
		t.deepEqual(records.map(({outcome, question}) => [outcome, question]), [['hand-review', 'otherwise']]);
		t.true(hasFlag(records[0]!, 'several-files'));
		t.is(manifest.counts.subjects, 1);
	}
});

test('D-49: the same file twice is refused, and the same rows in two files count once', async t => {
	const text = extractOf([recent, burglary]);
	const refused = await t.throwsAsync(audited(t, [text, text], alone));
	t.regex(refused.message, /the same extract as/);
	const {records, manifest, summary} = await audited(t, [text, extractOf([recent, burglary, {...recent, SUBJECT_ID: '10000002'}])], alone);
	t.deepEqual([manifest.counts.rows, manifest.counts.repeated, manifest.counts.convictions], [5, 2, 3]);
	t.deepEqual(records.map(({key, columns: [, convictions]}) => [key, convictions]), [['10000001/101002001000', '2'], ['10000002/101002001000', '1']]);
	t.is(summary.engine.subjectsWithProp64ConvictionCountInCounty, 2);
});
