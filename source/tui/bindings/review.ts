import {cannotAnswer, rootOf} from '../../review/approval.js';
import {paralegalBarred, withdrawalBarred} from '../../review/authority.js';
import {liveDecision} from '../../review/entry.js';
import {openAnswer} from '../commands/answer.js';
import {gotoUndecided} from '../commands/become-current.js';
import {acknowledge, openDialog, openFlags, undo, undoable} from '../commands/decide.js';
import {isLate} from '../deciding/draft.js';
import type {Binding} from '../key-table.js';
import {standingOf} from '../standing.js';
import {currentRecord, type AppState} from '../state.js';

const liveOf = (state: AppState) => liveDecision(state.reviews.get(state.current?.key ?? ''));

function busy(state: AppState): string | undefined {
	const key = state.current?.key;
	return state.pending.some(({draft, decides}) => decides && draft.key === key) ? 'A decision on this conviction is being saved' : undefined;
}

const barred = (state: AppState): string | undefined => paralegalBarred(liveOf(state), state.session.reviewer, state.session.lineHashes.get(state.current?.key ?? ''));

const isParalegal = (state: AppState): boolean => state.session.reviewer.role === 'paralegal';

function answerDisabled(state: AppState): string | undefined {
	const live = liveOf(state);
	const standing = live && standingOf(state.session, state.reviews, state.current!.position);
	if (standing?.effective.word === 'stale') {
		return 'The record or the rules changed since: what was proposed must be made again';
	}

	return standing?.awaiting ? (cannotAnswer(live!, state.session.reviewer) ?? busy(state)) : 'Nothing awaits approval on this conviction';
}

function approveDisabled(state: AppState): string | undefined {
	const refused = answerDisabled(state);
	if (refused !== undefined) {
		return refused;
	}

	const root = rootOf(liveOf(state)!);
	return root.kind === 'challenge' && isLate(state.session) && root.lateBasis === undefined
		? 'The deadline passed since this challenge was made: make it again with p, with its legal basis, or decline it with n'
		: openFlagsFirst(state);
}

function openFlagsFirst(state: AppState): string | undefined {
	const open = openFlags(state).length;
	return open > 0 ? `Acknowledge first with a: ${open} ${open === 1 ? 'flag is' : 'flags are'} open` : undefined;
}

function confirmDisabled(state: AppState): string | undefined {
	const record = currentRecord(state);
	if (record?.outcome === 'hand-review') {
		return 'A hand review has no outcome to confirm: use o to give it one, or d to defer it';
	}

	const live = liveOf(state);
	const standing = live && standingOf(state.session, state.reviews, state.current!.position);
	if (live && rootOf(live).kind === 'confirm' && standing && (standing.decided || standing.awaiting)) {
		return standing.awaiting && cannotAnswer(live, state.session.reviewer) === undefined
			? `Confirmed already (#${live.seq}), and awaits your approval: y approves it`
			: `Confirmed already (#${live.seq}): u undoes it`;
	}

	return barred(state) ?? openFlagsFirst(state) ?? busy(state);
}

function challengeDisabled(state: AppState): string | undefined {
	return isParalegal(state) ? 'A challenge is an attorney\'s decision; your role is paralegal. Propose “Not eligible” with o' : busy(state);
}

function undoDisabled(state: AppState): string | undefined {
	const target = undoable(state);
	if (!target) {
		const last = state.made.findLast(made => !made.undo && !made.undone);
		return state.screen === 'conviction' ? 'Nothing is decided on this conviction, and no fact was supplied' : (last ? `The last decision was made for many at once (#${last.seq}): U takes it back` : 'Nothing was decided in this session');
	}

	const barredFact = target.fact && withdrawalBarred(target.fact, state.session.reviewer);
	if (barredFact !== undefined) {
		return barredFact;
	}

	const review = state.reviews.get(target.key);
	const isPromotion = review?.promotion?.seq === target.seq;
	const live = isPromotion ? liveDecision(review) : undefined;
	if (live) {
		return `A decision stands on what was promoted (#${live.seq}): open it and undo that first`;
	}

	const undone = isPromotion ? review.promotion : review?.decisions.find(({seq}) => seq === target.seq);
	return paralegalBarred(undone, state.session.reviewer)
		?? (state.pending.some(({draft, decides}) => decides && draft.key === target.key) ? 'An entry on that conviction is being saved' : undefined);
}

function enterDisabled(state: AppState): string | undefined {
	const {current} = state;
	return current?.detail.kind === 'loaded' && current.detail.value.facts === undefined
		? 'No policy decides a promoted candidate, so no fact changes its outcome: use o to give it one'
		: busy(state);
}

