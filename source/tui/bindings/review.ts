import {liveDecision} from '../../review/entry.js';
import {gotoUndecided} from '../commands/become-current.js';
import {acknowledge, openDialog, openHighFlags, undo, undoable} from '../commands/decide.js';
import type {Binding} from '../key-table.js';
import {standingOf} from '../standing.js';
import {currentRecord, type AppState} from '../state.js';

function busy(state: AppState): string | undefined {
	const key = state.current?.key;
	return state.pending.some(({draft, decides}) => decides && draft.key === key) ? 'A decision on this conviction is being saved' : undefined;
}

function confirmDisabled(state: AppState): string | undefined {
	const record = currentRecord(state);
	if (record?.outcome === 'hand-review') {
		return 'A hand review has no outcome to confirm: use o to give it one, or d to defer it';
	}

	const live = record && liveDecision(state.reviews.get(record.key));
	if (live?.kind === 'confirm' && standingOf(state.session, state.reviews, state.current!.position).decided) {
		return `Confirmed already (#${live.seq}): u undoes it`;
	}

	const open = openHighFlags(state).length;
	return open > 0 ? `Acknowledge first with a: ${open} level-H ${open === 1 ? 'flag is' : 'flags are'} open` : busy(state);
}

function challengeDisabled(state: AppState): string | undefined {
	return state.session.reviewer.role === 'paralegal' ? 'A challenge is an attorney\'s decision; your role is paralegal' : busy(state);
}

function undoDisabled(state: AppState): string | undefined {
	const target = undoable(state);
	if (!target) {
		return state.screen === 'conviction' ? 'Nothing is decided on this conviction' : 'Nothing was decided in this session';
	}

	const review = state.reviews.get(target.key);
	const live = review?.promotion?.seq === target.seq ? liveDecision(review) : undefined;
	if (live) {
		return `A decision stands on what was promoted (#${live.seq}): open it and undo that first`;
	}

	return state.pending.some(({draft, decides}) => decides && draft.key === target.key) ? 'An entry on that conviction is being saved' : undefined;
}

function promoteDisabled(state: AppState): string | undefined {
	const promotion = state.reviews.get(state.current?.key ?? '')?.promotion;
	return promotion ? `Promoted already (#${promotion.seq})` : busy(state);
}

/** Keys that decide, and the motion between what is left to decide. */
export const reviewBindings: readonly Binding[] = [
	{id: 'conviction.confirm', keys: ['c'], contexts: ['conviction'], label: 'confirm', help: 'Confirm what the engine says; a second key, Enter, saves it: a held key must not decide.', group: 'review', footer: 2, writes: true, deciding: true, disabledBecause: confirmDisabled, run: openDialog('confirm')},
	{id: 'conviction.override', keys: ['o'], contexts: ['conviction'], label: 'override', help: 'Give another outcome, with a reason and your own words.', group: 'review', footer: 3, writes: true, deciding: true, disabledBecause: busy, run: openDialog('override')},
	{id: 'conviction.defer', keys: ['d'], contexts: ['conviction'], label: 'defer', help: 'Leave it in the queue, with a note why.', group: 'review', footer: 4, writes: true, deciding: true, disabledBecause: busy, run: openDialog('defer')},
	{id: 'conviction.challenge', keys: ['p'], contexts: ['conviction'], label: 'challenge', help: 'Oppose relief before the court, with ground and evidence (attorneys).', group: 'review', footer: 5, writes: true, deciding: true, disabledBecause: challengeDisabled, run: state => openDialog('challenge')(state)},
	{id: 'conviction.acknowledge', keys: ['a'], contexts: ['conviction'], label: 'acknowledge', help: 'Acknowledge the next level-H flag; all of them come before a confirm.', group: 'review', footer: 1, writes: true, deciding: true, disabledBecause: state => openHighFlags(state).length === 0 ? 'No level-H flag is left to acknowledge' : undefined, run: acknowledge},
	{id: 'candidate.promote', keys: ['P'], contexts: ['candidate'], label: 'promote', help: 'Take this candidate into the audit, with your own words: it stands in the queue then, to be decided.', group: 'review', footer: 1, writes: true, deciding: true, disabledBecause: promoteDisabled, run: openDialog('promote')},
	{id: 'undo', keys: ['u'], contexts: ['overview', 'convictions', 'conviction', 'candidates'], label: 'undo', help: 'Undo the decision on this conviction, or its promotion; elsewhere the last one of this session. The log keeps both.', group: 'review', footer: 8, writes: true, deciding: true, disabledBecause: undoDisabled, run: undo},
	{id: 'undecided.next', keys: [']'], contexts: ['overview', 'convictions', 'conviction', 'candidates', 'candidate'], label: 'undecided', help: 'Go to the next conviction that is still undecided.', group: 'move', footer: 6, run: state => gotoUndecided(state, 1)},
	{id: 'undecided.previous', keys: ['['], contexts: ['overview', 'convictions', 'conviction', 'candidates', 'candidate'], label: 'undecided', help: 'Go to the previous conviction that is still undecided.', group: 'move', run: state => gotoUndecided(state, -1)},
];

