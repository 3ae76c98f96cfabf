import {memo} from 'react';
import chalk from 'chalk';
import {Text, Transform} from 'ink';
import {cutLine, type Line, type Span} from '../lines.js';
import {styleOf, type Theme} from '../theme.js';

function styled({text, tone}: Span, theme: Theme): string {
	const {color, bold, inverse} = styleOf(tone, theme);
	const colored = color === undefined ? text : chalk[color](text);
	const strong = bold ? chalk.bold(colored) : colored;
	return inverse ? chalk.inverse(strong) : strong;
}

const drawn = (spans: Line, width: number, theme: Theme): string => cutLine(spans, width).map(span => styled(span, theme)).join('');

type Props = {readonly lines: readonly Line[]; readonly width: number; readonly height: number; readonly theme: Theme};

const isSameLine = (one: Line, other: Line | undefined): boolean => one === other || (one.length === other?.length && one.every(({text, tone}, place) => text === other[place]!.text && tone === other[place]!.tone));

const isSame = (one: Props, other: Props): boolean => one.width === other.width && one.height === other.height && one.theme === other.theme
	&& one.lines.length === other.lines.length && one.lines.every((spans, row) => isSameLine(spans, other.lines[row]));

/**
Lines of a screen in exactly `height` lines: the rest is left blank, what is too much is cut. They are laid out as so many blanks and put
in their place as Ink writes them out: they are as wide as they should be, and measuring them again would take as long as all the rest of a
frame. Where every line is as it was, as when a frame is reported drawn, Ink is not asked to render them again.
*/
export const Lines = memo(({lines, width, height, theme}: Props) => {
	const texts = Array.from({length: height}, (_, row) => drawn(lines[row] ?? [], width, theme));
	return <Transform transform={(_, row) => texts[row]!}><Text>{Array.from({length: height}, () => ' ').join('\n')}</Text></Transform>;
}, isSame);

export function LineText({spans, ...rest}: {readonly spans: Line; readonly width: number; readonly theme: Theme}) {
	return <Lines lines={[spans]} height={1} {...rest}/>;
}
