import {failure, success, type Attempt} from '../values/problem.js';
import type {Counts} from './manifest.js';

/** Fewer unreadable lines than this never stop a run: small extracts have whole percents in a line (design, section 5). */
const fewUnreadable = 10;

/** May a run stand: rows were read, unreadable lines are few, and the county occurs? In: where the first unreadable line is, for the message. */
export function accept(counts: Counts, maximumBadPercent: number, county: string, countySeen: boolean, firstUnreadable: {readonly line: number; readonly cause: string} | undefined): Attempt<undefined> {
	if (counts.rows === 0) {
		return failure({
			found: counts.lines === 0 ? 'no data lines' : `${counts.lines} lines, none with the columns of an extract (line ${firstUnreadable?.line ?? 1}: ${firstUnreadable?.cause ?? ''})`,
			expected: 'comma-separated rows with the 95 columns of the DOJ extract',
			next: 'check that this is the file DOJ sent',
		});
	}

	const percent = (counts.unreadable * 100) / counts.lines;
	if (counts.unreadable >= fewUnreadable && percent > maximumBadPercent) {
		return failure({
			found: `${counts.unreadable} unreadable lines of ${counts.lines} (${percent.toFixed(2)} %), the first on line ${firstUnreadable?.line ?? 0}: ${firstUnreadable?.cause ?? ''}`,
			expected: `at most ${maximumBadPercent} %`,
			next: 'ask DOJ for the file again, or accept more with --max-bad',
		});
	}

	return countySeen
		? success(undefined)
		: failure({
			found: `the county ${county} in no row`,
			expected: 'an extract of that county',
			next: 'check --county and the file',
		});
}
