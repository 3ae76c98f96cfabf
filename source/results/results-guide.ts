import {table} from './markdown.js';

const files: ReadonlyArray<readonly [name: string, holds: string]> = [
	['prop64-results.csv', 'the rows that carry a conviction in scope, with all columns of the extract but six identifiers, which are emptied'],
	['all-results-condensed.csv', 'every row of the extract, 20 of its columns'],
	['all-results.csv', 'every row of the extract byte for byte, with social security numbers and whole histories: keep it within the office'],
	['no-challenge.csv', 'convictions for which relief is not opposed: for the court'],
	['challenges.csv', 'convictions for which an attorney opposes relief, with ground and evidence: for the court and the public defender. LATE: made after the last day that the policy names'],
	['undecided.csv', 'convictions that nobody has settled, each with the question to be answered'],
	['summary.json', 'the figures of this page, for programs'],
	['review.jsonl, review.head, words.jsonl', 'the review log, its head, and the reviewers\' words'],
	['secret', 'ties the log\'s opaque ids to convictions. With it this folder verifies by itself; without it the log can be shown to anyone'],
	['amendments.yaml', 'the rulings that amend the policy, each with its author and what the convictions it decides have in common; absent where there are none'],
	['audit.json, rules/, convictions.jsonl', 'what was evaluated, under which rules, and the engine\'s answer for every conviction'],
	['candidates.jsonl', 'convictions out of scope that may concern marijuana, each with why; those promoted stand in the results as well'],
	['SHA256SUMS', 'the hash of every other file: `sha256sum -c SHA256SUMS`'],
];

/** What each file is for. */
export const guideTo = (full: boolean): string => [
	table(['File', 'Holds'], files.filter(([name]) => full || name !== 'all-results.csv').map(([name, holds]) => [name, holds]), 'words'),
	'A conviction referred to a city prosecutor is on none of the three lists: find it in `prop64-results.csv` by its determination.',
	'The stamps above hold for every file. The lists carry them on each line; the results CSVs, whose columns are fixed, and the copies do not.',
	'All files are UTF-8, but for `all-results.csv`, which keeps the encoding of the extract: there a character of ours that the encoding lacks is written `?`. '
	+ 'A `\'` in front of a cell keeps a spreadsheet from taking it for a formula; DOJ\'s own bytes in `all-results.csv` have none, so do not open that file in a spreadsheet.',
	'This folder names people and holds criminal histories: it is confidential. `second-look verify` proves it from the extract.',
].join('\n\n');
