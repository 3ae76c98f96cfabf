import type {Conviction} from '../../history/subject.js';
import type {CheckDraft} from '../../review/entry.js';
import type {Standard} from '../../review/sample-bodies.js';
import type {Attempt} from '../../values/problem.js';

/** Everything the screen of a packet starts with; nothing in it tells what was decided. */
export type PacketSession = {
	readonly folder: string;
	readonly units: ReadonlyArray<{readonly code: string; readonly conviction: Conviction}>;
	readonly paralegal: string;
	readonly county: string;
	readonly asOf: string;
	readonly standard: Standard;
	/** The day of the session, `YYYY-MM-DD`. */
	readonly today: string;
	/** What the packet's log holds so far, by code. */
	readonly marks: ReadonlyMap<string, UnitMark>;
	readonly log: {readonly entries: number; readonly head: string};
};

/** What was last found of a conviction: a verdict, or that it is left for later. */
export type UnitMark = {readonly seq: number; readonly kind: 'verdict' | 'skipped'; readonly words: string};

export type PacketPorts = {
	/** Resolves with the entry's number when it is flushed to disk, and not before. */
	readonly append: (draft: CheckDraft) => Promise<Attempt<{readonly seq: number; readonly marks: ReadonlyMap<string, UnitMark>}>>;
	readonly seconds: () => number;
};
