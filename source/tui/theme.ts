import type {TermKind} from '../history/terms.js';
import type {DecisionWord} from '../review/entry.js';
import {visibleText, type VisibleText} from '../terminal/visible-text.js';
import {outcomeLabels, type Outcome} from '../values/outcome.js';
import type {Tone} from './lines.js';

export type TextStyle = {readonly color?: 'red' | 'yellow' | 'cyan' | 'magenta'; readonly bold?: boolean; readonly inverse?: boolean};
export type Theme = {readonly color: boolean; readonly ascii: boolean};

/**
Symbol and word carry the meaning; colour comes last, by base-16 name so that the user's own theme decides the shade. The four are those
of the eight of Okabe and Ito (Color Universal Design, 2008) that base-16 has: vermillion, yellow, sky blue, reddish purple. There is no
green, which many do not tell from red.
*/
const styles: Readonly<Record<Tone, TextStyle>> = {
	plain: {},
	strong: {bold: true},
	heading: {bold: true},
	alert: {color: 'red', bold: true},
	warning: {color: 'yellow', bold: true},
	cursor: {inverse: true},
	selected: {bold: true, inverse: true},
	frame: {},
	dismiss: {color: 'cyan'},
	reduce: {color: 'magenta'},
	'not-eligible': {},
	refer: {},
	'hand-review': {color: 'yellow', bold: true},
};

/** How a tone is drawn. Without colour, bold and inverse stay. */
export function styleOf(tone: Tone | undefined, theme: Theme): TextStyle {
	const {color, ...rest} = styles[tone ?? 'plain'];
	return theme.color && color !== undefined ? {...rest, color} : rest;
}

export type Mark = Outcome | DecisionWord | 'selected' | 'here' | 'looked' | 'mask' | 'yes' | 'no' | 'unknown' | 'saved' | 'dot' | 'arrow' | 'dash' | 'material' | TermKind | 'perhaps' | 'as-of' | 'later' | 'earlier';

const marks: Readonly<Record<Mark, readonly [string, string]>> = {
	dismiss: ['●', '*'],
	reduce: ['◐', '%'],
	'not-eligible': ['○', 'o'],
	refer: ['→', '>'],
	'hand-review': ['▲', '!'],
	engine: [' ', ' '],
	confirmed: ['✓', '+'],
	'confirmed in bulk': ['✓', '+'],
	overridden: ['≠', '#'],
	challenged: ['×', 'x'],
	deferred: ['…', '~'],
	'awaiting approval': ['…', '~'],
	stale: ['‼', 'X'],
	selected: ['›', '>'],
	here: ['»', '>'],
	looked: ['•', '*'],
	mask: ['•••', '***'],
	yes: ['✓', 'y'],
	no: ['×', 'n'],
	unknown: ['?', '?'],
	saved: ['✓', '+'],
	dot: ['·', '-'],
	arrow: ['→', '->'],
	dash: ['─', '-'],
	material: ['◆', '^'],
	prison: ['█', '#'],
	jail: ['═', '='],
	probation: ['─', '-'],
	other: ['+', '+'],
	perhaps: ['░', '.'],
	'as-of': ['│', '|'],
	later: ['→', '>'],
	earlier: ['←', '<'],
};

export const mark = (name: Mark, ascii: boolean): VisibleText => visibleText(marks[name][ascii ? 1 : 0]);

export const outcomeText = (outcome: Outcome): VisibleText => visibleText(outcomeLabels[outcome]);

/** Short names for columns where the field's own label does not fit. */
const short: Readonly<Record<Outcome, string>> = {dismiss: 'Dismiss', reduce: 'Reduce', 'not-eligible': 'Not eligible', refer: 'Refer', 'hand-review': 'Hand review'};

export const outcomeShort = (outcome: Outcome): VisibleText => visibleText(short[outcome]);

const decisionTexts: Readonly<Record<DecisionWord, string>> = {
	engine: '',
	confirmed: 'Confirmed',
	'confirmed in bulk': 'In bulk',
	overridden: 'Overridden',
	challenged: 'Challenged',
	deferred: 'Deferred',
	'awaiting approval': 'Awaiting',
	stale: 'Check',
};

export const decisionText = (word: DecisionWord): VisibleText => visibleText(decisionTexts[word]);
