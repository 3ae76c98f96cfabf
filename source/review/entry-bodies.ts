import {z} from 'zod';
import {factKindNames} from '../history/supplied-fact.js';
import {outcomes} from '../values/outcome.js';
import {uncleanBecause} from './clean-text.js';
import {sampleBodies} from './sample-bodies.js';

export const hex64 = z.string().regex(/^[\da-f]{64}$/u);
export const count = z.int().min(0);
export const cleanText = z.string().refine(text => uncleanBecause(text) === undefined, {error: issue => `text holds ${uncleanBecause(String(issue.input)) ?? 'a character the log refuses'}`});
export const label = cleanText.min(1).max(500);
export const instant = z.iso.datetime({precision: 3}).length(24);

const conviction = hex64;
const commitment = hex64;
const action = label;
const outcome = z.enum(outcomes);

const decision = {
	action,
	conviction,
	flagsAcknowledged: z.array(label),
	from: outcome,
	relief: label.optional(),
	secondsOpen: count,
	seen: hex64,
	to: outcome,
};

const answer = {action, conviction, proposal: count, secondsOpen: count, seen: hex64};

/**
The closed list of entry types and what each holds (design, section 6). `conviction` is the opaque id; `words`, `evidence`,
`lateBasis` and `value` are commitments, never text. Strict: an unknown field is a problem. Later issues add types, and never rename.
*/
export const entryBodies = {
	/** `secret` is SHA-256 of the secret's 64 hex digits: a swapped secret would make every opaque id point nowhere. */
	'log.open': z.strictObject({program: label, secret: hex64}),
	/** `manifest` is SHA-256 of `audit.json`, which holds the hashes of rules and extracts; they stand here too so that the log can be read alone. */
	'run.engine': z.strictObject({
		asOf: z.iso.date(),
		/** Absent in entries from before there were candidates. */
		candidates: hex64.optional(),
		convictions: hex64,
		counts: z.strictObject({candidates: count.optional(), convictionsInScope: count, dismiss: count, 'hand-review': count, 'not-eligible': count, reduce: count, refer: count}),
		county: label,
		extracts: z.array(z.strictObject({bytes: count, sha256: hex64})),
		manifest: hex64,
		policy: label,
		program: label,
	}),
	'conviction.opened': z.strictObject({conviction}),
	/** A reviewer takes a candidate into the audit. `seen` is the hash of its line in `candidates.jsonl`. */
	'candidate.promoted': z.strictObject({action, conviction, seen: hex64, words: commitment}),
	'decision.confirm': z.strictObject({...decision, evidence: commitment.optional(), words: commitment.optional()}),
	'decision.override': z.strictObject({...decision, evidence: commitment.optional(), reasonCode: label, words: commitment}),
	/** A paralegal's: it awaits an attorney's approval. */
	'decision.propose': z.strictObject({...decision, evidence: commitment.optional(), reasonCode: label, words: commitment}),
	/** `proposal` is the number of the decision that is answered, which must be the one in force. */
	'decision.approve': z.strictObject({...answer, flagsAcknowledged: z.array(label)}),
	'decision.decline': z.strictObject({...answer, words: commitment}),
	'decision.defer': z.strictObject({...decision, words: commitment}),
	'decision.challenge': z.strictObject({...decision, evidence: commitment, ground: label, lateBasis: commitment.optional(), words: commitment}),
	/** `undoes` is the number of a decision or of a promotion. */
	'decision.undo': z.strictObject({action, conviction, undoes: count}),
	/** A person supplies what the record lacks, or says otherwise. `about` is the conviction it concerns (a fact about the person: all of theirs); the value is a commitment as well. */
	'fact.supplied': z.strictObject({about: conviction, action, conviction, evidence: commitment, fact: z.enum(factKindNames), seen: hex64, value: commitment, words: commitment.optional()}),
	/** `undoes` is the number of a supplied fact. */
	'fact.withdrawn': z.strictObject({action, conviction, undoes: count}),
	/**
	An attorney answers one stated question, or settles one flag, for every conviction that shares it. As many `decision.bulk` follow at once
	as `count` says; `list` is SHA-256 of their opaque ids, in their order, joined by LF. `amendment` is SHA-256 of the ruling's text in `amendments.yaml`.
	*/
	'ruling.made': z.strictObject({
		action, amendment: hex64, count: count.min(1), list: hex64, number: count.min(1), outcome, relief: label.optional(),
		settles: z.strictObject({kind: z.enum(['question', 'flag']), signature: z.array(cleanText.min(1).max(4000)).min(1)}),
		words: commitment,
	}),
	/** What the engine says is confirmed for every conviction that a filter shows, as many as `count` says. `filter` commits to the filter in words. */
	'bulk.confirmed': z.strictObject({action, count: count.min(1), filter: commitment, list: hex64}),
	/** One conviction of the batch that entry `batch` begins: nobody opened it by itself. */
	'decision.bulk': z.strictObject({batch: count, conviction, flagsAcknowledged: z.array(label), from: outcome, relief: label.optional(), seen: hex64, to: outcome}),
	/** Takes back every decision of a batch that still stands. `undoes` is the number of the entry that began it. */
	'batch.undo': z.strictObject({action, undoes: count}),
	/** A reviewer asked to see the identifiers of a row of this conviction's person: social security, licence, card and immigration numbers. */
	'identifier.shown': z.strictObject({action, conviction}),
	note: z.strictObject({action, conviction, words: commitment}),
	/** `entries` and `head` say which log the folder's copy is; `sums` is SHA-256 of its `SHA256SUMS`. */
	'results.written': z.strictObject({entries: count, folder: label, head: hex64, sums: hex64}),
	/** `file` had a last line without its line end; the fragment stands in `movedTo`. */
	'recovery.torn_tail': z.strictObject({bytes: count, file: z.enum(['review.jsonl', 'words.jsonl']), movedTo: label, sha256: hex64}),
	/** `byRequest`: broken with --break-lock, otherwise found dead. */
	'recovery.stale_lock': z.strictObject({byRequest: z.boolean(), host: label, pid: count, started: label}),
	/** What `review.head` said when the log was found one entry ahead of it. */
	'recovery.head_behind': z.strictObject({sequence: count, sha256: hex64, size: count}),
	...sampleBodies({hex64, count, label}),
} as const;

export type EntryType = keyof typeof entryBodies;
export type BodyOf<Type extends EntryType> = z.infer<(typeof entryBodies)[Type]>;

export const isEntryType = (type: string): type is EntryType => Object.hasOwn(entryBodies, type);
