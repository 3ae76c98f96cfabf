import type {Supplied} from '../../determinations/determination.js';
import {kindLine} from '../../history/supplied-fact.js';
import {type DecisionKind, type Draft, liveDecision} from '../../review/entry.js';
import {say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {atStep, backward, choose, missingStep, onward, labelOf} from '../deciding/advance.js';
import {choicesOf, draftKey, isChoosing, newDraft, type DecideDraft, type DialogKind} from '../deciding/draft.js';
import {outcomeShort} from '../theme.js';
import {completeDraft} from '../deciding/complete.js';
import {flagsInOrder, isOpen} from '../flag-order.js';
import {bodyHeight} from '../layout.js';
import {isPromoted} from '../promotions.js';
import {convictionSections} from '../screens/conviction-lines.js';
import {ownFacts} from '../supplied.js';
import {positionOf} from '../standing.js';
import {currentRecord, noticed, only, type AppState, type Command, type Step} from '../state.js';
import {actionKey} from './action-key.js';
import {decidedAlso, lookAgain} from './same-case.js';

/** Places of the flags of the conviction on screen, of level H or material, that are still to be acknowledged, in the order in which they are drawn. */
export function openFlags(state: AppState): readonly number[] {
	const {current} = state;
	return flagsInOrder(currentRecord(state)?.flags ?? []).flatMap(({flag, index}) => isOpen(flag, index, current?.acknowledged) ? [index] : []);
}

/** Opens the dialog, taking up what was typed before for this conviction. */
export const openDialog = (kind: DialogKind): Command => state => {
	const record = currentRecord(state)!;
	const proposal = kind === 'approve' || kind === 'decline' ? liveDecision(state.reviews.get(record.key)) : undefined;
	const before = state.drafts.get(draftKey(record.key, kind));
	// What was typed of one proposal is not said of another.
	const kept = before?.proposal?.seq === proposal?.seq ? before : undefined;
	const fresh = kept ?? newDraft(state.session, record, kind, proposal);
	const draft = atStep(state.session, record, fresh, fresh.step);
	return only({...withDraft(state, draft), notice: kept ? {level: 'note', text: say`Taken up where you left it`} : undefined});
};

const withDraft = (state: AppState, draft: DecideDraft): AppState => lookAgain({...state, notice: undefined, overlay: {kind: 'decide', draft}});

const keepDraft = (state: AppState, draft: DecideDraft): AppState => ({...state, drafts: new Map(state.drafts).set(draftKey(draft.key, draft.kind), {...draft, message: undefined})});

const inDialog = (run: (state: AppState, draft: DecideDraft) => Step): Command => state => state.overlay?.kind === 'decide' ? run(state, state.overlay.draft) : only(state);

export const dialogBack: Command = inDialog((state, draft) => {
	const kept = keepDraft(state, draft);
	const before = backward(state.session, currentRecord(state)!, draft);
	return only(before ? withDraft(kept, before) : noticed({...kept, overlay: undefined}, 'note', say`Nothing was saved; what you entered is kept`));
});

export const dialogOnward: Command = inDialog((state, draft) => only(withDraft(state, isChoosing(draft.step) ? choose(state.session, currentRecord(state)!, draft) : onward(state.session, currentRecord(state)!, draft))));

export const dialogMove = (by: number): Command => inDialog((state, draft) => {
	if (!isChoosing(draft.step)) {
		return only(state);
	}

	const total = choicesOf(state.session, currentRecord(state)!, draft, draft.step, labelOf).length;
	return only(withDraft(state, {...draft, cursor: Math.min(Math.max(0, draft.cursor + by), Math.max(0, total - 1)), message: undefined}));
});

/** A digit picks its row, as Enter on it would. */
export const dialogPick = (row: number): Command => inDialog((state, draft) => {
	if (!isChoosing(draft.step)) {
		return only(state);
	}

	const total = choicesOf(state.session, currentRecord(state)!, draft, draft.step, labelOf).length;
	return only(withDraft(state, row < total ? choose(state.session, currentRecord(state)!, {...draft, cursor: row}) : {...draft, message: `There is no row ${row + 1}`}));
});

const kindWords: Readonly<Record<DecisionKind, string>> = {bulk: 'confirmed in bulk', confirm: 'confirmed', override: 'overridden', challenge: 'challenged', defer: 'deferred', propose: 'proposed', approve: 'approved', decline: 'declined'};

/** What a decision did, in the words of the receipt: no name, which the normal screen would keep after the program ended. */
export function decisionLine(draft: Draft): VisibleText {
	switch (draft.type) {
		case 'decision.confirm':
		case 'decision.propose':
		case 'decision.override': {
			const word = kindWords[draft.type.slice('decision.'.length) as DecisionKind];
			return draft.to === draft.from ? say`${visibleText(word)}: ${outcomeShort(draft.to)}` : say`${visibleText(word)}: ${outcomeShort(draft.from)} to ${outcomeShort(draft.to)}`;
		}

		case 'decision.challenge': {
			return say`challenged: relief is opposed`;
		}

		case 'decision.defer': {
			return say`deferred: left in the queue`;
		}

		case 'decision.approve':
		case 'decision.decline': {
			return say`${visibleText(kindWords[draft.type === 'decision.approve' ? 'approve' : 'decline'])} #${draft.proposal}`;
		}

		case 'candidate.promoted': {
			return say`promoted from the candidates`;
		}

		case 'decision.undo': {
			return say`undid #${draft.undoes}`;
		}

		case 'fact.supplied': {
			return say`${visibleText(kindLine(draft.fact).title.toLowerCase())} supplied`;
		}

		case 'fact.withdrawn': {
			return say`withdrew the fact of #${draft.undoes}`;
		}

		case 'note': {
			return say`noted`;
		}

		case 'conviction.opened':
		case 'identifier.shown': {
			return say`looked at`;
		}
	}
}

/** The last Enter: hands the entry to the shell. The dialog closes, the draft is kept until the entry is on disk. */
export const save: Command = inDialog((state, draft) => {
	const record = currentRecord(state);
	const {current} = state;
	if (!record || !current?.drawn || record.key !== draft.key) {
		return only(noticed(state, 'warning', say`Not saved: this conviction has not been drawn yet`));
	}

	const missing = missingStep(state.session, record, draft);
	if (missing !== undefined) {
		return only(withDraft(state, atStep(state.session, record, draft, missing)));
	}

	const id = state.counter + 1;
	const entry = completeDraft(state.session, record, draft, current.acknowledged, actionKey(state, id));
	if (!entry) {
		return only(noticed(state, 'error', say`Not saved: this conviction has no line in the workspace`));
	}

	const also = decidedAlso(state, draft, id);
	if (also === 'not drawn') {
		return only(noticed(state, 'warning', say`Not saved: the other convictions of the case have not been drawn yet`));
	}

	const kept = keepDraft(state, draft);
	const what = visibleText(`${draft.kind} of ${current.isCandidate ? 'candidate' : 'conviction'} ${current.position + 1}`);
	return only(
		{...kept, counter: id + also.length, overlay: undefined, notice: undefined, pending: [...state.pending, {id, draft: entry, what, decides: entry.type !== 'note'}, ...also]},
		{type: 'append', id, draft: entry, openedAt: current.openedAt},
		// Nobody had these open: their seconds stay at none, and those of the one on screen count once.
		...also.map(pending => ({type: 'append', id: pending.id, draft: pending.draft} as const)),
	);
});

/** Acknowledges the next flag, where it is on the screen; else shows it. */
export const acknowledge: Command = state => {
	const [next, ...rest] = openFlags(state);
	if (next === undefined || !state.current) {
		return only(state);
	}

	// Nothing is acknowledged unseen.
	const {scroll} = state.current;
	const {openFlagAt: [first = 0, ...below]} = convictionSections(state);
	const bottom = scroll + bodyHeight(state.size);
	if (![first, ...below].some(at => at >= scroll && at < bottom)) {
		const seen = {...state, current: {...state.current, scroll: Math.max(0, first + 1 - bodyHeight(state.size))}};
		return only(noticed(seen, 'note', say`The flag to be acknowledged was not on the screen: here it is, and a acknowledges it`));
	}

	const {id} = currentRecord(state)!.flags[next]!;
	const title = state.session.flags.find(flag => flag.id === id)?.title ?? id;
	const text = rest.length === 0 ? visibleText(`Acknowledged: ${title}. All flags that ask for it are acknowledged`) : visibleText(`Acknowledged: ${title}. ${rest.length} more to acknowledge`);
	return only(noticed({...state, current: {...state.current, acknowledged: [...state.current.acknowledged, next]}}, 'note', text));
};

/** The decision, fact or promotion that undo would take back: on the conviction screen the newest of its own (a promotion last), elsewhere the last of this session that still stands. */
export function undoable(state: AppState): {readonly seq: number; readonly key: string; readonly fact?: Supplied | undefined} | undefined {
	if (state.screen === 'conviction' && state.current) {
		const review = state.reviews.get(state.current.key);
		const last = review?.decisions.at(-1) ?? (isPromoted(state.session, state.current.position) ? review?.promotion : undefined);
		const fact = ownFacts(currentRecord(state)!).at(-1);
		return fact && fact.entry > (last?.seq ?? -1) ? {seq: fact.entry, key: fact.about, fact} : last && {seq: last.seq, key: state.current.key};
	}

	const last = state.made.findLast(made => !made.undo && !made.undone);
	const position = last && positionOf(state.session, last.key);
	return last && !last.isBatch ? {seq: last.seq, key: last.key, fact: position === undefined ? undefined : state.session.records[position]!.supplied?.find(({entry}) => entry === last.seq)} : undefined;
}

export const undo: Command = state => {
	const target = undoable(state);
	if (!target) {
		return only(state);
	}

	const id = state.counter + 1;
	const entry: Draft = {type: target.fact ? 'fact.withdrawn' : 'decision.undo', key: target.key, undoes: target.seq, action: actionKey(state, id)};
	const what = visibleText(`undo of #${target.seq} (conviction ${(positionOf(state.session, target.key) ?? 0) + 1})`);
	return only({...state, counter: id, notice: undefined, pending: [...state.pending, {id, draft: entry, what, decides: true}]}, {type: 'append', id, draft: entry});
};
