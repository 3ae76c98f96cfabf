import {Buffer} from 'node:buffer';
import path from 'node:path';
import {accept} from '../determinations/acceptance.js';
import type {Engine} from '../determinations/engine.js';
import type {ExtractIdentity, Manifest} from '../determinations/manifest.js';
import {reconcile} from '../results/reconciliation.js';
import type {Policy} from '../rules/policy.js';
import type {RuleTexts} from '../rules/rule-book.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {writeConvictionLines, writeUnreadable} from './convictions-file.js';
import {beginReview, journalOptions, runEntry, type Evaluator} from './begin-review.js';
import {inspectExtract, type ExtractFile} from './extract-file.js';
import {systemProblem, withExit} from './file-problem.js';
import {firstPass, type EndedReaders, type FirstPass} from './first-pass.js';
import {fileBytes} from './line-store.js';
import {openJournal} from './open-journal.js';
import type {Journal} from './review-journal.js';
import {statuteFile} from './rule-files.js';
import {sha256} from './sha256.js';
import type {Share} from './share.js';
import {writeManifest, type StoredManifest} from './stored-manifest.js';
import {beginReevaluation, beginWorkspace, isWorkspace, readSecret, writeRule, type Staged} from './workspace.js';
import {workspacePaths, type WorkspacePaths} from './workspace-paths.js';

export type Evaluation = Evaluator & {
	readonly engine: Engine;
	readonly asOf: string;
	readonly maximumBadPercent: number;
	/** Text of the policy file, kept in the workspace. */
	readonly policyText: string;
	readonly ruleTexts: RuleTexts;
	readonly extracts: readonly string[];
	readonly workspace: string;
	readonly version: string;
	/** Only these people; everyone where it is absent. */
	readonly share?: Share | undefined;
	/** Reads parts of an extract side by side, until it is ended; one after the other where nothing is said. */
	readonly readers?: EndedReaders;
	readonly progress?: (bytes: number, total: number, people: number) => void;
};

export type Evaluated = {readonly manifest: StoredManifest; readonly files: readonly ExtractFile[]; readonly reevaluated: boolean};

/** Hashes the extracts, in argument order. Problems: 66 for one that cannot be read, 64 for one given twice, 65 for an empty one. */
export async function inspectExtracts(names: readonly string[]): Promise<Attempt<readonly ExtractFile[]>> {
	const files: ExtractFile[] = [];
	for (const [index, name] of names.entries()) {
		const file = await inspectExtract(name, index + 1);
		if (!file.ok) {
			return failure(...file.problems.map(problem => withExit(66)(problem)));
		}

		const twin = files.find(({sha256: hash}) => hash === file.value.sha256);
		if (twin) {
			return failure(withExit(64)({file: name, found: `the same extract as ${twin.path}`, expected: 'each extract once', next: 'leave one of them out'}));
		}

		if (file.value.bytes === 0) {
			return failure(withExit(65)({file: name, found: 'an empty file', expected: 'the extract that DOJ sent', next: 'check that it was copied whole'}));
		}

		files.push(file.value);
	}

	return success(files);
}

/** Evaluates extracts into a workspace, new or there already; then decisions are kept. What fails leaves no workspace behind, or the old one. */
export async function buildAudit(evaluation: Evaluation): Promise<Attempt<Evaluated>> {
	const files = await inspectExtracts(evaluation.extracts);
	if (!files.ok) {
		return files;
	}

	const reevaluated = await isWorkspace(evaluation.workspace);
	const target = workspacePaths(evaluation.workspace);
	const journal = reevaluated ? await lockedJournal(evaluation, target) : undefined;
	if (journal && !journal.ok) {
		return journal;
	}

	try {
		// Before the long work: a place that cannot be written to is told at once.
		const staged = await (reevaluated ? beginReevaluation(evaluation.workspace) : beginWorkspace(evaluation.workspace));
		return staged.ok ? await evaluateInto(staged.value, evaluation, files.value, journal?.value) : staged;
	} finally {
		await journal?.value.close();
	}
}

/** Fills a staged workspace and puts it in place. Whatever fails removes what was staged. */
async function evaluateInto(staged: Staged, evaluation: Evaluation, files: readonly ExtractFile[], journal: Journal | undefined): Promise<Attempt<Evaluated>> {
	const manifest = await fill(staged.paths, evaluation, files);
	const logged = manifest.ok && !journal ? await beginReview(staged.paths, evaluation, manifest.value) : success(undefined);
	if (!manifest.ok || !logged.ok) {
		await staged.abandon();
		return manifest.ok ? logged as Attempt<never> : manifest;
	}

	const committed = await staged.commit();
	if (!committed.ok) {
		return committed;
	}

	const entry = journal ? await journal.append(runEntry(manifest.value)) : success(undefined);
	return entry.ok ? success({manifest: manifest.value, files, reevaluated: journal !== undefined}) : entry;
}

