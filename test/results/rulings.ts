import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import papa from 'papaparse';
import {openJournal} from '../../source/files/open-journal.js';
import {verifyFolder} from '../../source/files/verify-folder.js';
import {readSecret} from '../../source/files/workspace.js';
import {workspacePaths} from '../../source/files/workspace-paths.js';
import {writeResults} from '../../source/files/write-results.js';
import type {BatchDraft, BatchUndo} from '../../source/review/batch.js';
import type {Reviewer} from '../../source/review/entry.js';
import {auditOf, sourceOf, valueOf, type TestAudit} from './_audit.js';
import {extractText, sampleRows} from './_extract.js';

const chen: Reviewer = {name: 'Alva Chen', role: 'attorney', account: 'achen', listed: {roster: 'd4'.repeat(32), barNumber: '900001'}};
type Row = Readonly<Record<string, string>>;
const rows = (folder: string, name: string): readonly Row[] => papa.parse<Row>(readFileSync(path.join(folder, name), 'utf8'), {header: true, skipEmptyLines: true, delimiter: ','}).data;

async function batch(audit: TestAudit, draft: BatchDraft | BatchUndo): Promise<void> {
	const paths = workspacePaths(audit.workspace);
	const journal = valueOf(await openJournal({paths, secret: valueOf(await readSecret(paths)), account: 'achen', now: () => '2020-06-02T17:00:00.000Z'}));
	valueOf(await journal.appendBatch(draft, chen));
	await journal.close();
}

const failing = async (folder: string, audit: TestAudit): Promise<readonly string[]> =>
	valueOf(await verifyFolder(folder, audit.extracts.map(file => file.path), '0.1.0')).filter(({state}) => state !== 'holds').map(({check}) => check);

const members = ({records, lineHashes}: Awaited<ReturnType<typeof sourceOf>>): BatchDraft['members'] =>
	records.filter(({outcome}) => outcome === 'dismiss').map(({key, outcome, relief}) => ({key, seen: lineHashes.get(key)!, from: outcome, to: outcome, ...(relief !== undefined && {relief}), flagsAcknowledged: []}));

test.serial('a ruling and a filter confirmed in bulk: columns, lists, summary and figures tell them apart, and the folder verifies by itself', async t => {
	const audit = await auditOf(t, [extractText(sampleRows)]);
	const [first, ...rest] = members(await sourceOf(audit.workspace));
	t.true(rest.length > 0);
	await batch(audit, {type: 'ruling.made', action: 'r', settles: {kind: 'flag', signature: ['flag serving', 'level H', 'outcome dismiss']}, outcome: 'dismiss', citation: 'HS 11361.8(b)', words: 'The record shows = the sentence ended', members: [first!]});
	await batch(audit, {type: 'bulk.confirmed', action: 'b', filter: 'undecided, Eligible for Dismissal', members: rest});
	const written = valueOf(await writeResults({source: await sourceOf(audit.workspace), extracts: audit.extracts, full: false}));
	t.deepEqual(await failing(written.folder, audit), []);
	t.deepEqual(await failing(audit.workspace, audit), []);

	const carrying = new Map(rows(written.folder, 'prop64-results.csv').map(row => [row['Conviction Key'], row]));
	const told = (key: string): readonly string[] => ['Decision', 'Decided By', 'Reviewer Reason', 'Eligibility Reason', 'Log Entry'].map(name => carrying.get(key)![name]!);
	t.deepEqual(told(first!.key).slice(0, 4), ['confirmed in bulk', 'Alva Chen (attorney)', 'Ruling 1: The record shows = the sentence ended', 'Ruling 1']);
	t.deepEqual(told(rest[0]!.key).slice(0, 3), ['confirmed in bulk', 'Alva Chen (attorney)', 'Confirmed in bulk: undecided, Eligible for Dismissal']);
	const {rulings, confirmedInBulk, reconciliation} = written.summary;
	t.like(rulings[0], {number: 1, by: 'Alva Chen (attorney)', on: '2020-06-02', convictions: 1, standing: 1, undone: false, citation: 'HS 11361.8(b)', outcome: 'Eligible for Dismissal'});
	t.like(confirmedInBulk[0], {filter: 'undecided, Eligible for Dismissal', convictions: rest.length, standing: rest.length});
	t.deepEqual(reconciliation.filter(({label}) => label.startsWith('Reviewed')).map(({count}) => count), [0, 1 + rest.length]);
	const summary = readFileSync(path.join(written.folder, 'summary.md'), 'utf8');
	t.regex(summary, /\*\*Ruling 1\*\*, by Alva Chen \(attorney\) on 2020-06-02/u);
	t.regex(readFileSync(path.join(written.folder, 'amendments.yaml'), 'utf8'), /\nbar-number: "900001"\n/u);

	const amendments = path.join(written.folder, 'amendments.yaml');
	writeFileSync(amendments, readFileSync(amendments, 'utf8').replace('HS 11361.8(b)', 'HS 11361.8(c)'));
	t.true((await failing(written.folder, audit)).includes('rulings'));

	await batch(audit, {type: 'batch.undo', action: 'u', undoes: 2});
	const after = valueOf(await writeResults({source: await sourceOf(audit.workspace), extracts: audit.extracts, full: false}));
	t.deepEqual(await failing(after.folder, audit), []);
	t.like(after.summary.rulings[0], {standing: 0, undone: true});
	t.is(rows(after.folder, 'prop64-results.csv').find(row => row['Conviction Key'] === first!.key)!['Decision'], 'engine');
});
