import {Box, Text} from 'ink';
import {say} from '../../terminal/visible-text.js';
import {bindings} from '../key-table.js';
import {bodyHeight, frameHeight, isSideBySide, isTooSmall, smallest} from '../layout.js';
import {overviewLines} from '../overview-plan.js';
import {blankLine, line, type Line} from '../lines.js';
import {answerLines} from '../screens/answer-lines.js';
import {bulkLines} from '../screens/bulk-lines.js';
import {candidateListLines} from '../screens/candidate-list-lines.js';
import {comparingLines, policiesLines} from '../screens/compare-lines.js';
import {convictionSections} from '../screens/conviction-lines.js';
import {dialogLines, typedLines} from '../screens/dialog-lines.js';
import {footerLine, noticeLines, ruleLine, statusLine, titleLine} from '../screens/frame-lines.js';
import {helpLines} from '../screens/help-lines.js';
import {listLines} from '../screens/list-lines.js';
import {OverviewScreen} from '../screens/overview-screen.js';
import {paletteLines} from '../screens/palette-lines.js';
import {resultsLines} from '../screens/results-lines.js';
import {rowLines} from '../screens/row-lines.js';
import {rowsLines} from '../screens/rows-lines.js';
import {ruleTextLines} from '../screens/rule-text-lines.js';
import {filterLines} from '../screens/filter-lines.js';
import {sideBySideLines} from '../screens/side-by-side.js';
import {problemLines, quitLines} from '../screens/small-lines.js';
import type {AppState} from '../state.js';
import type {TextField} from '../text-field.js';
import type {Theme} from '../theme.js';
import {Lines, LineText} from './line-text.js';

/** The lines between title and notice; undefined where the overview's tables are drawn. */
export function bodyLines(state: AppState, height: number): readonly Line[] | undefined {
	const {overlay} = state;
	if (overlay?.kind === 'quit') {
		return quitLines(state);
	}

	if (state.failures.length > 0) {
		return problemLines(state);
	}

	if (state.comparing) {
		return comparingLines(state, state.comparing);
	}

	switch (overlay?.kind) {
		case 'policies': {
			return policiesLines(state);
		}

		case 'help': {
			return helpLines(state, bindings).slice(overlay.top);
		}

		case 'rule-text': {
			return ruleTextLines(state).slice(overlay.top);
		}

		case 'palette': {
			return paletteLines(state, overlay, bindings, height);
		}

		case 'filter': {
			return filterLines(state);
		}

		case 'decide': {
			return dialogLines(state, overlay.draft, height);
		}

		case 'answer': {
			return answerLines(state, overlay.draft, overlay.preview, height);
		}

		case 'bulk': {
			return bulkLines(state, overlay.draft, height);
		}

		case 'search':
		case undefined: {
			return screenLines(state, height);
		}
	}
}

function screenLines(state: AppState, height: number): readonly Line[] | undefined {
	switch (state.screen) {
		case 'overview': {
			return overviewLines(state, height);
		}

		case 'convictions': {
			return isSideBySide(state) ? sideBySideLines(state) : listLines(state);
		}

		case 'candidates': {
			return candidateListLines(state);
		}

		case 'candidate':
		case 'conviction': {
			return isSideBySide(state) ? sideBySideLines(state) : convictionSections(state).lines.slice(state.current?.scroll ?? 0);
		}

		case 'rows': {
			return rowsLines(state);
		}

		case 'row': {
			return rowLines(state).slice(state.current?.rows.scroll ?? 0);
		}

		case 'results': {
			return resultsLines(state).slice(state.resultsTop);
		}
	}
}

/** What is searched for, while it is typed: the line of the field with the cursor. */
function searchLine(field: TextField, columns: number): Line {
	const lines = typedLines(field, columns - 8);
	const typed = lines.find(spans => spans.some(span => span.tone === 'cursor')) ?? [];
	return line({text: say`search: `, tone: 'heading'}, ...typed.slice(1));
}

/** The whole screen: never taller than the terminal less one line. */
export function Frame({state, theme}: {readonly state: AppState; readonly theme: Theme}) {
	const {columns} = state.size;
	if (state.blank) {
		return null;
	}

	if (state.idle) {
		return <Text wrap='truncate'>Blank, since nobody pressed a key. Any key shows the screen again and does nothing else.</Text>;
	}

	if (isTooSmall(state.size)) {
		return (
			<Box flexDirection='column' height={Math.min(3, frameHeight(state.size))} overflow='hidden'>
				<Text wrap='truncate'>Too small: {state.size.columns}x{state.size.rows}.</Text>
				<Text wrap='truncate'>Second Look needs {smallest.columns}x{smallest.rows}.</Text>
				<Text wrap='truncate'>Nothing is lost. Ctrl-C asks to leave.</Text>
			</Box>
		);
	}

	const notices = state.overlay?.kind === 'search' ? [searchLine(state.overlay.field, columns)] : noticeLines(state);
	const height = bodyHeight(state.size) - (notices.length - 1);
	const lines = bodyLines(state, height);
	if (lines) {
		const body = Array.from({length: height}, (_, row) => lines[row] ?? blankLine);
		return <Lines lines={[titleLine(state), ruleLine(state), ...body, ...notices, statusLine(state), footerLine(state)]} width={columns} height={frameHeight(state.size)} theme={theme}/>;
	}

	return (
		<Box flexDirection='column' height={frameHeight(state.size)} overflow='hidden'>
			<LineText spans={titleLine(state)} width={columns} theme={theme}/>
			<LineText spans={ruleLine(state)} width={columns} theme={theme}/>
			<OverviewScreen state={state} height={height} theme={theme}/>
			<Lines lines={notices} width={columns} height={notices.length} theme={theme}/>
			<LineText spans={statusLine(state)} width={columns} theme={theme}/>
			<LineText spans={footerLine(state)} width={columns} theme={theme}/>
		</Box>
	);
}
