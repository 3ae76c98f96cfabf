import type {ConvictionRecord} from '../determinations/determination.js';
import type {Size} from '../terminal/capabilities.js';
import type {VisibleText} from '../terminal/visible-text.js';
import type {BatchDraft, BatchUndo} from '../review/batch.js';
import {type Draft, type ConvictionReview} from '../review/entry.js';
import {type Problem, type Attempt} from '../values/problem.js';
import type {AnswerDraft} from './deciding/answer-draft.js';
import type {DecideDraft} from './deciding/draft.js';
import type {FacetKind} from './finding/facets.js';
import type {Counts, Filter} from './finding/filter.js';
import type {Sort} from './finding/orders.js';
import type {Task} from './finding/work.js';
import type {KeyEvent, PasteEvent} from './key-event.js';
import type {ListWindow} from './list-window.js';
import type {BulkDraft} from './rulings/draft.js';
import type {Appended, AppendedBatch, AuditSession, ConvictionDetail, FactAsked, FactPreview, PolicyChoice, ResultsWritten, SecondPolicy} from './session.js';
import type {Tally} from './standing.js';
import type {Desk} from './today/desk.js';
import type {TextField} from './text-field.js';
import type {Open} from './unfinished/keep.js';

export type Screen = 'overview' | 'convictions' | 'conviction' | 'rows' | 'row' | 'candidates' | 'candidate' | 'results';

/** Where the reader is in the rows of the person. */
export type RowsView = {
	readonly list: ListWindow;
	/** First line drawn of the row that is open. */
	readonly scroll: number;
	/** Columns without a value are drawn too. */
	readonly blanks: boolean;
	/** Identifiers of the row that is open: masked, asked for (number of the entry on its way to the log), or shown. */
	readonly identifiers: 'masked' | number | 'shown';
};

export type Overlay
	= | {readonly kind: 'help'; readonly top: number}
		| {readonly kind: 'filter'; /** The kind whose values are shown; undefined for the choice of kinds. */ readonly facet: FacetKind | undefined; readonly kinds: ListWindow; readonly list: ListWindow; /** Undefined while they are being counted. */ readonly counts: Counts | undefined}
		| {readonly kind: 'search'; readonly field: TextField}
		| {readonly kind: 'palette'; readonly field: TextField; readonly cursor: number}
		| {readonly kind: 'rule-text'; readonly top: number}
		| {readonly kind: 'quit'; /** Wanted, once what is being saved is on disk. */ readonly leaving?: true}
		| {readonly kind: 'policies'; readonly cursor: number; /** The path of a policy file, while it is typed. */ readonly file: TextField | undefined}
		| {readonly kind: 'decide'; readonly draft: DecideDraft; readonly look?: LastLook | undefined}
		| {readonly kind: 'answer'; readonly draft: AnswerDraft; readonly preview: FactPreviewState}
		| {readonly kind: 'bulk'; readonly draft: BulkDraft};

/** The last step of a decision that others of the same court case could share. `token` is new each time it is shown: they are decided as well only once they were drawn. */
export type LastLook = {readonly token: number; readonly drawn: boolean; readonly also: boolean};

/** What a fact would change: asked for on the last step of its dialog, and saved only once it is shown. */
export type FactPreviewState
	= | {readonly kind: 'none'}
		| {readonly kind: 'asked'; readonly token: number}
		| {readonly kind: 'shown'; readonly value: FactPreview}
		| {readonly kind: 'failed'; readonly problems: readonly Problem[]};

/** The conviction or candidate on screen. `token` is new each time one becomes current: what was drawn under an older token does not count. */
export type Current = {
	/** Place in `session.records`; of a candidate that is looked at as one, in `session.candidates`. */
	readonly position: number;
	readonly isCandidate: boolean;
	readonly key: string;
	readonly token: number;
	readonly detail: {readonly kind: 'loading'} | {readonly kind: 'loaded'; readonly value: ConvictionDetail} | {readonly kind: 'failed'; readonly problems: readonly Problem[]};
	/** Its frame, with its detail, has been on the screen since it became current. */
	readonly drawn: boolean;
	/** Positions in the list of flags, of those of level H that the reviewer acknowledged. */
	readonly acknowledged: readonly number[];
	readonly openedAt: number;
	readonly scroll: number;
	/** Cycles of the history other than the conviction's own are drawn in full. */
	readonly unfolded: boolean;
	readonly rows: RowsView;
};

