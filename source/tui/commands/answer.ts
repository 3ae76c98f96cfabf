import {fieldText} from '../text-field.js';
import {say, visibleText} from '../../terminal/visible-text.js';
import {kindLine} from '../../history/supplied-fact.js';
import {
	answerBackward, answerChoices, answerMissing, answerOnward, atAnswerStep, factDraft, isChoice, newAnswer, type AnswerDraft, type Asked,
} from '../deciding/answer-draft.js';
import {noticed, only, type AppEvent, type AppState, type Command, type Step} from '../state.js';
import {actionKey} from './action-key.js';

/** The conviction on screen with its record, where it was read. */
const askedOf = ({session, current}: AppState): Asked | undefined => current?.detail.kind === 'loaded' ? {session, detail: current.detail.value} : undefined;

/** Opens the dialog, taking up what was entered before for this conviction. */
export const openAnswer: Command = state => {
	const asked = askedOf(state);
	if (!asked) {
		return only(state);
	}

	const kept = state.answers.get(asked.detail.record.key);
	const draft = kept ?? newAnswer(asked.detail.record.key);
	// What a fact would change is worked out anew: the last look is taken from the step before.
	const step = draft.step === 'review' ? 'evidence-seen' : draft.step;
	return only({...state, overlay: {kind: 'answer', draft: atAnswerStep(asked, draft, step), preview: {kind: 'none'}}, notice: kept ? {level: 'note', text: say`Taken up where you left it`} : undefined});
};

const inAnswer = (run: (state: AppState, draft: AnswerDraft, asked: Asked) => Step): Command => state => {
	const asked = askedOf(state);
	return state.overlay?.kind === 'answer' && asked ? run(state, state.overlay.draft, asked) : only(state);
};

const kept = (state: AppState, draft: AnswerDraft): AppState => ({...state, answers: new Map(state.answers).set(draft.key, {...draft, message: undefined})});

/** Shows the draft; on the last step what the fact would change is asked for first. */
function shown(state: AppState, draft: AnswerDraft): Step {
	const isLast = draft.step === 'review' && draft.kind !== undefined;
	if (!isLast) {
		return only({...state, notice: undefined, overlay: {kind: 'answer', draft, preview: {kind: 'none'}}});
	}

	const token = state.counter + 1;
	return only(
		{...state, counter: token, notice: undefined, overlay: {kind: 'answer', draft, preview: {kind: 'asked', token}}},
		{type: 'preview-fact', token, asked: {key: draft.key, kind: draft.kind, value: fieldText(draft.value).trim()}},
	);
}

export const answerGoOn: Command = inAnswer((state, draft, asked) => shown(state, answerOnward(asked, draft)));

export const answerBack: Command = inAnswer((state, draft, asked) => {
	const before = answerBackward(asked, draft);
	return before ? shown(kept(state, draft), before) : only(noticed({...kept(state, draft), overlay: undefined}, 'note', say`Nothing was saved; what you entered is kept`));
});

export const answerMove = (by: number): Command => inAnswer((state, draft, asked) => {
	if (!isChoice(draft.step)) {
		return only(state);
	}

	const last = Math.max(0, answerChoices(asked, draft, draft.step).length - 1);
	return shown(state, {...draft, cursor: Math.min(Math.max(0, draft.cursor + by), last), message: undefined});
});

export const answerPick = (row: number): Command => inAnswer((state, draft, asked) => {
	if (!isChoice(draft.step)) {
		return only(state);
	}

	return shown(state, row < answerChoices(asked, draft, draft.step).length ? answerOnward(asked, {...draft, cursor: row}) : {...draft, message: `There is no row ${row + 1}`});
});

/** What a fact would change has been worked out, or not. */
export function factPreviewed(state: AppState, {token, attempt}: Extract<AppEvent, {type: 'fact-previewed'}>): Step {
	const {overlay} = state;
	return only(overlay?.kind === 'answer' && overlay.preview.kind === 'asked' && overlay.preview.token === token
		? {...state, overlay: {...overlay, preview: attempt.ok ? {kind: 'shown', value: attempt.value} : {kind: 'failed', problems: attempt.problems}}}
		: state);
}

/** The last Enter: hands the entry to the shell, once what follows from it is on the screen. */
export const saveAnswer: Command = inAnswer((state, draft, asked) => {
	const {current, overlay} = state;
	if (!current?.drawn || current.key !== draft.key) {
		return only(noticed(state, 'warning', say`Not saved: this conviction has not been drawn yet`));
	}

	const missing = answerMissing(asked, draft);
	if (missing !== undefined) {
		return shown(state, atAnswerStep(asked, draft, missing));
	}

	if (overlay?.kind !== 'answer' || overlay.preview.kind !== 'shown') {
		return only(noticed(state, 'warning', overlay?.kind === 'answer' && overlay.preview.kind === 'failed'
			? say`Not saved: what would follow could not be worked out`
			: say`Not saved: what follows from it is not on the screen yet`));
	}

	const id = state.counter + 1;
	const entry = factDraft(asked, draft, actionKey(state, id));
	if (!entry) {
		return only(noticed(state, 'error', say`Not saved: this conviction has no line in the workspace`));
	}

	const what = visibleText(`${kindLine(entry.fact).title.toLowerCase()}, supplied at conviction ${current.position + 1}`);
	return only({...kept(state, draft), counter: id, overlay: undefined, notice: undefined, pending: [...state.pending, {id, draft: entry, what, decides: true}]}, {type: 'append', id, draft: entry});
});
