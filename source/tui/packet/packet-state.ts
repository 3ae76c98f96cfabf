import type {Size} from '../../terminal/capabilities.js';
import {say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import type {CheckDraft} from '../../review/entry.js';
import {problemText, type Attempt} from '../../values/problem.js';
import type {KeyEvent, PasteEvent} from '../key-event.js';
import {editField, insertText} from '../text-field.js';
import {advance, back, choicesOf, draftOf, emptyForm, fieldAt, withField, type Form} from './packet-form.js';
import {packetBodyHeight, unitLines} from './packet-lines.js';
import type {PacketSession, UnitMark} from './packet-session.js';

export type PacketState = {
	readonly session: PacketSession;
	readonly size: Size;
	readonly ascii: boolean;
	readonly at: number;
	readonly scroll: number;
	readonly marks: ReadonlyMap<string, UnitMark>;
	readonly form: Form | undefined;
	readonly overlay: 'help' | 'quit' | undefined;
	readonly notice: {readonly tone: 'note' | 'warning' | 'error'; readonly text: VisibleText} | undefined;
	/** Counts the convictions brought up; `drawn` is the one whose frame is known to be on the screen. */
	readonly token: number;
	readonly drawn: number | undefined;
	readonly openedAt: number | undefined;
	readonly pending: number;
	readonly lastSeq: number | undefined;
	readonly counter: number;
	readonly blank: boolean;
};

export type PacketEvent = KeyEvent | PasteEvent
	| {readonly type: 'resized'; readonly size: Size}
	| {readonly type: 'wiped'}
	| {readonly type: 'redraw'}
	| {readonly type: 'drawn'; readonly token: number; readonly seconds: number}
	| {readonly type: 'appended'; readonly draft: CheckDraft; readonly attempt: Attempt<{readonly seq: number; readonly marks: ReadonlyMap<string, UnitMark>}>};

export type PacketEffect = {readonly type: 'append'; readonly draft: CheckDraft; readonly openedAt: number | undefined} | {readonly type: 'wipe'} | {readonly type: 'exit'; readonly code: number};
export type PacketStep = {readonly state: PacketState; readonly effects: readonly PacketEffect[]};

const only = (state: PacketState, ...effects: readonly PacketEffect[]): PacketStep => ({state, effects});

export function initialPacket(session: PacketSession, {size, ascii}: {readonly size: Size; readonly ascii: boolean}): PacketState {
	const state: PacketState = {
		session, size, ascii, at: 0, scroll: 0, marks: session.marks, form: undefined, overlay: undefined, notice: undefined, token: 1, drawn: undefined, openedAt: undefined,
		pending: 0, lastSeq: undefined, counter: 0, blank: false,
	};
	return {...state, at: nextOpen(state, 0) ?? 0};
}

export const verdictCount = ({marks}: Pick<PacketState, 'marks'>): number => [...marks.values()].filter(({kind}) => kind === 'verdict').length;

/** The next conviction without a verdict, from a place on; those left for later come after all others. */
function nextOpen({session: {units}, marks}: PacketState, from: number): number | undefined {
	const order = units.map((_, index) => (from + index) % units.length);
	return order.find(index => !marks.has(units[index]!.code)) ?? order.find(index => marks.get(units[index]!.code)?.kind === 'skipped');
}

const moved = (state: PacketState, at: number): PacketState => at === state.at && state.scroll === 0 ? state : {...state, at, scroll: 0, token: state.token + 1, drawn: undefined, openedAt: undefined, form: undefined};
const told = (state: PacketState, tone: 'note' | 'warning' | 'error', text: VisibleText): PacketState => ({...state, notice: {tone, text}});

/** The whole behaviour of the screen. Pure. */
export function updatePacket(state: PacketState, event: PacketEvent): PacketStep {
	switch (event.type) {
		case 'key': {
			return keyPressed({...state, notice: undefined}, event.key);
		}

		case 'paste': {
			const field = state.form && fieldAt(state.form);
			return only(field ? {...state, form: withField(state.form, insertText(field, event.text))} : state);
		}

		case 'resized': {
			return event.size.columns === state.size.columns && event.size.rows === state.size.rows ? only(state) : only({...state, size: event.size, scroll: 0, blank: true}, {type: 'wipe'});
		}

		case 'redraw': {
			return only({...state, blank: true}, {type: 'wipe'});
		}

		case 'wiped': {
			return only({...state, blank: false});
		}

		case 'drawn': {
			return only(event.token === state.token && state.drawn !== event.token ? {...state, drawn: event.token, openedAt: state.openedAt ?? event.seconds} : state);
		}

		case 'appended': {
			return appended(state, event);
		}
	}
}

function appended(before: PacketState, {draft, attempt}: Extract<PacketEvent, {type: 'appended'}>): PacketStep {
	const state = {...before, pending: before.pending - 1};
	if (!attempt.ok) {
		return only(told(state, 'error', visibleText(`Not saved. ${attempt.problems.map(problem => problemText(problem)).join(' ')}`)));
	}

	const kept = {...state, marks: attempt.value.marks, lastSeq: attempt.value.seq};
	if (draft.type === 'check.undone') {
		return only(kept);
	}

	const open = nextOpen(kept, (kept.session.units.findIndex(({code}) => code === draft.key) + 1) % kept.session.units.length);
	return only(open === undefined ? told(kept, 'note', say`Every conviction has a verdict: hand the packet back.`) : moved(kept, open));
}

function keyPressed(state: PacketState, key: string): PacketStep {
	if (key === 'ctrl-c') {
		return state.overlay === 'quit' ? only(state, {type: 'exit', code: 130}) : only({...state, overlay: 'quit'});
	}

	if (key === 'ctrl-l') {
		return only({...state, blank: true}, {type: 'wipe'});
	}

	if (state.overlay === 'quit') {
		return key === 'y' && state.pending === 0 ? only(state, {type: 'exit', code: 0}) : only({...state, overlay: undefined});
	}

	if (state.overlay === 'help') {
		return only({...state, overlay: undefined});
	}

	return state.form ? only(...formKey(state, state.form, key)) : screenKey(state, key);
}

function formKey(state: PacketState, form: Form, key: string): [PacketState, ...PacketEffect[]] {
	const field = fieldAt(form);
	const choices = choicesOf(form);
	if (key === 'esc') {
		return [{...state, form: back(form)}];
	}

	if (key === 'enter') {
		return form.step === 'check' ? save(state, form) : [{...state, form: advance(form)}];
	}

	if (field) {
		const edited = editField(field, key);
		return [edited ? {...state, form: withField(form, edited)} : state];
	}

	if (/^[1-9]$/.test(key) && Number(key) <= choices.length) {
		return [{...state, form: advance({...form, cursor: Number(key) - 1})}];
	}

	const by = {down: 1, j: 1, up: -1, k: -1}[key] ?? 0;
	return [{...state, form: {...form, cursor: Math.min(Math.max(0, form.cursor + by), Math.max(0, choices.length - 1))}}];
}

/** Unique over sessions, because each begins at another head of the log. */
const actionOf = ({session}: PacketState, counter: number): string => `${session.log.head.slice(0, 16)}-${session.log.entries}-${counter}`;

const codeAt = ({session, at}: PacketState): string => session.units[at]!.code;

function save(state: PacketState, form: Form): [PacketState, ...PacketEffect[]] {
	if (state.pending > 0) {
		return [told(state, 'warning', say`Wait a moment: the entry before is still being saved`)];
	}

	const counter = state.counter + 1;
	const draft = draftOf(form, codeAt(state), state.session.today, actionOf(state, counter));
	return [{...state, form: undefined, counter, pending: state.pending + 1}, {type: 'append', draft, openedAt: state.openedAt}];
}

function screenKey(state: PacketState, key: string): PacketStep {
	const {units} = state.session;
	const height = packetBodyHeight(state.size);
	const last = Math.max(0, unitLines(state).length - height);
	const scrolled = (by: number): PacketStep => only({...state, scroll: Math.min(last, Math.max(0, state.scroll + by))});
	const ask = (draft: CheckDraft, counter: number): PacketStep => state.pending > 0
		? only(told(state, 'warning', say`Wait a moment: the entry before is still being saved`))
		: only({...state, counter, pending: state.pending + 1}, {type: 'append', draft, openedAt: state.openedAt});
	const counter = state.counter + 1;
	const mark = state.marks.get(codeAt(state));
	const keys: Readonly<Record<string, () => PacketStep>> = {
		down: () => scrolled(1), j: () => scrolled(1), up: () => scrolled(-1), k: () => scrolled(-1),
		pagedown: () => scrolled(height - 1), ' ': () => scrolled(height - 1), pageup: () => scrolled(1 - height), home: () => scrolled(-state.scroll), end: () => scrolled(last),
		n: () => only(moved(state, (state.at + 1) % units.length)),
		p: () => only(moved(state, (state.at + units.length - 1) % units.length)),
		o: () => only(moved(state, nextOpen(state, (state.at + 1) % units.length) ?? state.at)),
		v: () => only(state.drawn === state.token ? {...state, form: emptyForm} : told(state, 'warning', say`Not drawn yet: look at it first`)),
		s: () => mark?.kind === 'verdict' ? only(told(state, 'warning', say`It has a verdict: u takes that back first`)) : ask({type: 'check.skipped', key: codeAt(state), action: actionOf(state, counter)}, counter),
		u: () => mark ? ask({type: 'check.undone', key: codeAt(state), undoes: mark.seq, action: actionOf(state, counter)}, counter) : only(told(state, 'note', say`Nothing to take back on this conviction`)),
		'?': () => only({...state, overlay: 'help'}),
		q: () => only({...state, overlay: 'quit'}), Q: () => only({...state, overlay: 'quit'}),
	};
	return keys[key]?.() ?? only(state);
}
