// Longer than 250 lines: every promise of the results folder, each against a folder on disk.
import {Buffer} from 'node:buffer';
import {execFileSync} from 'node:child_process';
import {appendFileSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import papa from 'papaparse';
import {columnNames, condensedColumns, withheldColumns} from '../../source/extract/layout.js';
import {exitCodeOf} from '../../source/files/file-problem.js';
import {inspectExtract} from '../../source/files/extract-file.js';
import {rebuildResults, writeResults, type ResultsRequest} from '../../source/files/write-results.js';
import {addedHeaders, auditHeaders, gogenHeaders} from '../../source/results/columns.js';
import {failingPort, type Fault} from '../files/_failing-port.js';
import {auditOf, decide, sourceOf, temporaryFolder, valueOf, type TestAudit} from './_audit.js';
import {cellsOf, extractText, header, positionOf, reversed, rowOf, sampleRows} from './_extract.js';

const filesIn = (folder: string): readonly string[] => readdirSync(folder, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile()).map(entry => path.relative(folder, path.join(entry.parentPath, entry.name))).toSorted();
const modeOf = (file: string): string => statSync(file).mode.toString(8).slice(-3);
const tableIn = (folder: string, name: string): string[][] => papa.parse<string[]>(readFileSync(path.join(folder, name), 'utf8').trimEnd(), {delimiter: ','}).data;
const records = (folder: string, name: string): Array<Record<string, string>> => papa.parse<Record<string, string>>(readFileSync(path.join(folder, name), 'utf8'), {header: true, skipEmptyLines: true, delimiter: ','}).data;

async function written(audit: TestAudit, request: Partial<ResultsRequest> = {}) {
	return writeResults({source: await sourceOf(audit.workspace), extracts: audit.extracts, full: false, ...request});
}

const keyed = {one: '10000001/101002001000', two: '10000002/101002001000'};

async function decided(t: ExecutionContext): Promise<TestAudit> {
	const audit = await auditOf(t, [extractText(sampleRows)]);
	await decide(audit.workspace, hashes => [
		{type: 'decision.confirm', key: keyed.one, seen: hashes.get(keyed.one)!, from: 'dismiss', to: 'dismiss', relief: 'dismiss-and-seal', flagsAcknowledged: [], secondsOpen: 3, action: 'a1'},
		{
			type: 'decision.challenge', key: keyed.two, seen: hashes.get(keyed.two)!, from: 'hand-review', to: 'not-eligible', ground: 'not-eligible', words: '=the file shows, "imports"\nof 1999', secondsOpen: 9,
			evidence: {kind: 'docket', locator: 'BA9, page 2', seen: '2020-05-30'}, flagsAcknowledged: ['date-partial'], action: 'a2',
		},
	]);
	return audit;
}

test.serial('the headers are the contract\'s', t => {
	t.deepEqual(gogenHeaders, [
		'Case Number', '# of convictions on record', 'Possible Other P64 Charges', 'Occurred after 11/9/2016', 'Superstrike Code Section(s)', 'PC290 Code Section(s)', 'PC290 Registration', 'Date of Conviction',
		'Years Since This Conviction', 'Years Since Any Conviction', '# of Prop 64 convictions', '# of HS 11357 convictions', '# of HS 11358 convictions', '# of HS 11359 convictions', '# of HS 11360 convictions', 'Deceased',
		'Eligibility Determination', 'Eligibility Reason',
	]);
	t.deepEqual(auditHeaders, [
		'Conviction Key', 'Engine Determination', 'Engine Reason', 'Rule', 'Flags', 'Statutory Relief', 'Relief Asked', 'Decision', 'Decided By', 'Decided At', 'Reviewer Reason Code', 'Reviewer Reason',
		'Evidence', 'Log Entry', 'Facts Supplied',
	]);
});

test.serial('a folder as the engine leaves it: files, rows, columns', async t => {
	const audit = await auditOf(t, [extractText(sampleRows)]);
	const {folder} = valueOf(await written(audit));
	t.is(folder, path.join(audit.workspace, 'results', '0001'));
	t.deepEqual(filesIn(folder).filter(name => !name.startsWith('rules/')), [
		'SHA256SUMS', 'all-results-condensed.csv', 'audit.json', 'candidates.jsonl', 'challenges.csv', 'convictions.jsonl', 'no-challenge.csv', 'prop64-results.csv', 'review.head', 'review.jsonl', 'secret',
		'summary.json', 'summary.md', 'undecided.csv', 'words.jsonl',
	]);
	t.is(modeOf(folder), '700');
	t.is(modeOf(path.join(folder, 'rules')), '700');
	t.deepEqual([...new Set(filesIn(folder).map(name => modeOf(path.join(folder, name))))], ['600']);

	const prop64 = tableIn(folder, 'prop64-results.csv');
	t.deepEqual(prop64[0], [...columnNames, ...addedHeaders]);
	t.is(prop64.length, 3);
	const [first, second] = records(folder, 'prop64-results.csv');
	t.deepEqual(withheldColumns.map(name => first![name]), withheldColumns.map(() => ''));
	t.is(first!.PRI_NAME, 'DOE,JO');
	t.is(first!.COMMENT_TEXT, '\'=1+1, "2"');
	t.is(first!['Case Number'], 'BA123456');
	t.is(first!['Date of Conviction'], '05/04/2010');
	t.is(first!['Eligibility Determination'], 'Eligible for Dismissal');
	t.is(first!['Conviction Key'], keyed.one);
	t.is(first!.Rule, 'clear-my-record-2019#section-dismissed');
	t.is(first!['Relief Asked'], 'Dismiss in the interest of justice, beyond the act (PC 1385, unverified)');
	t.is(first!['Statutory Relief'], 'Redesignate as a misdemeanor (HS 11361.8(e)-(f))');
	t.is(first!.Decision, 'engine');
	t.is(first!['Decided By'], '');
	t.is(second!.PRI_NAME, '\'@ROE');
	t.deepEqual(new Set(second!.Flags!.split(';')), new Set(['date-partial', 'case-number', 'unsafe-characters']));

	const condensed = tableIn(folder, 'all-results-condensed.csv');
	t.deepEqual(condensed[0], [...condensedColumns, ...addedHeaders]);
	const [arrest, carrier, part, other] = records(folder, 'all-results-condensed.csv');
	t.is(arrest!['Possible Other P64 Charges'], 'AMENDED FM 11358 HS');
	t.is(arrest!['Conviction Key'], '');
	t.is(carrier!['Conviction Key'], keyed.one);
	t.is(part!['Conviction Key'], '');
	t.is(part!['Case Number'], '');
	t.is(other!['Conviction Key'], keyed.two);

	t.deepEqual(records(folder, 'no-challenge.csv').map(row => [row['Conviction Key'], row.Person, row['Birth Date'], row['Case Numbers'], row.Stamps]), [[keyed.one, 'DOE,JO', '1980-01-01', 'BA123456', 'PARTIAL; TRIAL']]);
	t.deepEqual(records(folder, 'undecided.csv').map(row => [row['Conviction Key'], row.Question!.length > 10]), [[keyed.two, true]]);
	t.is(records(folder, 'challenges.csv').length, 0);
	t.true(readFileSync(path.join(folder, 'summary.md'), 'utf8').includes('**PARTIAL.** 1 of 2 convictions in scope are undecided.'));
	for (const name of ['audit.json', 'convictions.jsonl', 'review.jsonl', 'review.head', 'words.jsonl', 'secret', 'rules/relief.yaml']) {
		t.deepEqual(readFileSync(path.join(folder, name)), readFileSync(path.join(audit.workspace, name)), `${name}`);
	}
});

test.serial('decisions go out with who, when, why and the entry', async t => {
	const audit = await decided(t);
	const {folder, summary, entries} = valueOf(await written(audit));
	const [one, two] = records(folder, 'prop64-results.csv');
	t.deepEqual(['Decision', 'Decided By', 'Decided At', 'Log Entry'].map(name => one![name]), ['confirmed', 'Ana Ruiz (attorney)', '2020-06-02T17:00:00.000Z', '2']);
	t.deepEqual(auditHeaders.map(name => two![name]).slice(6), [
		'', 'challenged', 'Ana Ruiz (attorney)', '2020-06-02T17:00:00.000Z', 'not-eligible', '\'=the file shows, "imports"\nof 1999', 'docket: BA9, page 2, seen 2020-05-30', '3', '',
	]);
	t.is(two!['Eligibility Determination'], 'Not eligible');
	t.is(two!['Engine Determination'], 'Eligible for Dismissal');
	t.is(entries, 4);
	t.deepEqual(summary.stamps.map(({word}) => word), ['TRIAL', 'UNVERIFIED REVIEWERS']);

	const [challenge] = records(folder, 'challenges.csv');
	t.is(challenge!.Ground, 'The person does not meet the criteria');
	t.is(challenge!.Authority, 'HS 11361.8(b), (f)');
	t.is(challenge!.Late, '');
	t.is(challenge!.Stamps, 'TRIAL; UNVERIFIED REVIEWERS');
	t.is(records(folder, 'undecided.csv').length, 0);
});

test.serial('a challenge after the deadline is LATE, with its basis', async t => {
	const audit = await auditOf(t, [extractText(sampleRows)]);
	await decide(audit.workspace, hashes => [{
		type: 'decision.challenge', key: keyed.one, seen: hashes.get(keyed.one)!, from: 'dismiss', to: 'not-eligible', ground: 'public-safety', words: 'one two three', secondsOpen: 9,
		evidence: {kind: 'docket', locator: 'BA9', seen: '2020-07-30'}, lateBasis: 'new evidence', flagsAcknowledged: [], action: 'a2',
	}], '2020-08-01T17:00:00.000Z');
	const {folder} = valueOf(await written(audit));
	t.deepEqual(records(folder, 'challenges.csv').map(row => [row.Late, row['Basis for a Late Challenge']]), [['LATE', 'new evidence']]);
});

test.serial('sha256sum -c passes, and covers every other file', async t => {
	const audit = await decided(t);
	const {folder} = valueOf(await written(audit, {full: true}));
	t.notThrows(() => execFileSync('sha256sum', ['--strict', '-c', 'SHA256SUMS'], {cwd: folder, stdio: 'pipe'}));
	const names = readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8').trimEnd().split('\n').map(line => line.slice(66));
	t.deepEqual(names, filesIn(folder).filter(name => name !== 'SHA256SUMS'));
});

test.serial('two writes give the same bytes; so does a folder built again from the first', async t => {
	const audit = await decided(t);
	const {folder: first, sums} = valueOf(await written(audit, {full: true}));
	const {folder: second} = valueOf(await written(audit, {full: true}));
	t.is(path.basename(second), '0002');
	const elsewhere = temporaryFolder(t);
	const moved = path.join(elsewhere, 'moved.dat');
	writeFileSync(moved, readFileSync(audit.extracts[0]!.path));
	const {folder: third, sums: again} = valueOf(await rebuildResults(first, [valueOf(await inspectExtract(moved, 0))], path.join(elsewhere, 'again')));
	t.is(again, sums);
	for (const name of filesIn(first)) {
		t.deepEqual(readFileSync(path.join(second, name)), readFileSync(path.join(first, name)), `${name}`);
		t.deepEqual(readFileSync(path.join(third, name)), readFileSync(path.join(first, name)), `${name}`);
	}

	const text = filesIn(first).filter(name => name.startsWith('summary')).map(name => readFileSync(path.join(first, name), 'utf8')).join('');
	t.false(text.includes(audit.folder));
});

test.serial('a results folder that was changed is not built again', async t => {
	const audit = await decided(t);
	const {folder} = valueOf(await written(audit));
	appendFileSync(path.join(folder, 'rules', 'relief.yaml'), '# x\n');
	const rebuilt = await rebuildResults(folder, audit.extracts, path.join(audit.folder, 'again'));
	t.is(rebuilt.ok ? 0 : exitCodeOf(rebuilt.problems, 0), 65);
});

/** DOJ's part of every data line of `all-results.csv`: what stands in front of our cells. */
async function fullOf(t: ExecutionContext, texts: readonly string[]): Promise<string> {
	const {folder} = valueOf(await written(await auditOf(t, texts), {full: true}));
	return readFileSync(path.join(folder, 'all-results.csv'), 'latin1');
}

const ours = addedHeaders.map(name => /[",]/v.test(name) ? `"${name}"` : name).join(',');

function checkFull(t: ExecutionContext, full: string, rows: readonly string[], end: string): void {
	let at = 0;
	for (const [index, row] of [header, ...rows].entries()) {
		t.is(full.slice(at, at + row.length + 1), `${row},`, `row ${index}`);
		const next = rows[index];
		at = next === undefined ? full.length : full.indexOf(`${end}${next},`, at + row.length) + end.length;
	}

	t.true(full.startsWith(`${header},${ours}${end}`));
	t.true(full.endsWith(end));
	const {data} = papa.parse<string[]>(full.trimEnd(), {delimiter: ','});
	t.deepEqual(new Set(data.map(cells => cells.length)), new Set([columnNames.length + addedHeaders.length]));
}

const quoted = [...sampleRows, rowOf({SUBJECT_ID: '10000003', COMMENT_TEXT: '"two\nlines, and ""quotes"""'}), rowOf({SUBJECT_ID: '10000004', PRI_NAME: '  -  ', COMMENT_TEXT: 'a "b" c'})];

for (const [name, text, end] of [
	['LF', extractText(quoted), '\n'],
	['CRLF', extractText(quoted, '\r\n'), '\r\n'],
	['no header', extractText(quoted, '\n', false), '\n'],
	['trailing comma', extractText(quoted, ',\n'), '\n'],
	['trailing comma and CRLF', extractText(quoted, ',\r\n'), '\r\n'],
	['no line end at the end', extractText(quoted).slice(0, -1), '\n'],
	['a byte order mark', `\u00EF\u00BB\u00BF${extractText(quoted)}`, '\n'],
] as const) {
	test.serial(`all-results.csv keeps DOJ's bytes: ${name}`, async t => {
		checkFull(t, await fullOf(t, [text]), quoted, end);
	});
}

test.serial('all-results.csv keeps DOJ\'s bytes: reordered columns come out in DOJ order', async t => {
	const cells = [cellsOf({COMMENT_TEXT: '"x, ""y"""'}), cellsOf({SUBJECT_ID: '10000002', COMMENT_TEXT: 'JOS\u00C9'})];
	const text = [columnNames.toReversed().join(','), ...cells.map(row => reversed(row))].map(line => `${line},\r\n`).join('');
	checkFull(t, await fullOf(t, [text]), cells.map(row => row.join(',')), '\r\n');
});

test.serial('all-results.csv keeps each file\'s encoding, and our cells take it', async t => {
	const comment = 'JOS\u00C9 \u0093SAID\u0094 11360 HS';
	const latin1 = rowOf({COMMENT_TEXT: comment, PRI_NAME: 'NU\u00D1EZ'});
	const utf8 = rowOf({SUBJECT_ID: '10000002', COMMENT_TEXT: Buffer.from('JOSÉ 11360 HS').toString('latin1')});
	const full = await fullOf(t, [extractText([latin1]).slice(0, -1), extractText([utf8])]);
	const [, first, second] = full.split('\n');
	t.true(first!.startsWith(`${latin1},`));
	t.is(first!.slice(latin1.length + 1).split(',')[2], comment);
	t.true(second!.startsWith(`${utf8},`));
	t.is(second!.slice(utf8.length + 1).split(',')[2], Buffer.from('JOSÉ 11360 HS').toString('latin1'));
	t.is(full.split('\n').length, 4);
});

test.serial('unreadable lines and rows that come again are accounted for', async t => {
	const audit = await auditOf(t, [extractText([...sampleRows, 'a,b', '', '   ']), extractText([sampleRows[1]!, rowOf({SUBJECT_ID: '10000005'})])]);
	const {folder, summary} = valueOf(await written(audit, {full: true}));
	const at = (label: string) => summary.reconciliation.find(line => line.label === label)!.count;
	t.deepEqual(['Data lines received', 'Rows taken in', 'Lines unreadable', 'Rows that came again in another file', 'Rows written', 'Rows that carry a conviction in scope'].map(label => at(label)), [7, 6, 1, 1, 6, 3]);
	t.is(tableIn(folder, 'all-results-condensed.csv').length, 7);
	t.is(records(folder, 'prop64-results.csv').length, 3);
});

test.serial('an extract that changed since is refused', async t => {
	const audit = await auditOf(t, [extractText(sampleRows)]);
	const text = readFileSync(audit.extracts[0]!.path, 'latin1');
	writeFileSync(audit.extracts[0]!.path, text.replace('BA123456', 'BA123457'));
	const result = await written(audit);
	t.is(result.ok ? 0 : exitCodeOf(result.problems, 0), 65);
	t.false(existsSync(path.join(audit.workspace, 'results')));
});

test.serial('a folder that is there, a parent that is a file, and one that cannot be made: 73', async t => {
	const audit = await auditOf(t, [extractText(sampleRows)]);
	const file = audit.extracts[0]!.path;
	for (const outFolder of [audit.folder, file, path.join(file, 'below'), '/proc/none/results']) {
		const result = await written(audit, {outFolder});
		t.is(result.ok ? 0 : exitCodeOf(result.problems, 0), 73, `${outFolder}`);
	}

	t.deepEqual(readdirSync(audit.folder).toSorted(), ['extract-1.csv', 'x.audit']);
});

for (const [fault, file] of [
	['ENOSPC', 'all-results-condensed.csv'], ['ENOSPC', 'summary.md'], ['short write, then ENOSPC', 'prop64-results.csv'], ['takes nothing', 'undecided.csv'], ['fsync EIO', 'SHA256SUMS'],
	['open EACCES', 'rules/relief.yaml'], ['rename EIO', '0001'], ['folder EIO', 'rules'],
] as const satisfies ReadonlyArray<readonly [Fault, string]>) {
	test.serial(`${fault} at ${file}: exit 74, nothing left behind, and the next one works`, async t => {
		const audit = await auditOf(t, [extractText(sampleRows)]);
		const {port, arm, disarm} = failingPort(fault, name => name.endsWith(file));
		arm();
		const result = await written(audit, {port});
		t.is(result.ok ? 0 : exitCodeOf(result.problems, 0), 74);
		t.false(existsSync(path.join(audit.workspace, 'results')));
		disarm();
		t.is(path.basename(valueOf(await written(audit, {port})).folder), '0001');
	});
}

test.serial('figures that do not balance are a fault: exit 70, nothing left behind', async t => {
	const audit = await auditOf(t, [extractText(sampleRows)]);
	const source = await sourceOf(audit.workspace);
	const result = await writeResults({source: {...source, records: source.records.slice(1)}, extracts: audit.extracts, full: false});
	t.is(result.ok ? 0 : exitCodeOf(result.problems, 0), 70);
	t.false(existsSync(path.join(audit.workspace, 'results')));
});

test.serial('no formula begins a cell of any CSV but the full one', async t => {
	const names = ['SUBJECT_STATUS', 'REQ_NAME', 'PRI_NAME', 'RACE_DESCR', 'OFN', 'COMMENT_TEXT', 'HEIGHT', 'END_OF_REC'] as const;
	const audit = await auditOf(t, [extractText(['=A1', '+A1', '-A1', '@A1', '\tA1', '  =A1'].map((text, index) => rowOf({...Object.fromEntries(names.map(name => [name, text])), SUBJECT_ID: `2000000${index}`})))]);
	const {folder} = valueOf(await written(audit));
	for (const name of filesIn(folder).filter(file => file.endsWith('.csv'))) {
		t.deepEqual(tableIn(folder, name).flat().filter(text => /^\s*[=+@\t]|^\s*-./v.test(text) && Number.isNaN(Number(text))), [], `${name}`);
	}

	t.is(records(folder, 'prop64-results.csv').length, 6);
	t.is(positionOf('END_OF_REC'), 94);
});
