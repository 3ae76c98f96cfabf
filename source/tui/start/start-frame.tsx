import {Box, Text} from 'ink';
import {Lines, LineText} from '../components/line-text.js';
import {bodyHeight, frameHeight, isTooSmall, smallest} from '../layout.js';
import {noticeLines} from '../screens/frame-lines.js';
import type {Theme} from '../theme.js';
import {startBody, startFooterLine, startRule, startStatus, startTitle} from './screen-lines.js';
import type {StartState} from './state.js';

/** The start screen: never taller than the terminal less one line. */
export function StartFrame({state, theme}: {readonly state: StartState; readonly theme: Theme}) {
	const {columns, rows} = state.size;
	if (state.blank) {
		return null;
	}

	if (isTooSmall(state.size)) {
		return (
			<Box flexDirection='column' height={Math.min(3, frameHeight(state.size))} overflow='hidden'>
				<Text wrap='truncate'>Too small: {columns}x{rows}.</Text>
				<Text wrap='truncate'>Second Look needs {smallest.columns}x{smallest.rows}.</Text>
				<Text wrap='truncate'>Nothing is lost. Ctrl-C leaves.</Text>
			</Box>
		);
	}

	const notices = noticeLines(state);
	const height = bodyHeight(state.size) - (notices.length - 1);
	return (
		<Box flexDirection='column' height={frameHeight(state.size)} overflow='hidden'>
			<LineText spans={startTitle(state)} width={columns} theme={theme}/>
			<LineText spans={startRule(state)} width={columns} theme={theme}/>
			<Lines lines={startBody(state)} width={columns} height={height} theme={theme}/>
			<Lines lines={notices} width={columns} height={notices.length} theme={theme}/>
			<LineText spans={startStatus(state)} width={columns} theme={theme}/>
			<LineText spans={startFooterLine(state)} width={columns} theme={theme}/>
		</Box>
	);
}
