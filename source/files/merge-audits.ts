import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {accept} from '../determinations/acceptance.js';
import type {Counts} from '../determinations/manifest.js';
import type {UnreadableLine} from '../extract/row.js';
import {reconcile} from '../results/reconciliation.js';
import {canonicalJson} from '../review/canonical-json.js';
import {compareBytewise} from '../values/compare-bytewise.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {beginReview, type Evaluator} from './begin-review.js';
import {writeConvictionLines, writeUnreadable, type ConvictionLine} from './convictions-file.js';
import {systemProblem, withExit} from './file-problem.js';
import {readLines} from './line-file.js';
import {checkEvaluated, readManifest, writeManifest, type StoredManifest} from './stored-manifest.js';
import {beginWorkspace, writeRule, type Staged} from './workspace.js';
import {workspacePaths, type WorkspacePaths} from './workspace-paths.js';

type Piece = {readonly paths: WorkspacePaths; readonly manifest: StoredManifest};

const wrong = (file: string, found: string, expected: string, next: string) => failure(withExit(65)({file, found, expected, next}));

/**
Joins the workspaces of all shares of one population into one: the same bytes as a single evaluation, but for the log. Problems (65): a
share that is missing, there twice, or evaluated from other extracts, under other rules or by another version; 73 where the workspace is
there already.
*/
export async function mergeAudits(folders: readonly string[], workspace: string, evaluator: Evaluator): Promise<Attempt<StoredManifest>> {
	const pieces = await readPieces(folders);
	if (!pieces.ok) {
		return pieces;
	}

	const staged = await beginWorkspace(workspace);
	return staged.ok ? mergeInto(staged.value, pieces.value, workspace, evaluator) : staged;
}

async function readPieces(folders: readonly string[]): Promise<Attempt<readonly Piece[]>> {
	const pieces: Piece[] = [];
	for (const folder of folders) {
		const paths = workspacePaths(folder);
		const read = await readManifest(paths);
		const checked = read.ok ? await checkEvaluated(paths, read.value.manifest) : read;
		if (!read.ok || !checked.ok) {
			return read.ok ? checked as Attempt<never> : read;
		}

		const {manifest} = read.value;
		const [first = {paths, manifest}] = pieces;
		if (manifest.part === undefined) {
			return wrong(folder, 'a workspace of everyone', 'one share, made with --part I/N', 'leave it out: there is nothing to merge it with');
		}

		if (canonicalJson(likeTheOthers(manifest)) !== canonicalJson(likeTheOthers(first.manifest))) {
			return wrong(folder, `something evaluated otherwise than ${first.paths.folder}`, 'the same extracts, county, day, policy, rules, version and number of shares', 'evaluate the shares alike');
		}

		const twin = pieces.find(piece => piece.manifest.part!.number === manifest.part!.number);
		if (twin) {
			return wrong(folder, `share ${manifest.part.number} a second time`, 'each share once', `leave it or ${twin.paths.folder} out`);
		}

		pieces.push({paths, manifest});
	}

	const of = pieces[0]?.manifest.part!.of ?? 0;
	const missing = Array.from({length: of}, (_, index) => index + 1).filter(number => !pieces.some(({manifest}) => manifest.part!.number === number));
	return missing.length > 0
		? wrong(pieces[0]!.paths.folder, `shares without ${missing.slice(0, 10).join(', ')}${missing.length > 10 ? ' and others' : ''} of ${of}`, 'all of them', `evaluate what is missing with --part ${missing[0]}/${of}`)
		: success(pieces.toSorted((one, other) => one.manifest.part!.number - other.manifest.part!.number));
}

/** What must be the same in every share. Where a workspace stands does not matter, only what it was made from. */
function likeTheOthers({counts: _counts, files: _files, part, extracts, ...rest}: StoredManifest): unknown {
	return {...rest, of: part?.of ?? 0, extracts: extracts.map(({path: _path, ...extract}) => extract)};
}

async function mergeInto(staged: Staged, pieces: readonly Piece[], workspace: string, evaluator: Evaluator): Promise<Attempt<StoredManifest>> {
	const merged = await fill(staged.paths, pieces, workspace);
	const logged = merged.ok ? await beginReview(staged.paths, evaluator, merged.value) : merged;
	const committed = logged.ok ? await staged.commit() : logged;
	if (!merged.ok || !committed.ok) {
		await staged.abandon();
		return merged.ok ? committed as Attempt<never> : merged;
	}

	return merged;
}

