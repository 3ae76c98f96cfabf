import {availableParallelism} from 'node:os';
import {withExit} from '../files/file-problem.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {exits, textOption, type Options} from './command.js';

/** More threads than this read no faster than one disk gives. */
const mostByDefault = 4;

/** How many threads read the extract: `--workers`, or as many as the machine runs at once. */
export function readThreads(options: Options): Attempt<number> {
	const given = textOption(options, 'workers');
	const threads = given === undefined ? Math.min(mostByDefault, availableParallelism()) : Number(given);
	return Number.isInteger(threads) && threads >= 1 && threads <= 64
		? success(threads)
		: failure(withExit(exits.wrongUse)({found: `--workers ${given}`, expected: 'a whole number from 1 to 64', next: 'leave it out to use what the machine runs at once'}));
}
