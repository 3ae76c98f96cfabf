import {success, type Attempt} from '../values/problem.js';
import {createReview, openJournal, type JournalOptions} from './open-journal.js';
import {sha256} from './sha256.js';
import {manifestText, type StoredManifest} from './stored-manifest.js';
import {makeSecret} from './workspace.js';
import type {WorkspacePaths} from './workspace-paths.js';

/** Who evaluates, and when. */
export type Evaluator = {readonly account: string; readonly now: () => string; readonly breakLock: boolean};

/** What a journal is opened with. */
export const journalOptions = ({account, now, breakLock}: Evaluator, paths: WorkspacePaths, secret: string): JournalOptions => ({paths, secret, account, now, breakLock});

/** Begins the review log of a new workspace, with what was evaluated as its first word. */
export async function beginReview(paths: WorkspacePaths, evaluator: Evaluator, manifest: StoredManifest): Promise<Attempt<undefined>> {
	const secret = await makeSecret(paths);
	if (!secret.ok) {
		return secret;
	}

	const options = journalOptions(evaluator, paths, secret.value);
	const created = await createReview({...options, program: programWords(manifest)});
	if (!created.ok) {
		return created;
	}

	const journal = await openJournal(options);
	if (!journal.ok) {
		return journal;
	}

	const entry = await journal.value.append(runEntry(manifest));
	await journal.value.close();
	return entry.ok ? success(undefined) : entry;
}

const programWords = ({program}: StoredManifest): string => `${program.name} ${program.version}`;

/** The entry that says what was evaluated and what came of it. */
export const runEntry = (manifest: StoredManifest) => ({
	type: 'run.engine' as const,
	body: {
		asOf: manifest.asOf,
		candidates: manifest.files['candidates.jsonl'],
		convictions: manifest.files['convictions.jsonl'],
		counts: {candidates: manifest.counts.candidates.convictions, convictionsInScope: manifest.counts.convictionsInScope, ...manifest.counts.byOutcome},
		county: manifest.county,
		extracts: manifest.extracts.map(({bytes, sha256: hash}) => ({bytes, sha256: hash})),
		manifest: sha256(manifestText(manifest)),
		policy: manifest.policy.id,
		program: programWords(manifest),
	},
});
