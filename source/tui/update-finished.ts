import {problemText, type Attempt} from '../values/problem.js';
import {say, visibleText} from '../terminal/visible-text.js';
import {decisionKinds, type FactDraft} from '../review/entry.js';
import {afterDecision, becomeCurrent} from './commands/become-current.js';
import {atCandidate} from './commands/candidates.js';
import {decisionLine} from './commands/decide.js';
import {leaveWhenSaved} from './commands/session-end.js';
import {withIdentifiersAnswered} from './commands/rows.js';
import {draftKey} from './deciding/draft.js';
import {withoutPromoted, withPromoted} from './promotions.js';
import type {Appended, ResultsWritten} from './session.js';
import {withDetermined} from './supplied.js';
import {positionOf, recount, standingOf} from './standing.js';
import {noticed, only, type AppEvent, type AppState, type Made, type Pending, type Step} from './state.js';
import {unsavedKey} from './unsaved.js';

type Loaded = Extract<AppEvent, {type: 'detail-loaded'}>;

/** The record of the conviction on screen has been read again. Opening it is logged now, and not for those only passed by. */
export function detailLoaded(state: AppState, {token, attempt, seconds}: Loaded): Step {
	const {current} = state;
	// It may have been left in the meantime.
	if (current?.token !== token) {
		return only(state);
	}

	if (!attempt.ok) {
		return only({...state, current: {...current, detail: {kind: 'failed', problems: attempt.problems}}});
	}

	const loaded: AppState = {...state, current: {...current, detail: {kind: 'loaded', value: attempt.value}, openedAt: seconds}};
	if (state.session.cannotDecideBecause !== undefined) {
		return only(loaded);
	}

	const id = state.counter + 1;
	const draft = {type: 'conviction.opened', key: current.key} as const;
	const pending: Pending = {id, draft, what: visibleText(`opening of ${current.isCandidate ? 'candidate' : 'conviction'} ${current.position + 1}`), decides: false};
	return only({...loaded, counter: id, pending: [...state.pending, pending]}, {type: 'append', id, draft});
}

type Finished = Extract<AppEvent, {type: 'append-finished'}>;

/** An entry is on disk, or is not: only now does anything count as decided. */
export function appendFinished(state: AppState, {id, attempt}: Finished): Step {
	const entry = state.pending.find(pending => pending.id === id);
	if (!entry) {
		return only(state);
	}

	const waiting = {...state, pending: state.pending.filter(pending => pending.id !== id)};
	if (!attempt.ok) {
		return only({
			...withIdentifiersAnswered(waiting, id, 'masked'),
			failures: [...state.failures, {what: entry.what, problems: attempt.problems}],
			unsaved: entry.decides || entry.draft.type === 'note' ? new Map(state.unsaved).set(unsavedKey(entry.draft), entry.what) : state.unsaved,
		});
	}

	return leaveWhenSaved(saved(withIdentifiersAnswered(waiting, id, 'shown'), entry, attempt.value));
}

