import type {FactKind} from '../history/supplied-fact.js';
import type {Outcome} from '../values/outcome.js';
import type {Cause, ErrorClass, Source, Verdict} from './sample-bodies.js';

export const roles = ['paralegal', 'attorney', 'supervisor'] as const;
export type Role = (typeof roles)[number];

/**
Who sits at the keyboard. Without `listed` the role is claimed, and recorded as claimed; with it, name and role are what the office's
roster says of the account. Neither proves who types.
*/
export type Reviewer = {
	readonly name: string;
	readonly role: Role | undefined;
	readonly account: string;
	readonly listed?: {/** SHA-256 of the roster. */ readonly roster: string; readonly barNumber: string | undefined};
};

export const evidenceKinds = ['docket', 'court file', 'DOJ row', 'police report', 'other agency', 'telephone'] as const;

/** What a refusal or a challenge rests on: kind, where it is found, and the day it was seen (`YYYY-MM-DD`). */
export type Evidence = {readonly kind: string; readonly locator: string; readonly seen: string};

/** One action of a reviewer, before it is stamped and chained: in clear words and keys. */
export type Draft
	= | {readonly type: 'conviction.opened'; readonly key: string}
		| {readonly type: 'identifier.shown'; readonly key: string; readonly action: string}
		| (DecisionDraft & {readonly type: 'decision.confirm'; readonly words?: string; readonly evidence?: Evidence})
		| (DecisionDraft & {readonly type: 'decision.override' | 'decision.propose'; readonly reasonCode: string; readonly words: string; readonly evidence?: Evidence})
		| (DecisionDraft & {readonly type: 'decision.challenge'; readonly ground: string; readonly words: string; readonly evidence: Evidence; readonly lateBasis?: string})
		| (DecisionDraft & {readonly type: 'decision.defer'; readonly words: string})
		| (AnswerDraft & {readonly type: 'decision.approve'; readonly flagsAcknowledged: readonly string[]})
		| (AnswerDraft & {readonly type: 'decision.decline'; readonly words: string})
		| {readonly type: 'candidate.promoted'; readonly key: string; readonly seen: string; readonly words: string; readonly action: string}
		| {readonly type: 'decision.undo'; readonly key: string; readonly undoes: number; readonly action: string}
		| FactDraft
		| {readonly type: 'fact.withdrawn'; readonly key: string; readonly undoes: number; readonly action: string}
		| {readonly type: 'note'; readonly key: string; readonly words: string; readonly action: string};

/** What a paralegal does in a packet of a spot check, and what an attorney finds where verdict and decision differ. */
export type CheckDraft
	= | {readonly type: 'sample.settled'; readonly key: string; readonly round: number; readonly finding: 'right' | ErrorClass; readonly cause?: Cause | undefined; readonly words: string; readonly action: string}
		| {readonly type: 'check.verdict'; readonly key: string; readonly verdict: Verdict; readonly clerical: boolean; readonly source: Source; readonly words?: string; readonly evidence?: Evidence; readonly secondsOpen: number; readonly action: string}
		| {readonly type: 'check.skipped'; readonly key: string; readonly words?: string; readonly action: string}
		| {readonly type: 'check.undone'; readonly key: string; readonly undoes: number; readonly action: string};

export type DecisionDraft = {
	readonly key: string;
	/** SHA-256 of the conviction's line in `convictions.jsonl` that the reviewer had before them. */
	readonly seen: string;
	readonly from: Outcome;
	readonly to: Outcome;
	/** Id of `rules/relief.yaml`, absent where no relief is asked. */
	readonly relief?: string;
	readonly flagsAcknowledged: readonly string[];
	readonly secondsOpen: number;
	/** Made once for each action at the keyboard, so that one action is one entry. */
	readonly action: string;
};