/** An entry on its way to the disk. */
export type Pending = {readonly id: number; readonly draft: Draft; readonly what: VisibleText; readonly decides: boolean; /** The key of the conviction on screen whose decision this one of the same case was made with. */ readonly with?: string | undefined};

/** An entry that did not reach the disk; stays on screen until the reviewer has acknowledged it. */
export type Failure = {readonly what: VisibleText; readonly problems: readonly Problem[]};

export type Notice = {readonly level: 'note' | 'warning' | 'error'; readonly text: VisibleText};

/** One entry of this session that decides, promotes or undoes, for undo and for the receipt. */
export type Made = {readonly seq: number; readonly key: string; readonly at: string; readonly line: VisibleText; readonly undo: boolean; readonly undone: boolean; /** A ruling or a confirmation in bulk, or its undo. */ readonly isBatch?: true};

export type ResultsState
	= | {readonly kind: 'asking'}
		| {readonly kind: 'writing'}
		| {readonly kind: 'written'; readonly written: ResultsWritten}
		| {readonly kind: 'failed'; readonly problems: readonly Problem[]};

/** How far the extract is read, and after how many seconds. */
export type ReadSoFar = {readonly bytes: number; readonly total: number; readonly seconds: number};

/** A comparison under way, or why there is none. Nothing else can be done meanwhile but to stop it. */
export type Comparing
	= | {readonly kind: 'evaluating'; readonly token: number; readonly title: VisibleText; /** What was said first, and last: the speed between them leaves out the time it takes to begin. */ readonly read: {readonly first: ReadSoFar; readonly now: ReadSoFar} | undefined}
		| {readonly kind: 'failed'; readonly problems: readonly Problem[]};

export type AppState = {
	readonly session: AuditSession;
	readonly size: Size;
	readonly ascii: boolean;
	/** While true nothing is drawn: the terminal is being emptied for a redraw. */
	readonly blank: boolean;
	/** Nobody pressed a key for as long as `--blank-after` says: nothing of a record is drawn until one is. */
	readonly idle: boolean;
	/** The read whose key ended that; what else it holds counts for nothing. */
	readonly wokenBy: number | undefined;
	readonly screen: Screen;
	readonly overlay: Overlay | undefined;
	readonly overviewPage: number;
	/** Which of the figures of that page the cursor is on. */
	readonly overviewFigure: number;
	readonly desk: Desk;
	/** Grows only by entries that are on disk. */
	readonly reviews: ReadonlyMap<string, ConvictionReview>;
	readonly tally: Tally;
	readonly filter: Filter;
	readonly sort: Sort;
	/** Positions in `session.records` that the list shows, in its order; undefined for all of them in queue order. Made anew when filter or order is set, not under the reviewer's hands. */
	readonly shown: readonly number[] | undefined;
	readonly list: ListWindow;
	readonly candidateList: ListWindow;
	readonly search: VisibleText | undefined;
	/** Rows of the list that the search finds, ascending. */
	readonly matches: readonly number[] | undefined;
	/** What takes longer than a frame and is done once the screen says so, or before the next key. */
	readonly work: {readonly token: number; readonly task: Task} | undefined;
	readonly current: Current | undefined;
	/** What was typed and not saved, by conviction key and kind of decision: Escape keeps it. */
	readonly drafts: ReadonlyMap<string, DecideDraft>;
	/** What was entered of a fact and not saved, by conviction key. */
	readonly answers: ReadonlyMap<string, AnswerDraft>;
	/** A ruling that was begun and not saved: Escape keeps it. */
	readonly bulk: BulkDraft | undefined;
	/** Many decisions on their way to the disk. */
	readonly savingBatch: {readonly id: number; readonly what: VisibleText; readonly isUndo: boolean; /** Number of the batch that is taken back. */ readonly undoes: number | undefined} | undefined;
	readonly pending: readonly Pending[];
	readonly failures: readonly Failure[];
	/** What could not be saved and was not saved since, in words without names: a decision by the key of its conviction, a note and many at once by the keys of `unsaved.ts`. */
	readonly unsaved: ReadonlyMap<string, VisibleText>;
	readonly made: readonly Made[];
	readonly lastSeq: number | undefined;
	readonly log: {readonly entries: number; readonly head: string};
	readonly results: ResultsState;
	readonly resultsTop: number;
	/** The policies that ship, once they have been asked for. */
	readonly policies: readonly PolicyChoice[] | undefined;
	readonly comparing: Comparing | undefined;
	/** The second policy on screen beside that of the audit. */
	readonly compared: SecondPolicy | undefined;
	readonly notice: Notice | undefined;
	/** The deciding key that counted last, so that its repeats in the same read do not. */
	readonly lastDeciding: {readonly read: number; readonly key: string} | undefined;
	readonly counter: number;
	readonly exitCode: number | undefined;
};

