import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import papa from 'papaparse';
import {openAudit} from '../../source/files/open-audit.js';
import {readCandidates, type LineHashes} from '../../source/files/convictions-file.js';
import {verifyFolder} from '../../source/files/verify-folder.js';
import {workspacePaths} from '../../source/files/workspace-paths.js';
import {writeResults} from '../../source/files/write-results.js';
import {exitCodeOf} from '../../source/files/file-problem.js';
import type {Draft} from '../../source/review/entry.js';
import {sha256} from '../../source/files/sha256.js';
import {auditOf, decide, sourceOf, valueOf, type TestAudit} from './_audit.js';
import {extractText, rowOf} from './_extract.js';

const key = {inScope: '10000001/101002001000', accessory: '10000002/101002001000', old: '10000003/101002001000', other: '10000004/101002001000'};

/** A conviction in scope, an accessory after a marijuana arrest, a section of before 1972, a burglary. */
const rows = (accessory = '32 PC-ACCESSORY'): readonly string[] => [
	rowOf(),
	rowOf({SUBJECT_ID: '10000002', STP_ORDER: '001', STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', CNT_ORDER: '101001001000', DISP_DESCR: '', OFN: ''}),
	rowOf({SUBJECT_ID: '10000002', OFFENSE_DESCR: accessory}),
	rowOf({SUBJECT_ID: '10000003', OFFENSE_DESCR: '11530 HS'}),
	rowOf({SUBJECT_ID: '10000004', OFFENSE_DESCR: '459 PC'}),
];

const promotion = (hashes: LineHashes, action = 'a1', of = key.accessory): Draft => ({type: 'candidate.promoted', key: of, seen: hashes.get(of)!, words: 'accessory in a marijuana case', action});
const relief = (hashes: LineHashes, action = 'a2'): Draft => ({
	type: 'decision.override', key: key.accessory, seen: hashes.get(key.accessory)!, from: 'hand-review', to: 'dismiss', relief: 'dismiss-and-seal', reasonCode: 'office-discretion', words: 'the plea stood for it', flagsAcknowledged: [], secondsOpen: 1, action,
});

const write = async (audit: TestAudit) => writeResults({source: await sourceOf(audit.workspace), extracts: audit.extracts, full: false});
const csv = (folder: string, name: string): Array<Record<string, string>> => papa.parse<Record<string, string>>(readFileSync(path.join(folder, name), 'utf8'), {header: true, skipEmptyLines: true, delimiter: ','}).data;
const sum = (lines: ReadonlyArray<{readonly label: string; readonly count: number}>, label: string): number => lines.find(line => line.label === label)!.count;
const promoteAndDecide = async (t: ExecutionContext): Promise<TestAudit> => {
	const audit = await auditOf(t, [extractText(rows())]);
	await decide(audit.workspace, hashes => [promotion(hashes), relief(hashes)]);
	return audit;
};

test.serial('the workspace holds the candidates, counted and hashed', async t => {
	const audit = await auditOf(t, [extractText(rows())]);
	const {manifest, candidates, paths} = valueOf(await openAudit(audit.workspace));
	t.deepEqual(candidates.records.map(record => [record.key, record.why.map(({kind}) => kind)]), [[key.accessory, ['related-plea']], [key.old, ['predecessor-section']]]);
	t.like(manifest.counts, {convictions: 4, convictionsInScope: 1, neither: 1, candidates: {convictions: 2, people: 2, byKind: {'related-plea': 1, 'predecessor-section': 1, 'not-relieved': 0}}});
	t.is(manifest.files['candidates.jsonl'], sha256(readFileSync(paths.candidates)));
	const {lineHashes} = valueOf(await readCandidates(paths.candidates));
	t.true(candidates.records.every(({key: one}) => lineHashes.get(one)?.length === 64 && candidates.lineHashes.get(one) === lineHashes.get(one)));
});

test.serial('rows of a person that stand apart give the same candidates', async t => {
	const [one, arrest, plea, old, burglary] = rows();
	const {candidates, manifest} = valueOf(await openAudit((await auditOf(t, [extractText([arrest!, one!, plea!, burglary!, old!])])).workspace));
	t.deepEqual(candidates.records.map(record => record.key), [key.accessory, key.old]);
	t.like(manifest.counts, {convictions: 4, convictionsInScope: 1, neither: 1});
});

test.serial('a candidate changed by hand, or left out, does not open', async t => {
	const audit = await auditOf(t, [extractText(rows())]);
	const {candidates} = workspacePaths(audit.workspace);
	const [first] = readFileSync(candidates, 'utf8').split('\n');
	writeFileSync(candidates, `${first!}\n`);
	const opened = await openAudit(audit.workspace);
	t.is(opened.ok ? 0 : exitCodeOf(opened.problems, 0), 65);
});

test.serial('a workspace from before there were candidates says to evaluate again', async t => {
	const audit = await auditOf(t, [extractText(rows())]);
	const {manifest: file} = workspacePaths(audit.workspace);
	const {counts: {candidates, neither, ...counts}, files: {'candidates.jsonl': hash, ...files}, ...manifest} = JSON.parse(readFileSync(file, 'utf8')) as {counts: Record<string, unknown>; files: Record<string, string>};
	t.truthy(candidates);
	t.is(neither, 1);
	t.is(hash?.length, 64);
	writeFileSync(file, JSON.stringify({...manifest, counts, files}));
	const opened = await openAudit(audit.workspace);
	t.regex(opened.ok ? '' : opened.problems[0]!.next, /second-look evaluate/v);
});

test.serial('a candidate that nobody promoted is counted, and in no list', async t => {
	const audit = await auditOf(t, [extractText(rows())]);
	const {folder, summary} = valueOf(await write(audit));
	t.deepEqual(csv(folder, 'prop64-results.csv').map(row => row['Conviction Key']), [key.inScope]);
	t.like(summary.candidates, {found: 2, promoted: 0, notPromoted: {convictions: 2, people: 2}, peopleWithoutConvictionInScope: 2});
	const text = readFileSync(path.join(folder, 'summary.md'), 'utf8');
	t.regex(text, /## Candidates\n\n2 convictions of this county are out of the policy's scope/v);
	t.regex(text, /\| Plea to a related offense \(NOT VERIFIED\) \| 1 \|/v);
	t.is(sum(summary.reconciliation, 'Convictions neither in scope nor candidates'), 1);
});

test.serial('a promoted one goes out as a conviction in scope does, and the folder verifies', async t => {
	const audit = await promoteAndDecide(t);
	const {folder, summary} = valueOf(await write(audit));
	const [, row] = csv(folder, 'prop64-results.csv');
	t.like(row, {'Conviction Key': key.accessory, 'Engine Determination': 'Hand Review', Rule: 'clear-my-record-2019#candidate', 'Eligibility Determination': 'Eligible for Dismissal', Decision: 'overridden', 'Reviewer Reason': 'the plea stood for it'});
	t.deepEqual(csv(folder, 'no-challenge.csv').map(line => line['Conviction Key']), [key.inScope, key.accessory]);
	t.like(summary.candidates, {found: 2, promoted: 1, notPromoted: {convictions: 1, byKind: {'related-plea': 0, 'predecessor-section': 1}}});
	t.is(sum(summary.reconciliation, 'Promoted from the candidates'), 1);
	t.is(sum(summary.reconciliation, 'Relief not opposed'), 2);
	t.is(sum(summary.reconciliation, 'Rows that carry a conviction in scope'), 2);
	t.is(summary.effective.prop64ConvictionsCountInCountyByCodeSection['promoted'], 1);
	t.is(summary.effective.reliefWithDismissAllProp64['CountSubjectsNoConviction'], 1, 'a what-if about Proposition 64 claims nothing of it');
	const text = readFileSync(path.join(folder, 'summary.md'), 'utf8');
	t.regex(text, /in scope as of 2020-07-01, and promoted from the candidates 1\./v);

	const extracts = audit.extracts.map(file => file.path);
	for (const place of [folder, audit.workspace]) {
		const checks = valueOf(await verifyFolder(place, extracts, '0.1.0'));
		t.deepEqual(checks.filter(({state}) => state !== 'holds'), []);
	}
});

test.serial('what a promotion is about is no secret in the log: words are kept apart', async t => {
	const audit = await promoteAndDecide(t);
	const log = readFileSync(workspacePaths(audit.workspace).log, 'utf8');
	t.true(log.includes('"type":"candidate.promoted"'));
	t.false(log.includes('accessory') || log.includes('10000002'));
});

test.serial('with its promotion undone it is a candidate again', async t => {
	const audit = await auditOf(t, [extractText(rows())]);
	await decide(audit.workspace, hashes => [promotion(hashes), {type: 'decision.undo', key: key.accessory, undoes: 2, action: 'a9'}]);
	const {summary} = valueOf(await write(audit));
	t.like(summary.candidates, {found: 2, promoted: 0, promotionsWithoutCandidate: 0});
});

/** Evaluates a changed extract into the same workspace. */
async function evaluatedAgain(t: ExecutionContext, audit: TestAudit, changed: readonly string[]): Promise<TestAudit> {
	return auditOf(t, [extractText(changed)], audit.folder);
}

test.serial('evaluated again: a promotion whose candidate changed is stale', async t => {
	const before = await auditOf(t, [extractText(rows())]);
	await decide(before.workspace, hashes => [promotion(hashes)]);
	const audit = await evaluatedAgain(t, before, rows('32 PC-ACCESSORY AFTER'));
	const same = await sourceOf(audit.workspace);
	t.is(same.records.length, 2);
	const {summary, folder} = valueOf(await write(audit));
	t.is(sum(summary.reconciliation, 'Decision: stale'), 1);
	t.regex(csv(folder, 'undecided.csv').find(row => row['Conviction Key'] === key.accessory)!['Question']!, /changed after it was promoted/v);
});

test.serial('evaluated again: a promotion and a decision of what is gone, or in scope by itself now, are kept and counted', async t => {
	const gone = await evaluatedAgain(t, await promoteAndDecide(t), rows('459 PC'));
	const {summary} = valueOf(await write(gone));
	t.like(summary.candidates, {promoted: 0, promotionsWithoutCandidate: 1, promotionsInScope: 0});
	t.is(summary.decisionsWithoutConviction, 1);

	const inScope = await evaluatedAgain(t, await promoteAndDecide(t), rows('11357 HS'));
	const again = valueOf(await write(inScope)).summary;
	t.like(again.candidates, {promoted: 0, promotionsWithoutCandidate: 0, promotionsInScope: 1});
	t.is(again.decisionsWithoutConviction, 0);
	t.is(sum(again.reconciliation, 'Decision: stale'), 1, 'the decision was on another line');
});

test.serial('a candidate that is lost is a fault: exit 70, nothing left behind', async t => {
	const audit = await promoteAndDecide(t);
	const source = await sourceOf(audit.workspace);
	for (const lost of [{notPromoted: []}, {records: source.records.slice(0, 1)}]) {
		const result = await writeResults({source: {...source, ...lost}, extracts: audit.extracts, full: false});
		t.is(result.ok ? 0 : exitCodeOf(result.problems, 0), 70);
	}
});
