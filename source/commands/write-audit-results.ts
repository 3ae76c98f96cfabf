import path from 'node:path';
import type {AuditedSet} from '../files/audited-set.js';
import type {Audit} from '../files/open-audit.js';
import type {ExtractFile} from '../files/extract-file.js';
import type {Journal} from '../files/review-journal.js';
import {resultsSource} from '../files/results-source.js';
import {writeResults} from '../files/write-results.js';
import {figure} from '../results/markdown.js';
import {reconcile, tally} from '../results/reconciliation.js';
import {effectivePlaceOf} from '../review/effective-place.js';
import {success, type Attempt} from '../values/problem.js';

export type ResultsOptions = {
	readonly out: string | undefined;
	readonly full: boolean;
	readonly progress?: (bytes: number, total: number) => void;
};

export type AuditResults = {readonly folder: string; readonly lines: readonly string[]; readonly stamps: readonly string[]};

type Lines = ReturnType<typeof reconcile>['lines'];

/** An outcome or a decision that nothing came to says nothing on a screen; the summary has every line. */
const withoutZeros = (lines: Lines): Lines => lines.filter(({label, count}) => count > 0 || !/^(?:Engine|Effective|Decision): /.test(label));

/** The sums of the audit as it stands, for the screen. */
export const reconciliationOf = ({manifest}: Pick<Audit, 'manifest'>, {records, lineHashes, reviews, notPromoted, promotions}: AuditedSet): Lines =>
	withoutZeros(reconcile(manifest.counts, tally(records.map(record => {
		const effective = effectivePlaceOf(record, reviews.get(record.key), () => lineHashes.get(record.key), manifest.policy.secondAttorney ?? []);
		return {record, effective};
	}), false), {notPromoted: notPromoted.length, promotions}).lines);

/** Writes results and records in the log that they were written. The journal must be held, and nothing under way in it. */
export async function writeAuditResults(audit: Audit, extracts: readonly ExtractFile[], journal: Journal, {out, full, progress}: ResultsOptions): Promise<Attempt<AuditResults>> {
	const source = await resultsSource(audit);
	if (!source.ok) {
		return source;
	}

	const written = await writeResults({source: source.value, extracts, outFolder: out, full, progress});
	if (!written.ok) {
		return written;
	}

	const {folder, entries, head, sums, summary} = written.value;
	const logged = await journal.append({type: 'results.written', body: {entries, folder: path.basename(folder), head, sums}});
	return logged.ok
		? success({folder, lines: withoutZeros(summary.reconciliation).map(({label, count}) => `${figure(count).padStart(12)}  ${label}`), stamps: summary.stamps.map(({word, sentence}) => `${word}: ${sentence}`)})
		: logged;
}
