import {createHash} from 'node:crypto';
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {problemText, type Attempt, type Problem} from '../values/problem.js';
import {canonicalJson} from '../review/canonical-json.js';
import type {ExtractFile} from './extract-file.js';
import {firstPass, type PassReaders} from './first-pass.js';
import type {LineStore} from './line-store.js';
import {attachExtracts, engineOf} from './open-audit.js';
import {exists} from './results-folder.js';
import {readResultsSource} from './results-source.js';
import {hashFile} from './sha256.js';
import {readManifest, type StoredManifest} from './stored-manifest.js';
import {verifyReview} from './verify-log.js';
import {verifySamples} from './verify-samples.js';
import {workspacePaths, type WorkspacePaths} from './workspace-paths.js';
import {rebuildResults} from './write-results.js';

/** One thing looked at. `not checked` is no failure: something needed for it was not given. */
export type Check = {readonly check: string; readonly state: 'holds' | 'does not hold' | 'not checked'; readonly detail: string};

/** What verifying is helped by: threads that read the extract, and where progress is shown; the line ends with `end`. */
export type VerifyShell = {
	readonly readers?: PassReaders;
	readonly progress?: (what: string) => {readonly show: (bytes: number, total: number, people?: number) => void; readonly end: () => void};
};

const holds = (check: string, detail: string): Check => ({check, state: 'holds', detail});
const broken = (check: string, detail: string): Check => ({check, state: 'does not hold', detail});
const unchecked = (check: string, detail: string): Check => ({check, state: 'not checked', detail});
const inWords = (problems: readonly Problem[]): string => problems.map(problem => problemText(problem)).join('\n');

const sumsFile = 'SHA256SUMS';

/**
Proves or disproves a workspace, with every results folder in it, or a results folder by itself: checksums, chain and head of the log,
files against the manifest; and with the extract the determinations and the results, made again and compared byte for byte.
Problems: only when there is nothing to check (66).
*/
export async function verifyFolder(folder: string, moved: readonly string[], version: string, shell: VerifyShell = {}): Promise<Attempt<readonly Check[]>> {
	return verifyWith(folder, moved, {version, shell, evaluated: new Map()});
}

type Verifying = {
	readonly version: string;
	readonly shell: VerifyShell;
	/** What evaluating again gave, by the SHA-256 of `audit.json`: what it names (extracts, rules, determinations) is evaluated once, however many results were made of it. */
	readonly evaluated: Map<string, Check>;
};

async function verifyWith(folder: string, moved: readonly string[], verifying: Verifying): Promise<Attempt<readonly Check[]>> {
	const paths = workspacePaths(folder);
	const read = await readManifest(paths);
	if (!read.ok) {
		return 'exit' in read.problems[0]! && read.problems[0].exit === 66 ? read : {ok: true, value: [broken('audit.json', inWords(read.problems))]};
	}

	const {manifest} = read.value;
	const isResults = await exists(path.join(folder, sumsFile));
	const checks: Check[] = isResults ? [await checksums(folder)] : [];
	const files = await evaluatedFiles(folder);
	checks.push(files, ...await reviewChecks(folder, isResults, moved));
	const extracts = isResults && moved.length === 0 ? undefined : await attachExtracts({paths, manifest}, moved, true);
	if (!extracts?.ok) {
		const isAway = extracts === undefined || extracts.problems.every(problem => 'exit' in problem && problem.exit === 66);
		const detail = extracts ? inWords(extracts.problems) : 'the extract was not given; name it with --extract FILE';
		checks.push(isAway ? unchecked('re-evaluation', detail) : broken('extract', detail));
		return {ok: true, value: isResults ? checks : [...checks, ...await resultsIn(paths, moved, verifying)]};
	}

	// Rules or determinations that are not those of audit.json say nothing about another folder, nor does another about them.
	const identity = files.state === 'holds' ? read.value.sha256 : folder;
	const known = verifying.evaluated.get(identity);
	checks.push(
		holds('extract', extracts.value.map(file => `${path.basename(file.path)}: SHA-256 ${file.sha256}`).join('\n')),
		known ?? await reevaluation(paths, manifest, extracts.value, verifying),
	);
	verifying.evaluated.set(identity, checks.at(-1)!);
	if (isResults) {
		checks.push(await rebuilt(folder, extracts.value, verifying.shell));
	}

	return {ok: true, value: isResults ? checks : [...checks, ...await resultsIn(paths, moved.length > 0 ? moved : extracts.value.map(file => file.path), verifying)]};
}

/** The files of spot checks stay in the workspace: a results folder holds their entries alone. */
async function reviewChecks(folder: string, isResults: boolean, moved: readonly string[]): Promise<readonly Check[]> {
	const findings = [...await verifyReview(folder), ...(isResults ? [] : await verifySamples(folder, moved))];
	return findings.map(({check, holds: good, detail}) => good ? holds(check, detail) : broken(check, detail));
}

