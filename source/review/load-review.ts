import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {brokenLists, type Batches} from './batch.js';
import {verifyChain, type Chain} from './chain.js';
import {foldLog, type ReviewState} from './fold.js';
import {withoutHalfBatch} from './half-batch.js';
import {compareWithHead, parseHead, type Head, type HeadStanding} from './head.js';
import {entryProblem, restore, type Entry, type Hmac, type Sha256} from './log-line.js';
import {compareWithWords, verifyWords, type WordsFile} from './words.js';

/** The files of a review, as bytes; undefined where there is no such file. */
export type ReviewFiles = {
	readonly log: Uint8Array | undefined;
	readonly head: Uint8Array | undefined;
	readonly words: Uint8Array | undefined;
	readonly secret: string;
};

export type LoadedReview = {
	readonly chain: Chain;
	readonly head: Head;
	readonly standing: HeadStanding;
	readonly words: WordsFile;
	/** Lines of words that no entry names: left by a crash between the two files. */
	readonly unusedWords: number;
	readonly state: ReviewState;
};

/** Everything the review's files must satisfy before anything is read from them, or all that is wrong. Torn tails and a head one entry behind pass: opening records them. */
export function loadReview(files: ReviewFiles, sha256: Sha256, hmac: Hmac): Attempt<LoadedReview> {
	if (!files.log || !files.head) {
		return failure({file: files.log ? 'review.head' : 'review.jsonl', found: 'no such file in the workspace', expected: 'the review log and its head', next: restore});
	}

	const read = verifyChain(files.log, sha256);
	const head = parseHead(files.head);
	const words = verifyWords(files.words ?? new Uint8Array(), hmac);
	if (!read.ok || !head.ok || !words.ok) {
		return failure(...[read, head, words].flatMap(part => part.ok ? [] : part.problems));
	}

	const chain = withoutHalfBatch(read.value, head.value, files.log);
	const standing = compareWithHead(chain, head.value);
	const bound = compareWithWords(chain.entries, words.value.words);
	const opened = compareWithSecret(chain, files.secret, sha256);
	if (!standing.ok || !bound.ok || !opened.ok) {
		return failure(...[standing, bound, opened].flatMap(part => part.ok ? [] : part.problems));
	}

	const state = foldLog(chain.entries, words.value.words);
	const listed = state.ok ? compareWithLists(chain.entries, state.value.batches, sha256) : state;
	return state.ok && listed.ok
		? success({chain, head: head.value, standing: standing.value, words: words.value, unusedWords: bound.value.unused, state: state.value})
		: failure(...(state.ok ? (listed as {readonly problems: readonly Problem[]}).problems : state.problems));
}

/** Every batch must decide the convictions whose list its entry names, in that order. */
export function compareWithLists(entries: readonly Entry[], batches: Batches, sha256: Sha256): Attempt<undefined> {
	const broken = brokenLists(entries, batches, sha256);
	return broken.length === 0
		? success(undefined)
		: failure(...broken.map(seq => entryProblem({file: 'review.jsonl', seq}, 'a batch that decides other convictions than its list', 'SHA-256 of the opaque ids of its decisions', restore)));
}

/** Under another secret every opaque id would point nowhere, and decisions would seem to be gone. */
export function compareWithSecret(chain: Chain, secret: string, sha256: Sha256): Attempt<undefined> {
	const [first] = chain.entries;
	return first?.type === 'log.open' && first.body.secret === sha256(secret)
		? success(undefined)
		: failure({file: 'secret', found: 'a secret that is not the one this log was opened with', expected: 'the secret made with the workspace', next: 'restore the file "secret" from a copy'});
}

/**
The evaluation on disk must be the one the log recorded last: a crash after `audit.json` was replaced leaves a log that knows nothing of
it. `manifest` is SHA-256 of `audit.json`.
*/
export const compareWithRun = (state: Pick<ReviewState, 'run'>, manifest: string): Attempt<undefined> => state.run?.body.manifest === manifest
	? success(undefined)
	: failure({file: 'audit.json', found: state.run ? `an evaluation that the log does not record (the last one recorded is entry ${state.run.seq})` : 'an evaluation that the log does not record', expected: 'every evaluation in the log', next: 'run "second-look evaluate" with the extract again; decisions are kept'});
