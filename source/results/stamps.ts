import {figure} from './markdown.js';

/** A word that must not be lost when a result is handed on, and what it means here. */
export type Stamp = {readonly word: 'PARTIAL' | 'TRIAL' | 'UNVERIFIED REVIEWERS'; readonly sentence: string};

export type Standing = {
	readonly convictions: number;
	readonly undecided: number;
	/** An office adopted the policy. */
	readonly adopted: boolean;
	/** Someone decided something. Until there is an office roster every role is only claimed. */
	readonly decided: boolean;
};

/**
What results must say of themselves (design, section 7). They stand at the head of `summary.md` and `summary.json`, and on every line of
the three lists. The results CSVs have no heading: their first line is their header, which scripts rely on, and their columns are fixed.
*/
export function stampsOf({convictions, undecided, adopted, decided}: Standing): readonly Stamp[] {
	const stamps: ReadonlyArray<Stamp | false> = [
		undecided > 0 && {word: 'PARTIAL', sentence: `${figure(undecided)} of ${figure(convictions)} convictions in scope are undecided. The law presumes eligibility: where nothing is decided, relief issues.`},
		!adopted && {word: 'TRIAL', sentence: 'No office has adopted the policy that made these results.'},
		decided && {word: 'UNVERIFIED REVIEWERS', sentence: 'Reviewers gave their names and roles themselves; no roster was there to check them.'},
	];
	return stamps.filter(stamp => stamp !== false);
}
