import {cellWidth} from '../../terminal/cells.js';
import {say, visibleText} from '../../terminal/visible-text.js';
import {blankLine, indented, labelled, line, toned, type Line} from '../lines.js';
import {commandWords, shellWord} from './command-line.js';
import {settingOf, valueWords} from './parameters.js';
import type {StartState} from './state.js';

function reviewerWords({listed, name, role, facts: {given, account}}: StartState): string {
	if (listed) {
		return `${listed.name} (${listed.role}), as ${listed.roster} lists the account ${account}${given.readOnly ? '; read-only' : ''}`;
	}

	const claimed = given.role ?? role ?? 'none';
	return `${given.reviewer ?? name ?? account}, ${claimed === 'none' ? 'no role' : `${claimed} (claimed)`}${given.readOnly || claimed === 'none' ? '; nothing can be decided' : ''}`;
}

/** A command broken between its words as a shell takes it: what does not end on its line ends in a backslash. */
function wordLines(words: readonly string[], width: number): readonly Line[] {
	const lines: string[] = [];
	for (const word of words.map(part => shellWord(part))) {
		const last = lines.at(-1);
		// Four cells for the indent, two for a blank and the backslash.
		if (last !== undefined && cellWidth(last) + cellWidth(word) + 1 <= width - 6) {
			lines[lines.length - 1] = `${last} ${word}`;
		} else {
			lines.push(word);
		}
	}

	return lines.flatMap((text, index) => indented(index === 0 ? say`  ` : say`    `, visibleText(index === lines.length - 1 ? text : `${text} \\`), width));
}

/** Everything that was answered, on one page, and the command that does the same. */
export function lastLines(state: StartState): readonly Line[] {
	const {extract, county, asOf, policy, place, facts: {today}} = state;
	const width = state.size.columns;
	const parameters = Object.entries(policy?.policy.parameters ?? {}).map(([name, definition]) => {
		const value = state.values.get(name) ?? definition.default;
		return {text: `${name}: ${valueWords(value)}`, changed: settingOf(value) !== settingOf(definition.default), standard: valueWords(definition.default)};
	});
	const changed = parameters.filter(parameter => parameter.changed);
	const kept = parameters.filter(parameter => !parameter.changed);
	const asOfPolicy = policy?.policy['as-of'];
	return [
		line(toned(place?.isThere ? say`Is this right? Enter evaluates again and opens the audit.` : say`Is this right? Enter makes the workspace, evaluates and opens the audit.`, 'heading')),
		...labelled(say`Extract`, visibleText(`${extract?.path ?? ''}, ${(extract?.bytes ?? 0).toLocaleString('en')} bytes`), width),
		...labelled(say`County`, visibleText(county ?? ''), width),
		...labelled(say`As of`, visibleText(`${asOf ?? ''}${(asOf ?? '') > today ? ': A DAY TO COME' : ''}${asOfPolicy === undefined || asOfPolicy === asOf ? '' : `; the policy itself names ${asOfPolicy}`}`), width),
		...labelled(say`Policy`, visibleText(`${policy?.policy.title ?? ''} (${policy?.name ?? ''})${policy?.policy.adopted ? '' : '; not adopted: results are a TRIAL'}`), width),
		...changed.flatMap(({text, standard}, index) => labelled(index === 0 ? say`Changed` : say``, visibleText(`${text} (default ${standard})`), width, 'strong')),
		...(kept.length === 0 ? [] : labelled(say`Defaults`, visibleText(kept.map(({text}) => text).join('; ')), width)),
		...labelled(say`Kept in`, visibleText(`${place?.path ?? ''}${place?.isThere ? ': THERE ALREADY. It is evaluated again; decisions are kept, those whose conviction comes out differently are stale' : ''}`), width, place?.isThere ? 'warning' : undefined),
		...labelled(say`Reviewer`, visibleText(reviewerWords(state)), width),
		blankLine,
		line(toned(say`The same from the shell:`, 'heading')),
		...commandWords(state).flatMap(words => wordLines(words, width)),
	];
}
