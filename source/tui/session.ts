import type {CandidateRecord, ConvictionRecord, QuestionTrace, TraceNode} from '../determinations/determination.js';
import type {FactTables} from '../determinations/facts/read-fact.js';
import type {Change} from '../determinations/what-would-change.js';
import type {FactKind} from '../history/supplied-fact.js';
import type {Conviction} from '../history/subject.js';
import type {BatchDraft, BatchUndo} from '../review/batch.js';
import type {ConvictionReview, Draft, Reviewer} from '../review/entry.js';
import type {Unfinished} from '../review/unfinished.js';
import type {ComparisonCounts} from '../results/comparison-counts.js';
import type {Under} from '../results/second-policy.js';
import type {CandidateRules} from '../rules/candidate-rules.js';
import type {SecondAttorney} from '../rules/policy.js';
import type {FlagText, Reasons, Relief} from '../rules/reasons.js';
import type {Attempt, Problem} from '../values/problem.js';
import type {RuleFile} from './rule-text.js';

/** Everything the auditor needs to start; plain data, nothing of the disk. */
export type AuditSession = {
	/** In queue order: the first `queueLength` need a person, the rest follow in order of key. */
	readonly records: readonly ConvictionRecord[];
	readonly queueLength: number;
	/** Out of scope and may concern marijuana, in order of key; those promoted stand among `records` as well. */
	readonly candidates: readonly CandidateRecord[];
	/** What the kinds are called, and the least number of words of a promotion. */
	readonly candidateRules: {readonly kinds: CandidateRules['kinds']; readonly minimumWords: number};
	/** SHA-256 of each line in `convictions.jsonl` and `candidates.jsonl`, by key. */
	readonly lineHashes: Pick<ReadonlyMap<string, string>, 'get'>;
	/** What the log holds so far, by conviction key; absent where nothing happened yet. */
	readonly reviews: ReadonlyMap<string, ConvictionReview>;
	readonly county: string;
	readonly asOf: string;
	/** The day of the session (`YYYY-MM-DD`, local), given from outside: a challenge after the policy's deadline is late. */
	readonly today: string;
	/** Instants at which that day and the one before began there, written as the log writes instants. */
	readonly dayBegins: {readonly today: string; readonly yesterday: string};
	readonly policy: {readonly id: string; readonly title: string; readonly adopted: boolean; readonly challengeDeadline: string | undefined; readonly secondAttorney: SecondAttorney};
	/** The reconciliation as lines of label and count. */
	readonly reconciliation: ReadonlyArray<{readonly label: string; readonly count: number}>;
	/** The policy's file as the workspace keeps it. */
	readonly ruleFile?: RuleFile | undefined;
	readonly flags: readonly FlagText[];
	readonly reasons: Reasons;
	readonly reliefs: readonly Relief[];
	/** What is needed to read a fact as it is typed. */
	readonly factTables: FactTables;
	readonly reviewer: Reviewer;
	/** The office's roster that was looked at, by file name; undefined where there is none. */
	readonly roster: string | undefined;
	/** Why nothing can be decided in this session (read-only, no role given), or undefined when it can. */
	readonly cannotDecideBecause: string | undefined;
	readonly workspace: string;
	/** What this account began in an earlier session and did not save. `putAside`: the name of a file that could not be understood. */
	readonly unfinished?: {readonly left: Unfinished; readonly putAside: string | undefined} | undefined;
	/** Entries in the log and SHA-256 of the last, when the session begins. */
	readonly log: {readonly entries: number; readonly head: string};
};

/** One conviction read again from its bytes, with every question answered. */
export type ConvictionDetail = {
	readonly record: ConvictionRecord;
	readonly conviction: Conviction;
	readonly trace: readonly QuestionTrace[];
	readonly changes: readonly Change[];
	/** Of a conviction that the policy decides: the facts that its open questions lack, that of the stated question first; and what is known of each kind, in the order of `factKindNames`. */
	readonly facts?: {readonly lacking: readonly FactKind[]; readonly says: readonly string[]} | undefined;
	/** Of a candidate: why it is out of the policy's scope. */
	readonly scope?: readonly TraceNode[] | undefined;
	/** The questions of HS 11361.8 beside those of the policy, where they are others and it names the charge. */
	readonly statute?: readonly QuestionTrace[] | undefined;
};

