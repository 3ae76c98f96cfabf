import {say, visibleText} from '../../terminal/visible-text.js';
import {blankLine, indented, labelled, line, toned, type Line} from '../lines.js';
import {commandLines} from './command-line.js';
import {settingOf, valueWords} from './parameters.js';
import type {StartState} from './state.js';

function reviewerWords({listed, name, role, facts: {given, account}}: StartState): string {
	if (listed) {
		return `${listed.name} (${listed.role}), as ${listed.roster} lists the account ${account}${given.readOnly ? '; read-only' : ''}`;
	}

	const claimed = given.role ?? role ?? 'none';
	return `${given.reviewer ?? name ?? account}, ${claimed === 'none' ? 'no role' : `${claimed} (claimed)`}${given.readOnly || claimed === 'none' ? '; nothing can be decided' : ''}`;
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
		...commandLines(state).flatMap(text => indented(say`  `, visibleText(text), width)),
	];
}
