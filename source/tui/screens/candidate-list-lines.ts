import type {CandidateRecord} from '../../determinations/determination.js';
import {fit} from '../../terminal/cells.js';
import {say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {listHeight} from '../layout.js';
import {blankLine, line, type Line} from '../lines.js';
import type {AppState} from '../state.js';
import {mark} from '../theme.js';

type Columns = {readonly number: number; readonly name: number; readonly charge: number; readonly date: number; readonly why: number};

/** Widths of the columns: what is left of the screen is shared by name, charge and why. */
function columnsFor(width: number, total: number): Columns {
	const fixed = {number: Math.max(3, String(total).length), date: 10};
	const room = width - 2 - 4 - Object.values(fixed).reduce((sum, cells) => sum + cells, 0);
	const name = Math.max(8, Math.min(30, Math.floor(room * 0.28)));
	const charge = Math.max(8, Math.min(30, Math.floor(room * 0.22)));
	return {...fixed, name, charge, why: Math.max(8, room - name - charge)};
}

function cells(widths: Columns, texts: Readonly<Record<keyof Columns, VisibleText>>): VisibleText {
	const column = (name: keyof Columns): VisibleText => fit(texts[name], widths[name], {cut: name === 'name' ? 'middle' : 'end', align: name === 'number' ? 'right' : 'left'});
	return say`${column('number')} ${column('name')} ${column('charge')} ${column('date')} ${column('why')}`;
}

function rowLine(state: AppState, row: number, widths: Columns): Line {
	const {session} = state;
	const candidate: CandidateRecord = session.candidates[row]!;
	const selected = row === state.candidateList.cursor;
	const isPromoted = state.reviews.get(candidate.key)?.promotion !== undefined;
	const isSaving = state.pending.some(({draft, decides}) => decides && draft.key === candidate.key);
	const text = cells(widths, {
		number: say`${row + 1}`,
		name: visibleText(candidate.subject.name === '' ? 'no name given' : candidate.subject.name),
		charge: visibleText(candidate.conviction.charge),
		date: visibleText(candidate.conviction.date),
		why: visibleText((isSaving ? 'saving: ' : (isPromoted ? 'PROMOTED: ' : '')) + candidate.why.map(({kind}) => session.candidateRules.kinds[kind].title).join('; ')),
	});
	return line({text: fit(say`${selected ? mark('selected', state.ascii) : say` `} ${text}`, state.size.columns), tone: selected ? 'selected' : 'plain'});
}

/** The candidates: a line of headings and the rows in the window, each with why it may concern marijuana. */
export function candidateListLines(state: AppState): readonly Line[] {
	const total = state.session.candidates.length;
	const widths = columnsFor(state.size.columns, total);
	const headings = cells(widths, {number: say`#`, name: say`Name`, charge: say`Charge`, date: say`Convicted`, why: say`Out of scope, but`});
	const heading = line({text: fit(say`  ${headings}`, state.size.columns), tone: 'heading'});
	return total === 0
		? [heading, blankLine, line(say`  No conviction out of scope seems to concern marijuana.`)]
		: [heading, ...Array.from({length: Math.min(listHeight(state.size), total - state.candidateList.top)}, (_, index) => rowLine(state, state.candidateList.top + index, widths))];
}
