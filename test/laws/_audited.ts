import type {Buffer} from 'node:buffer';
import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {ExecutionContext} from 'ava';
import {readSettings} from '../../source/commands/settings.js';
import type {ConvictionRecord} from '../../source/determinations/determination.js';
import type {StoredManifest} from '../../source/files/stored-manifest.js';
import {columnNames} from '../../source/extract/layout.js';
import {buildAudit, inspectExtracts} from '../../source/files/build-audit.js';
import {openAudit} from '../../source/files/open-audit.js';
import {resultsSource} from '../../source/files/results-source.js';
import {loadRules, shippedRules} from '../../source/files/rule-files.js';
import {writeResults} from '../../source/files/write-results.js';
import {csvCell} from '../../source/generate/csv-cell.js';
import type {Summary} from '../../source/results/summary.js';
import {row, type Cells} from '../helpers/rows-fixture.js';
import {valueOfAttempt} from '../helpers/rules-fixture.js';

/** The text of an extract of these rows. */
export const extractOf = (list: readonly Cells[]): string =>
	[columnNames.join(','), ...list.map(cells => row(cells).cells.map(cell => csvCell(cell)).join(','))].map(line => `${line}\n`).join('');

export type AuditedUnder = {
	readonly policy?: string;
	readonly set?: readonly string[];
	readonly options?: string;
	readonly asOf?: string;
	/** What the clock of the machine says. */
	readonly now?: string;
};

export type AuditedExtracts = {
	readonly manifest: StoredManifest;
	readonly records: readonly ConvictionRecord[];
	readonly summary: Summary;
	/** Every file of the results but those that hold the secret or the times of this run, by its path in the folder. */
	readonly files: ReadonlyMap<string, Buffer>;
};

// Opaque ids are made with a secret of the workspace, and the log has the times of its entries.
const ofThisRun = new Set(['secret', 'review.jsonl', 'review.head', 'SHA256SUMS']);

/** Evaluates texts of extracts as `evaluate` does, from the settings on, and writes results. Throws the problems. */
export async function audited(t: ExecutionContext, texts: readonly string[], {policy, set = [], options, asOf = '2020-07-01', now = '2020-06-01T17:00:00.000Z'}: AuditedUnder = {}): Promise<AuditedExtracts> {
	const folder = mkdtempSync(path.join(tmpdir(), 'second-look-laws-'));
	t.teardown(() => {
		rmSync(folder, {recursive: true, force: true});
	});
	const names = texts.map((text, index) => {
		const name = path.join(folder, `extract-${index + 1}.csv`);
		writeFileSync(name, text);
		return name;
	});
	const optionsFile = path.join(folder, 'options.json');
	if (options !== undefined) {
		writeFileSync(optionsFile, options);
	}

	const rules = valueOfAttempt(await loadRules(shippedRules));
	const settings = valueOfAttempt(await readSettings({
		county: 'Los Angeles', 'as-of': asOf, set, ...(policy === undefined ? {} : {policy}), ...(options === undefined ? {} : {options: optionsFile}),
	}, rules));
	const workspace = path.join(folder, 'x.audit');
	const {manifest} = valueOfAttempt(await buildAudit({...settings, ruleTexts: rules.texts, extracts: names, workspace, version: '0.1.0', account: 'rchen', now: () => now, breakLock: false}));
	const audit = valueOfAttempt(await openAudit(workspace));
	const out = path.join(folder, 'results');
	const {summary} = valueOfAttempt(await writeResults({source: valueOfAttempt(await resultsSource(audit)), extracts: valueOfAttempt(await inspectExtracts(names)), full: true, outFolder: out}));
	const files = readdirSync(out, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile() && !ofThisRun.has(entry.name)).map(entry => path.join(entry.parentPath, entry.name));
	return {manifest, records: audit.records, summary, files: new Map(files.map(file => [path.relative(out, file), readFileSync(file)]))};
}
