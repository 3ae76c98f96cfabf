import path from 'node:path';
import {readFile} from 'node:fs/promises';
import {z} from 'zod';
import type {Encoding, Manifest} from '../determinations/manifest.js';
import {canonicalJson} from '../review/canonical-json.js';
import {candidateKinds, type CandidateKind} from '../rules/candidate-rules.js';
import {secondAttorneyChoices} from '../rules/policy.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {writeAtomically} from './atomic-write.js';
import {disk, type FilePort} from './file-port.js';
import {isMissing, systemProblem, withExit, type FileProblem} from './file-problem.js';
import {filesUnder} from './folder.js';
import {hashFile, sha256} from './sha256.js';
import type {WorkspacePaths} from './workspace-paths.js';

/** The manifest as `audit.json` holds it: with the hashes of the files that were made with it, so that a half-done replacement shows. */
export type StoredManifest = Manifest & {readonly files: Readonly<Record<EvaluatedFile, string>>};

export const evaluatedFiles = ['convictions.jsonl', 'candidates.jsonl', 'unreadable.jsonl'] as const;
export type EvaluatedFile = (typeof evaluatedFiles)[number];

const encodings = ['utf-8', 'windows-1252'] as const satisfies readonly Encoding[];
const hex64 = z.string().regex(/^[\da-f]{64}$/u);
const count = z.int().min(0);
/** A workspace from before there were candidates: its files do not hold against this, and the advice is to evaluate again. */
const before = {candidates: {convictions: 0, people: 0, byKind: Object.fromEntries(candidateKinds.map(kind => [kind, 0])) as Record<CandidateKind, number>}, file: '0'.repeat(64)};

const schema = z.strictObject({
	asOf: z.iso.date(),
	counts: z.strictObject({
		byOutcome: z.strictObject({dismiss: count, 'hand-review': count, 'not-eligible': count, reduce: count, refer: count}),
		candidates: z.strictObject({byKind: z.record(z.enum(candidateKinds), count), convictions: count, people: count}).default(before.candidates),
		convictions: count,
		convictionsInScope: count,
		lines: count,
		neither: count.default(0),
		peopleInScope: count,
		repeated: count,
		rows: count,
		subjects: count,
		unreadable: count,
	}),
	county: z.string().min(1),
	extracts: z.array(z.strictObject({bytes: count, encoding: z.enum(encodings), name: z.string(), path: z.string(), sha256: hex64})).min(1),
	files: z.strictObject({'candidates.jsonl': hex64.default(before.file), 'convictions.jsonl': hex64, 'unreadable.jsonl': hex64}),
	maximumBadPercent: z.number().min(0).max(100),
	parameters: z.record(z.string(), z.union([z.boolean(), z.number(), z.string(), z.array(z.string())])),
	part: z.strictObject({number: z.int().min(1), of: z.int().min(2)}).optional(),
	policy: z.strictObject({adopted: z.boolean(), challengeDeadline: z.iso.date().nullable(), file: z.string(), id: z.string(), secondAttorney: z.array(z.enum(secondAttorneyChoices)).optional(), title: z.string()}),
	program: z.strictObject({name: z.literal('second-look'), version: z.string()}),
	rules: z.record(z.string(), hex64),
});

const evaluateAgain = 'run "second-look evaluate" with the extract to build it again; decisions are kept';
const problemAt = (file: string, found: string, expected: string, next = evaluateAgain): FileProblem => ({file, found, expected, next, exit: 65});

/** A file of an evaluation that cannot be read is to be built again. */
export const toBuildAgain = (problem: Problem): Problem => ({...problem, next: evaluateAgain});

/** What is said of a file whose hash is another than `audit.json` names. */
export const notAsEvaluated = (file: string, hash: string): FileProblem => problemAt(file, 'a file that is not the one audit.json was written with (an evaluation cut short, or a file changed by hand)', `SHA-256 ${hash}`);

export const manifestText = (manifest: StoredManifest): string => `${canonicalJson(manifest)}\n`;

export const writeManifest = async (file: string, manifest: StoredManifest, port: FilePort = disk): Promise<Attempt<undefined>> =>
	writeAtomically(file, manifestText(manifest), port);

/** Reads `audit.json`; also gives its SHA-256, which `run.engine` in the log names. No such file: 66; not a manifest: 65. */
export async function readManifest(paths: Pick<WorkspacePaths, 'manifest'>): Promise<Attempt<{readonly manifest: StoredManifest; readonly sha256: string}>> {
	let bytes: Uint8Array;
	try {
		bytes = await readFile(paths.manifest);
	} catch (error) {
		const problem = systemProblem(error, paths.manifest, 'a workspace to read', 66);
		return failure(isMissing(error) ? {...problem, found: 'a folder without audit.json', expected: 'a workspace', next: 'name an extract, or a workspace made from one'} : problem);
	}

	try {
		const parsed = schema.safeParse(JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes)));
		return parsed.success
			? success({manifest: parsed.data, sha256: sha256(bytes)})
			: failure(...parsed.error.issues.map(issue => problemAt(paths.manifest, `a wrong or missing value at "${issue.path.join('.')}"`, issue.message)));
	} catch {
		return failure(problemAt(paths.manifest, 'something that is not JSON', 'the manifest of a workspace'));
	}
}

/**
Proves that the rules, convictions, candidates and unreadable lines are those the manifest was written with. `audit.json` is replaced last, so a
re-evaluation that was cut short leaves hashes that differ; a rule file it does not name was put there by hand. Every difference is a
problem whose next step is `evaluate`. `names`: those files alone, where somebody checks the others as they are read.
*/
export async function checkEvaluated(paths: WorkspacePaths, manifest: StoredManifest, names: readonly EvaluatedFile[] = evaluatedFiles): Promise<Attempt<undefined>> {
	const expected = [
		...names.map(name => [path.join(paths.folder, name), manifest.files[name]] as const),
		...Object.entries(manifest.rules).map(([name, hash]) => [path.join(paths.rules, ...name.split('/')), hash] as const),
	];
	const problems: Problem[] = [];
	for (const [file, hash] of expected) {
		const found = await hashFile(file);
		if (!found.ok) {
			problems.push(...found.problems.map(problem => toBuildAgain(problem)));
		} else if (found.value.sha256 !== hash) {
			problems.push(notAsEvaluated(file, hash));
		}
	}

	try {
		const strangers = (await filesUnder(paths.rules)).filter(name => name.endsWith('.yaml') && !Object.hasOwn(manifest.rules, name.split(path.sep).join('/')));
		problems.push(...strangers.map(name => problemAt(path.join(paths.rules, name), 'a rule file that was not used', 'only the rule files named in audit.json')));
	} catch (error) {
		problems.push(systemProblem(error, paths.rules, 'the rules to read', 66));
	}

	return problems.length > 0 ? failure(...problems.map(problem => withExit(65)(problem))) : success(undefined);
}
