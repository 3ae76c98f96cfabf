import {memo} from 'react';
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

type Props = {readonly lines: readonly Line[]; readonly width: number; readonly height: number; readonly theme: Theme};

const isSameLine = (one: Line, other: Line | undefined): boolean => one === other || (one.length === other?.length && one.every(({text, tone}, place) => text === other[place]!.text && tone === other[place]!.tone));

const isSame = (one: Props, other: Props): boolean => one.width === other.width && one.height === other.height && one.theme === other.theme
	&& one.lines.length === other.lines.length && one.lines.every((spans, row) => isSameLine(spans, other.lines[row]));

/**
Lines of a screen in exactly `height` lines: the rest is left blank, what is too much is cut. Where every line is as it was, as when a frame
is reported drawn, Ink is not asked to lay them out and render them again.
*/
export const Lines = memo(({lines, width, height, theme}: Props) => (
	// Across nothing is left to cut, and Ink would measure and slice each line to find that out.
	<Box flexDirection='column' height={height} overflowY='hidden' flexShrink={0}>
		{[...lines.slice(0, height).entries()].map(([row, spans]) => <LineText key={row} spans={spans} width={width} theme={theme}/>)}
	</Box>
), isSame);
