import {loadReview, type LoadedReview, type ReviewFiles} from '../review/load-review.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {disk, type FilePort} from './file-port.js';
import {isMissing, systemProblem, withExit} from './file-problem.js';
import {hmac, sha256} from './sha256.js';
import type {WorkspacePaths} from './workspace-paths.js';

type ReviewPaths = Pick<WorkspacePaths, 'log' | 'head' | 'words'>;

const mostReadings = 5;

/** The bytes of a review. Reads again where another program appends meanwhile: the head must be the same before and after. */
export async function readReviewFiles(paths: ReviewPaths, secret: string, port: FilePort = disk): Promise<Attempt<ReviewFiles>> {
	try {
		for (let reading = 1; ; reading++) {
			const before = await readIfThere(paths.head, port);
			const log = await readIfThere(paths.log, port);
			const words = await readIfThere(paths.words, port);
			const head = await readIfThere(paths.head, port);

			if (reading === mostReadings || String(before) === String(head)) {
				return success({log, head, words, secret});
			}
		}
	} catch (error) {
		return failure(systemProblem(error, paths.log, 'the review log to read', 66));
	}
}

/** Reads a review and checks all of it, changing nothing: for --read-only, `results` and `verify`. Problems ask for exit 65. */
export async function readReview(paths: ReviewPaths, secret: string, port: FilePort = disk): Promise<Attempt<LoadedReview>> {
	const files = await readReviewFiles(paths, secret, port);
	if (!files.ok) {
		return files;
	}

	const loaded = loadReview(files.value, sha256, hmac);
	return loaded.ok ? loaded : failure(...loaded.problems.map(problem => withExit(65)(problem)));
}

async function readIfThere(file: string, port: FilePort): Promise<Uint8Array | undefined> {
	try {
		return await port.read(file);
	} catch (error) {
		if (isMissing(error)) {
			return undefined;
		}

		throw error;
	}
}
