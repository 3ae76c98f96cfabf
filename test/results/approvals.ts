import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import papa from 'papaparse';
import type {LineHashes} from '../../source/files/convictions-file.js';
import {shippedRules} from '../../source/files/rule-files.js';
import {verifyFolder} from '../../source/files/verify-folder.js';
import {writeResults} from '../../source/files/write-results.js';
import type {Draft, Reviewer} from '../../source/review/entry.js';
import {auditOf, decide, sourceOf, temporaryFolder, valueOf, type TestAudit} from './_audit.js';
import {extractText, sampleRows} from './_extract.js';

const keyed = {one: '10000001/101002001000', two: '10000002/101002001000'};
const roster = 'd4'.repeat(32);
const ortiz: Reviewer = {name: 'Mara Ortiz', role: 'paralegal', account: 'mortiz', listed: {roster, barNumber: undefined}};
const chen: Reviewer = {name: 'Alva Chen', role: 'attorney', account: 'achen', listed: {roster, barNumber: '900001'}};
const diaz: Reviewer = {name: 'Bo Díaz', role: 'attorney', account: 'bdiaz', listed: {roster, barNumber: '900002'}};

const evidence = {kind: 'docket', locator: 'BA9, page 2', seen: '2020-05-30'};
const shared = (hashes: LineHashes, key: string, action: string) => ({key, seen: hashes.get(key)!, secondsOpen: 3, action, flagsAcknowledged: []});
const propose = (key: string) => (hashes: LineHashes): readonly Draft[] =>
	[{...shared(hashes, key, `propose ${key}`), type: 'decision.propose', from: 'dismiss', to: 'reduce', relief: 'redesignate-misdemeanor', reasonCode: 'record-misread', words: 'the docket has a misdemeanor', evidence}];
const override = (key: string) => (hashes: LineHashes): readonly Draft[] =>
	[{...shared(hashes, key, 'override'), type: 'decision.override', from: 'dismiss', to: 'reduce', reasonCode: 'record-misread', words: 'the docket has a misdemeanor'}];
const challenge = (key: string) => (hashes: LineHashes): readonly Draft[] =>
	[{...shared(hashes, key, `challenge ${key}`), type: 'decision.challenge', from: 'dismiss', to: 'not-eligible', ground: 'not-eligible', words: 'the file shows imports', evidence}];
const approve = (key: string, proposal: number) => (hashes: LineHashes): readonly Draft[] => [{...shared(hashes, key, `approve ${proposal}`), type: 'decision.approve', proposal}];
const decline = (key: string, proposal: number) => (hashes: LineHashes): readonly Draft[] =>
	[{key, seen: hashes.get(key)!, secondsOpen: 3, action: `decline ${proposal}`, type: 'decision.decline', proposal, words: 'another person'}];

type Row = Readonly<Record<string, string>>;
const rows = (folder: string, name: string): readonly Row[] => papa.parse<Row>(readFileSync(path.join(folder, name), 'utf8'), {header: true, skipEmptyLines: true, delimiter: ','}).data;
const decisionIn = (row: Row | undefined): readonly string[] => ['Eligibility Determination', 'Decision', 'Decided By', 'Reviewer Reason Code', 'Reviewer Reason', 'Evidence', 'Log Entry'].map(name => row![name]!);

/** Results of the audit as it stands, which verify byte for byte. */
async function resultsOf(t: ExecutionContext, audit: TestAudit): Promise<string> {
	const {folder} = valueOf(await writeResults({source: await sourceOf(audit.workspace), extracts: audit.extracts, full: false}));
	const checks = valueOf(await verifyFolder(folder, audit.extracts.map(file => file.path), '0.1.0'));
	t.deepEqual(checks.filter(({state}) => state !== 'holds'), []);
	return folder;
}