function promoteDisabled(state: AppState): string | undefined {
	const promotion = state.reviews.get(state.current?.key ?? '')?.promotion;
	return promotion ? `Promoted already (#${promotion.seq})` : busy(state);
}

/** Keys that decide, and the motion between what is left to decide. */
export const reviewBindings: readonly Binding[] = [
	{id: 'conviction.confirm', keys: ['c'], contexts: ['conviction'], label: 'confirm', help: 'Confirm what the engine says; a second key, Enter, saves it: a held key must not decide.', group: 'review', footer: 2, writes: true, deciding: true, disabledBecause: confirmDisabled, run: openDialog('confirm')},
	{id: 'conviction.approve', keys: ['y'], contexts: ['conviction'], label: 'approve', help: 'Approve what awaits an attorney, after a last look; Enter saves it (attorneys, and not the one who made it).', group: 'review', footer: 1, writes: true, deciding: true, disabledBecause: approveDisabled, run: state => openDialog('approve')(state)},
	{id: 'conviction.decline', keys: ['n'], contexts: ['conviction'], label: 'decline', help: 'Decline what awaits an attorney, with words why: the conviction is as it was before.', group: 'review', footer: 1, writes: true, deciding: true, disabledBecause: answerDisabled, run: state => openDialog('decline')(state)},
	{id: 'conviction.override', keys: ['o'], contexts: ['conviction'], label: 'override', labelFor: state => isParalegal(state) ? 'propose' : 'override', help: 'Give another outcome, with a reason and your own words; a paralegal\'s is a proposal, which an attorney approves.', group: 'review', footer: 3, writes: true, deciding: true, disabledBecause: state => barred(state) ?? busy(state), run: state => openDialog(isParalegal(state) ? 'propose' : 'override')(state)},
	{id: 'conviction.defer', keys: ['d'], contexts: ['conviction'], label: 'defer', help: 'Leave it in the queue, with a note why.', group: 'review', footer: 4, writes: true, deciding: true, disabledBecause: state => barred(state) ?? busy(state), run: openDialog('defer')},
	{id: 'conviction.challenge', keys: ['p'], contexts: ['conviction'], label: 'challenge', help: 'Oppose relief before the court, with ground and evidence (attorneys).', group: 'review', footer: 5, writes: true, deciding: true, disabledBecause: challengeDisabled, run: state => openDialog('challenge')(state)},
	{id: 'conviction.acknowledge', keys: ['a'], contexts: ['conviction'], label: 'acknowledge', help: 'Acknowledge the next flag that is of level H or material; all of them come before a confirm.', group: 'review', footer: 1, writes: true, deciding: true, disabledBecause: state => openFlags(state).length === 0 ? 'No flag is left to acknowledge' : undefined, run: acknowledge},
	{id: 'conviction.answer', keys: ['e'], contexts: ['conviction'], label: 'enter fact', help: 'Enter a fact that the record lacks or has otherwise, with its evidence: the conviction is determined again with it.', group: 'review', footer: 7, writes: true, deciding: true, disabledBecause: enterDisabled, run: openAnswer},
	{id: 'conviction.note', keys: ['+'], contexts: ['conviction', 'candidate'], label: 'note', help: 'Add a note for whoever looks at this next: it is kept in the log, on the screen and on the sheet, and decides nothing.', group: 'review', footer: 9, writes: true, deciding: true, run: openDialog('note')},
	{id: 'candidate.promote', keys: ['P'], contexts: ['candidate'], label: 'promote', help: 'Take this candidate into the audit, with your own words: it stands in the queue then, to be decided.', group: 'review', footer: 1, writes: true, deciding: true, disabledBecause: promoteDisabled, run: openDialog('promote')},
	{id: 'undo', keys: ['u'], contexts: ['overview', 'convictions', 'conviction', 'candidates'], label: 'undo', help: 'Undo the last decision on this conviction, fact or promotion; elsewhere the last one of this session. The log keeps both.', group: 'review', footer: 8, writes: true, deciding: true, disabledBecause: undoDisabled, run: undo},
	{id: 'undecided.next', keys: [']'], contexts: ['overview', 'convictions', 'conviction', 'rows', 'row', 'candidates', 'candidate'], label: 'undecided', help: 'Go to the next conviction that is still undecided, or awaits your approval; where a filter or an order is set, among what the list shows and in its order.', group: 'move', footer: 6, run: state => gotoUndecided(state, 1)},
	{id: 'undecided.previous', keys: ['['], contexts: ['overview', 'convictions', 'conviction', 'rows', 'row', 'candidates', 'candidate'], label: 'undecided', help: 'Go to the previous conviction that is still undecided, in the same way.', group: 'move', run: state => gotoUndecided(state, -1)},
];

