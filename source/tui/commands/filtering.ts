import {say, visibleText} from '../../terminal/visible-text.js';
import {offeredKinds} from '../finding/facet-index.js';
import {facetLabel, facets, type FacetKind} from '../finding/facets.js';
import {hasChip, noFilter, toggled, type FacetCount} from '../finding/filter.js';
import {begin} from '../finding/work.js';
import {bodyHeight} from '../layout.js';
import {moveTo} from '../list-window.js';
import {noticed, only, type AppState, type Command, type Overlay} from '../state.js';
import {showList} from './browse.js';

export type FilterDialog = Extract<Overlay, {kind: 'filter'}>;

/** Rows of the dialog: the body without the heading above and the two lines below that say a long value whole. */
export const filterHeight = (state: AppState): number => Math.max(1, bodyHeight(state.size) - 3);

/** The values of the kind that is open; none while they are being counted. */
export const filterValues = ({counts, facet}: FilterDialog): readonly FacetCount[] => facet === undefined ? [] : (counts?.get(facet) ?? []);

const rowsOf = (state: AppState, dialog: FilterDialog): number => dialog.facet === undefined ? offeredKinds(state).length : filterValues(dialog).length;

const inFilter = (run: (state: AppState, dialog: FilterDialog) => ReturnType<Command>): Command => state => state.overlay?.kind === 'filter' ? run(state, state.overlay) : only(state);

/** Opens the choice of kinds; its figures are counted once, now. */
export const openFilter: Command = state => begin({...state, notice: undefined, overlay: {kind: 'filter', facet: undefined, kinds: {cursor: 0, top: 0}, list: {cursor: 0, top: 0}, counts: undefined}}, {type: 'count'});

export const moveFilter = (by: (state: AppState) => number): Command => inFilter((state, dialog) => {
	const which = dialog.facet === undefined ? 'kinds' : 'list';
	const total = rowsOf(state, dialog);
	const target = Math.min(Math.max(0, dialog[which].cursor + by(state)), Math.max(0, total - 1));
	return only({...state, overlay: {...dialog, [which]: moveTo(dialog[which], target, total, filterHeight(state))}});
});

function openKind(state: AppState, dialog: FilterDialog, facet: FacetKind): AppState {
	const values = dialog.counts?.get(facet) ?? [];
	if (values.length === 0) {
		return noticed(state, 'note', say`No conviction has a value of this kind: ${visibleText(facets[facet].title)}`);
	}

	return {...state, overlay: {...dialog, facet, list: {cursor: 0, top: 0}}};
}

const kindAt = (state: AppState, {kinds}: FilterDialog): FacetKind => offeredKinds(state)[kinds.cursor]!;

/** Sets a value or takes it away; the dialog stays, with the figures that follow from it. */
export const toggleValue: Command = inFilter((state, dialog) => {
	const value = filterValues(dialog)[dialog.list.cursor]?.value;
	return dialog.facet === undefined || value === undefined ? only(openKind(state, dialog, kindAt(state, dialog))) : begin(state, {type: 'filter', filter: toggled(state.filter, dialog.facet, value)});
});

/** A kind opens; a value is set, and the list shows what comes of it. */
export const pickFilter: Command = inFilter((state, dialog) => {
	const value = filterValues(dialog)[dialog.list.cursor]?.value;
	if (dialog.facet === undefined || value === undefined) {
		return only(openKind(state, dialog, kindAt(state, dialog)));
	}

	const {state: list} = showList(state);
	return hasChip(state.filter, dialog.facet, value) ? only(list) : begin(list, {type: 'filter', filter: toggled(state.filter, dialog.facet, value)});
});

/** From the values back to the kinds, from there to the screen; what is set stays set. */
export const leaveFilter: Command = inFilter((state, dialog) => only({...state, overlay: dialog.facet === undefined ? undefined : {...dialog, facet: undefined}}));

/** Takes away what was set last. */
export const dropLastChip: Command = state => {
	const dropped = state.filter.at(-1);
	if (!dropped) {
		return only(state);
	}

	const step = begin(state, {type: 'filter', filter: state.filter.slice(0, -1)});
	return step.effects.length > 0 ? step : only(noticed(step.state, 'note', say`No longer filtered by ${visibleText(facetLabel(dropped.kind, dropped.value, state.session))}`));
};

export const dropFilter: Command = state => begin(state, {type: 'filter', filter: noFilter});
