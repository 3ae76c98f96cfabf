import path from 'node:path';
import type {Amendments} from '../review/amendment.js';
import type {Batches} from '../review/batch.js';
import {chainSize} from '../review/chain.js';
import {liveDecision} from '../review/entry.js';
import type {ReviewState} from '../review/fold.js';
import {headOf, headText} from '../review/head.js';
import {loadReview} from '../review/load-review.js';
import type {SampleRound} from '../review/sample-rounds.js';
import type {CandidateRules} from '../rules/candidate-rules.js';
import type {ChallengeGround, Relief} from '../rules/reasons.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {loadAmendments} from './amendments-file.js';
import {auditedSet, type AuditedSet} from './audited-set.js';
import {readCandidates, readConvictions} from './convictions-file.js';
import {disk, type FilePort} from './file-port.js';
import {withExit} from './file-problem.js';
import type {Audit} from './open-audit.js';
import {readReviewFiles} from './read-review.js';
import {loadRules} from './rule-files.js';
import {hashFile, hmac, sha256} from './sha256.js';
import {readManifest, type StoredManifest} from './stored-manifest.js';
import {readSecret} from './workspace.js';
import {workspacePaths, type WorkspacePaths} from './workspace-paths.js';

/** Everything results are made of, but for the extracts. A workspace holds it, and so does a results folder. */
export type ResultsSource = Omit<AuditedSet, 'elsewhere'> & {
	readonly paths: WorkspacePaths;
	readonly manifest: StoredManifest;
	readonly manifestHash: string;
	readonly secret: string;
	readonly reliefs: readonly Relief[];
	readonly grounds: readonly ChallengeGround[];
	readonly candidateRules: CandidateRules;
	/** Live decisions on convictions that are in scope no longer. */
	readonly decisionsWithoutConviction: number;
	/** Facts of the log: results put them in place, which takes the extracts. */
	readonly facts: ReviewState['facts'];
	/** The review as it was read, whole entries only: what is copied is what was counted. */
	readonly log: {readonly entries: number; readonly head: string; readonly bytes: Uint8Array; readonly headText: string; readonly words: Uint8Array};
	/** The rulings of the log and the filters confirmed in bulk, with the rulings in words. */
	readonly batches: Batches;
	readonly amendments: Amendments;
	/** The spot checks of the log. */
	readonly samples: readonly SampleRound[];
	/** Results folders that the log names. */
	readonly writtenBefore: readonly string[];
};

type Opened = Pick<Audit, 'paths' | 'manifest' | 'manifestHash' | 'records' | 'lineHashes' | 'candidates' | 'secret' | 'rules'>;

/** Adds the review to an audit that is open. Reads the log anew from disk, and checks all of it (65). */
export async function resultsSource(audit: Opened, port: FilePort = disk): Promise<Attempt<ResultsSource>> {
	const {paths, manifest, manifestHash, secret, rules: {book}} = audit;
	const files = await readReviewFiles(paths, secret, port);
	if (!files.ok) {
		return files;
	}

	const loaded = loadReview(files.value, sha256, hmac);
	if (!loaded.ok) {
		return failure(...loaded.problems.map(problem => withExit(65)(problem)));
	}

	const {chain, words, state} = loaded.value;
	const amendments = await loadAmendments(paths.amendments, state.batches, port);
	if (!amendments.ok) {
		return amendments;
	}

	const {elsewhere, ...set} = auditedSet(audit, state);
	return success({
		paths, manifest, manifestHash, secret,
		...set,
		reliefs: book.reliefs,
		grounds: book.reasons.challenges,
		candidateRules: book.candidates,
		facts: state.facts,
		decisionsWithoutConviction: [...elsewhere.values()].filter(review => liveDecision(review)).length,
		log: {
			entries: chain.entries.length,
			head: chain.head,
			bytes: files.value.log!.subarray(0, chainSize(chain)),
			headText: headText(headOf(chain)),
			words: (files.value.words ?? new Uint8Array()).subarray(0, words.size),
		},
		batches: state.batches,
		amendments: amendments.value,
		samples: state.samples,
		writtenBefore: state.results.map(({body}) => body.folder),
	});
}

/**
Opens a workspace or a results folder by itself: convictions, candidates and rules must be those that `audit.json` names. Unlike `openAudit` it asks
for no `unreadable.jsonl` (a results folder has none) and prepares no engine.
*/
export async function readResultsSource(folder: string, port: FilePort = disk): Promise<Attempt<ResultsSource>> {
	const paths = workspacePaths(folder);
	const read = await readManifest(paths);
	if (!read.ok) {
		return read;
	}

	const {manifest} = read.value;
	const checked = await checkFiles(paths, manifest);
	if (!checked.ok) {
		return checked;
	}

	const [rules, convictions, secret] = [await loadRules(paths.rules), await readConvictions(paths.convictions), await readSecret(paths)];
	const candidates = await readCandidates(paths.candidates);
	if (!rules.ok || !convictions.ok || !candidates.ok || !secret.ok) {
		return failure(...[rules, convictions, candidates, secret].flatMap(part => part.ok ? [] : part.problems.map(problem => withExit(65)(problem))));
	}

	return resultsSource({paths, manifest, manifestHash: read.value.sha256, ...convictions.value, candidates: candidates.value, secret: secret.value, rules: rules.value}, port);
}

async function checkFiles(paths: WorkspacePaths, manifest: StoredManifest): Promise<Attempt<undefined>> {
	const expected = [
		[paths.convictions, manifest.files['convictions.jsonl']] as const,
		[paths.candidates, manifest.files['candidates.jsonl']] as const,
		...Object.entries(manifest.rules).map(([name, hash]) => [path.join(paths.rules, name), hash] as const),
	];
	for (const name of Object.keys(manifest.rules)) {
		if (!isPlainName(name)) {
			return failure(withExit(65)({file: paths.manifest, found: 'a rule file outside of rules/', expected: 'names below rules/', next: 'restore audit.json from a copy'}));
		}
	}

	for (const [file, hash] of expected) {
		const found = await hashFile(file);
		if (!found.ok) {
			return failure(...found.problems.map(problem => ({...problem, exit: 65})));
		}

		if (found.value.sha256 !== hash) {
			return failure(withExit(65)({file, found: 'a file that is not the one audit.json was written with', expected: `SHA-256 ${hash}`, next: 'restore it from a copy, or evaluate again'}));
		}
	}

	return success(undefined);
}

/** A results folder may come from anyone: no name in it leads out of it, or needs escaping in `SHA256SUMS`. */
const isPlainName = (name: string): boolean => /^[^\\\p{Cc}]+$/v.test(name) && !path.isAbsolute(name) && name.split('/').every(part => part !== '' && part !== '.' && part !== '..');