/** A fact that a person supplies. `about` is the key of the conviction it concerns; `seen` the line of the one it was asked at. */
export type FactDraft = {
	readonly type: 'fact.supplied';
	readonly key: string;
	readonly about: string;
	readonly fact: FactKind;
	readonly value: string;
	readonly evidence: Evidence;
	readonly words?: string;
	readonly seen: string;
	readonly action: string;
};

/** An attorney's answer to a decision that awaits approval. */
export type AnswerDraft = Pick<DecisionDraft, 'key' | 'seen' | 'secondsOpen' | 'action'> & {/** Number of the entry that is answered. */ readonly proposal: number};

export const decisionKinds = ['confirm', 'override', 'challenge', 'defer', 'propose', 'approve', 'decline'] as const;
/** `bulk`: made with many others at once, by a ruling or by confirming what a filter shows. */
export type DecisionKind = (typeof decisionKinds)[number] | 'bulk';

/** Who decided, as the log has it. `roster`: SHA-256 of the office roster that gives the account this name and role; undefined where they were claimed. */
export type DecidedBy = {readonly name: string; readonly role: string; readonly account: string; readonly roster: string | undefined};

/** A decision read back from the log, with its words where they were not erased. An approval holds what it approves, words and evidence with it. */
export type Decision = {
	readonly kind: DecisionKind;
	readonly seq: number;
	readonly by: DecidedBy;
	readonly at: string;
	readonly opaque: string;
	readonly seen: string;
	readonly from: Outcome;
	readonly to: Outcome;
	readonly relief: string | undefined;
	/** Reason code of an override, ground of a challenge. */
	readonly code: string | undefined;
	readonly words: string | undefined;
	readonly evidence: string | undefined;
	readonly lateBasis: string | undefined;
	readonly flagsAcknowledged: readonly string[];
	/** What an approval approves, or a refusal of one declines. */
	readonly answers: Decision | undefined;
	/** Of a decision made in bulk: number of the entry that began the batch, number of the ruling where it is one, and the filter in words where it is not. */
	readonly batch?: {readonly seq: number; readonly ruling: number | undefined; readonly filter: string | undefined} | undefined;
};

/** A candidate taken into the audit, read back from the log. */
export type Promotion = {
	readonly seq: number;
	readonly by: DecidedBy;
	readonly at: string;
	readonly seen: string;
	/** Undefined where they were erased. */
	readonly words: string | undefined;
};

/** What the log says of one conviction. */
export type ConvictionReview = {
	/** The promotion that stands, if it was a candidate and was taken into the audit. */
	readonly promotion?: Promotion | undefined;
	/** All decisions not undone, oldest first: the last one is live, unless it declined the one before. */
	readonly decisions: readonly Decision[];
	readonly opened: number;
	readonly notes: ReadonlyArray<{readonly seq: number; readonly by: string; readonly at: string; readonly words: string | undefined}>;
	/** Every entry that concerns the conviction, for the screen: what happened, when, by whom. */
	readonly entries: ReadonlyArray<{readonly seq: number; readonly type: string; readonly at: string; readonly by: string; readonly undone: boolean}>;
};

/** A decision, what it answers, what that answers: the newest first. */
export const chainOf = (decision: Decision): readonly Decision[] => decision.answers ? [decision, ...chainOf(decision.answers)] : [decision];

/** The decision in force. What was declined is not, with all that it had approved; what stood before it is again. */
export function liveDecision(review: ConvictionReview | undefined): Decision | undefined {
	const last = review?.decisions.at(-1);
	if (last?.kind !== 'decline') {
		return last;
	}

	const declined = new Set(review!.decisions.filter(({kind}) => kind === 'decline').flatMap(one => chainOf(one).map(({seq}) => seq)));
	return review!.decisions.findLast(({seq}) => !declined.has(seq));
}

export const decisionWords = ['engine', 'confirmed', 'confirmed in bulk', 'overridden', 'challenged', 'deferred', 'awaiting approval', 'stale'] as const;
export type DecisionWord = (typeof decisionWords)[number];
