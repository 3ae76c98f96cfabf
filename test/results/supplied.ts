import {readFileSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import papa from 'papaparse';
import {attachExtracts, convictionReader, openAudit} from '../../source/files/open-audit.js';
import {readReview} from '../../source/files/read-review.js';
import {exitCodeOf} from '../../source/files/file-problem.js';
import {verifyFolder} from '../../source/files/verify-folder.js';
import {workspacePaths} from '../../source/files/workspace-paths.js';
import {writeResults} from '../../source/files/write-results.js';
import type {Draft, FactDraft} from '../../source/review/entry.js';
import {run} from '../helpers/run-program.js';
import {auditOf, decide, sourceOf, valueOf, type TestAudit} from './_audit.js';
import {extractText, rowOf} from './_extract.js';

const [first, second] = ['10000001/101002001000', '10000002/101002001000'] as const;
const rows = [rowOf({CYC_DATE: '20180101', STP_EVENT_DATE: '20190504', DISP_DATE: '20190504', CONV_STAT_DESCR: '', OFFENSE_TOC: '', OFFENSE_DESCR: '11 359 HS'}), rowOf({SUBJECT_ID: '10000002'})];

const fact = (action = 'a1', key: string = first): FactDraft =>
	({type: 'fact.supplied', key, about: key, fact: 'charge', value: '11359 HS', evidence: {kind: 'docket', locator: 'vol. 2 p. 14', seen: '2020-06-01'}, seen: 'ab'.repeat(32), action});
const level = (action: string): Draft => ({...fact(action), fact: 'severity', value: 'felony'});

const csv = (folder: string, name: string): Array<Record<string, string>> => papa.parse<Record<string, string>>(readFileSync(path.join(folder, name), 'utf8'), {header: true, skipEmptyLines: true, delimiter: ','}).data;
const write = async (audit: TestAudit) => valueOf(await writeResults({source: await sourceOf(audit.workspace), extracts: audit.extracts, full: false}));
const opened = async ({workspace}: TestAudit, key: string = first) => {
	const audit = valueOf(await openAudit(workspace));
	const {state} = valueOf(await readReview(audit.paths, audit.secret));
	return valueOf(await convictionReader(audit, valueOf(await attachExtracts(audit, [], false)), () => state.facts)(key));
};

async function supplied(t: ExecutionContext): Promise<TestAudit> {
	const audit = await auditOf(t, [extractText(rows)]);
	await decide(audit.workspace, () => [fact(), level('a2')]);
	return audit;
}

test.serial('results rest on the facts, name them, and leave the engine\'s columns as the extract gives them', async t => {
	const audit = await supplied(t);
	const {folder, summary} = await write(audit);
	const [row, other] = csv(folder, 'prop64-results.csv');
	t.like(row, {'Conviction Key': first, 'Engine Determination': 'Hand Review', 'Eligibility Determination': 'Eligible for Dismissal', 'Eligibility Reason': 'Dismiss all HS 11359 convictions', Decision: 'engine'});
	t.regex(row!['Facts Supplied']!, /^Charge: 11359 HS \(the record says charge not readable: 11 359 HS\), supplied by Ana Ruiz \(attorney\), entry 2, docket: vol\. 2 p\. 14, seen 2020-06-01; Severity: felony \(the record says unknown\)/);
	t.is(other!['Facts Supplied'], '');
	t.deepEqual(csv(folder, 'undecided.csv').map(line => [line['Conviction Key'], line['Question']]), [[first, 'Rests on a fact that a person supplied: a reviewer must confirm what follows from it']]);
	t.like(summary.facts, {supplied: 2, byKind: {charge: 1, severity: 1}, convictions: 1, outcomeChanged: 1, unconfirmed: 1, withoutConviction: 0});
	t.is(summary.engine.convictionCountByDetermination['Hand Review'], 1);
	t.is(summary.effective.convictionCountByDetermination['Hand Review'], 0);
	t.regex(readFileSync(path.join(folder, 'summary.md'), 'utf8'), /## Facts supplied\n\nPeople supplied 2 facts/);
});

test.serial('confirmed on the line with the facts it goes to the court; results twice are the same bytes; both verify', async t => {
	const audit = await supplied(t);
	const {lineHash} = await opened(audit);
	await decide(audit.workspace, () => [{type: 'decision.confirm', key: first, seen: lineHash, from: 'dismiss', to: 'dismiss', relief: 'dismiss-and-seal', flagsAcknowledged: [], secondsOpen: 1, action: 'c1'}]);
	const {folder, summary} = await write(audit);
	t.deepEqual(csv(folder, 'no-challenge.csv').map(line => line['Conviction Key']), [first, second]);
	t.is(summary.facts.unconfirmed, 0);
	const again = valueOf(await writeResults({source: await sourceOf(audit.workspace), extracts: audit.extracts, full: false, outFolder: path.join(audit.folder, 'again')}));
	t.is(readFileSync(path.join(again.folder, 'SHA256SUMS'), 'utf8'), readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8'));
	const extracts = audit.extracts.map(file => file.path);
	for (const place of [folder, audit.workspace]) {
		t.deepEqual(valueOf(await verifyFolder(place, extracts, '0.1.0')).filter(({state}) => state !== 'holds'), []);
	}
});

test.serial('a decision made before a fact is stale, and stands again when the fact is withdrawn', async t => {
	const audit = await auditOf(t, [extractText(rows)]);
	await decide(audit.workspace, hashes => [
		{type: 'decision.confirm', key: second, seen: hashes.get(second)!, from: 'dismiss', to: 'dismiss', relief: 'dismiss-and-seal', flagsAcknowledged: [], secondsOpen: 1, action: 'c1'},
		{...fact('a1', second), fact: 'severity', value: 'misdemeanor'},
	]);
	const word = async (): Promise<string> => csv((await write(audit)).folder, 'prop64-results.csv').find(row => row['Conviction Key'] === second)!['Decision']!;
	t.is(await word(), 'stale');
	await decide(audit.workspace, () => [{type: 'fact.withdrawn', key: second, undoes: 3, action: 'w1'}]);
	t.is(await word(), 'confirmed');
});

test.serial('a spot check is of the decisions with the facts in place, and is void once a fact is withdrawn', async t => {
	const audit = await supplied(t);
	const {lineHash} = await opened(audit);
	await decide(audit.workspace, () => [{type: 'decision.confirm', key: first, seen: lineHash, from: 'dismiss', to: 'dismiss', relief: 'dismiss-and-seal', flagsAcknowledged: [], secondsOpen: 1, action: 'c1'}]);
	const plan = ['sample', 'plan', audit.workspace, '--tolerable', '20%', '--confidence', '95%', '--groups', 'full', '--json'];
	const planned = await run(plan);
	t.is(planned.exit, 0, planned.error);
	const {frame, undecided, groups} = JSON.parse(planned.out) as {frame: {units: number}; undecided: number; groups: ReadonlyArray<{name: string; units: number}>};
	t.deepEqual([frame.units, undecided, groups.map(({name, units}) => [name, units])], [2, 0, [['dismiss/person/complete', 1], ['dismiss/program/complete', 1]]]);
	const spotCheck = async () => valueOf(await verifyFolder(audit.workspace, [], '0.1.0')).find(({check}) => check === 'spot check 1');
	t.like(await spotCheck(), {state: 'holds', detail: 'frame as the decisions stood by the log; nothing drawn'});

	const extract = audit.extracts[0]!.path;
	const moved = `${extract}.moved`;
	renameSync(extract, moved);
	t.like(await spotCheck(), {state: 'holds', detail: 'frame as the log names it; decisions rest on facts that were supplied, and without the extract it cannot be told how they stood; nothing drawn'});
	t.is((await run(plan)).exit, 66);
	t.is((await run([...plan, '--extract', moved])).exit, 0);
	renameSync(moved, extract);

	await decide(audit.workspace, () => [{type: 'fact.withdrawn', key: first, undoes: 2, action: 'w1'}]);
	const draw = await run(['sample', 'draw', audit.workspace, '--seed', '20200213661726340915']);
	t.is(draw.exit, 64);
	t.regex(draw.error, /1 of the decisions in the frame changed since it was fixed/);
	t.like(await spotCheck(), {state: 'holds', detail: 'frame as the decisions stood by the log; nothing drawn'});
});

test.serial('a value that was changed by hand does not open, and does not verify', async t => {
	const audit = await supplied(t);
	const {words} = workspacePaths(audit.workspace);
	writeFileSync(words, readFileSync(words, 'utf8').replace('11359 HS', '11358 HS'));
	const checks = valueOf(await verifyFolder(audit.workspace, [], '0.1.0'));
	t.is(checks.find(({check}) => check === 'words')?.state, 'does not hold');
	const source = await readReview(workspacePaths(audit.workspace), '');
	t.is(source.ok ? 0 : exitCodeOf(source.problems, 0), 65);
});

test.serial('a conviction read again shows the record with the facts, and what its questions still lack', async t => {
	const audit = await auditOf(t, [extractText(rows)]);
	t.like(await opened(audit), {record: {outcome: 'hand-review'}, facts: {lacking: ['charge', 'severity']}});
	await decide(audit.workspace, () => [fact()]);
	const {record, facts, trace} = await opened(audit);
	t.is(record.supplied!.length, 1);
	t.true(JSON.stringify(trace).includes('supplied by Ana Ruiz (attorney), entry 2, docket'));
	t.false(facts!.lacking.includes('charge'));
});

test.serial('a fact about what is in the audit no longer is counted, and changes nothing', async t => {
	const audit = await auditOf(t, [extractText(rows)]);
	await decide(audit.workspace, () => [fact('a1', '10000009/101002001000')]);
	const {summary} = await write(audit);
	t.like(summary.facts, {supplied: 0, withoutConviction: 1});
});
