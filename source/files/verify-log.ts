import {verifyChain, type Chain} from '../review/chain.js';
import {foldLog, type ReviewState} from '../review/fold.js';
import {withoutHalfBatch} from '../review/half-batch.js';
import {compareWithHead, parseHead, type Head} from '../review/head.js';
import {compareWithLists, compareWithRun, compareWithSecret} from '../review/load-review.js';
import {compareWithWords, verifyWords, type WordsFile} from '../review/words.js';
import {failure, problemText, success, type Attempt, type Problem} from '../values/problem.js';
import {loadAmendments} from './amendments-file.js';
import {readReviewFiles} from './read-review.js';
import {hmac, sha256} from './sha256.js';
import {readManifest} from './stored-manifest.js';
import {isWorkspace, readSecret} from './workspace.js';
import {workspacePaths} from './workspace-paths.js';

/** One thing that was checked, whether it holds, and what was found, for people. */
export type Finding = {readonly check: string; readonly holds: boolean; readonly detail: string};

/**
Checks the review of a workspace or a results folder: chain, head, words, secret, that the entries make sense in their order, and that
the log records the evaluation. Unlike opening it, a torn tail or an entry beyond the head does not hold here: nobody has recorded it yet.
*/
export async function verifyReview(folder: string): Promise<readonly Finding[]> {
	const paths = workspacePaths(folder);
	const secret = await readSecret(paths);
	const files = await readReviewFiles(paths, secret.ok ? secret.value : '');
	if (!files.ok) {
		return [finding('review log', files.problems, '')];
	}

	const {log, head: headBytes, words: wordBytes} = files.value;
	const read = log ? verifyChain(log, sha256) : missing('review.jsonl');
	const head = headBytes ? parseHead(headBytes) : missing('review.head');
	const chain = read.ok && head.ok ? success(withoutHalfBatch(read.value, head.value, log!)) : read;
	const words = wordBytes ? verifyWords(wordBytes, hmac) : missing('words.jsonl');
	const folded = chain.ok && words.ok ? foldLog(chain.value.entries, words.value.words) : unchecked;
	return [
		finding('chain', chain.ok ? tornProblem('review.jsonl', chain.value.torn) : chain.problems, chain.ok ? `${chain.value.entries.length} entries, each follows the one before; SHA-256 of the last ${chain.value.head}` : ''),
		headFinding(chain, head),
		wordsFinding(chain, words),
		secretFinding(chain, secret),
		decisionsFinding(chain, folded),
		...await amendmentsFinding(folder, folded),
		...await evaluationFindings(folder, folded),
	];
}

const finding = (check: string, problems: readonly Problem[], detail: string): Finding =>
	({check, holds: problems.length === 0, detail: problems.length === 0 ? detail : problems.map(problem => problemText(problem)).join('\n')});

const missing = (file: string) => failure({file, found: 'no such file', expected: 'the review log, its head and its words', next: 'restore it from a copy'});

const unchecked = failure({found: 'something that could not be checked', expected: 'a chain and words that hold', next: 'mend those first'});

const openIt = 'open the workspace, which records it in the log; if there was no crash, compare with a copy';

const tornProblem = (file: string, torn: Uint8Array | undefined): readonly Problem[] =>
	torn ? [{file, found: `a last line, or a batch of decisions, that was cut short (${torn.length} bytes)`, expected: 'whole lines and whole batches', next: openIt}] : [];

function headFinding(chain: Attempt<Chain>, head: Attempt<Head>): Finding {
	if (!chain.ok || !head.ok) {
		return finding('head', head.ok ? unchecked.problems : head.problems, '');
	}

	const standing = compareWithHead(chain.value, head.value);
	const {sequence, size} = head.value;
	const beyond: Problem = {file: 'review.head', found: `an entry after the last one recorded as saved (entry ${sequence + 1})`, expected: 'a head that names the last entry', next: openIt};
	return finding('head', standing.ok ? (standing.value === 'agrees' ? [] : [beyond]) : standing.problems, `entry ${sequence}, ${size} bytes, as review.head says`);
}

function wordsFinding(chain: Attempt<Chain>, words: Attempt<WordsFile>): Finding {
	if (!words.ok) {
		return finding('words', words.problems, '');
	}

	const bound = chain.ok ? compareWithWords(chain.value.entries, words.value.words) : unchecked;
	const texts = [...words.value.words.values()];
	const erased = texts.filter(text => text === undefined).length;
	const unused = bound.ok ? bound.value.unused : 0;
	return finding(
		'words',
		[...tornProblem('words.jsonl', words.value.torn), ...(bound.ok ? [] : bound.problems)],
		`${texts.length} texts give their commitments${erased > 0 ? `, ${erased} of them erased` : ''}${unused > 0 ? `; ${unused} belong to no entry (a crash while they were saved)` : ''}`,
	);
}

function secretFinding(chain: Attempt<Chain>, secret: Attempt<string>): Finding {
	const opened = secret.ok ? (chain.ok ? compareWithSecret(chain.value, secret.value, sha256) : unchecked) : secret;
	return finding('secret', opened.ok ? [] : opened.problems, 'the one the log was opened with');
}

function decisionsFinding(chain: Attempt<Chain>, folded: Attempt<ReviewState>): Finding {
	const listed = folded.ok && chain.ok ? compareWithLists(chain.value.entries, folded.value.batches, sha256) : folded;
	return finding('decisions', listed.ok ? [] : listed.problems, folded.ok ? decisionsDetail(folded.value) : '');
}

/** The rulings' texts, where there are any, are those that the log recorded. */
async function amendmentsFinding(folder: string, folded: Attempt<ReviewState>): Promise<readonly Finding[]> {
	if (!folded.ok) {
		return [];
	}

	const amendments = await loadAmendments(workspacePaths(folder).amendments, folded.value.batches);
	const {rulings, unused} = amendments.ok ? amendments.value : {rulings: [], unused: 0};
	const rest = unused === 0 ? '' : `; ${unused} behind them belong to no entry (a crash while they were saved)`;
	return amendments.ok && rulings.length + unused === 0 ? [] : [finding('rulings', amendments.ok ? [] : amendments.problems, `${rulings.length} in amendments.yaml, each as the log recorded it${rest}`)];
}

function decisionsDetail({decided, promoted, batches, rulings}: ReviewState): string {
	const counted = (words: string, entries: ReviewState['decided']): string => `${entries.size} ${words}, ${[...entries.values()].filter(({undone}) => undone).length} of them undone`;
	return [counted('decisions', decided), ...(promoted.size > 0 ? [counted('promotions', promoted)] : []), ...(batches.size > 0 ? [`${rulings} rulings and ${batches.size - rulings} filters confirmed in bulk`] : [])].join('; ');
}

/** Only where there is an `audit.json`: without one, that is another check's finding. */
async function evaluationFindings(folder: string, folded: Attempt<ReviewState>): Promise<readonly Finding[]> {
	if (!folded.ok || !await isWorkspace(folder)) {
		return [];
	}

	const manifest = await readManifest(workspacePaths(folder));
	const run = manifest.ok ? compareWithRun(folded.value, manifest.value.sha256) : manifest;
	return [finding('evaluation', run.ok ? [] : run.problems, `audit.json is the evaluation of entry ${folded.value.run?.seq ?? 0}`)];
}
