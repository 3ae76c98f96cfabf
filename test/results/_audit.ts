import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {ExecutionContext} from 'ava';
import type {LineHashes} from '../../source/files/convictions-file.js';
import {withStatute} from '../../source/determinations/engine.js';
import {buildAudit, inspectExtracts} from '../../source/files/build-audit.js';
import type {ExtractFile} from '../../source/files/extract-file.js';
import {openAudit} from '../../source/files/open-audit.js';
import {openJournal} from '../../source/files/open-journal.js';
import {resultsSource, type ResultsSource} from '../../source/files/results-source.js';
import {loadPolicy, loadRules, shippedRules} from '../../source/files/rule-files.js';
import {workspacePaths} from '../../source/files/workspace-paths.js';
import {readSecret} from '../../source/files/workspace.js';
import type {Draft, Reviewer} from '../../source/review/entry.js';
import {defaultParameters} from '../../source/rules/policy.js';
import {parseIsoDay} from '../../source/values/calendar-date.js';
import {problemText, type Attempt} from '../../source/values/problem.js';

export function valueOf<Value>(attempt: Attempt<Value>): Value {
	if (!attempt.ok) {
		throw new Error(attempt.problems.map(problem => problemText(problem)).join('\n'));
	}

	return attempt.value;
}

export function temporaryFolder(t: ExecutionContext): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'second-look-results-'));
	t.teardown(() => {
		rmSync(folder, {recursive: true, force: true});
	});
	return folder;
}

export type TestAudit = {readonly folder: string; readonly workspace: string; readonly extracts: readonly ExtractFile[]};

/** Evaluates extracts, given as latin1 texts, into a workspace of their own. `policyName`: one that ships, or a file. */
export async function auditOf(t: ExecutionContext, texts: readonly string[], folder = temporaryFolder(t), policyName = 'clear-my-record-2019'): Promise<TestAudit> {
	const names = texts.map((text, index) => {
		const name = path.join(folder, `extract-${index + 1}.csv`);
		writeFileSync(name, text, 'latin1');
		return name;
	});
	const rules = valueOf(await loadRules(shippedRules));
	const {policy, text} = valueOf(await loadPolicy(policyName, rules));
	const workspace = path.join(folder, 'x.audit');
	valueOf(await buildAudit({
		engine: withStatute({rules: rules.book, policy, parameters: defaultParameters(policy), county: 'LOS ANGELES', asOf: parseIsoDay('2020-07-01')!}, rules.statute),
		asOf: '2020-07-01', maximumBadPercent: 1, policyText: text, ruleTexts: rules.texts, extracts: names, workspace, version: '0.1.0',
		account: 'rchen', now: () => '2020-06-01T17:00:00.000Z', breakLock: false,
	}));
	return {folder, workspace, extracts: valueOf(await inspectExtracts(names))};
}

export const sourceOf = async (workspace: string): Promise<ResultsSource> => valueOf(await resultsSource(valueOf(await openAudit(workspace))));

/** Records decisions as the screen would. `seen` of the drafts is filled in. */
export async function decide(workspace: string, decisions: (hashes: LineHashes) => readonly Draft[], now = '2020-06-02T17:00:00.000Z', by: Reviewer = {name: 'Ana Ruiz', role: 'attorney', account: 'rchen'}): Promise<void> {
	const paths = workspacePaths(workspace);
	const {lineHashes, candidates} = valueOf(await openAudit(workspace));
	const journal = valueOf(await openJournal({paths, secret: valueOf(await readSecret(paths)), account: 'rchen', now: () => now}));
	for (const draft of decisions({get: key => lineHashes.get(key) ?? candidates.lineHashes.get(key)})) {
		valueOf(await journal.append(draft, by));
	}

	await journal.close();
}
