import {loadReview} from '../review/load-review.js';
import type {Entry} from '../review/log-line.js';
import {opaqueId} from '../review/stamp.js';
import {foldPacket, type Answer, type PacketState} from '../sampling/verdicts.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {withExit} from './file-problem.js';
import {readReviewFiles} from './read-review.js';
import {hmac, sha256} from './sha256.js';
import type {WorkspacePaths} from './workspace-paths.js';

export type PacketLog = {
	readonly entries: readonly Entry[];
	readonly head: string;
	readonly state: PacketState;
	/** The files, whole entries only, as they are copied. */
	readonly files: {readonly log: Uint8Array; readonly head: Uint8Array; readonly words: Uint8Array};
};

/** Reads the log of a packet, or of the copy in a workspace, and checks all of it: chain, head, words, secret, order of entries (65). */
export async function readPacketLog(paths: Pick<WorkspacePaths, 'log' | 'head' | 'words'>, secret: string): Promise<Attempt<PacketLog>> {
	const files = await readReviewFiles(paths, secret);
	if (!files.ok) {
		return files;
	}

	const {log, head, words} = files.value;
	if (!log) {
		return failure(withExit(65)({file: paths.log, found: 'a packet without a log', expected: 'verdicts', next: 'have the paralegal open it with `second-look review`'}));
	}

	const loaded = loadReview(files.value, sha256, hmac);
	if (!loaded.ok) {
		return failure(...loaded.problems.map(problem => withExit(65)(problem)));
	}

	const {chain, words: kept, standing} = loaded.value;
	if (chain.torn !== undefined || kept.torn !== undefined || standing !== 'agrees') {
		return failure(withExit(65)({file: paths.log, found: 'a log whose last entry a crash cut short', expected: 'whole entries', next: 'have the paralegal open the packet once more, which records it'}));
	}

	const state = foldPacket(chain.entries, kept.words);
	return state.ok
		? success({entries: chain.entries, head: chain.head, state: state.value, files: {log, head: head!, words: words ?? new Uint8Array()}})
		: failure(...state.problems.map(problem => withExit(65)(problem)));
}

/** The verdicts of a packet by the code of the conviction. */
export const answersByCode = ({state}: Pick<PacketLog, 'state'>, codes: readonly string[], secret: string): ReadonlyMap<string, Answer> =>
	new Map(codes.flatMap(code => {
		const answer = state.answers.get(opaqueId(secret, code, hmac));
		return answer ? [[code, answer] as const] : [];
	}));
