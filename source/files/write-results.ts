import {stat} from 'node:fs/promises';
import path from 'node:path';
import {amendmentsFile} from '../review/amendment.js';
import {auditedAll} from '../results/audited.js';
import {lists} from '../results/lists.js';
import {rulingFigures} from '../results/rulings.js';
import {stampsOfAudit, summaryJson, summaryOf, type Summary} from '../results/summary.js';
import {summaryText} from '../results/summary-text.js';
import {standingFacts} from '../review/fact-entries.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import type {ExtractFile} from './extract-file.js';
import {engineOf} from './open-audit.js';
import {withSuppliedFacts} from './person-reader.js';
import {disk, type FilePort} from './file-port.js';
import {systemProblem, withExit} from './file-problem.js';
import {exists, nextResults, Refused, stageResults, type StagedResults} from './results-folder.js';
import {writeRows} from './results-rows.js';
import {readResultsSource, type ResultsSource} from './results-source.js';

export type ResultsRequest = {
	readonly source: ResultsSource;
	/** In the order of the manifest, wherever they are now. The bytes that are read are hashed, whatever was checked before. */
	readonly extracts: readonly ExtractFile[];
	/** Must not exist. Without it: the next number in the workspace's `results/`. */
	readonly outFolder?: string | undefined;
	/** Also `all-results.csv`, which holds SSNs and whole histories. */
	readonly full: boolean;
	readonly progress?: ((bytes: number, total: number) => void) | undefined;
	readonly port?: FilePort;
};

export type WrittenResults = {
	readonly folder: string;
	readonly summary: Summary;
	/** What the log's `results.written` says of them: all but the folder. */
	readonly entries: number;
	readonly head: string;
	/** SHA-256 of `SHA256SUMS`. */
	readonly sums: string;
};

/**
Writes a results folder and puts it in place whole, or leaves nothing. What it holds depends on the extracts, the rules and the log alone.
Problems: 65 an extract that is another, 73 a folder that cannot be made or is there, 74 a failed write, 70 sums that do not balance.
*/
export async function writeResults({source, extracts: given, outFolder, full, progress, port = disk}: ResultsRequest): Promise<Attempt<WrittenResults>> {
	// By place: wherever a file was found again, it is the manifest's first, second and so on.
	const extracts = given.map((file, index) => ({...file, number: index + 1, encoding: source.manifest.extracts[index]?.encoding ?? file.encoding}));
	let staged: StagedResults | undefined;
	let folder = outFolder ?? source.paths.results;
	try {
		const before = await factsOfAll(source, extracts);
		folder = outFolder ?? await nextResults(source.paths.results, source.writtenBefore);
		staged = await stageResults(folder, {makesParent: outFolder === undefined, port});
		const {records, lineHashes, elsewhere} = await withFactsInPlace(source, extracts);
		const {manifest, reviews, reliefs, grounds, decisionsWithoutConviction, notPromoted, promotions, candidateRules, batches, amendments, samples} = source;
		const audited = auditedAll(records, lineHashes, reviews, manifest.policy.secondAttorney ?? []);
		const written = await writeRows(staged, {extracts, audited, tables: {policy: manifest.policy.id, reliefs}, full, changed: changedFrom(manifest), progress});
		await compareFacts(extracts, before);
		const {summary, violations} = summaryOf({manifest, audited, written, decisionsWithoutConviction, factsWithoutConviction: elsewhere, notPromoted, promotions, rulings: rulingFigures({batches, rulings: amendments.rulings}, audited, reliefs), samples});
		if (violations.length > 0) {
			throw new Refused(violations.map(violation => withExit(70)({found: `figures that do not balance: ${violation}`, expected: 'every line and every conviction in one place', next: 'report this; nothing was written, and the decisions are safe'})));
		}

		const tables = {reliefs, grounds, deadline: manifest.policy.challengeDeadline ?? undefined, stamps: stampsOfAudit(manifest, audited).map(({word}) => word)};
		for (const {file, lines} of lists) {
			await staged.writeLines(file, lines(audited, tables));
		}

		await staged.write('summary.json', summaryJson(summary));
		await staged.write('summary.md', summaryText(summary, {full, kinds: candidateRules.kinds}));
		await copySource(staged, source);
		return success({folder, summary, entries: source.log.entries, head: source.log.head, sums: await staged.commit()});
	} catch (error) {
		await staged?.abandon();
		if (error instanceof Refused) {
			return failure(...error.problems);
		}

		if (isBug(error)) {
			throw error;
		}

		return failure(systemProblem(error, folder, 'to write the results', 74));
	}
}

