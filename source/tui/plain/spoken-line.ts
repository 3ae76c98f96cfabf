import {joinVisible, type VisibleText} from '../../terminal/visible-text.js';
import {spokenColumns} from '../layout.js';
import type {Line} from '../lines.js';
import type {AppState} from '../state.js';

/** The size that the reducer works with where nothing is drawn: lines that never wrap, and pages of the usual length to read again. */
export const plainSize = {columns: spokenColumns, rows: 24} as const;

/** The state as it is said: with room for everything, so that no screen shortens what it shows. */
export const unbounded = (state: AppState): AppState => ({...state, ascii: false, size: {columns: spokenColumns, rows: spokenColumns}});

/** Marks stand beside a word that says the same: only the word is said. */
const markBeforeWord = /[●◐○▲≠✓×…‼→] (?=Eligible|Not eligible|To be reviewed|Hand [Rr]eview|Dismiss|Reduce|Refer|Out of|Challenged|Deferred|In the audit|As if|Confirmed|In bulk|Overridden|Awaiting|Check|the same|#\d)/g;
const leadingMarks = /^[\s›»•▲‼◆]+/;
const foldedCycle = /^(?<looked>•?)\s*\+ (?=Cycle )/;
const flagLevel = /^(?<level>H high|M medium|L low)(?<material>, material)?(?: \[(?<asks>[^\]]+)])?: /;

const said = (text: string): VisibleText => text.replaceAll(markBeforeWord, '').replaceAll(' · ', '; ').replaceAll(' → ', ' to ').replaceAll(' ◆ ', ': ') as VisibleText;

const isMarks = (text: string): boolean => /^[\s›»•▲‼◆✓×?]*$/.test(text);

/** A flag's line: `Flag, level H high, material, press a: …`. */
function flagText(value: string): VisibleText | undefined {
	const {level, material = '', asks} = flagLevel.exec(value)?.groups ?? {};
	return level === undefined ? undefined : `Flag, level ${level}${material}${asks === undefined ? '' : `, ${asks}`}: ${value.replace(flagLevel, '')}` as VisibleText;
}

/** A line of a screen as it is read aloud: a label and its value, no marks, no padding; empty for a line that parts others. */
export function spokenLine(spans: Line): VisibleText {
	const [first, ...rest] = spans;
	if (!first) {
		return '' as VisibleText;
	}

	const others = joinVisible(rest.map(({text}) => text), '');
	if (first.tone === 'heading' && rest.length > 0) {
		const label = first.text.trim();
		const value = said(others.trim().replace(/^◆ /, ''));
		return flagText(value) ?? (label === '' ? value : `${label}: ${label === 'Engine' ? said(others.trim().replace(' → ', ', relief asked: ')) : value}` as VisibleText);
	}

	const folded = foldedCycle.exec(first.text);
	if (folded) {
		return said(`${first.text.replace(foldedCycle, '')}${others}${folded.groups!['looked'] === '' ? '' : ' · a question looked at it'}`.trim());
	}

	return said((isMarks(first.text) ? others : first.text.replace(leadingMarks, '') + others).trim());
}

/** Lines read aloud, without those that only part others. */
export const spokenLines = (lines: readonly Line[]): readonly VisibleText[] => lines.map(spans => spokenLine(spans)).filter(text => text !== '');

/** Padding between what a screen draws in columns, as a comma. */
export const withoutColumns = (text: VisibleText): VisibleText => text.replaceAll(/\s{2,}/g, ', ') as VisibleText;
