import {graphemes} from '../../terminal/cells.js';
import {joinVisible, say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {filterValues} from '../commands/filtering.js';
import {shownLength} from '../commands/become-current.js';
import {bodyLines} from '../components/frame.js';
import {offeredKinds} from '../finding/facet-index.js';
import {keyLabel} from '../key-event.js';
import {bindingFor, bindings, footerBindings} from '../key-table.js';
import {bodyHeight, contextOf} from '../layout.js';
import type {Line} from '../lines.js';
import {convictionSections} from '../screens/conviction-lines.js';
import {statusLine, titleLine} from '../screens/frame-lines.js';
import {helpLines} from '../screens/help-lines.js';
import {listLines} from '../screens/list-lines.js';
import {candidateListLines} from '../screens/candidate-list-lines.js';
import {resultsLines} from '../screens/results-lines.js';
import {rowLines} from '../screens/row-lines.js';
import type {AppState} from '../state.js';
import {convictionText} from './spoken-conviction.js';
import {plainSize, spokenLine, spokenLines, unbounded, withoutColumns} from './spoken-line.js';
import {overviewText} from './spoken-overview.js';
import {candidateRow, convictionRow, personRow} from './spoken-rows.js';

/** What is being typed, as graphemes that can be seen, and the place of the cursor. */
export type Typed = {readonly parts: readonly string[]; readonly cursor: number};

/** A screen, or a dialog over it, as it is read aloud. */
export type Part = {
	/** Which one it is: when this changes, all of it is said. */
	readonly place: string;
	readonly title: VisibleText | undefined;
	readonly body: readonly VisibleText[];
	/** The row under the cursor, in a list or a choice. */
	readonly row?: VisibleText | undefined;
	readonly typed?: Typed | undefined;
	/** Where the reader is, and what stands from there on: only this is said again when it moves. */
	readonly scroll?: {readonly at: number; readonly page: () => readonly VisibleText[]} | undefined;
};

export type Described = {
	readonly screen: Part;
	readonly dialog: Part | undefined;
	readonly status: VisibleText;
	readonly keys: VisibleText;
};

const joined = (spans: Line): VisibleText => joinVisible(spans.map(({text}) => text), '');

/** The title's two ends, without the blanks between them. */
function titleEnds(state: AppState): readonly [VisibleText, VisibleText] {
	const text = joined(titleLine(unbounded(state)));
	const gap = text.lastIndexOf('   ');
	const end = (part: string): VisibleText => part.trim().replaceAll(' · ', '; ') as VisibleText;
	return [end(text.slice(0, Math.max(0, gap))), end(text.slice(gap))];
}

/** A page of lines to be read again, from where the reader is. */
const pageAt = (at: number, lines: () => readonly Line[]): NonNullable<Part['scroll']> => ({
	at, page: () => lines().slice(at, at + bodyHeight(plainSize)).map(spans => spokenLine(spans) || say`Blank line`),
});

/** The row of a list of columns: what it is called, what it holds, what it means. */
const columnText = (spans: Line): VisibleText => spans.length === 3 ? visibleText(`${spans[0]!.text.trim()}: ${spans[1]!.text.trim()}. ${spans[2]!.text.trim()}`) : spokenLine(spans);

/** What is drawn of a text field: the line with the cursor. */
function typedOn(spans: Line): Typed | undefined {
	const at = spans.findIndex(({tone}) => tone === 'cursor');
	if (at === -1) {
		return undefined;
	}

	const text = (part: Line): readonly string[] => graphemes(joined(part));
	const before = text(spans.slice(1, at));
	// Behind the last letter a blank is drawn for the cursor.
	return {parts: [...before, ...text(spans.slice(at)).slice(0, -1)], cursor: before.length};
}

function screenPart(state: AppState): Part {
	const {screen, current} = state;
	const [left, right] = titleEnds(state);
	const whole = unbounded(state);
	const place = `${screen} ${current?.token ?? ''}`;
	switch (screen) {
		case 'overview': {
			return {place, title: left, body: overviewText(state)};
		}

		case 'convictions': {
			return {place, title: left, body: shownLength(state) === 0 ? spokenLines(listLines(whole).slice(1)) : [], row: convictionRow(state)};
		}

		case 'candidates': {
			return {place, title: left, body: state.session.candidates.length === 0 ? spokenLines(candidateListLines(whole).slice(1)) : [], row: candidateRow(state)};
		}

		case 'candidate':
		case 'conviction': {
			const number = right.replace(/; reading the record$/, '');
			return {
				place, title: visibleText(`${number.charAt(0).toUpperCase()}${number.slice(1)}.`), body: convictionText(state),
				scroll: pageAt(current?.scroll ?? 0, () => convictionSections({...state, ascii: false}).lines),
			};
		}

		case 'rows': {
			return {place, title: left, body: [], row: personRow(state)};
		}

		case 'row': {
			const lines = rowLines(whole);
			return {place: `${place} ${current?.rows.list.cursor ?? ''}`, title: say`${left}; ${right}`, body: lines.map(spans => columnText(spans)).filter(text => text !== ''), scroll: pageAt(current?.rows.scroll ?? 0, () => rowLines({...state, ascii: false}))};
		}

		case 'results': {
			return {place, title: left, body: spokenLines(resultsLines(whole)), scroll: pageAt(state.resultsTop, () => resultsLines({...state, ascii: false}))};
		}
	}
}

const isHeading = (spans: Line): boolean => spans.length === 1 && spans[0]!.tone === 'heading';
const isSelected = (spans: Line): boolean => spans.some(({tone}) => tone === 'selected');

/** Any dialog by what it draws: who it is about, its question and choices, the chosen one, what is typed. */
function drawnDialog(place: string, lines: readonly Line[]): Part {
	const heading = Math.max(0, lines.findIndex(spans => isHeading(spans)));
	const typed = lines.map(spans => typedOn(spans)).find(field => field !== undefined);
	const chosen = lines.find(spans => isSelected(spans));
	return {
		place,
		title: heading > 0 ? spokenLine(lines[0]!) : undefined,
		body: spokenLines(lines.slice(heading).filter(spans => typedOn(spans) === undefined)),
		row: chosen && say`Chosen: ${spokenLine(chosen)}`,
		typed,
	};
}

/** A list in a dialog: only the row under the cursor is said, with its place. */
function listDialog(part: Part, lines: readonly Line[], cursor: number, total: number, above = 1): Part {
	const chosen = lines.find(spans => isSelected(spans));
	return {...part, body: spokenLines(lines.slice(0, above).filter(spans => typedOn(spans) === undefined)), row: chosen && say`Row ${cursor + 1} of ${total}: ${withoutColumns(spokenLine(chosen))}`};
}

function dialogPart(state: AppState): Part | undefined {
	const {overlay} = state;
	const context = contextOf(state);
	if (context === state.screen) {
		return undefined;
	}

	const whole = unbounded(state);
	const step = overlay && 'draft' in overlay ? overlay.draft.step : '';
	const facet = overlay?.kind === 'filter' ? (overlay.facet ?? '') : '';
	const place = `${context} ${step} ${facet} ${state.failures.length}`;
	if (context === 'help') {
		const top = overlay?.kind === 'help' ? overlay.top : 0;
		// Keys by their names; and marks are nowhere said.
		const named: AppState = {...whole, ascii: true};
		const lines = helpLines(named, bindings);
		const marks = lines.findIndex(spans => spans[0]?.text === 'Marks');
		const after = lines.findIndex((spans, index) => index > marks && spans.length === 0);
		return {place, title: say`Help`, body: [...lines.slice(0, marks), ...lines.slice(after)].map(spans => withoutColumns(spokenLine(spans))).filter(text => text !== ''), scroll: pageAt(top, () => helpLines({...named, size: plainSize}, bindings))};
	}

	if (overlay?.kind === 'search' && context === 'search') {
		return {place, title: say`Search by name, CII, case number, charge, key, or line of the extract`, body: [], typed: {parts: overlay.field.parts.map(part => visibleText(part)), cursor: overlay.field.cursor}};
	}

	if (context === 'bulk-preview' && overlay?.kind === 'bulk') {
		// One example, that under the cursor, and not the thousands there may be.
		const {examples, plan} = overlay.draft;
		const one: AppState = {...whole, size: {...whole.size, rows: 1}, overlay: {...overlay, draft: {...overlay.draft, examples: {top: examples.cursor, cursor: examples.cursor}}}};
		const lines = bodyLines(one, whole.size.rows) ?? [];
		const at = lines.findIndex(spans => isSelected(spans));
		const part = drawnDialog(place, lines.filter((_, index) => at === -1 || (index !== at && index !== at - 1)));
		return at === -1 ? part : {...part, row: say`Row ${examples.cursor + 1} of ${plan?.members.length ?? 0}: ${withoutColumns(spokenLine(lines[at]!))}`};
	}

	const lines = bodyLines(overlay?.kind === 'filter' ? {...whole, size: plainSize} : whole, bodyHeight(whole.size)) ?? [];
	const part = drawnDialog(place, lines);
	if (context === 'filter' && overlay?.kind === 'filter') {
		const [window, total] = overlay.facet === undefined ? [overlay.kinds, offeredKinds(state).length] : [overlay.list, filterValues(overlay).length];
		return listDialog(part, lines, window.cursor, total);
	}

	if (context === 'palette') {
		return {...part, body: part.body.slice(0, 1), row: part.row ? withoutColumns(part.row) : part.body.at(-1)};
	}

	if (context === 'quit') {
		return {...part, body: part.body.map(text => withoutColumns(text))};
	}

	// Time and speed change with every read; the tenths do not.
	return context === 'comparing' ? {...part, body: part.body.map(text => text.replace(/^(\d*)\d %:.*$/, (_, tens: string) => `${tens === '' ? '' : `${tens}0`}${tens === '' ? 'Less than 10' : ''} % read`) as VisibleText)} : part;
}

/** Keys of the uppermost layer, those that matter most first. */
function keysText(state: AppState): VisibleText {
	const context = contextOf(state);
	const help = bindingFor(context, '?') && context !== 'help' ? ['? help'] : [];
	const hints = footerBindings(state, context).slice(0, 7).map(binding => `${keyLabel(binding.keys[0]!, true)} ${binding.labelFor?.(state) ?? binding.label}`);
	return visibleText(`Keys: ${[...hints, ...help].join(', ')}.`);
}

/** Everything the screen shows in this state, as text to be read aloud. Pure. */
export function describe(state: AppState): Described {
	const under: AppState = {...state, overlay: undefined, failures: [], comparing: undefined};
	return {
		screen: screenPart(under),
		dialog: dialogPart(state),
		status: say`Status: ${joined(statusLine({...state, ascii: false})).replaceAll(' · ', '; ').replaceAll('✓ ', '') as VisibleText}`,
		keys: keysText(state),
	};
}
