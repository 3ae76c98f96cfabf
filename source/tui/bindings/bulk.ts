import {batchToUndo, bulkBack, bulkMove, bulkOnward, bulkPick, openBatchUndo, openConfirmation, openExample, openRuling} from '../commands/bulk.js';
import type {Binding} from '../key-table.js';
import {bodyHeight} from '../layout.js';
import {convictionsShown} from '../rulings/convictions-shown.js';
import {settleable} from '../rulings/settled.js';
import {currentRecord, type AppState} from '../state.js';

const attorneysOnly = (state: AppState): string | undefined => state.session.reviewer.role === 'paralegal'
	? 'Deciding for many at once is an attorney\'s; your role is paralegal: propose this one with o'
	: (state.savingBatch ? 'Many decisions are being saved: wait until they are' : undefined);

function rulingDisabled(state: AppState): string | undefined {
	const record = currentRecord(state);
	return attorneysOnly(state) ?? (record && settleable(record).length > 0 ? undefined : 'There is nothing to rule on here: neither a stated question nor a flag that a person must look at');
}

function undoDisabled(state: AppState): string | undefined {
	return batchToUndo(state)
		? attorneysOnly(state)
		: (state.screen === 'conviction' ? 'This conviction was not decided with others; u undoes a decision of its own' : 'Nothing was decided for many at once in this session: open a conviction that was');
}

/** Keys with which many convictions are decided at once: rule once, confirm what a filter shows, take either back. */
export const bulkBindings: readonly Binding[] = [
	{id: 'conviction.rule', keys: ['R'], contexts: ['conviction'], label: 'rule', help: 'Rule once: answer this question, or settle this flag, for every conviction that shares it (attorneys). You see what it decides, and type the count, before anything is saved.', group: 'review', footer: 10, writes: true, deciding: true, disabledBecause: rulingDisabled, run: openRuling},
	{id: 'list.confirm-all', keys: ['B'], contexts: ['convictions'], label: 'confirm all', help: 'Confirm in bulk what the filter shows, without hand reviews, refusals and flags that a person must look at (attorneys). You see what it decides, and type the count.', group: 'review', footer: 10, writes: true, deciding: true, disabledBecause: state => attorneysOnly(state) ?? (convictionsShown(state) ? undefined : 'Set a filter first with f: only what a filter shows is confirmed in bulk'), run: openConfirmation},
	{id: 'batch.undo', keys: ['U'], contexts: ['overview', 'convictions', 'conviction'], label: 'undo all', help: 'Take back a whole ruling or confirmation in bulk: that of this conviction, elsewhere the last one of this session. u takes back this conviction alone.', group: 'review', writes: true, deciding: true, disabledBecause: undoDisabled, run: openBatchUndo},
	{id: 'bulk-choose.next', keys: ['j', 'down'], contexts: ['bulk-choose'], label: 'down', help: 'Next row.', group: 'move', footer: 3, run: bulkMove(1)},
	{id: 'bulk-choose.previous', keys: ['k', 'up'], contexts: ['bulk-choose'], label: 'up', help: 'Previous row.', group: 'move', footer: 4, run: bulkMove(-1)},
	{id: 'bulk-choose.pick', keys: ['enter', 'l', 'right'], contexts: ['bulk-choose'], label: 'choose', help: 'Choose this row and go on.', group: 'review', footer: 1, run: bulkOnward},
	...[...'123456789'].map((digit, row): Binding => ({id: `bulk-choose.row-${digit}`, keys: [digit], contexts: ['bulk-choose'], label: `row ${digit}`, help: `Choose row ${digit} and go on.`, group: 'review', run: bulkPick(row)})),
	{id: 'bulk-choose.back', keys: ['esc', 'h', 'left'], contexts: ['bulk-choose'], label: 'back', help: 'Go back a step; on the first step close, keeping what was entered.', group: 'move', footer: 2, run: bulkBack},
	{id: 'bulk-text.onward', keys: ['enter'], contexts: ['bulk-text'], label: 'go on', labelFor: state => state.overlay?.kind === 'bulk' && state.overlay.draft.step === 'count' ? 'save' : 'go on', help: 'Go on; behind the right count, write all of it to the review log.', group: 'review', footer: 1, writes: true, deciding: true, run: bulkOnward},
	{id: 'bulk-text.back', keys: ['esc'], contexts: ['bulk-text'], label: 'back', help: 'Go back a step; what was typed is kept.', group: 'move', footer: 2, run: bulkBack},
	{id: 'bulk-preview.next', keys: ['j', 'down'], contexts: ['bulk-preview'], label: 'down', help: 'Next conviction.', group: 'move', footer: 4, run: bulkMove(1)},
	{id: 'bulk-preview.previous', keys: ['k', 'up'], contexts: ['bulk-preview'], label: 'up', help: 'Previous conviction.', group: 'move', footer: 5, run: bulkMove(-1)},
	{id: 'bulk-preview.page-down', keys: ['pagedown', ' '], contexts: ['bulk-preview'], label: 'page down', help: 'A page of convictions down.', group: 'move', run: state => bulkMove(Math.floor(bodyHeight(state.size) / 2))(state)},
	{id: 'bulk-preview.page-up', keys: ['pageup'], contexts: ['bulk-preview'], label: 'page up', help: 'A page of convictions up.', group: 'move', run: state => bulkMove(-Math.floor(bodyHeight(state.size) / 2))(state)},
	{id: 'bulk-preview.first', keys: ['g', 'home'], contexts: ['bulk-preview'], label: 'first', help: 'First conviction.', group: 'move', run: bulkMove(-Infinity)},
	{id: 'bulk-preview.last', keys: ['G', 'end'], contexts: ['bulk-preview'], label: 'last', help: 'Last conviction.', group: 'move', run: bulkMove(Infinity)},
	{id: 'bulk-preview.open', keys: ['l', 'right'], contexts: ['bulk-preview'], label: 'open', help: 'Open this conviction; a ruling waits until R is pressed again.', group: 'move', footer: 3, run: openExample},
	{id: 'bulk-preview.onward', keys: ['enter'], contexts: ['bulk-preview'], label: 'go on', help: 'Go on to typing the count.', group: 'review', footer: 1, run: bulkOnward},
	{id: 'bulk-preview.back', keys: ['esc', 'h', 'left'], contexts: ['bulk-preview'], label: 'back', help: 'Go back a step; nothing is saved.', group: 'move', footer: 2, run: bulkBack},
];
