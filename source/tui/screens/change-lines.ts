import type {Change} from '../../determinations/what-would-change.js';
import {changeDetails, changeSentence, changeWithProof} from '../../determinations/change-text.js';
import {rowsWords} from '../../history/history-words.js';
import {say, visibleText} from '../../terminal/visible-text.js';
import {blankLine, indented, labelled, line, toned, type Line} from '../lines.js';

/** More would push the flags off the first screen. */
const mostLines = 3;

/** The first of what would change a determination, in at most three lines and no more than there is room for. */
export function changeHeadLines(changes: readonly Change[], room: number, width: number): readonly Line[] {
	const count = changes.length;
	if (count === 0) {
		return [];
	}

	const first = (shown: number, text: (change: Change) => string): readonly string[] =>
		changes.slice(0, shown).map((change, index) => `${text(change)}${index === shown - 1 && shown < count ? `; and ${count - shown} more [w]` : ''}`);
	const all = `${count === 1 ? 'one thing' : `${count} things`} would give another outcome [w]`;
	const versions = [...Array.from({length: Math.min(count, mostLines)}, (_, index) => first(index + 1, changeWithProof)).toReversed(), first(1, changeSentence), [all]];
	const drawn = versions.map(texts => texts.flatMap((text, index) => labelled(index === 0 ? say`Changes` : say``, visibleText(text), width)));
	return drawn.find(lines => lines.length <= Math.min(mostLines, room)) ?? [];
}

/** All that would change a determination, each with its reason, what is asked then, what the record says, and the paper. */
export function changeSectionLines(changes: readonly Change[], width: number): readonly Line[] {
	if (changes.length === 0) {
		return [];
	}

	return [
		blankLine,
		line(toned(say`WHAT WOULD CHANGE IT, the best outcome for the person first`, 'heading')),
		...(changes.every(({proofVerified}) => proofVerified) ? [] : [line(say`Nobody verified which paper proves what.`)]),
		...changes.flatMap((change, index) => [
			...indented(say`${index + 1}. `, visibleText(changeSentence(change)), width),
			...changeDetails(change).flatMap(({label, text}) => {
				const rows = label === 'record' && change.blocking.length > 0 ? ` (${rowsWords(change.blocking)})` : '';
				return indented(say`    ${visibleText(label)}: `, visibleText(`${text}${rows}`), width);
			}),
		]),
	];
}
