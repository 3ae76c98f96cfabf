import type {QuestionTrace} from '../../determinations/determination.js';
import {chargeWords, dateWords, levelWords, readingsWords} from '../../history/history-words.js';
import type {Size} from '../../terminal/capabilities.js';
import {cellWidth, fit, truncate} from '../../terminal/cells.js';
import {say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {parseIsoDay} from '../../values/calendar-date.js';
import {bodyHeight} from '../layout.js';
import {blankLine, indented, labelled, line, toned, type Line} from '../lines.js';
import {historyLines} from '../screens/history-lines.js';
import {typedLines} from '../screens/dialog-lines.js';
import {mark} from '../theme.js';
import {choicesOf, fieldAt, summaryOf, titles, type Form} from './packet-form.js';
import {verdictCount, type PacketState} from './packet-state.js';

export const packetBodyHeight = (size: Size): number => bodyHeight(size);

const standardTexts = {policy: 'the policy your office adopted', statute: 'HS 11361.8 by itself'} as const;

/** A packet holds no question. */
const noTrace: readonly QuestionTrace[] = [];

/** The conviction and the whole record of the person: nothing of what was decided. */
export function unitLines(state: PacketState): readonly Line[] {
	const {session: {units, asOf, standard}, at, size: {columns: width}, ascii, marks} = state;
	const {code, conviction} = units[at]!;
	const {subject, count, step} = conviction;
	const found = marks.get(code);
	return [
		...labelled(say`Person`, visibleText(`${readingsWords(subject.names, name => name)}, born ${readingsWords(subject.births, dateWords)}, CII ${subject.ciiNumbers.join(', ') || 'none'}`), width),
		...labelled(say`Charge`, visibleText(readingsWords(count.charges, chargeWords)), width, 'strong'),
		...labelled(say`Convicted`, visibleText(`${readingsWords(count.dates, dateWords)}, ${readingsWords(count.levels, levelWords)}, ${readingsWords(count.counties, county => county ?? 'no county')}, case ${step.caseNumbers.join(', ') || 'number not given'}`), width),
		...labelled(say`Judge by`, visibleText(`${standardTexts[standard]}, as of ${asOf}`), width),
		...labelled(say`Verdict`, visibleText(found === undefined ? 'none yet (v gives one)' : `${found.words} (#${found.seq})`), width, found === undefined ? 'warning' : undefined),
		...historyLines(conviction, {trace: noTrace, asOf: parseIsoDay(asOf)!, unfolded: true, width, ascii, spoken: false}),
	];
}

/** The form, with the conviction's charge above it. */
export function formLines(state: PacketState, form: Form): readonly Line[] {
	const {columns: width} = state.size;
	const {conviction} = state.session.units[state.at]!;
	const field = fieldAt(form);
	const choices = choicesOf(form).flatMap((text, index) => indented(say`${index === form.cursor ? mark('selected', state.ascii) : say` `} ${index + 1}. `, visibleText(text), width, index === form.cursor ? 'selected' : undefined));
	return [
		...labelled(say`Charge`, visibleText(readingsWords(conviction.count.charges, chargeWords)), width, 'strong'),
		blankLine,
		line(toned(visibleText(titles[form.step]), 'heading')),
		...choices,
		...(field ? typedLines(field, width) : []),
		...(form.step === 'check' ? summaryOf(form).flatMap(text => indented(say`  `, visibleText(text), width)) : []),
		...(form.message === undefined ? [] : [blankLine, line(toned(visibleText(form.message), 'warning'))]),
	];
}

export const packetHelp: readonly Line[] = [
	'v  give a verdict                       s  leave it for later (it comes back)',
	'u  take the verdict or the skip back    o  next without a verdict',
	'n  next conviction                      p  the one before',
	'Up, Down, PgUp, PgDn, Space  scroll     q  leave; what is saved stays saved',
	'Ctrl-L  draw again',
	'',
	'Judge each conviction yourself. What the office decided is not in this packet.',
].map(text => line(visibleText(text)));

export const quitQuestion = (state: PacketState): readonly Line[] => [
	line(toned(say`Leave this packet?`, 'heading')),
	line(visibleText(state.pending > 0 ? 'An entry is still being saved: wait a moment.' : 'Everything is saved. y leaves, any other key stays.')),
];

/** Screen, place, and how far one is. */
export function packetTitle(state: PacketState): Line {
	const {session: {units}, at, scroll, size} = state;
	const total = unitLines(state).length;
	const height = packetBodyHeight(size);
	const lines = total > height && !state.form ? ` ${state.ascii ? '-' : '·'} lines ${scroll + 1}-${Math.min(total, scroll + height)} of ${total}` : '';
	const right = visibleText(`conviction ${at + 1} of ${units.length}${lines}`);
	const room = size.columns - cellWidth(right);
	return line({text: say`${fit(truncate(visibleText(`Packet · spot check${state.form ? ' · verdict' : ''}`), Math.max(0, room - 1)), Math.max(0, room))}${right}`, tone: 'heading'});
}

export function packetStatus(state: PacketState): Line {
	const done = verdictCount(state);
	const saved: VisibleText = state.pending > 0 ? say`saving…` : (state.lastSeq === undefined ? say`nothing to save` : say`saved ${mark('saved', state.ascii)} #${state.lastSeq}`);
	return line(say`${done} judged, ${state.session.units.length - done} left ${mark('dot', state.ascii)} ${saved} ${mark('dot', state.ascii)} ${visibleText(state.session.paralegal)} (paralegal)`);
}
