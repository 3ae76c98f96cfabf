import {askIdentifiers, backToConviction, backToRows, moveRows, openRow, openRows, scrollRow, toggleBlanks} from '../commands/rows.js';
import {gotoSamePerson, otherInScope} from '../commands/same-person.js';
import type {Binding} from '../key-table.js';
import {bodyHeight} from '../layout.js';
import {hasIdentifiers} from '../screens/row-lines.js';
import {rowsHeight} from '../rows-view.js';
import type {AppState} from '../state.js';

const half = (height: number): number => Math.max(1, Math.floor(height / 2));

function notRead({current}: AppState): string | undefined {
	return current?.detail.kind === 'loaded' ? undefined : (current?.detail.kind === 'failed' ? 'The record could not be read' : 'The record is still being read');
}

function noOther(state: AppState): string | undefined {
	return notRead(state) ?? (otherInScope(state) === undefined ? 'No other conviction of this person is in scope' : undefined);
}

function noIdentifiers(state: AppState): string | undefined {
	const shown = state.current?.rows.identifiers;
	if (shown === 'shown') {
		return 'The identifiers of this row are shown; they are masked again when it is left';
	}

	return shown === 'masked' ? (hasIdentifiers(state) ? undefined : 'This row holds no identifier that is masked') : 'Being recorded in the review log';
}

/** The rows of the person as the extract has them, and the person's other convictions. */
export const rowBindings: readonly Binding[] = [
	{id: 'conviction.rows', keys: ['v'], contexts: ['conviction', 'candidate'], label: 'view rows', help: 'The rows of the person as the extract has them, each with its 95 columns.', group: 'view', footer: 8, disabledBecause: notRead, run: openRows},
	{id: 'conviction.same-person', keys: ['m'], contexts: ['conviction', 'candidate'], label: 'same person', help: 'Go to the next conviction of the same person that is in scope.', group: 'move', disabledBecause: noOther, run: gotoSamePerson},

	{id: 'rows.next', keys: ['j', 'down'], contexts: ['rows'], label: 'down', help: 'Next row of the person.', group: 'move', footer: 3, run: moveRows(() => 1)},
	{id: 'rows.previous', keys: ['k', 'up'], contexts: ['rows'], label: 'up', help: 'Previous row of the person.', group: 'move', footer: 4, run: moveRows(() => -1)},
	{id: 'rows.page-down', keys: ['pagedown', ' '], contexts: ['rows'], label: 'page down', help: 'A page of rows down.', group: 'move', run: moveRows(rowsHeight)},
	{id: 'rows.page-up', keys: ['pageup'], contexts: ['rows'], label: 'page up', help: 'A page of rows up.', group: 'move', run: moveRows(state => -rowsHeight(state))},
	{id: 'rows.half-down', keys: ['ctrl-d'], contexts: ['rows'], label: 'half down', help: 'Half a page of rows down.', group: 'move', run: moveRows(state => half(rowsHeight(state)))},
	{id: 'rows.half-up', keys: ['ctrl-u'], contexts: ['rows'], label: 'half up', help: 'Half a page of rows up.', group: 'move', run: moveRows(state => -half(rowsHeight(state)))},
	{id: 'rows.first', keys: ['g', 'home'], contexts: ['rows'], label: 'first', help: 'First row of the person.', group: 'move', run: moveRows(() => -Infinity)},
	{id: 'rows.last', keys: ['G', 'end'], contexts: ['rows'], label: 'last', help: 'Last row of the person.', group: 'move', run: moveRows(() => Infinity)},
	{id: 'rows.open', keys: ['enter', 'l', 'right'], contexts: ['rows'], label: 'open', help: 'Open this row: its 95 columns with what they hold and mean.', group: 'move', footer: 1, run: openRow},
	{id: 'rows.back', keys: ['esc', 'h', 'left', 'q'], contexts: ['rows'], label: 'back', help: 'Back to the conviction.', group: 'move', footer: 2, run: backToConviction},

	{id: 'row.identifiers', keys: ['i'], contexts: ['row'], label: 'identifiers', help: 'Show the masked numbers of this row until it is left. The review log records it.', group: 'view', footer: 3, writes: true, disabledBecause: noIdentifiers, run: askIdentifiers},
	{id: 'row.blanks', keys: ['b'], contexts: ['row'], label: 'blanks', help: 'Show the columns that hold nothing, or fold them away.', group: 'view', footer: 2, run: toggleBlanks},
	{id: 'row.next', keys: ['tab'], contexts: ['row'], label: 'next row', help: 'Open the next row of the person.', group: 'move', footer: 4, run: moveRows(() => 1)},
	{id: 'row.previous', keys: ['shift-tab'], contexts: ['row'], label: 'previous row', help: 'Open the previous row of the person.', group: 'move', footer: 5, run: moveRows(() => -1)},
	{id: 'row.down', keys: ['j', 'down'], contexts: ['row'], label: 'scroll', help: 'Scroll down a line of the row.', group: 'move', footer: 6, run: scrollRow(() => 1)},
	{id: 'row.up', keys: ['k', 'up'], contexts: ['row'], label: 'up', help: 'Scroll up a line of the row.', group: 'move', run: scrollRow(() => -1)},
	{id: 'row.page-down', keys: ['pagedown', ' '], contexts: ['row'], label: 'page down', help: 'A page of the row down.', group: 'move', run: scrollRow(state => bodyHeight(state.size) - 1)},
	{id: 'row.page-up', keys: ['pageup'], contexts: ['row'], label: 'page up', help: 'A page of the row up.', group: 'move', run: scrollRow(state => 1 - bodyHeight(state.size))},
	{id: 'row.half-down', keys: ['ctrl-d'], contexts: ['row'], label: 'half down', help: 'Half a page of the row down.', group: 'move', run: scrollRow(state => half(bodyHeight(state.size)))},
	{id: 'row.half-up', keys: ['ctrl-u'], contexts: ['row'], label: 'half up', help: 'Half a page of the row up.', group: 'move', run: scrollRow(state => -half(bodyHeight(state.size)))},
	{id: 'row.top', keys: ['g', 'home'], contexts: ['row'], label: 'top', help: 'To the top of the row.', group: 'move', run: scrollRow(() => -Infinity)},
	{id: 'row.end', keys: ['G', 'end'], contexts: ['row'], label: 'end', help: 'To the end of the row.', group: 'move', run: scrollRow(() => Infinity)},
	{id: 'row.back', keys: ['esc', 'h', 'left', 'q'], contexts: ['row'], label: 'back', help: 'Back to the rows; identifiers are masked again.', group: 'move', footer: 1, run: backToRows},
];