/** The lines wait in the staged folder until they can be written in order: a county's would not fit into memory. */
async function spooledPass(paths: WorkspacePaths, {engine, progress, readers, share}: Evaluation, files: readonly ExtractFile[], total: number): Promise<Attempt<FirstPass>> {
	let spools = 0;
	try {
		return await firstPass(files, engine, {
			progress: (bytes, people) => progress?.(bytes, total, people),
			...(readers && {readers}),
			share,
			bytes: () => fileBytes(path.join(paths.folder, `lines-${++spools}`)),
		});
	} catch (error) {
		return failure(systemProblem(error, paths.folder, 'to write what was determined so far', 74));
	}
}

async function fill(paths: WorkspacePaths, evaluation: Evaluation, files: readonly ExtractFile[]): Promise<Attempt<StoredManifest>> {
	const total = files.reduce((bytes, file) => bytes + file.bytes, 0);
	const pass = await spooledPass(paths, evaluation, files, total);
	// Their memory is free for what is written now.
	await evaluation.readers?.end();
	if (!pass.ok) {
		return failure(...pass.problems.map(problem => withExit(65)(problem)));
	}

	const {counts, unreadable, countySeen} = pass.value;
	const accepted = accept(counts, evaluation.maximumBadPercent, evaluation.engine.county, countySeen, unreadable[0]);
	const {violations} = reconcile(counts);
	if (violations.length > 0) {
		return failure(...violations.map(violation => withExit(70)({found: `figures that do not balance: ${violation}`, expected: 'every line and every conviction in one place', next: 'report this; nothing was written'})));
	}

	return accepted.ok
		? writeEvaluated(paths, evaluation, files, pass.value)
		: failure(...accepted.problems.map(problem => withExit(65)({file: files[(unreadable[0]?.file ?? 1) - 1]!.path, ...problem})));
}

async function writeEvaluated(paths: WorkspacePaths, evaluation: Evaluation, files: readonly ExtractFile[], pass: FirstPass): Promise<Attempt<StoredManifest>> {
	const {engine, workspace} = evaluation;
	const texts = new Map([...evaluation.ruleTexts].filter(([name]) => !name.startsWith('policies/') || name === statuteFile));
	// An office's own policy may go by the statute's name: the statute keeps its place.
	const usual = `policies/${engine.policy.id}.yaml`;
	const policyFile = usual === statuteFile && evaluation.policyText !== texts.get(statuteFile) ? `policies/own/${engine.policy.id}.yaml` : usual;
	texts.set(policyFile, evaluation.policyText);
	for (const [name, text] of texts) {
		const written = await writeRule(paths, name, Buffer.from(text));
		if (!written.ok) {
			return written;
		}
	}

	const convictions = await writeConvictionLines(paths.convictions, pass.lines.inOrder());
	if (!convictions.ok) {
		return convictions;
	}

	const candidates = await writeConvictionLines(paths.candidates, pass.candidateLines.inOrder());
	if (!candidates.ok) {
		return candidates;
	}

	const unreadable = await writeUnreadable(paths.unreadable, pass.unreadable);
	if (!unreadable.ok) {
		return unreadable;
	}

	pass.lines.discard();
	pass.candidateLines.discard();
	const manifest: StoredManifest = {
		program: {name: 'second-look', version: evaluation.version},
		extracts: files.map((file): ExtractIdentity => ({
			name: path.basename(file.path),
			path: path.relative(path.resolve(workspace), path.resolve(file.path)).split(path.sep).join('/'),
			bytes: file.bytes, sha256: file.sha256, encoding: file.encoding,
		})),
		county: engine.county,
		asOf: evaluation.asOf,
		policy: {id: engine.policy.id, title: engine.policy.title, file: policyFile, adopted: engine.policy.adopted !== null, challengeDeadline: engine.policy['challenge-deadline'] ?? null, ...secondAttorney(engine.policy)},
		parameters: engine.parameters,
		rules: Object.fromEntries([...texts].map(([name, text]) => [name, sha256(text)])),
		maximumBadPercent: evaluation.maximumBadPercent,
		counts: pass.counts,
		...(evaluation.share && {part: evaluation.share}),
		files: {'convictions.jsonl': convictions.value.sha256, 'candidates.jsonl': candidates.value.sha256, 'unreadable.jsonl': unreadable.value.sha256},
	};
	const written = await writeManifest(paths.manifest, manifest);
	return written.ok ? success(manifest) : written;
}

/** Nothing where the policy asks for none, so that such an `audit.json` is what it was before there was the question. */
const secondAttorney = ({'second-attorney': named = []}: Policy): Partial<Pick<Manifest['policy'], 'secondAttorney'>> => named.length > 0 ? {secondAttorney: named} : {};

async function lockedJournal(evaluation: Evaluation, paths: WorkspacePaths): Promise<Attempt<Journal>> {
	const secret = await readSecret(paths);
	return secret.ok ? openJournal(journalOptions(evaluation, paths, secret.value)) : secret;
}
