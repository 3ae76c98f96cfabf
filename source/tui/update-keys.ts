import {say, visibleText} from '../terminal/visible-text.js';
import {isTooSmall, contextOf, type Context} from './layout.js';
import {answerField, isText, withAnswerField} from './deciding/answer-draft.js';
import {fieldAt, withField} from './deciding/advance.js';
import {isTyping} from './deciding/draft.js';
import {isPrintable, keyLabel, type KeyEvent, type PasteEvent} from './key-event.js';
import {finished} from './finding/work.js';
import {bindingFor, bindings, isOffered, type Binding} from './key-table.js';
import {isBulkText} from './rulings/draft.js';
import {noticed, only, type AppState, type Step} from './state.js';
import {editField, insertText, longestText, type TextField} from './text-field.js';

/** Every key ends here. The binding is looked up now, so that the second key of a burst meets the state the first one left. */
export function keyPressed(given: AppState, event: KeyEvent): Step {
	const state = finished(given);
	const context = contextOf(state);
	const binding = bindingFor(context, event.key);
	if (!binding) {
		return editTyped(state, context, field => editField(field, event.key)) ?? unbound(state, context, event.key);
	}

	// A note has been seen once a key follows it; a warning or an error only goes when something new is said.
	const fresh = state.notice?.level === 'note' ? {...state, notice: undefined} : state;
	if (!isOffered(state, binding)) {
		return only(noticed(fresh, 'note', visibleText(state.session.cannotDecideBecause ?? '')));
	}

	return binding.deciding ? decide(fresh, binding, event, context) : (refused(fresh, binding) ?? binding.run(acted(fresh)));
}

/** A warning has done its work when the next command is carried out. */
const acted = (state: AppState): AppState => ({...state, notice: undefined});

function refused(state: AppState, binding: Binding): Step | undefined {
	const reason = binding.disabledBecause?.(state);
	return reason === undefined ? undefined : only(noticed(state, 'note', visibleText(reason)));
}

/**
A key that bears on the conviction on screen. Its repeats in the same read were pressed before the reviewer could see what the first
one did; and before the frame is drawn the key was meant for another conviction.
*/
function decide(state: AppState, binding: Binding, event: KeyEvent, context: Context): Step {
	const {lastDeciding} = state;
	if (lastDeciding?.read === event.read && lastDeciding.key === event.key) {
		return only(noticed(state, 'note', say`The key came several times at once: only the first counted`));
	}

	const marked = {...state, lastDeciding: {read: event.read, key: event.key}};
	const onConviction = context === 'conviction' || context === 'candidate' || context === 'review';
	// What was drawn before a resize is not on the screen until it is drawn again.
	if (state.blank || (onConviction && (!state.current?.drawn || isTooSmall(state.size)))) {
		const failed = state.current?.detail.kind === 'failed';
		return only(noticed(marked, 'warning', failed
			? say`The record could not be read, so nothing can be decided here`
			: (onConviction ? say`Not drawn yet: the key came before this conviction was on the screen, and nothing was done` : say`Not drawn yet: the key came while the screen was being drawn again, and nothing was done`)));
	}

	return refused(marked, binding) ?? binding.run(acted(marked));
}

/** Changes the text being typed; undefined where no text is. */
function editTyped(state: AppState, context: Context, edit: (field: TextField) => TextField | undefined): Step | undefined {
	const {overlay} = state;
	if (context === 'search' && overlay?.kind === 'search') {
		const field = edit(overlay.field);
		return only(field ? {...state, overlay: {...overlay, field}} : state);
	}

	if (context === 'palette' && overlay?.kind === 'palette') {
		const field = edit(overlay.field);
		return only(field ? {...state, overlay: {...overlay, field, cursor: 0}} : state);
	}

	if (context === 'policy-file' && overlay?.kind === 'policies' && overlay.file) {
		const file = edit(overlay.file);
		return only(file ? {...state, overlay: {...overlay, file}} : state);
	}

	if (context === 'text' && overlay?.kind === 'decide' && isTyping(overlay.draft.step)) {
		const before = fieldAt(overlay.draft, overlay.draft.step);
		const field = edit(before);
		return only(field ? {...state, overlay: {...overlay, draft: withField(overlay.draft, overlay.draft.step, field)}} : state);
	}

	if (context === 'text' && overlay?.kind === 'answer' && isText(overlay.draft.step)) {
		const field = edit(answerField(overlay.draft, overlay.draft.step));
		return only(field ? {...state, overlay: {...overlay, draft: withAnswerField(overlay.draft, overlay.draft.step, field)}} : state);
	}

	if (context === 'bulk-text' && overlay?.kind === 'bulk' && isBulkText(overlay.draft.step)) {
		const field = edit(overlay.draft[overlay.draft.step]);
		return only(field ? {...state, overlay: {...overlay, draft: {...overlay.draft, [overlay.draft.step]: field, message: undefined}}} : state);
	}

	return undefined;
}

/** A key without meaning here says so, and says what it would mean elsewhere. */
function unbound(state: AppState, context: Context, key: string): Step {
	if (!isPrintable(key) || context === 'always') {
		return only(state);
	}

	const label = visibleText(keyLabel(key, state.ascii));
	const lower = key.toLowerCase();
	if (lower !== key && bindingFor(context, lower)) {
		return only(noticed(state, 'warning', say`${label} does nothing here. Caps Lock?`));
	}

	const onConviction = context === 'convictions' || context === 'overview' || context === 'candidate' ? bindings.find(binding => binding.deciding && binding.contexts.includes('conviction') && binding.keys.includes(key)) : undefined;
	if (onConviction && context === 'candidate') {
		return only(noticed(state, 'note', say`${label} (${visibleText(onConviction.label)}) works on a conviction of the audit: P promotes this candidate first`));
	}

	return only(noticed(state, 'note', onConviction
		? say`${label} (${visibleText(onConviction.label)}) works on an open conviction: open it with Enter first`
		: say`${label} does nothing here`));
}

/** Pasted text goes into a text field and nowhere else: as keys it could decide. */
export function pasted(state: AppState, event: PasteEvent): Step {
	const context = contextOf(state);
	if (context === 'always') {
		return only(state);
	}

	let full = false;
	const step = editTyped(state, context, field => {
		const next = insertText(field, event.text);
		full = next === field && event.text !== '';
		return next;
	});
	if (full) {
		return only(noticed(state, 'warning', say`Not pasted: a text holds at most ${longestText} characters`));
	}

	return step ?? only(noticed(state, 'note', say`Pasted text was ignored: there is no text field here`));
}
