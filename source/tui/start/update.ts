import {say, visibleText} from '../../terminal/visible-text.js';
import {isPrintable, keyLabel, type KeyEvent, type PasteEvent} from '../key-event.js';
import {bodyHeight} from '../layout.js';
import {moveTo} from '../list-window.js';
import {editField, emptyField, fieldOf, insertText, longestText, type TextField} from '../text-field.js';
import {beginOpening, onward, openingOnward, withFieldAt, withPolicy} from './answering.js';
import {startBindingFor} from './bindings.js';
import {menuRows} from './choices.js';
import {menuHeight} from './moving.js';
import {scrolledLines} from './screen-lines.js';
import {going, told, type StartEvent, type StartState, type StartStep, type Step} from './state.js';
import {isTypedIn, startContextOf} from './steps.js';

/** The whole behaviour of the start screen: an event and the state it meets give the next state and what the shell is to do. Pure. */
export function updateStart(state: StartState, event: StartEvent): StartStep {
	const step = handled(state, event);
	return {...step, state: withinLines(step.state)};
}

function handled(state: StartState, event: StartEvent): StartStep {
	switch (event.type) {
		case 'key': {
			return keyPressed(state, event);
		}

		case 'paste': {
			return pasted(state, event);
		}

		case 'resized': {
			const {columns, rows} = event.size;
			const next = {...state, size: event.size, blank: true};
			return columns === state.size.columns && rows === state.size.rows ? going(state) : going({...next, menu: moveTo(next.menu, next.menu.cursor, menuRows(next).length, menuHeight(next))}, {type: 'wipe'});
		}

		case 'redraw': {
			return going({...state, blank: true}, {type: 'wipe'});
		}

		case 'wiped': {
			return going({...state, blank: false});
		}

		case 'cannot-suspend': {
			return going(told(state, 'note', say`Going back to the shell is not possible on this system`));
		}

		case 'offered': {
			return going(event.attempt.ok ? {...state, offered: event.attempt.value} : {...state, problems: event.attempt.problems, scroll: 0});
		}

		default: {
			// What was called off is not wanted any more.
			return state.waiting?.token === event.token ? answered({...state, waiting: undefined}, event) : going(state);
		}
	}
}

type Answer = Extract<StartEvent, {readonly token: number}>;

function answered(state: StartState, event: Answer): StartStep {
	switch (event.type) {
		case 'completed': {
			const {text, names} = event.completion;
			const filled = {...withFieldAt(state, state.screen as Step, fieldOf(text)), names};
			return going(names.length === 0 && text === event.completion.typed ? told(filled, 'note', say`No name begins so`) : filled);
		}

		case 'extract-looked': {
			return extractLooked(state, event.look);
		}

		case 'policy-read': {
			return event.attempt.ok ? onward(withPolicy(state, event.attempt.value)) : going({...state, problems: event.attempt.problems, scroll: 0});
		}

		case 'place-looked': {
			return event.attempt.ok ? onward({...state, place: event.attempt.value, listed: event.attempt.value.listed}) : going({...state, problems: event.attempt.problems, scroll: 0});
		}

		case 'listed': {
			return openingOnward({...state, listed: event.listed});
		}
	}
}

function extractLooked(state: StartState, look: (Answer & {type: 'extract-looked'})['look']): StartStep {
	if (look.kind === 'workspace') {
		return beginOpening(state, look.path);
	}

	if (look.kind === 'refused') {
		return going({...state, problems: [look.problem], scroll: 0});
	}

	const seen = look.extract.isAudited ? told(state, 'note', say`An audit of this file is there already: on the start screen it can be opened as it is`) : state;
	if (look.extract.path === state.extract?.path) {
		return onward({...seen, extract: look.extract});
	}

	// What was entered for another file does not go with this one.
	const [fields, cursors] = [new Map(state.fields), new Map(state.cursors)];
	fields.delete('workspace');
	fields.delete('county');
	cursors.delete('county');
	return onward({...seen, extract: look.extract, county: undefined, place: undefined, fields, cursors});
}

/** What scrolls stays within its lines. */
function withinLines(state: StartState): StartState {
	const scrolled = scrolledLines(state);
	if (!scrolled) {
		return state;
	}

	const top = Math.min(Math.max(0, scrolled.top), Math.max(0, scrolled.lines.length - bodyHeight(state.size)));
	return top === scrolled.top ? state : (state.help === undefined ? {...state, scroll: top} : {...state, help: top});
}

/** The binding is looked up now, so that the second key of a burst meets the state the first one left. */
function keyPressed(state: StartState, event: KeyEvent): StartStep {
	const context = startContextOf(state);
	const binding = startBindingFor(context, event.key);
	if (state.arrivedBy === event.read && event.key !== 'ctrl-c') {
		return going(told(state, 'note', say`The rest of the keys came before this page could be seen: nothing was done with them`));
	}

	if (!binding) {
		return editTyped(state, field => editField(field, event.key)) ?? unbound(state, event.key);
	}

	const step = binding.run({...state, notice: undefined});
	const hasMoved = step.state.screen !== state.screen || step.state.waiting !== undefined || step.state.problems.length !== state.problems.length;
	return hasMoved ? {...step, state: {...step.state, arrivedBy: event.read}} : step;
}

function editTyped(state: StartState, edit: (field: TextField) => TextField | undefined): StartStep | undefined {
	const context = startContextOf(state);
	if (!isTypedIn(context)) {
		return undefined;
	}

	const step = state.screen as Step;
	const before = state.fields.get(step) ?? emptyField;
	const field = edit(before);
	if (!field) {
		return going(state);
	}

	const next = withFieldAt({...state, notice: undefined}, step, field);
	// Narrowed down, the first county is the one that Enter would choose; with nothing typed none is.
	const cursors = new Map(state.cursors);
	if (field.parts.length > 0) {
		cursors.set(step, 0);
	} else {
		cursors.delete(step);
	}

	return going(context === 'narrow' && field.parts !== before.parts ? {...next, cursors} : next);
}

function unbound(state: StartState, key: string): StartStep {
	if (!isPrintable(key)) {
		return going(state);
	}

	const label = visibleText(keyLabel(key, state.ascii));
	return going(told(state, 'note', startContextOf(state) === 'waiting' ? say`${label} was not taken: the disk has not answered yet` : say`${label} does nothing here`));
}

/** Pasted text goes into a text field and nowhere else. */
function pasted(state: StartState, event: PasteEvent): StartStep {
	let full = false;
	const step = editTyped(state, field => {
		const next = insertText(field, event.text.trim());
		full = next === field && event.text.trim() !== '';
		return next;
	});
	if (full) {
		return going(told(state, 'warning', say`Not pasted: a text holds at most ${longestText} characters`));
	}

	return step ?? going(told(state, 'note', say`Pasted text was ignored: there is no text field here`));
}
