import type {DecisionWord} from '../../review/entry.js';
import {fit} from '../../terminal/cells.js';
import {say, visibleText} from '../../terminal/visible-text.js';
import {outcomes} from '../../values/outcome.js';
import {keyLabel} from '../key-event.js';
import type {Binding} from '../key-table.js';
import type {Context} from '../layout.js';
import {blankLine, indented, line, toned, type Line} from '../lines.js';
import type {AppState} from '../state.js';
import {decisionText, mark, outcomeText} from '../theme.js';

const sections: ReadonlyArray<readonly [Context, string]> = [
	['overview', 'Overview'], ['convictions', 'List of convictions'], ['conviction', 'One conviction'], ['rows', 'Rows of the person'], ['row', 'One row'], ['candidates', 'List of candidates'], ['candidate', 'One candidate'], ['results', 'Results'],
	['choose', 'Dialogs: choosing a row'], ['text', 'Dialogs: typing'], ['review', 'Dialogs: before saving'],
	['policies', 'Comparing: choosing a policy'], ['policy-file', 'Comparing: a policy file'], ['comparing', 'Comparing: while the extract is evaluated'],
	['bulk-choose', 'Many at once: choosing a row'], ['bulk-text', 'Many at once: typing'], ['bulk-preview', 'Many at once: what it decides'],
	['filter', 'Filter'], ['search', 'Search'], ['palette', 'Commands by name'], ['quit', 'Quitting'], ['problem', 'A problem'], ['help', 'This help'], ['always', 'Everywhere'],
];

function keysOf(context: Context, bindings: readonly Binding[], width: number, ascii: boolean): readonly Line[] {
	return bindings.filter(binding => binding.contexts.includes(context)).flatMap(binding => {
		const keys = binding.keys.map(key => keyLabel(key, ascii)).join(', ');
		return indented(say`  ${fit(visibleText(keys), 18)} `, visibleText(binding.help), width);
	});
}

function section(context: Context, title: string, bindings: readonly Binding[], width: number, ascii: boolean): readonly Line[] {
	return [line(toned(visibleText(title), 'heading')), ...keysOf(context, bindings, width, ascii), blankLine];
}

const meanings: Partial<Readonly<Record<DecisionWord, string>>> = {'awaiting approval': ': awaits the approval of an attorney', stale: ': the record or the rules changed since, decide again'};
const meaning = (word: DecisionWord) => visibleText(meanings[word] ?? '');

/** The help: this screen first, then everywhere, the marks, and all the other screens. Made from the key table. */
export function helpLines(state: AppState, bindings: readonly Binding[]): readonly Line[] {
	const width = state.size.columns;
	const {ascii} = state;
	const offered = bindings.filter(binding => !(binding.writes && state.session.cannotDecideBecause !== undefined));
	const here = sections.find(([context]) => context === state.screen)!;
	const rest = sections.filter(([context]) => context !== here[0] && context !== 'always');
	return [
		...section(here[0], `This screen: ${here[1]}`, offered, width, ascii),
		...section('always', 'Everywhere', offered, width, ascii),
		line(toned(say`Marks`, 'heading')),
		...outcomes.map(outcome => line({text: say`  ${mark(outcome, ascii)} ${outcomeText(outcome)}`, tone: outcome})),
		...(['confirmed', 'confirmed in bulk', 'overridden', 'challenged', 'deferred', 'awaiting approval', 'stale'] as const).map(word => line(say`  ${mark(word, ascii)} ${decisionText(word)}${meaning(word)}`)),
		line(say`  ${mark('selected', ascii)} the selected row   ${mark('here', ascii)} this conviction   ${mark('looked', ascii)} a row that a question looked at`),
		blankLine,
		...rest.flatMap(([context, title]) => section(context, title, offered, width, ascii)),
	];
}
