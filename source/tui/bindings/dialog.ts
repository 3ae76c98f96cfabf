import {answerBack, answerGoOn, answerMove, answerPick, saveAnswer} from '../commands/answer.js';
import {runSearch} from '../commands/browse.js';
import {dialogBack, dialogMove, dialogOnward, dialogPick, save} from '../commands/decide.js';
import {filterHeight, leaveFilter, moveFilter, pickFilter, toggleValue} from '../commands/filtering.js';
import {cannotShare, toggleAlso} from '../commands/same-case.js';
import {acknowledgeFailure, quit} from '../commands/session-end.js';
import type {Binding} from '../key-table.js';
import {only, type Command} from '../state.js';

const closeOverlay: Command = state => only({...state, overlay: undefined});

/** The dialog of a decision and that of a fact have the same keys. */
const either = (decision: Command, fact: Command): Command => state => (state.overlay?.kind === 'answer' ? fact : decision)(state);

/** Keys of dialogs: they move, choose and go back; only Enter on the last step saves. */
export const dialogBindings: readonly Binding[] = [
	{id: 'choose.next', keys: ['j', 'down'], contexts: ['choose'], label: 'down', help: 'Next row.', group: 'move', footer: 3, run: either(dialogMove(1), answerMove(1))},
	{id: 'choose.previous', keys: ['k', 'up'], contexts: ['choose'], label: 'up', help: 'Previous row.', group: 'move', footer: 4, run: either(dialogMove(-1), answerMove(-1))},
	{id: 'choose.first', keys: ['g', 'home'], contexts: ['choose'], label: 'first', help: 'First row.', group: 'move', run: either(dialogMove(-1000), answerMove(-1000))},
	{id: 'choose.last', keys: ['G', 'end'], contexts: ['choose'], label: 'last', help: 'Last row.', group: 'move', run: either(dialogMove(1000), answerMove(1000))},
	{id: 'choose.pick', keys: ['enter', 'l', 'right'], contexts: ['choose'], label: 'choose', help: 'Choose this row and go on.', group: 'review', footer: 1, run: either(dialogOnward, answerGoOn)},
	...[...'123456789'].map((digit, row): Binding => ({id: `choose.row-${digit}`, keys: [digit], contexts: ['choose'], label: `row ${digit}`, help: `Choose row ${digit} and go on.`, group: 'review', run: either(dialogPick(row), answerPick(row))})),
	{id: 'choose.back', keys: ['esc', 'h', 'left'], contexts: ['choose'], label: 'back', help: 'Go back a step; on the first step close, keeping what was entered.', group: 'move', footer: 2, run: either(dialogBack, answerBack)},
	{id: 'text.onward', keys: ['enter'], contexts: ['text'], label: 'go on', help: 'Go on to the next step.', group: 'review', footer: 1, run: either(dialogOnward, answerGoOn)},
	{id: 'text.back', keys: ['esc'], contexts: ['text'], label: 'back', help: 'Go back a step; what was typed is kept.', group: 'move', footer: 2, run: either(dialogBack, answerBack)},
	{id: 'review.save', keys: ['enter'], contexts: ['review'], label: 'save', help: 'Write the decision, or the fact, to the review log.', group: 'review', footer: 1, writes: true, deciding: true, run: either(save, saveAnswer)},
	{id: 'review.same-case', keys: [' '], contexts: ['review'], label: 'same case', help: 'Make the same decision of the other undecided convictions of this court case that are listed, or of this one alone; each gets an entry of its own.', group: 'review', footer: 3, writes: true, deciding: true, disabledBecause: cannotShare, run: toggleAlso},
	{id: 'review.back', keys: ['esc', 'h', 'left'], contexts: ['review'], label: 'back', help: 'Go back a step; nothing is saved.', group: 'move', footer: 2, run: either(dialogBack, answerBack)},
	{id: 'filter.next', keys: ['j', 'down'], contexts: ['filter'], label: 'down', help: 'Next row.', group: 'move', footer: 3, run: moveFilter(() => 1)},
	{id: 'filter.previous', keys: ['k', 'up'], contexts: ['filter'], label: 'up', help: 'Previous row.', group: 'move', footer: 4, run: moveFilter(() => -1)},
	{id: 'filter.page-down', keys: ['pagedown', 'ctrl-d'], contexts: ['filter'], label: 'page down', help: 'A page down.', group: 'move', run: moveFilter(filterHeight)},
	{id: 'filter.page-up', keys: ['pageup', 'ctrl-u'], contexts: ['filter'], label: 'page up', help: 'A page up.', group: 'move', run: moveFilter(state => -filterHeight(state))},
	{id: 'filter.first', keys: ['g', 'home'], contexts: ['filter'], label: 'first', help: 'First row.', group: 'move', run: moveFilter(() => -Infinity)},
	{id: 'filter.last', keys: ['G', 'end'], contexts: ['filter'], label: 'last', help: 'Last row.', group: 'move', run: moveFilter(() => Infinity)},
	{id: 'filter.pick', keys: ['enter', 'l', 'right'], contexts: ['filter'], label: 'choose', help: 'Open this kind; on a value: set it and show the list.', group: 'view', footer: 1, run: pickFilter},
	{id: 'filter.toggle', keys: [' '], contexts: ['filter'], label: 'set', help: 'Set this value or take it away, and stay: several values of a kind add up, several kinds narrow down.', group: 'view', footer: 2, run: toggleValue},
	{id: 'filter.close', keys: ['esc', 'h', 'left', 'f', 'q'], contexts: ['filter'], label: 'back', help: 'From the values to the kinds, from there to the screen; what is set stays set.', group: 'view', footer: 2, run: leaveFilter},
	{id: 'search.run', keys: ['enter'], contexts: ['search'], label: 'search', help: 'Go to the first match; with nothing typed, end the search.', group: 'view', footer: 1, run: runSearch},
	{id: 'search.close', keys: ['esc'], contexts: ['search'], label: 'close', help: 'Close without searching.', group: 'view', footer: 2, run: closeOverlay},
	{id: 'quit.stay', keys: ['enter', 'esc', 'n', 'h', 'left', 'q'], contexts: ['quit'], label: 'stay', help: 'Stay; nothing changes.', group: 'file', footer: 1, run: closeOverlay},
	{id: 'quit.leave', keys: ['y'], contexts: ['quit'], label: 'quit', help: 'Leave the program. Everything that was saved stays saved.', group: 'file', footer: 2, run: quit},
	{id: 'problem.acknowledge', keys: ['enter', 'esc'], contexts: ['problem'], label: 'I have read this', help: 'Put the message away. The decision stays unsaved until it is made again.', group: 'review', footer: 1, run: acknowledgeFailure},
];