/** Writes the results of a results folder, or of a workspace, again from what it holds and the extracts: byte for byte the same when it is true. */
export async function rebuildResults(folder: string, extracts: readonly ExtractFile[], into: string, options: Pick<ResultsRequest, 'progress' | 'port'> = {}): Promise<Attempt<WrittenResults>> {
	const source = await readResultsSource(folder, options.port);
	return source.ok ? writeResults({source: source.value, extracts, outFolder: into, full: await exists(path.join(folder, 'all-results.csv')), ...options}) : source;
}

/** The convictions with what people supplied about them; each person's rows are checked by their hash. */
async function withFactsInPlace({paths, manifest, records, lineHashes, secret, facts}: ResultsSource, extracts: readonly ExtractFile[]): Promise<Pick<ResultsSource, 'records' | 'lineHashes'> & {readonly elsewhere: number}> {
	if (standingFacts(facts).length === 0) {
		return {records, lineHashes, elsewhere: 0};
	}

	const engine = await engineOf(paths, manifest);
	const supplied = engine.ok ? await withSuppliedFacts({records, lineHashes, secret, engine: engine.value.engine}, facts, extracts) : engine;
	if (!supplied.ok) {
		throw new Refused(supplied.problems.map(problem => withExit(65)(problem)));
	}

	return {...supplied.value.audit, elsewhere: supplied.value.elsewhere};
}

function isBug(error: unknown): boolean {
	const {code} = error as NodeJS.ErrnoException;
	return code === undefined || code.startsWith('ERR_');
}

type Facts = {readonly bytes: number; readonly modified: number};

const changed = (file: string, hash: string): Refused => new Refused([withExit(65)({
	file, found: 'an extract that changed since it was evaluated', expected: `SHA-256 ${hash}`,
	next: 'restore the file, or say with --extract where the one that was evaluated is',
})]);

/** Results are made of the bytes that were evaluated, and of no others. */
const changedFrom = ({extracts}: ResultsSource['manifest']) => ({number, path: file}: ExtractFile, found: string): Refused | undefined => {
	const {sha256} = extracts[number - 1]!;
	return found === sha256 ? undefined : changed(file, sha256);
};

async function factsOfAll({manifest}: ResultsSource, extracts: readonly ExtractFile[]): Promise<readonly Facts[]> {
	if (extracts.length !== manifest.extracts.length) {
		const mixedUp: Problem & {readonly exit: number} = {found: `${extracts.length} extracts`, expected: `the ${manifest.extracts.length} that were evaluated`, next: 'name each of them with --extract', exit: 64};
		throw new Refused([mixedUp]);
	}

	return Promise.all(extracts.map(async ({path: file}) => factsOf(file)));
}

/** Facts supplied to the record were put in place from rows read before: the file must not have changed in between. */
async function compareFacts(extracts: readonly ExtractFile[], before: readonly Facts[]): Promise<void> {
	for (const [index, {path: file, sha256}] of extracts.entries()) {
		const now = await factsOf(file);
		if (now.bytes !== before[index]!.bytes || now.modified !== before[index]!.modified) {
			throw changed(file, sha256);
		}
	}
}

async function factsOf(file: string): Promise<Facts> {
	try {
		const {size, mtimeMs} = await stat(file);
		return {bytes: size, modified: mtimeMs};
	} catch (error) {
		throw new Refused([systemProblem(error, file, 'the extract that was evaluated', 66)]);
	}
}

async function copySource(staged: StagedResults, {paths, manifest, manifestHash, secret, log, amendments}: ResultsSource): Promise<void> {
	await staged.write('review.jsonl', log.bytes);
	await staged.write('review.head', log.headText);
	await staged.write('words.jsonl', log.words);
	await staged.write('secret', `${secret}\n`);
	if (amendments.texts.length > 0) {
		await staged.write(amendmentsFile, amendments.texts.join(''));
	}

	await staged.copy('audit.json', paths.manifest, manifestHash);
	await staged.copy('convictions.jsonl', paths.convictions, manifest.files['convictions.jsonl']);
	await staged.copy('candidates.jsonl', paths.candidates, manifest.files['candidates.jsonl']);
	for (const [name, hash] of Object.entries(manifest.rules)) {
		await staged.copy(`rules/${name}`, path.join(paths.rules, name), hash);
	}
}
