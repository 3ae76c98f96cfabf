import type {ParameterValue} from '../../rules/policy.js';
import type {Size} from '../../terminal/capabilities.js';
import type {VisibleText} from '../../terminal/visible-text.js';
import type {Attempt, Problem} from '../../values/problem.js';
import type {KeyEvent, PasteEvent} from '../key-event.js';
import type {ListWindow} from '../list-window.js';
import type {Notice} from '../state.js';
import type {TextField} from '../text-field.js';
import type {ChosenPolicy, Completion, Extract, ExtractLook, Found, Listed, Offered, Place} from './ports.js';

/** What is known before anything is asked. */
export type StartFacts = {
	readonly folder: string;
	readonly account: string;
	/** `YYYY-MM-DD`, local. */
	readonly today: string;
	readonly found: Found;
	/** What the command line says already of who reviews. */
	readonly given: {readonly reviewer: string | undefined; readonly role: string | undefined; readonly readOnly: boolean; readonly office: string | undefined};
};

/** A page that asks something. */
export type Step = 'extract' | 'county' | 'as-of' | 'policy' | 'policy-file' | `parameter:${string}` | 'workspace' | 'name' | 'role' | 'last';

/** Who reviews; undefined where the command line or the roster says it. */
export type Said = {readonly reviewer: string | undefined; readonly role: string | undefined};

/** What the start screen ends with. */
export type StartChoice
	= | {readonly kind: 'leave'; readonly code: number}
		| {readonly kind: 'sample'}
		| {readonly kind: 'open'; readonly workspace: string; readonly said: Said}
		| {readonly kind: 'evaluate'; readonly extract: string; readonly workspace: string; readonly options: Readonly<Record<string, string | readonly string[]>>; readonly said: Said; /** What does the same from the shell. */ readonly commands: readonly string[]};

export type StartState = {
	readonly facts: StartFacts;
	readonly size: Size;
	readonly ascii: boolean;
	/** While true nothing is drawn: the terminal is being emptied for a redraw. */
	readonly blank: boolean;
	readonly screen: 'menu' | Step;
	/** First line drawn of the help, while it is open. */
	readonly help: number | undefined;
	readonly menu: ListWindow;
	readonly offered: Offered | undefined;
	readonly extract: Extract | undefined;
	readonly county: string | undefined;
	readonly asOf: string | undefined;
	readonly policy: ChosenPolicy | undefined;
	/** A policy file of one's own is asked for. */
	readonly ownPolicy: boolean;
	/** Parameters that were asked, with what was chosen. */
	readonly values: ReadonlyMap<string, ParameterValue>;
	readonly place: Place | undefined;
	readonly listed: Listed | undefined;
	readonly name: string | undefined;
	/** `none` looks and does not decide. */
	readonly role: string | undefined;
	/** The workspace that is to be opened, while it is asked who reviews. */
	readonly opening: string | undefined;
	/** What was typed on each page: going back keeps it. */
	readonly fields: ReadonlyMap<Step, TextField>;
	/** Where the cursor was on each page; -1 where nothing is chosen yet. */
	readonly cursors: ReadonlyMap<Step, number>;
	/** Names that the path could go on with. */
	readonly names: readonly string[];
	/** First line drawn of the last page, or of the problems. */
	readonly scroll: number;
	readonly waiting: {readonly token: number; readonly what: VisibleText} | undefined;
	/** Why something could not be done, until it is put away. */
	readonly problems: readonly Problem[];
	readonly notice: Notice | undefined;
	readonly counter: number;
	/** The read whose key led to this page: what else it holds was pressed before the page could be seen. */
	readonly arrivedBy: number | undefined;
};

export type StartEvent
	= | KeyEvent
		| PasteEvent
		| {readonly type: 'resized'; readonly size: Size}
		| {readonly type: 'redraw'}
		| {readonly type: 'wiped'}
		| {readonly type: 'cannot-suspend'}
		| {readonly type: 'offered'; readonly attempt: Attempt<Offered>}
		| {readonly type: 'completed'; readonly token: number; readonly completion: Completion}
		| {readonly type: 'extract-looked'; readonly token: number; readonly look: ExtractLook}
		| {readonly type: 'policy-read'; readonly token: number; readonly attempt: Attempt<ChosenPolicy>}
		| {readonly type: 'place-looked'; readonly token: number; readonly attempt: Attempt<Place>}
		| {readonly type: 'listed'; readonly token: number; readonly listed: Listed | undefined};

export type StartEffect
	= | {readonly type: 'offer'}
		| {readonly type: 'complete'; readonly token: number; readonly typed: string}
		| {readonly type: 'look-at-extract'; readonly token: number; readonly typed: string}
		| {readonly type: 'read-policy'; readonly token: number; readonly file: string}
		| {readonly type: 'look-at-place'; readonly token: number; readonly extract: string; readonly typed: string}
		| {readonly type: 'look-up-reviewer'; readonly token: number; readonly workspace: string}
		| {readonly type: 'wipe'}
		| {readonly type: 'suspend'}
		| {readonly type: 'leave'; readonly choice: StartChoice};

export type StartStep = {readonly state: StartState; readonly effects: readonly StartEffect[]};
export type StartCommand = (state: StartState) => StartStep;

export const going = (state: StartState, ...effects: readonly StartEffect[]): StartStep => ({state, effects});

export const told = (state: StartState, level: Notice['level'], text: VisibleText): StartState => ({...state, notice: {level, text}});

/** The start screen before any key. */
export function startState(facts: StartFacts, {size, ascii}: {readonly size: Size; readonly ascii: boolean}): StartState {
	return {
		facts, size, ascii, blank: false, screen: 'menu', help: undefined, menu: {cursor: 0, top: 0}, offered: undefined,
		extract: undefined, county: undefined, asOf: undefined, policy: undefined, ownPolicy: false, values: new Map(), place: undefined, listed: undefined,
		name: undefined, role: undefined, opening: undefined, fields: new Map(), cursors: new Map(), names: [], scroll: 0,
		waiting: undefined, problems: [], notice: undefined, counter: 0, arrivedBy: undefined,
	};
}