/** An entry that is on disk, flushed. */
export type Appended = {
	readonly seq: number;
	readonly at: string;
	readonly head: string;
	readonly key: string;
	/** What the log now says of that conviction. */
	readonly review: ConvictionReview;
	/** After a fact was supplied or withdrawn: the person's convictions in scope, with the hashes of their lines. */
	readonly determined?: ReadonlyArray<{readonly record: ConvictionRecord; readonly lineHash: string}> | undefined;
	/** Why that could not be worked out, though the entry is saved. */
	readonly notDetermined?: readonly Problem[] | undefined;
};

/** A fact that is being typed. */
export type FactAsked = {readonly key: string; readonly kind: FactKind; readonly value: string};

/** What a fact would change: the conviction it is asked at, and others of the person whose outcome would be another. */
export type FactPreview = {readonly before: ConvictionRecord; readonly after: ConvictionRecord; readonly others: ReadonlyArray<{readonly before: ConvictionRecord; readonly after: ConvictionRecord}>};
/** A batch that is on disk whole. */
export type AppendedBatch = Pick<Appended, 'seq' | 'at' | 'head'> & {
	/** Entries in the log after it. */
	readonly entries: number;
	/** What the log now says of each conviction that was asked for. */
	readonly reviews: ReadonlyMap<string, ConvictionReview>;
};

export type ResultsWritten = {
	readonly folder: string;
	readonly lines: readonly string[];
	readonly log: {readonly entries: number; readonly head: string};
};

/** A policy that an audit can be compared with. */
export type PolicyChoice = {readonly id: string; readonly title: string; readonly adopted: boolean};

/** What a second policy makes of the same extract. Lives as long as it is on screen, and is stored nowhere. */
export type SecondPolicy = {
	readonly policy: PolicyChoice;
	/** The engine's outcomes of the extract alone under both policies, without decisions; nothing is withheld. */
	readonly counts: ComparisonCounts;
	/** By key, for every conviction that either policy decides. */
	readonly under: ReadonlyMap<string, Under>;
	/** The version of the program that made the audit, where it is another. */
	readonly madeBy: string | undefined;
};

/** What the auditor asks of the world. Tests give in-memory ones. */
export type Ports = {
	readonly openConviction: (key: string) => Promise<Attempt<ConvictionDetail>>;
	/** Determines a conviction as it would be with a fact. Saves nothing. */
	readonly previewFact: (asked: FactAsked) => Promise<Attempt<FactPreview>>;
	/** Resolves when the entry is flushed to disk, and not before. */
	readonly append: (draft: Draft) => Promise<Attempt<Appended>>;
	/** All of a batch, flushed, or nothing of it; `keys` are the convictions whose review it changes. */
	readonly appendBatch: (batch: BatchDraft | BatchUndo, keys: readonly string[]) => Promise<Attempt<AppendedBatch>>;
	/** Keeps what was begun and not saved, in place of what was kept before; absent where nothing is kept. */
	readonly keepUnfinished?: (unfinished: Unfinished) => Promise<Attempt<undefined>>;
	readonly writeResults: () => Promise<Attempt<ResultsWritten>>;
	/** The policies that ship with the program. */
	readonly policies: () => Promise<Attempt<readonly PolicyChoice[]>>;
	/** Evaluates the extract again under another policy, named by its id or its file. Writes nothing; `signal` ends it. */
	readonly compareWith: (policy: string, progress: (bytes: number, total: number) => void, signal: AbortSignal) => Promise<Attempt<SecondPolicy>>;
	/** Seconds since the program began, for the time a conviction was open. */
	readonly seconds: () => number;
};
