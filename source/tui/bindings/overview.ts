import {moveFigure, openFigure, toFigure, turnPage} from '../commands/overview.js';
import type {Binding} from '../key-table.js';
import {overviewPages} from '../overview-plan.js';
import type {AppState} from '../state.js';

const onePage = (state: AppState): string | undefined => overviewPages(state) < 2 ? 'The overview has one page at this size' : undefined;

/** Keys of the overview: its pages, and the figures on each. */
export const overviewBindings: readonly Binding[] = [
	{id: 'overview.open', keys: ['enter', 'l', 'right'], contexts: ['overview'], label: 'list', help: 'Open the list of the figure under the cursor: of a group what is left of it, or all of it where nothing is left. Where there is no figure, the list as it is.', group: 'move', footer: 1, run: openFigure},
	{id: 'overview.down', keys: ['j', 'down'], contexts: ['overview'], label: 'down', help: 'Next figure; from the last one of a page to the next page.', group: 'move', footer: 6, run: moveFigure(1)},
	{id: 'overview.up', keys: ['k', 'up'], contexts: ['overview'], label: 'up', help: 'Previous figure; from the first one of a page to the page before.', group: 'move', run: moveFigure(-1)},
	{id: 'overview.first', keys: ['g', 'home'], contexts: ['overview'], label: 'first', help: 'First figure of the page.', group: 'move', run: toFigure(0)},
	{id: 'overview.last', keys: ['G', 'end'], contexts: ['overview'], label: 'last', help: 'Last figure of the page.', group: 'move', run: toFigure(Infinity)},
	{id: 'overview.next-page', keys: ['tab', 'pagedown'], contexts: ['overview'], label: 'more', help: 'Next page of the overview: today, what is asked, people, outcomes and the rest.', group: 'move', footer: 4, disabledBecause: onePage, run: turnPage(1)},
	{id: 'overview.previous-page', keys: ['shift-tab', 'pageup'], contexts: ['overview'], label: 'before', help: 'Previous page of the overview.', group: 'move', disabledBecause: onePage, run: turnPage(-1)},
];
