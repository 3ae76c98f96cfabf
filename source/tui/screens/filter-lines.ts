import {cellWidth, fit, wrapCells} from '../../terminal/cells.js';
import {joinVisible, say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {shownLength} from '../commands/become-current.js';
import {filterHeight, filterValues, type FilterDialog} from '../commands/filtering.js';
import {offeredKinds} from '../finding/facet-index.js';
import {facetLabel, facets, type FacetKind} from '../finding/facets.js';
import {hasChip} from '../finding/filter.js';
import {line, toned, type Line} from '../lines.js';
import {settle, type ListWindow} from '../list-window.js';
import type {AppState} from '../state.js';
import {mark} from '../theme.js';

const label = (state: AppState, kind: FacetKind, value: string): VisibleText => visibleText(facetLabel(kind, value, state.session) || 'no value');

/** The chips of the filter, the last ones where not all fit: they are what a key takes away. */
export function chipLine(state: AppState): Line {
	const chips = state.filter.map(({kind, value}) => say`[${visibleText(facets[kind].title)}: ${label(state, kind, value)}]`);
	const hint = say`- drops the last`;
	const kept = [...chips];
	const text = (): VisibleText => joinVisible([...(kept.length < chips.length ? [say`${chips.length - kept.length} more`] : []), ...kept], ' ');
	while (kept.length > 1 && cellWidth(text()) > state.size.columns) {
		kept.shift();
	}

	const hinted = say`${text()} ${hint}`;
	return line({text: cellWidth(hinted) <= state.size.columns ? hinted : text(), tone: 'strong'});
}

/** The rows of a window, the cursor's marked. */
function windowLines(state: AppState, window: ListWindow, total: number, textOf: (row: number) => VisibleText): readonly Line[] {
	const height = filterHeight(state);
	// The window may be of another size of the terminal.
	const {cursor, top} = settle(window, total, height);
	return Array.from({length: Math.min(height, total - top)}, (_, index) => {
		const row = top + index;
		const pointer = row === cursor ? mark('selected', state.ascii) : say` `;
		return line({text: fit(say`${pointer} ${textOf(row)}`, state.size.columns), tone: row === cursor ? 'selected' : 'plain'});
	});
}

const titleWidth = Math.max(...Object.values(facets).map(({title}) => title.length));

function kindText(state: AppState, dialog: FilterDialog, kind: FacetKind): VisibleText {
	const set = state.filter.filter(chip => chip.kind === kind).map(({value}) => label(state, kind, value));
	const count = dialog.counts?.get(kind)?.length;
	const values = count === undefined ? say`` : visibleText(count === 1 ? '1 value' : `${count} values`);
	return say`${fit(visibleText(facets[kind].title), titleWidth)}  ${fit(values, 14)}${set.length === 0 ? say`` : joinVisible(set)}`;
}

const shownText = (state: AppState): VisibleText => say`${shownLength(state)} of ${state.session.records.length} convictions shown`;

/** What the list can be filtered by, then the values of one kind with how many convictions each would show. */
export function filterLines(state: AppState): readonly Line[] {
	const dialog = state.overlay as FilterDialog;
	const {facet} = dialog;
	if (facet === undefined) {
		const kinds = offeredKinds(state);
		return [
			line(toned(say`Filter by what? ${dialog.counts ? shownText(state) : say`Counting`}`, 'heading')),
			...windowLines(state, dialog.kinds, kinds.length, row => kindText(state, dialog, kinds[row]!)),
		];
	}

	const values = filterValues(dialog);
	const chosen = label(state, facet, values[dialog.list.cursor]?.value ?? '');
	const isCut = cellWidth(chosen) > state.size.columns - beforeValue;
	return [
		line(toned(say`${visibleText(facets[facet].title)}: ${shownText(state)}`, 'heading')),
		...windowLines(state, dialog.list, values.length, row => {
			const {value, count} = values[row]!;
			return say`${hasChip(state.filter, facet, value) ? say`[x]` : say`[ ]`} ${visibleText(String(count).padStart(7))}  ${label(state, facet, value)}`;
		}),
		...(isCut ? wrapCells(chosen, state.size.columns).slice(0, 2).map(text => line(text)) : []),
	];
}

/** Cells of a row before its value begins. */
const beforeValue = 15;