export type AppEvent
	= | KeyEvent
		| PasteEvent
		| {readonly type: 'resized'; readonly size: Size}
		| {readonly type: 'redraw'}
		| {readonly type: 'idle'}
		| {readonly type: 'wiped'}
		| {readonly type: 'drawn'; readonly token: number}
		| {readonly type: 'detail-loaded'; readonly token: number; readonly attempt: Attempt<ConvictionDetail>; readonly seconds: number}
		| {readonly type: 'append-finished'; readonly id: number; readonly attempt: Attempt<Appended>}
		| {readonly type: 'fact-previewed'; readonly token: number; readonly attempt: Attempt<FactPreview>}
		| {readonly type: 'batch-finished'; readonly id: number; readonly attempt: Attempt<AppendedBatch>}
		| {readonly type: 'results-finished'; readonly attempt: Attempt<ResultsWritten>}
		| {readonly type: 'policies-listed'; readonly attempt: Attempt<readonly PolicyChoice[]>}
		| {readonly type: 'compare-progress'; readonly token: number; readonly read: ReadSoFar}
		| {readonly type: 'compare-finished'; readonly token: number; readonly attempt: Attempt<SecondPolicy>}
		| {readonly type: 'work'; readonly token: number}
		| {readonly type: 'not-kept'; readonly problems: readonly Problem[]}
		| {readonly type: 'cannot-suspend'};

/** What the shell is asked to do. The reducer only says it. */
export type Effect
	= | {readonly type: 'open'; readonly key: string; readonly token: number}
		| {readonly type: 'append'; readonly id: number; readonly draft: Draft; /** When the conviction was opened, for the seconds of a decision. */ readonly openedAt?: number}
		| {readonly type: 'preview-fact'; readonly token: number; readonly asked: FactAsked}
		| {readonly type: 'append-batch'; readonly id: number; readonly batch: BatchDraft | BatchUndo; /** The convictions whose review it changes. */ readonly keys: readonly string[]}
		| {readonly type: 'keep-unfinished'; readonly open: Open}
		| {readonly type: 'write-results'}
		| {readonly type: 'list-policies'}
		| {readonly type: 'compare'; readonly token: number; readonly policy: string}
		| {readonly type: 'stop-comparing'}
		| {readonly type: 'work'; readonly token: number}
		| {readonly type: 'wipe'}
		| {readonly type: 'suspend'}
		| {readonly type: 'exit'; readonly code: number};

export type Step = {readonly state: AppState; readonly effects: readonly Effect[]};
export type Command = (state: AppState) => Step;

export const only = (state: AppState, ...effects: readonly Effect[]): Step => ({state, effects});

export const noticed = (state: AppState, level: Notice['level'], text: VisibleText): AppState => ({...state, notice: {level, text}});

/** The conviction or candidate on screen. */
export const currentRecord = ({session, current}: AppState): ConvictionRecord | undefined => current && (current.isCandidate ? session.candidates : session.records)[current.position];
