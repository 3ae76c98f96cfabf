/** The word among `words` that needs the fewest edits, when that is at most a third of its letters (Levenshtein distance; two letters exchanged are one edit). */
export function nearest(word: string, words: readonly string[]): string | undefined {
	const [best] = words.map(candidate => ({candidate, edits: edits(word, candidate)})).toSorted((one, other) => one.edits - other.edits);
	return best && best.edits < best.candidate.length && best.edits <= Math.max(1, Math.floor(best.candidate.length / 3)) ? best.candidate : undefined;
}

function edits(one: string, other: string): number {
	let before: readonly number[] = [];
	let row = Array.from({length: other.length + 1}, (_, index) => index);
	for (let i = 1; i <= one.length; i++) {
		const next = [i];
		for (let j = 1; j <= other.length; j++) {
			const isExchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
			next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1), isExchanged ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY));
		}

		before = row;
		row = next;
	}

	return row.at(-1)!;
}