test.serial('proposed, then approved: the columns say whose it is and whose words they are', async t => {
	const audit = await auditOf(t, [extractText(sampleRows)]);
	await decide(audit.workspace, propose(keyed.one), '2020-06-02T17:00:00.000Z', ortiz);
	const waiting = await resultsOf(t, audit);
	const [before] = rows(waiting, 'prop64-results.csv');
	t.deepEqual(decisionIn(before), ['Hand Review', 'awaiting approval', 'Mara Ortiz (paralegal)', 'record-misread', 'the docket has a misdemeanor', 'docket: BA9, page 2, seen 2020-05-30', '2']);
	t.is(before!['Eligibility Reason'], 'Awaiting the approval of an attorney');
	t.is(before!['Relief Asked'], '');
	const undecided = rows(waiting, 'undecided.csv').find(row => row['Conviction Key'] === keyed.one)!;
	t.is(undecided['Question'], 'Proposed by Mara Ortiz (paralegal): to be approved by an attorney');
	t.is(undecided['Stamps'], 'PARTIAL; TRIAL', 'everybody is on the roster');

	await decide(audit.workspace, approve(keyed.one, 2), '2020-06-03T17:00:00.000Z', chen);
	const approved = await resultsOf(t, audit);
	const [after] = rows(approved, 'prop64-results.csv');
	t.deepEqual(decisionIn(after), ['Eligible for Reduction', 'overridden', 'Alva Chen (attorney)', 'record-misread', 'Proposed by Mara Ortiz (paralegal): the docket has a misdemeanor', 'docket: BA9, page 2, seen 2020-05-30', '3']);
	t.is(after!['Decided At'], '2020-06-03T17:00:00.000Z');
	t.regex(after!['Relief Asked']!, /misdemeanor/);
	t.true(rows(approved, 'no-challenge.csv').some(row => row['Conviction Key'] === keyed.one));
	const summary = JSON.parse(readFileSync(path.join(approved, 'summary.json'), 'utf8')) as {rosters: readonly string[]};
	t.deepEqual(summary.rosters, [roster]);
	t.regex(readFileSync(path.join(approved, 'summary.md'), 'utf8'), /Office roster \| SHA-256 `d4d4.*proves no one's identity/);
});

test.serial('declined: as if nobody had proposed', async t => {
	const audit = await auditOf(t, [extractText(sampleRows)]);
	await decide(audit.workspace, propose(keyed.one), undefined, ortiz);
	await decide(audit.workspace, decline(keyed.one, 2), undefined, chen);
	const [row] = rows(await resultsOf(t, audit), 'prop64-results.csv');
	t.deepEqual(decisionIn(row), ['Eligible for Dismissal', 'engine', '', '', '', '', '']);
});

test.serial('unverified: the proposer was on no roster', async t => {
	const audit = await auditOf(t, [extractText(sampleRows)]);
	await decide(audit.workspace, propose(keyed.one), undefined, {name: 'Mara Ortiz', role: 'paralegal', account: 'mortiz'});
	await decide(audit.workspace, approve(keyed.one, 2), undefined, chen);
	t.is(rows(await resultsOf(t, audit), 'no-challenge.csv')[0]!['Stamps'], 'PARTIAL; TRIAL; UNVERIFIED REVIEWERS');
});

test.serial('a policy that asks for a second attorney: a challenge goes to the court when two stand behind it', async t => {
	const folder = temporaryFolder(t);
	const policy = path.join(folder, 'ours.yaml');
	writeFileSync(policy, readFileSync(path.join(shippedRules, 'policies', 'clear-my-record-2019.yaml'), 'utf8').replace('id: clear-my-record-2019', 'id: ours').replace('\nscope:', '\nsecond-attorney: [challenge]\nscope:'));
	const audit = await auditOf(t, [extractText(sampleRows)], folder, policy);
	await decide(audit.workspace, challenge(keyed.one), '2020-06-02T17:00:00.000Z', chen);
	const waiting = await resultsOf(t, audit);
	t.is(rows(waiting, 'challenges.csv').length, 0);
	t.is(rows(waiting, 'undecided.csv').find(row => row['Conviction Key'] === keyed.one)!['Question'], 'Decided by Alva Chen (attorney): to be approved by another attorney');

	await decide(audit.workspace, approve(keyed.one, 2), '2020-06-03T17:00:00.000Z', diaz);
	const [opposed] = rows(await resultsOf(t, audit), 'challenges.csv');
	t.deepEqual([opposed!['Conviction Key'], opposed!['Decided By'], opposed!['Reviewer Reason'], opposed!['Evidence'], opposed!['Late']], [keyed.one, 'Bo Díaz (attorney)', 'Decided by Alva Chen (attorney): the file shows imports', 'docket: BA9, page 2, seen 2020-05-30', '']);
});

test.serial('a paralegal\'s override is not written at all', async t => {
	const audit = await auditOf(t, [extractText(sampleRows)]);
	const log = path.join(audit.workspace, 'review.jsonl');
	const before = readFileSync(log, 'utf8');
	await t.throwsAsync(decide(audit.workspace, override(keyed.one), undefined, ortiz), {message: /decision\.override by a paralegal; expected a proposal/});
	t.is(readFileSync(log, 'utf8'), before);
});
