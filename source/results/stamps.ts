import {figure} from './markdown.js';

/** A word that must not be lost when a result is handed on, and what it means here. */
export type Stamp = {readonly word: 'PARTIAL' | 'TRIAL' | 'UNVERIFIED REVIEWERS'; readonly sentence: string};

export type Standing = {
	readonly convictions: number;
	readonly undecided: number;
	/** An office adopted the policy. */
	readonly adopted: boolean;
	/** Decisions in force that rest on a reviewer whose name and role no office roster gives. */
	readonly unverified: number;
};

/**
What results must say of themselves (design, section 7). They stand at the head of `summary.md` and `summary.json`, and on every line of
the three lists. The results CSVs have no heading: their first line is their header, which scripts rely on, and their columns are fixed.
*/
export function stampsOf({convictions, undecided, adopted, unverified}: Standing): readonly Stamp[] {
	const stamps: ReadonlyArray<Stamp | false> = [
		undecided > 0 && {word: 'PARTIAL', sentence: `${figure(undecided)} of ${figure(convictions)} convictions in scope are undecided. The law presumes eligibility: where nothing is decided, relief issues.`},
		!adopted && {word: 'TRIAL', sentence: 'No office has adopted the policy that made these results.'},
		unverified > 0 && {word: 'UNVERIFIED REVIEWERS', sentence: `${figure(unverified)} ${unverified === 1 ? 'decision in force rests' : 'decisions in force rest'} on reviewers who gave their names and roles themselves; no roster of the office lists their accounts.`},
	];
	return stamps.filter(stamp => stamp !== false);
}
