import {Box, Text} from 'ink';
import {cutLine, type Line} from '../lines.js';
import {styleOf, type Theme} from '../theme.js';

/** One line of the screen as one `<Text>`: boxes for each cell cost several times as much (terminal.md, P5). */
export function LineText({spans, width, theme}: {readonly spans: Line; readonly width: number; readonly theme: Theme}) {
	return (
		<Text wrap='truncate'>
			{spans.length === 0 ? ' ' : [...cutLine(spans, width).entries()].map(([place, span]) => <Text key={place} {...styleOf(span.tone, theme)}>{span.text}</Text>)}
		</Text>
	);
}

/** Lines of a screen in exactly `height` lines: the rest is left blank, what is too much is cut. */
export function Lines({lines, width, height, theme}: {readonly lines: readonly Line[]; readonly width: number; readonly height: number; readonly theme: Theme}) {
	return (
		// Across nothing is left to cut, and Ink would measure and slice each line to find that out.
		<Box flexDirection='column' height={height} overflowY='hidden' flexShrink={0}>
			{[...lines.slice(0, height).entries()].map(([row, spans]) => <LineText key={row} spans={spans} width={width} theme={theme}/>)}
		</Box>
	);
}
