import {visibleText, say} from '../../terminal/visible-text.js';
import {blankLine, indented, line, toned, type Line} from '../lines.js';
import {ruleText} from '../rule-text.js';
import {currentRecord, type AppState} from '../state.js';

/** The lines of the rule file behind the outcome on screen, with their numbers. */
export function ruleTextLines(state: AppState): readonly Line[] {
	const {session: {ruleFile}, current, size: {columns: width}} = state;
	const record = currentRecord(state);
	if (!ruleFile || !record || current?.detail.kind !== 'loaded') {
		return [];
	}

	const passages = ruleText(ruleFile, current.detail.value.trace, record.question);
	const number = (at: number): string => `${String(at).padStart(4)}  `;
	return [
		line(toned(visibleText(`${ruleFile.file}, as it was used in this audit`), 'heading')),
		...passages.flatMap(({about, from, lines}) => [
			blankLine,
			...indented(say``, visibleText(`${about}${lines.length === 1 ? ` (line ${from})` : ` (lines ${from} to ${from + lines.length - 1})`}`), width, 'heading'),
			...lines.flatMap((text, index) => indented(visibleText(`${number(from + index)}${/^ */u.exec(text)![0]}`), visibleText(text.trimStart()), width)),
		]),
	];
}
