import {savedText} from '../terminal/crash-net.js';
import {unsavedCount} from './commands/session-end.js';
import type {AppState} from './state.js';

/** What the command prints on the normal screen when the auditor is left. */
export type ReceiptFacts = {
	readonly exitCode: number;
	/** One line for each decision and undo of this session. No names: the normal screen keeps what is printed there. */
	readonly decisions: readonly string[];
	readonly queue: AppState['tally']['queue'];
	/** Decisions that await approval, in the queue or not. */
	readonly awaiting: number;
	readonly undecided: number;
	readonly log: {readonly path: string; readonly entries: number; readonly head: string};
	/** Time of the last decision of this session that is on disk. */
	readonly lastSavedAt: string | undefined;
	readonly unsaved: number;
	/** What that is, without names: what failed, and entries on their way. */
	readonly notSaved: readonly string[];
	readonly results: string | undefined;
	readonly workspace: string;
};

export function receiptFacts(state: AppState, exitCode: number): ReceiptFacts {
	return {
		exitCode,
		decisions: state.made.map(made => `#${made.seq} ${made.line}${made.undone ? ' (undone)' : ''}`),
		queue: state.tally.queue,
		awaiting: state.tally.awaiting,
		undecided: state.tally.piles.undecided,
		log: {path: `${state.session.workspace}/review.jsonl`, entries: state.log.entries, head: state.log.head},
		lastSavedAt: state.made.at(-1)?.at,
		unsaved: unsavedCount(state),
		notSaved: [...state.unsaved.values(), ...state.pending.map(({what}) => what), ...(state.savingBatch ? [state.savingBatch.what] : [])],
		results: state.results.kind === 'written' ? state.results.written.folder : undefined,
		workspace: state.session.workspace,
	};
}

const mostLines = 12;

/** The receipt as text: what was decided, where log and results are, how to go on. */
export function receiptText(facts: ReceiptFacts): string {
	const {decisions, queue, log} = facts;
	const hidden = Math.max(0, decisions.length - mostLines);
	const lines = [
		...(facts.exitCode === 70 ? ['second-look stopped because of a mistake in the program.', savedText({log: log.path, at: facts.lastSavedAt, unsaved: facts.unsaved})] : []),
		decisions.length === 0 ? 'Nothing was decided in this session.' : `Decided in this session: ${decisions.length} ${decisions.length === 1 ? 'entry' : 'entries'}.`,
		...(hidden > 0 ? [`  (${hidden} earlier ones are in the log)`] : []),
		...decisions.slice(hidden).map(line => `  ${line}`),
		...(facts.exitCode !== 70 && facts.unsaved > 0 ? [`NOT SAVED: ${facts.unsaved}. Look at the log before deciding again.`, ...facts.notSaved.slice(0, mostLines).map(line => `  ${line}`)] : []),
		`Queue: ${queue.decided} decided, ${queue.deferred} deferred, ${queue.left} left. Undecided in all: ${facts.undecided}${facts.awaiting === 0 ? '' : `, of them ${facts.awaiting} awaiting approval`}.`,
		`Review log: ${log.path}, ${log.entries} entries, head ${log.head} (write both down, or mail them)`,
		...(facts.results === undefined ? [] : [`Results: ${facts.results}`]),
		`To go on: second-look ${facts.workspace}`,
	];
	return `${lines.join('\n')}\n`;
}
