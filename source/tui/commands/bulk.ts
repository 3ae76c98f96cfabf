import type {BatchDraft, BatchUndo} from '../../review/batch.js';
import {liveDecision} from '../../review/entry.js';
import {say, visibleText} from '../../terminal/visible-text.js';
import {answered, askedRelief, bulkChoices, bulkSteps, bulkTextProblem, isBulkChoice, isBulkText, newBulk, type BulkDraft, type BulkStep} from '../rulings/draft.js';
import {convictionsShown} from '../rulings/convictions-shown.js';
import {confirmPlan, membersOf, rulingPlan, type Plan} from '../rulings/plan.js';
import {settleable, shares} from '../rulings/settled.js';
import {moveTo} from '../list-window.js';
import {examplesHeight} from '../screens/bulk-lines.js';
import {positionOf} from '../standing.js';
import {currentRecord, noticed, only, type AppState, type Command, type Step} from '../state.js';
import {emptyField, fieldText} from '../text-field.js';
import {becomeCurrent} from './become-current.js';
import {actionKey} from './action-key.js';

export const bulkRecord = ({session}: AppState, {key}: BulkDraft) => {
	const position = key === undefined ? undefined : positionOf(session, key);
	return position === undefined ? undefined : session.records[position];
};

/** What the draft would decide as things stand: every conviction is looked at, so it is asked for at a step, and not at a key. */
function planOf(state: AppState, draft: BulkDraft): Plan {
	switch (draft.kind) {
		case 'ruling': {
			const record = bulkRecord(state, draft)!;
			return rulingPlan(state, {settles: draft.settles!, outcome: draft.outcome!, relief: askedRelief(state.session, record, draft)});
		}

		case 'confirm': {
			return confirmPlan(state, convictionsShown(state)?.positions ?? []);
		}

		case 'undo': {
			return undoPlan(state, draft.undoes!.seq);
		}
	}
}

function undoPlan({session, reviews}: AppState, seq: number): Plan {
	const members = [...reviews].flatMap(([key, review]) => review.decisions.some(({batch}) => batch?.seq === seq) ? [positionOf(session, key)] : []).filter(position => position !== undefined);
	const records = members.map(position => session.records[position]!);
	return {members, people: new Set(records.map(({subject}) => subject.id)).size, from: new Map(), leftOut: new Map()};
}

const withBulk = (state: AppState, draft: BulkDraft): AppState => ({...state, notice: undefined, bulk: draft, overlay: {kind: 'bulk', draft}});

const inBulk = (run: (state: AppState, draft: BulkDraft) => Step): Command => state => state.overlay?.kind === 'bulk' ? run(state, state.overlay.draft) : only(state);

function atStep(state: AppState, draft: BulkDraft, step: BulkStep): BulkDraft {
	const next = {...draft, step, cursor: 0, message: undefined};
	return step === 'preview' ? {...next, plan: planOf(state, next), examples: {cursor: 0, top: 0}, count: emptyField} : next;
}

/** Begins a ruling on the conviction on screen, or takes up the one that was begun on one that shares it. */
export const openRuling: Command = state => {
	const record = currentRecord(state)!;
	const kept = state.bulk;
	const isSame = kept?.kind === 'ruling' && (kept.key === record.key || (kept.settles !== undefined && shares(record, kept.settles)));
	const choices = settleable(record);
	const fresh = newBulk('ruling', {key: record.key, ...(choices.length === 1 && {settles: choices[0]!, step: 'outcome'})});
	const draft = isSame ? atStep(state, kept, kept.step === 'count' ? 'preview' : kept.step) : fresh;
	return only({...withBulk(state, draft), ...(isSame && {notice: {level: 'note', text: say`Taken up where you left it`}})});
};

export const openConfirmation: Command = state => only(withBulk(state, atStep(state, newBulk('confirm'), 'preview')));

/** The batch that U would take back: that of the decision on the conviction on screen, elsewhere the last of this session. */
export function batchToUndo(state: AppState): {readonly seq: number; readonly what: string} | undefined {
	if (state.screen === 'conviction' && state.current) {
		const batch = liveDecision(state.reviews.get(state.current.key))?.batch;
		return batch && {seq: batch.seq, what: batch.ruling === undefined ? `the confirmation in bulk of “${batch.filter ?? 'a filter that was erased'}”` : `ruling ${batch.ruling}`};
	}

	const made = state.made.findLast(one => one.isBatch && !one.undo && !one.undone);
	return made && {seq: made.seq, what: made.line};
}

export const openBatchUndo: Command = state => {
	const undoes = batchToUndo(state);
	return only(undoes ? withBulk(state, atStep(state, newBulk('undo', {undoes}), 'preview')) : state);
};