async function evaluatedFiles(folder: string): Promise<Check> {
	const source = await readResultsSource(folder);
	return source.ok ? holds('evaluated files', `${source.value.manifest.counts.convictionsInScope} convictions, ${source.value.manifest.counts.candidates.convictions} candidates and ${Object.keys(source.value.manifest.rules).length} rule files as audit.json names them`) : broken('evaluated files', inWords(source.problems));
}

/** Every results folder of a workspace, each by its own copies. */
async function resultsIn(paths: WorkspacePaths, extracts: readonly string[], verifying: Verifying): Promise<readonly Check[]> {
	const checks: Check[] = [];
	const names = await exists(paths.results) ? (await readdir(paths.results)).filter(name => /^\d+$/.test(name)).toSorted() : [];
	for (const name of names) {
		const verified = await verifyWith(path.join(paths.results, name), extracts, verifying);
		checks.push(...(verified.ok ? verified.value.map(one => ({...one, check: `results/${name}: ${one.check}`})) : [broken(`results/${name}`, inWords(verified.problems))]));
	}

	return checks;
}

async function checksums(folder: string): Promise<Check> {
	const listed = new Map((await readFile(path.join(folder, sumsFile), 'utf8')).split('\n').filter(line => line !== '').map(line => [line.slice(66), line.slice(0, 64)]));
	const present = (await readdir(folder, {recursive: true, withFileTypes: true})).filter(entry => entry.isFile())
		.map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')).filter(name => name !== sumsFile);
	const wrong: string[] = present.filter(name => !listed.has(name)).map(name => `${name} is not listed`);
	for (const [name, hash] of listed) {
		const found = await hashFile(path.join(folder, name));
		if (!found.ok || found.value.sha256 !== hash) {
			wrong.push(found.ok ? `${name} differs from its checksum` : `${name} is missing`);
		}
	}

	return wrong.length === 0 ? holds('checksums', `${listed.size} files`) : broken('checksums', wrong.toSorted().join('\n'));
}

function hashOf(lines: LineStore): string {
	const hash = createHash('sha256');
	for (const [, line] of lines.inOrder()) {
		hash.update(`${line}\n`);
	}

	return hash.digest('hex');
}

async function reevaluation(paths: WorkspacePaths, manifest: StoredManifest, extracts: readonly ExtractFile[], {version, shell: {readers, progress}}: Verifying): Promise<Check> {
	const other = manifest.program.version === version ? '' : `; evaluated by version ${manifest.program.version}, checked by ${version}`;
	const engine = await engineOf(paths, manifest);
	const total = extracts.reduce((bytes, file) => bytes + file.bytes, 0);
	const told = progress?.('Evaluating again');
	const pass = engine.ok ? await firstPass(extracts, engine.value.engine, {share: manifest.part, readers, progress: (bytes, people) => told?.show(bytes, total, people)}) : engine;
	told?.end();
	if (!pass.ok) {
		return broken('re-evaluation', inWords(pass.problems));
	}

	const differing = [
		...(hashOf(pass.value.lines) === manifest.files['convictions.jsonl'] ? [] : ['the determinations']),
		...(hashOf(pass.value.candidateLines) === manifest.files['candidates.jsonl'] ? [] : ['the candidates']),
		...(canonicalJson(pass.value.counts) === canonicalJson(manifest.counts) ? [] : ['the counts of audit.json']),
	];
	return differing.length === 0
		? holds('re-evaluation', `${pass.value.lines.size()} determinations and ${pass.value.candidateLines.size()} candidates, the same bytes${other}`)
		: broken('re-evaluation', `${differing.join(', ')} are not what this extract and these rules give${other}`);
}

/** Writes the results again, aside, from the folder's own copies and the extract, and compares their checksums. */
async function rebuilt(folder: string, extracts: readonly ExtractFile[], {progress}: VerifyShell): Promise<Check> {
	const aside = await mkdtemp(path.join(tmpdir(), 'second-look-verify-'));
	try {
		const into = path.join(aside, 'results');
		const told = progress?.('Writing the results again');
		const written = await rebuildResults(folder, extracts, into, {progress: told?.show});
		told?.end();
		if (!written.ok) {
			return broken('results', inWords(written.problems));
		}

		const [given, made] = await Promise.all([folder, into].map(async place => readFile(path.join(place, sumsFile), 'utf8')));
		const differing = made!.split('\n').filter(line => line !== '' && !given!.split('\n').includes(line)).map(line => line.slice(66));
		return given === made ? holds('results', 'made again, the same bytes') : broken('results', `made again, these differ: ${differing.join(', ') || 'the list of files'}`);
	} finally {
		await rm(aside, {recursive: true, force: true});
	}
}