function saved(state: AppState, {draft, decides, with: begun}: Pending, appended: Appended): Step {
	const position = positionOf(state.session, appended.key);
	const reviews = new Map(state.reviews).set(appended.key, appended.review);
	const tally = position === undefined
		? state.tally
		: recount(state.tally, standingOf(state.session, state.reviews, position), standingOf(state.session, reviews, position), position < state.session.queueLength);
	const counted = withDetermined(inOrOut({...state, reviews, tally, log: {entries: state.log.entries + 1, head: appended.head}}, appended), appended);
	const drafts = new Map(state.drafts);
	const unsaved = new Map(state.unsaved);
	if (draft.type === 'note') {
		drafts.delete(draftKey(draft.key, 'note'));
		unsaved.delete(unsavedKey(draft));
		return only(noticed({...counted, drafts, unsaved, lastSeq: appended.seq}, 'note', visibleText(`saved #${appended.seq}: a note; it decides nothing`)));
	}

	if (!decides) {
		return only(counted);
	}

	if (draft.type === 'candidate.promoted') {
		drafts.delete(draftKey(draft.key, 'promote'));
	}

	for (const kind of decisionKinds) {
		if (draft.type === `decision.${kind}`) {
			drafts.delete(draftKey(draft.key, kind));
		}
	}

	unsaved.delete(unsavedKey(draft));
	const isUndo = draft.type === 'decision.undo' || draft.type === 'fact.withdrawn';
	const number = (position ?? positionOf(counted.session, draft.key) ?? 0) + 1;
	const line = say`conviction ${number} ${decisionLine(draft)}`;
	const made: Made = {seq: appended.seq, key: draft.key, at: appended.at, line, undo: isUndo, undone: false};
	const earlier = isUndo ? state.made.map(one => one.seq === draft.undoes ? {...one, undone: true} : one) : state.made;
	const next: AppState = {...counted, drafts, unsaved, made: [...earlier, made], lastSeq: appended.seq};
	const text = `#${appended.seq}: ${line}`;
	if (draft.type === 'fact.supplied' || draft.type === 'fact.withdrawn') {
		return factSaved(next, draft, appended, text);
	}

	if (draft.type === 'decision.undo') {
		const isOut = state.reviews.get(draft.key)?.promotion?.seq === draft.undoes;
		const what = isOut ? 'it is a candidate again' : `on conviction ${number}`;
		return only(noticed(next, 'note', visibleText(`undid #${draft.undoes}${isOut ? ': ' : ' '}${what}; the log keeps both (#${appended.seq})`)));
	}

	if (draft.type === 'candidate.promoted') {
		return promoted(next, draft.key, text);
	}

	// Moving on is for the reviewer who is still looking at what was decided; whoever went elsewhere stays there.
	const here = begun ?? draft.key;
	const stillHere = next.screen === 'conviction' && next.current?.key === here && next.overlay === undefined && next.failures.length === 0;
	const isLast = !next.pending.some(pending => pending.with === here);
	return stillHere && isLast ? afterDecision(next, begun === undefined ? text : `${text}, with others of its case`) : only(noticed(next, 'note', visibleText(`saved ${text}`)));
}

/** A promotion puts a candidate into the audit, and its undo takes it out: then the screen that showed it shows the candidates. */
function inOrOut(state: AppState, {key, review}: Appended): AppState {
	const candidate = review.promotion && state.session.candidates.find(one => one.key === key);
	if (candidate) {
		return withPromoted(state, candidate);
	}

	const out = review.promotion ? state : withoutPromoted(state, key);
	return out !== state && state.current !== undefined && out.current === undefined ? atCandidate(out, key) : out;
}

/** A fact was supplied or withdrawn: whoever still looks at the conviction sees it read and determined anew, and nothing acknowledged. */
function factSaved(state: AppState, draft: FactDraft | {readonly type: 'fact.withdrawn'; readonly key: string}, {notDetermined}: Appended, text: string): Step {
	const answers = new Map(state.answers);
	if (draft.type === 'fact.supplied') {
		answers.delete(draft.key);
	}

	const kept: AppState = {...state, answers};
	const {current} = kept;
	const stillHere = kept.screen === 'conviction' && current !== undefined && kept.overlay === undefined && kept.failures.length === 0;
	const isSame = stillHere && kept.session.records[current.position]?.subject.id === kept.session.records[positionOf(kept.session, draft.key) ?? -1]?.subject.id;
	const step = isSame ? becomeCurrent(kept, current.position) : only(kept);
	return {...step, state: notDetermined
		? noticed(step.state, 'error', visibleText(`saved ${text}, but what follows could not be worked out: ${notDetermined.map(problem => problemText(problem)).join('; ')}. Open the workspace again`))
		: noticed(step.state, 'note', visibleText(`saved ${text}; ${draft.type === 'fact.supplied' ? 'determined again with it, to be decided' : 'determined again without it'}; the log keeps it`))};
}

/** After a promotion: the conviction itself, to be decided, for a reviewer who is still looking at the candidate. */
function promoted(state: AppState, key: string, text: string): Step {
	const position = positionOf(state.session, key);
	const stillHere = state.screen === 'candidate' && state.current?.key === key && state.overlay === undefined && state.failures.length === 0;
	if (position === undefined || !stillHere) {
		return only(noticed(state, 'note', visibleText(`saved ${text}`)));
	}

	const step = becomeCurrent(state, position);
	return {...step, state: noticed(step.state, 'note', visibleText(`saved ${text}; now in the queue, to be decided`))};
}

/** The results folder is written, or the problems are shown. */
export function resultsFinished(state: AppState, attempt: Attempt<ResultsWritten>): Step {
	return only(attempt.ok
		? {...state, results: {kind: 'written', written: attempt.value}, log: attempt.value.log}
		: {...state, results: {kind: 'failed', problems: attempt.problems}});
}
