import {say} from '../../terminal/visible-text.js';
import {noticed, only, type AppState, type Command, type Step} from '../state.js';

export const interruptedCode = 130;
/** A write failed (design, section 4), and what it was to keep was not saved since. */
export const notSavedCode = 74;

/** Entries that are not on disk: on their way, or failed and not saved since. */
export const unsavedCount = (state: AppState): number => state.pending.length + (state.savingBatch ? 1 : 0) + state.unsaved.size;

export const askToQuit: Command = state => only({...state, overlay: {kind: 'quit'}});

/** Ctrl-C asks; a second one leaves, as everywhere else. What was being typed in a dialog is gone then, what is on disk stays. */
export const interrupt: Command = state => state.overlay?.kind === 'quit' || state.exitCode !== undefined
	? only({...state, exitCode: interruptedCode}, {type: 'exit', code: interruptedCode})
	: askToQuit(keepOpenDraft(state));

/** The quit dialog takes the place of a decision dialog; what was typed there is kept. */
export function keepOpenDraft(state: AppState): AppState {
	if (state.overlay?.kind === 'answer') {
		const {draft} = state.overlay;
		return {...state, answers: new Map(state.answers).set(draft.key, {...draft, message: undefined})};
	}

	if (state.overlay?.kind === 'bulk') {
		return {...state, bulk: state.overlay.draft};
	}

	if (state.overlay?.kind !== 'decide') {
		return state;
	}

	const {draft} = state.overlay;
	return {...state, drafts: new Map(state.drafts).set(`${draft.kind} ${draft.key}`, {...draft, message: undefined})};
}

export const quit: Command = state => {
	if (state.pending.length > 0 || state.savingBatch) {
		return only(noticed({...state, overlay: {kind: 'quit', leaving: true}}, 'warning', say`Leaving once an entry is saved; Esc stays, Ctrl-C leaves at once`));
	}

	const code = state.unsaved.size > 0 ? notSavedCode : 0;
	return only({...state, exitCode: code}, {type: 'exit', code});
};

/** The last entry under way is on disk, and the reviewer wanted to leave then. */
export function leaveWhenSaved(step: Step): Step {
	const {overlay, pending, savingBatch, failures} = step.state;
	return overlay?.kind === 'quit' && overlay.leaving && pending.length === 0 && !savingBatch && failures.length === 0 ? quit(step.state) : step;
}

export const acknowledgeFailure: Command = state => only({...state, failures: state.failures.slice(1)});
