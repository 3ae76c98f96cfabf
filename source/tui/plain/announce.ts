import {visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {drawnToken} from '../frame-tracker.js';
import type {AppState, Notice} from '../state.js';
import {describe, type Described, type Part, type Typed} from './describe.js';

/** What goes out: a line of its own, letters that carry on the line being typed, or so many empty lines that nothing said before stays in sight. */
export type Utterance = {readonly kind: 'line' | 'typed'; readonly text: VisibleText} | {readonly kind: 'clear'};

/** What was said last. */
export type Said = {
	/** The screen as it was said last, which may have changed since below a dialog. */
	readonly screen: Part | undefined;
	readonly dialog: Part | undefined;
	readonly notice: Notice | undefined;
	readonly isIdle: boolean;
};

export const nothingSaid: Said = {screen: undefined, dialog: undefined, notice: undefined, isIdle: false};

export type Announcement = {
	readonly utterances: readonly Utterance[];
	readonly said: Said;
	/** Token of the conviction that now has been said whole. */
	readonly drawn: number | undefined;
};

const line = (text: VisibleText | string): Utterance => ({kind: 'line', text: text as VisibleText});
const lines = (texts: ReadonlyArray<VisibleText | undefined>): readonly Utterance[] => texts.flatMap(text => text === undefined || text === '' ? [] : [line(text)]);

const prompt = ({parts}: Typed): Utterance => ({kind: 'typed', text: `> ${parts.join('')}` as VisibleText});

/** Lines that were not there before, in their order. */
function added(before: readonly VisibleText[], after: readonly VisibleText[]): readonly VisibleText[] {
	const left = new Map<string, number>();
	for (const text of before) {
		left.set(text, (left.get(text) ?? 0) + 1);
	}

	return after.filter(text => {
		const count = left.get(text) ?? 0;
		left.set(text, count - 1);
		return count <= 0;
	});
}

/** That the conviction was opened is an entry as well; the reviewer has just done it. */
const opening = /^(?:ENTRIES in the review log about this conviction$|#\d+ conviction\.opened )/;

const whole = ({title, body, row}: Part): readonly Utterance[] => lines([title, ...body, row]);

/** What was typed is echoed; what was taken away is said, and where the cursor went. */
function typing(before: Typed, after: Typed): readonly Utterance[] {
	let start = 0;
	while (start < before.parts.length && start < after.parts.length && before.parts[start] === after.parts[start]) {
		start++;
	}

	let end = 0;
	while (end < before.parts.length - start && end < after.parts.length - start && before.parts.at(-1 - end) === after.parts.at(-1 - end)) {
		end++;
	}

	const text = (parts: readonly string[]): string => parts.slice(start, parts.length - end).join('');
	const [removed, typed] = [text(before.parts), text(after.parts)];
	if (removed === '' && typed === '') {
		const word = /^\s*\S*/.exec(after.parts.slice(after.cursor).join(''))![0].trim();
		return before.cursor === after.cursor ? [] : [line(word === '' ? 'At the end.' : `Before: ${word}`)];
	}

	// A mark that joins the letter before it makes another letter of both: only the mark is new.
	const isJoined = removed !== '' && typed.startsWith(removed);
	const echo = isJoined ? typed.slice(removed.length) : typed;
	return [
		...(removed === '' || isJoined ? [] : [line(`Removed: ${removed.trim() === '' ? 'blank' : removed}`)]),
		...(echo === '' ? [] : [{kind: 'typed', text: echo as VisibleText} as const]),
	];
}

/** What changed on the same screen or step. */
function changes(before: Part, after: Part): readonly Utterance[] {
	const {typed} = after;
	const hasRow = before.row !== after.row;
	if (typed && before.typed && (before.typed.cursor !== typed.cursor || before.typed.parts.join('') !== typed.parts.join(''))) {
		return [...typing(before.typed, typed), ...lines(hasRow ? [after.row] : [])];
	}

	const moved = before.scroll !== undefined && after.scroll !== undefined && before.scroll.at !== after.scroll.at;
	const page = moved ? after.scroll.page() : [];
	const isOneLine = moved && Math.abs(before.scroll.at - after.scroll.at) === 1;
	const said = lines([
		...(before.title === after.title ? [] : [after.title]),
		// A choice that moved changes no line: only the row is said.
		...added(before.body, after.body).filter(text => !opening.test(text)),
		...(hasRow ? [after.row] : []),
		...(isOneLine ? page.slice(0, 1) : page),
	]);
	return typed && said.length > 0 ? [...said, prompt(typed)] : said;
}

const noticeText = ({level, text}: Notice): VisibleText => visibleText(`${level.charAt(0).toUpperCase()}${level.slice(1)}: ${text}`);

/** What is to be said of a screen: all of it where it is another, else what changed since it was said. */
function ofScreen(before: Part | undefined, after: Part, wasCovered: boolean): readonly Utterance[] {
	return before?.place === after.place ? [...(wasCovered ? lines([after.title]) : []), ...changes(wasCovered ? {...before, title: after.title} : before, after)] : whole(after);
}

function ofDialog(before: Part | undefined, after: Part, {keys}: Described): readonly Utterance[] {
	return before?.place === after.place
		? changes(before, after)
		: [...whole({...after, title: before ? undefined : after.title}), ...lines([keys]), ...(after.typed ? [prompt(after.typed)] : [])];
}

/**
What to say of a state after what was said before: the notice first, then the screen or the dialog where it is another, or only what
changed on it; the keys where the screen is another. Below a dialog nothing is said, so it is said when the dialog is closed.
*/
export function announce(said: Said, state: AppState): Announcement {
	if (state.idle) {
		return {
			utterances: said.isIdle ? [] : [{kind: 'clear'}, line('Blank, since nobody pressed a key. Any key shows the screen again and does nothing else.')],
			said: {...nothingSaid, isIdle: true}, drawn: undefined,
		};
	}

	if (state.blank) {
		return {utterances: [], said: {...nothingSaid, isIdle: said.isIdle}, drawn: undefined};
	}

	const now = describe(state);
	const {screen, dialog} = now;
	const notice = state.notice && state.notice !== said.notice ? [line(noticeText(state.notice))] : [];
	if (dialog) {
		const utterances = [...notice, ...ofDialog(said.dialog, dialog, now)];
		// A notice while text is typed interrupts its line: the text is said again behind it.
		const isInterrupted = dialog.typed !== undefined && notice.length > 0 && utterances.at(-1)!.kind === 'line';
		return {utterances: isInterrupted ? [...utterances, prompt(dialog.typed)] : utterances, said: {...said, dialog, notice: state.notice, isIdle: false}, drawn: undefined};
	}

	const wasCovered = said.dialog !== undefined;
	if (wasCovered && state.pending.some(({decides}) => decides)) {
		// What is on disk is said in a moment, with what follows; the screen itself is not, while it may still change.
		return {utterances: [...notice, line('Saving.')], said: {...said, dialog: undefined, notice: state.notice}, drawn: undefined};
	}

	const isOther = said.screen?.place !== screen.place;
	const isRead = state.current?.detail.kind !== 'loading' || (state.screen !== 'conviction' && state.screen !== 'candidate');
	// The keys of a conviction follow it, and not the line that says that it is being read.
	const wasRead = !isOther && (said.screen?.body.length ?? 0) > 0;
	const hasKeys = isRead && (isOther || wasCovered || (screen.body.length > 0 && !wasRead));
	const ends = hasKeys ? lines([...(isOther || !wasRead ? [now.status] : []), now.keys]) : [];
	return {
		utterances: [...notice, ...ofScreen(said.screen, screen, wasCovered), ...ends],
		said: {screen, dialog: undefined, notice: state.notice, isIdle: false},
		drawn: drawnToken(state),
	};
}