export const bulkBack: Command = inBulk((state, draft) => {
	const steps = bulkSteps(state.session, bulkRecord(state, draft), draft);
	const before = steps[steps.indexOf(draft.step) - 1];
	return only(before === undefined
		? noticed({...state, overlay: undefined, bulk: {...draft, message: undefined}}, 'note', draft.kind === 'ruling' ? say`Nothing was saved; what you entered is kept` : say`Nothing was saved`)
		: withBulk(state, atStep(state, draft, before)));
});

export const bulkMove = (by: number): Command => inBulk((state, draft) => {
	if (draft.step === 'preview') {
		const total = draft.plan?.members.length ?? 0;
		return only(withBulk(state, {...draft, examples: moveTo(draft.examples, draft.examples.cursor + by, total, examplesHeight(state, draft))}));
	}

	const total = bulkChoices(state.session, bulkRecord(state, draft)!, draft).length;
	return only(withBulk(state, {...draft, cursor: Math.min(Math.max(0, draft.cursor + by), Math.max(0, total - 1)), message: undefined}));
});

/** Opens the conviction under the cursor of the preview; the draft waits. */
export const openExample: Command = inBulk((state, draft) => {
	const position = draft.plan?.members[draft.examples.cursor];
	return position === undefined ? only(state) : becomeCurrent({...state, bulk: draft}, position);
});

const choose = (state: AppState, draft: BulkDraft, row: number): Step => {
	const record = bulkRecord(state, draft)!;
	const choice = bulkChoices(state.session, record, draft)[row];
	return choice === undefined || choice.blocked !== undefined
		? only(withBulk(state, {...draft, message: choice?.blocked ?? `There is no row ${row + 1}`}))
		: next(state, answered(record, {...draft, cursor: row}, choice.id));
};

export const bulkPick = (row: number): Command => inBulk((state, draft) => isBulkChoice(draft.step) ? choose(state, draft, row) : only(state));

function next(state: AppState, draft: BulkDraft): Step {
	const steps = bulkSteps(state.session, bulkRecord(state, draft), draft);
	const following = steps[steps.indexOf(draft.step) + 1];
	return following === undefined ? save(state, draft) : only(withBulk(state, atStep(state, draft, following)));
}

export const bulkOnward: Command = inBulk((state, draft) => {
	if (isBulkChoice(draft.step)) {
		return choose(state, draft, draft.cursor);
	}

	if (draft.step === 'preview') {
		return (draft.plan?.members.length ?? 0) === 0 ? only(withBulk(state, {...draft, message: 'There is nothing to decide: everything is left out'})) : next(state, draft);
	}

	const problem = isBulkText(draft.step) ? bulkTextProblem(state.session, draft, draft.step) : undefined;
	return problem === undefined ? next(state, draft) : only(withBulk(state, {...draft, message: problem}));
});

const isSamePlan = (one: Plan | undefined, other: Plan): boolean => one?.members.length === other.members.length && one.members.every((position, index) => position === other.members[index]);

/** The last Enter. What would be decided is worked out once more: it must be what was shown. */
function save(state: AppState, draft: BulkDraft): Step {
	if (state.savingBatch) {
		return only(noticed(state, 'note', say`A batch is being saved already`));
	}

	const plan = planOf(state, draft);
	if (!isSamePlan(draft.plan, plan)) {
		const again = atStep(state, draft, 'preview');
		return only(withBulk(state, {...again, message: 'What it would decide has changed since you saw it: look again'}));
	}

	const id = state.counter + 1;
	const entry = batchEntry(state, draft, plan, actionKey(state, id));
	const keys = plan.members.map(position => state.session.records[position]!.key);
	const [count, noun] = [keys.length, keys.length === 1 ? 'conviction' : 'convictions'];
	const what = visibleText({ruling: `ruling on ${count} ${noun}`, confirm: `confirmation in bulk of ${count} ${noun}`, undo: `undo of ${draft.undoes?.what ?? ''} on ${count} ${noun}`}[draft.kind]);
	return only({...state, counter: id, overlay: undefined, notice: undefined, bulk: draft, savingBatch: {id, what, isUndo: draft.kind === 'undo', undoes: draft.undoes?.seq}}, {type: 'append-batch', id, batch: entry, keys});
}

function batchEntry(state: AppState, draft: BulkDraft, plan: Plan, action: string): BatchDraft | BatchUndo {
	if (draft.kind === 'undo') {
		return {type: 'batch.undo', action, undoes: draft.undoes!.seq};
	}

	if (draft.kind === 'confirm') {
		return {type: 'bulk.confirmed', action, filter: convictionsShown(state)!.filter, members: membersOf(state, plan.members, undefined, {kind: 'engine'})};
	}

	const relief = askedRelief(state.session, bulkRecord(state, draft)!, draft);
	return {
		type: 'ruling.made', action, settles: draft.settles!, outcome: draft.outcome!, ...(relief.kind === 'one' && relief.id !== undefined && {relief: relief.id}),
		citation: fieldText(draft.citation).trim(), words: fieldText(draft.words).trim(), members: membersOf(state, plan.members, draft.outcome, relief),
	};
}
