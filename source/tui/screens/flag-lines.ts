import {isCandidate, needsEyes, type Change, type ConvictionRecord, type Flag} from '../../determinations/determination.js';
import {lineText} from '../../extract/row.js';
import {cellWidth, truncate} from '../../terminal/cells.js';
import {joinVisible, say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {flagsInOrder, isOpen} from '../flag-order.js';
import type {Block, Shorter} from '../head-plan.js';
import {labelled, line, type Line, type Tone} from '../lines.js';
import type {AppState} from '../state.js';
import {mark, outcomeShort} from '../theme.js';

const levelWords = {H: 'H high', M: 'M medium', L: 'L low'} as const;

const readingShort = (outcome: Change['outcome']): VisibleText => outcome === 'out-of-scope' ? say`Out of scope` : outcomeShort(outcome);

const outcomeNow = (record: ConvictionRecord): VisibleText => readingShort(isCandidate(record) ? 'out-of-scope' : record.outcome);

type Placed = {readonly flag: Flag; readonly index: number};

/** `[press a]` while it is to be acknowledged, `[acknowledged]` then, nothing for a note. */
function asks(state: AppState, {flag, index}: Placed, press: string): string {
	if (!needsEyes(flag)) {
		return '';
	}

	return isOpen(flag, index, state.current?.acknowledged) ? (state.session.cannotDecideBecause === undefined && !state.current?.isCandidate ? ` [${press}]` : '') : ' [acknowledged]';
}

const toneOf = (state: AppState, {flag, index}: Placed): Tone => isOpen(flag, index, state.current?.acknowledged) ? 'alert' : 'plain';

/** A flag with what it means, its rows, and both outcomes of each reading that changes the outcome. */
function fullLines(state: AppState, record: ConvictionRecord, placed: Placed, label: VisibleText, width: number): readonly Line[] {
	const {flag} = placed;
	const known = state.session.flags.find(candidate => candidate.id === flag.id);
	const word = flag.material.length === 0 ? '' : ', material';
	const rows = flag.rows.length === 0 ? '' : ` (${flag.rows.slice(0, 6).map(reference => lineText(reference)).join(', ')}${flag.rows.length > 6 ? ', …' : ''})`;
	const text = visibleText(`${levelWords[flag.level]}${word}${asks(state, placed, 'press a')}: ${known?.title ?? flag.id}${known ? `. ${known.sentence}` : ''}${rows}`);
	return [
		...labelled(label, text, width, toneOf(state, placed)),
		...flag.material.flatMap(({reading, outcome}) =>
			labelled(say``, say`${mark('material', state.ascii)} ${outcomeNow(record)} ${mark('arrow', state.ascii)} ${readingShort(outcome)} if ${visibleText(reading)}`, width)),
	];
}

/** A flag on one line: level, material or note, its title, and both outcomes where it is material. */
function oneLine(state: AppState, record: ConvictionRecord, placed: Placed, label: VisibleText, width: number): readonly Line[] {
	const {flag} = placed;
	const {ascii} = state;
	const title = visibleText(state.session.flags.find(candidate => candidate.id === flag.id)?.title ?? flag.id);
	const others = joinVisible([...new Set(flag.material.map(({outcome}) => readingShort(outcome)))], ' or ');
	const outcomes = flag.material.length === 0 ? say`` : say` ${mark('material', ascii)} ${outcomeNow(record)} ${mark('arrow', ascii)} ${others}`;
	const begins = visibleText(`${flag.level} ${flag.material.length === 0 ? 'note' : 'material'}${asks(state, placed, 'a')}: `);
	const room = width - 11;
	const text = say`${begins}${truncate(title, Math.max(12, room - cellWidth(begins) - cellWidth(outcomes)))}${outcomes}`;
	return labelled(label, truncate(text, room), width, toneOf(state, placed));
}

/** The explanations give way early; then the last flags, one by one; the first three nearly last. */
function givesAt(count: number, all: number): number {
	if (count === all) {
		return 30;
	}

	return count >= 3 ? 70 - (count / 1000) : (count === 2 ? 82 : 85);
}

/** The flags of a conviction: in full; each on one line; and as few as there is room for, the one to be acknowledged next always among them. */
export function flagBlock(state: AppState, record: ConvictionRecord, width: number): Block {
	const flags = flagsInOrder(record.flags);
	if (flags.length === 0) {
		return {full: labelled(say`Flags`, say`none`, width)};
	}

	const label = (row: number): VisibleText => row === 0 ? say`Flags` : say``;
	const next = flags.findIndex(({flag, index}) => isOpen(flag, index, state.current?.acknowledged));
	const full = flags.map((placed, row) => fullLines(state, record, placed, label(row), width));
	const heightBefore = (row: number): number => full.slice(0, row).reduce((sum, lines) => sum + lines.length, 0);
	const window = (count: number): Shorter['lines'] => {
		const from = Math.max(0, Math.min(next, flags.length - count));
		const left = flags.length - count;
		const shown = flags.slice(from, from + count);
		const unseen = flags.filter((placed, row) => (row < from || row >= from + count) && isOpen(placed.flag, placed.index, state.current?.acknowledged)).length;
		const open = unseen === 0 ? '' : `, ${unseen === left ? 'all' : unseen} to be acknowledged`;
		return [
			...shown.flatMap((placed, row) => oneLine(state, record, placed, label(row), width)),
			...(left === 0 ? [] : [line({text: say`           `}, {text: visibleText(`and ${left} more ${left === 1 ? 'flag' : 'flags'}${open}: Tab`), tone: unseen === 0 ? undefined : 'alert'})]),
		];
	};

	const openAt = (count: number): number | undefined => next === -1 ? undefined : next - Math.max(0, Math.min(next, flags.length - count));
	const counts = Array.from({length: flags.length}, (_, index) => flags.length - index).filter(count => count === flags.length || count < flags.length - 1);
	return {
		full: full.flat(),
		openAt: next === -1 ? undefined : heightBefore(next),
		shorter: counts.map(count => ({lines: window(count), openAt: openAt(count), gives: givesAt(count, flags.length)})),
	};
}
