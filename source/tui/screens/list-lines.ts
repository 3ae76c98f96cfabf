import type {Flag} from '../../determinations/determination.js';
import {fit} from '../../terminal/cells.js';
import {say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {shownLength, shownPosition} from '../commands/become-current.js';
import {isDiffering} from '../finding/filter.js';
import {isSideBySide, listHeight, listWidth} from '../layout.js';
import {blankLine, indented, line, type Line} from '../lines.js';
import {moveText, standingUnderOwn, underSecond} from '../second-policy.js';
import {standingOf} from '../standing.js';
import type {AppState} from '../state.js';
import {decisionText, mark, outcomeShort} from '../theme.js';
import {begun} from '../unfinished/substance.js';

type Columns = {readonly number: number; readonly name: number; readonly charge: number; readonly date: number; readonly outcome: number; /** From one policy to the second. */ readonly change: number; readonly decision: number; readonly flags: number};

/** `Not eligible -> Out of scope` fits. */
const changeWidth = 28;

/**
Widths of the columns: the name takes what is left, up to what a name needs, then the charge. Where a screen shows what changes and is
not wide, date, outcome now and decision give way to it; beside a conviction what can be read there does.
*/
function columnsFor(state: AppState): Columns {
	const width = listWidth(state);
	const total = state.session.records.length;
	const changes = isDiffering(state.filter);
	const isWide = !changes || width >= 120;
	if (isSideBySide(state)) {
		// The rest of it stands in the conviction.
		const number = Math.max(3, String(total).length);
		const [charge, flags] = width < 50 ? [0, 0] : [9, 4];
		return {number, name: width - number - 19 - (charge === 0 ? 0 : charge + flags + 2), charge, date: 0, outcome: 13, change: 0, decision: 1, flags};
	}

	const fixed = {
		number: Math.max(3, String(total).length), date: isWide ? 10 : 0, outcome: isWide ? (width < 72 ? 13 : 14) : 0, change: changes ? changeWidth : 0,
		decision: isWide ? (width < 72 ? 9 : 12) : 0, flags: width < 72 ? 0 : 4,
	};
	const gaps = Object.values(fixed).filter(cells => cells > 0).length + 1;
	const room = width - 2 - gaps - Object.values(fixed).reduce((sum, cells) => sum + cells, 0);
	const name = Math.max(8, Math.min(36, Math.floor(room * 0.62)));
	return {...fixed, name, charge: Math.max(4, Math.min(40, room - name))};
}

/** The levels of the flags, and a mark where one of them is material. */
function flagText(flags: readonly Flag[], ascii: boolean): VisibleText {
	const levels = ['H', 'M', 'L'].filter(level => flags.some(flag => flag.level === level)).join('');
	return flags.some(({material}) => material.length > 0) ? say`${visibleText(levels)}${mark('material', ascii)}` : visibleText(levels);
}

function cells(widths: Columns, texts: Readonly<Record<keyof Columns, VisibleText>>): VisibleText {
	const column = (name: keyof Columns): string => widths[name] === 0 ? '' : fit(texts[name], widths[name], {cut: name === 'name' ? 'middle' : 'end', align: name === 'number' ? 'right' : 'left'});
	// Parts are visible text and blanks.
	return [column('number'), column('name'), column('charge'), column('date'), column('outcome'), column('change'), column('decision'), column('flags')].filter(text => text !== '').join(' ') as VisibleText;
}

function rowLine(state: AppState, row: number, widths: Columns): Line {
	const position = shownPosition(state, row)!;
	const record = state.session.records[position]!;
	const {effective} = standingOf(state.session, state.reviews, position);
	const under = underSecond(state.compared, record);
	const saving = state.pending.some(({draft, decides}) => decides && draft.key === record.key);
	// Beside an open conviction that the filter does not show, no row is marked: it would look like the one that is open.
	const selected = row === state.list.cursor && (state.screen !== 'conviction' || state.current?.position === position);
	const isBegun = effective.word === 'engine' && begun(state, record.key).length > 0;
	const standing = effective.word === 'engine' ? say`` : say`${mark(effective.word, state.ascii)} ${decisionText(effective.word)}`;
	const decision = saving ? say`saving` : (isBegun ? say`draft` : standing);
	const word = widths.decision === 1 ? (isBegun ? say`d` : mark(effective.word, state.ascii)) : decision;
	const text = cells(widths, {
		number: say`${position + 1}`,
		name: visibleText(record.subject.name === '' ? 'no name given' : record.subject.name),
		charge: visibleText(record.conviction.charge),
		date: visibleText(record.conviction.date),
		outcome: say`${mark(effective.outcome, state.ascii)} ${outcomeShort(effective.outcome)}`,
		change: under ? moveText(standingUnderOwn(record), under.standing, state.ascii) : say``,
		decision: word,
		flags: flagText(record.flags, state.ascii),
	});
	const pointer = selected ? mark('selected', state.ascii) : say` `;
	const full = fit(say`${pointer} ${text}`, listWidth(state));
	return line({text: full, tone: selected ? 'selected' : (effective.outcome === 'hand-review' ? 'hand-review' : 'plain')});
}

function whyEmpty({session, filter}: AppState): VisibleText {
	if (session.records.length === 0) {
		return say`The extract holds no conviction that the policy must decide.`;
	}

	return isDiffering(filter) && filter.length === 1
		? say`Every conviction of this audit comes out the same. F shows all of them again.`
		: say`No conviction matches the filter. F shows all of them again, - takes the last of it away.`;
}

/** The list: a line of headings and the rows in the window, one line each. */
export function listLines(state: AppState): readonly Line[] {
	const total = shownLength(state);
	const widths = columnsFor(state);
	const headings = cells(widths, {number: say`#`, name: say`Name`, charge: say`Charge`, date: say`Convicted`, outcome: say`Outcome now`, change: say`From ${mark('arrow', state.ascii)} to`, decision: widths.decision === 1 ? say`` : say`Decision`, flags: say`Flag`});
	const heading = line({text: fit(say`  ${headings}`, listWidth(state)), tone: 'heading'});
	if (total === 0) {
		return [heading, blankLine, ...indented(say`  `, whyEmpty(state), listWidth(state))];
	}

	const rows = Math.min(listHeight(state.size), total - state.list.top);
	return [heading, ...Array.from({length: rows}, (_, index) => rowLine(state, state.list.top + index, widths))];
}