async function fill(paths: WorkspacePaths, pieces: readonly Piece[], workspace: string): Promise<Attempt<StoredManifest>> {
	const [first] = pieces;
	const {part: _part, ...manifest} = first!.manifest;
	for (const name of Object.keys(manifest.rules)) {
		const written = await writeRule(paths, name, await readFile(path.join(first!.paths.rules, ...name.split('/'))));
		if (!written.ok) {
			return written;
		}
	}

	const unreadable = await allUnreadable(pieces);
	const counts = added(pieces.map(piece => piece.manifest.counts));
	const accepted = accept(counts, manifest.maximumBadPercent, manifest.county, true, unreadable[0]);
	const {violations} = reconcile(counts);
	if (!accepted.ok || violations.length > 0) {
		return accepted.ok
			? failure(withExit(70)({found: `figures that do not balance: ${violations.join('; ')}`, expected: 'every line and every conviction in one place', next: 'report this; nothing was written'}))
			: failure(...accepted.problems.map(problem => withExit(65)(problem)));
	}

	try {
		const convictions = await writeConvictionLines(paths.convictions, inOneOrder(pieces.map(piece => piece.paths.convictions)));
		const candidates = await writeConvictionLines(paths.candidates, inOneOrder(pieces.map(piece => piece.paths.candidates)));
		const lines = await writeUnreadable(paths.unreadable, unreadable);
		if (!convictions.ok || !candidates.ok || !lines.ok) {
			return failure(...[convictions, candidates, lines].flatMap(written => written.ok ? [] : written.problems));
		}

		const whole: StoredManifest = {
			...manifest,
			extracts: manifest.extracts.map(extract => ({...extract, path: path.relative(path.resolve(workspace), path.resolve(first!.paths.folder, extract.path)).split(path.sep).join('/')})),
			counts,
			files: {'convictions.jsonl': convictions.value.sha256, 'candidates.jsonl': candidates.value.sha256, 'unreadable.jsonl': lines.value.sha256},
		};
		const written = await writeManifest(paths.manifest, whole);
		return written.ok ? success(whole) : written;
	} catch (error) {
		return failure(systemProblem(error, workspace, 'to merge the shares', 74));
	}
}

/** Every person is in one share, so every figure is the sum of theirs. */
function added(all: readonly Counts[]): Counts {
	const sum = <Figures extends Readonly<Record<string, number>>>(figures: readonly Figures[]): Figures => Object.fromEntries(Object.keys(figures[0]!).map(name => [name, figures.reduce((total, one) => total + one[name]!, 0)])) as Figures;
	const {byOutcome: _byOutcome, candidates: _candidates, ...plain} = all[0]!;
	return {
		...sum(all.map(counts => Object.fromEntries(Object.keys(plain).map(name => [name, counts[name as keyof typeof plain]])) as typeof plain)),
		byOutcome: sum(all.map(({byOutcome}) => byOutcome)),
		candidates: {
			...sum(all.map(({candidates: {convictions, people}}) => ({convictions, people}))),
			byKind: sum(all.map(({candidates: {byKind}}) => byKind)),
		},
	};
}

async function allUnreadable(pieces: readonly Piece[]): Promise<readonly UnreadableLine[]> {
	const all: UnreadableLine[] = [];
	for (const {paths} of pieces) {
		for await (const lines of readLines(paths.unreadable)) {
			all.push(...lines.map(({bytes}) => JSON.parse(new TextDecoder().decode(bytes)) as UnreadableLine));
		}
	}

	return all.toSorted((one, other) => one.file - other.file || one.line - other.line);
}

/** Lines of several files, each in order of key, in one order. */
async function * inOneOrder(files: readonly string[]): AsyncGenerator<ConvictionLine> {
	const heads: Array<{readonly lines: AsyncGenerator<ConvictionLine>; next: ConvictionLine}> = [];
	for (const file of files) {
		const lines = keyedLines(file);
		const first = await lines.next();
		if (first.done !== true) {
			heads.push({lines, next: first.value});
		}
	}

	while (heads.length > 0) {
		let least = 0;
		for (const [index, {next}] of heads.entries()) {
			least = compareBytewise(next[0], heads[least]!.next[0]) < 0 ? index : least;
		}

		const head = heads[least]!;
		yield head.next;
		const following = await head.lines.next();
		if (following.done === true) {
			heads.splice(least, 1);
		} else {
			head.next = following.value;
		}
	}
}

async function * keyedLines(file: string): AsyncGenerator<ConvictionLine> {
	for await (const lines of readLines(file)) {
		for (const {bytes} of lines) {
			const line = new TextDecoder().decode(bytes);
			yield [(JSON.parse(line) as {readonly key: string}).key, line];
		}
	}
}
