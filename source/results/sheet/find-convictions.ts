import type {ConvictionRecord} from '../../determinations/determination.js';

const folded = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toUpperCase();

/**
The convictions that a word names: the one of that key, else all with that CII number or case number (letter case and blanks do not
matter), in order of key. Empty where it names none.
*/
export function convictionsNamed(records: readonly ConvictionRecord[], word: string): readonly ConvictionRecord[] {
	const exact = records.find(({key}) => key === word.trim());
	if (exact) {
		return [exact];
	}

	const wanted = folded(word);
	return wanted === '' ? [] : records.filter(({subject, conviction}) => [...subject.cii, ...conviction.caseNumbers].some(name => folded(name) === wanted));
}
