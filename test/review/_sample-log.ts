import {Buffer} from 'node:buffer';
import {createHash, createHmac} from 'node:crypto';
import type {Draft, Reviewer} from '../../source/review/entry.js';
import {noPrevious, type Entry, type Hmac, type Sha256} from '../../source/review/log-line.js';
import {actorOf, stamp, toolActor, type ToolDraft} from '../../source/review/stamp.js';
import type {Words} from '../../source/review/words.js';

export const sha256: Sha256 = bytes => createHash('sha256').update(bytes).digest('hex');
export const hmac: Hmac = (key, text) => createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('hex');
export const secret = '5e'.repeat(32);
export const seen = 'ab'.repeat(32);
export const chen: Reviewer = {name: 'r.chen', role: 'attorney', account: 'rchen'};
export const opening: ToolDraft = {type: 'log.open', body: {program: 'second-look/0.1.0', secret: sha256(secret)}};

const facts = {seen, from: 'dismiss', flagsAcknowledged: [], secondsOpen: 4.6} as const;
export const evidence = {kind: 'docket', locator: '12-345 p.4', seen: '2020-01-31'};

export const opened = (key: string): Draft => ({type: 'conviction.opened', key});
export const confirm = (key: string, action: string): Draft => ({...facts, type: 'decision.confirm', key, action, to: 'dismiss', relief: 'dismiss-and-seal'});
export const override = (key: string, action: string, words = 'The docket says otherwise: "misdemeanor" – ü'): Draft =>
	({...facts, type: 'decision.override', key, action, to: 'reduce', reasonCode: 'court-file-differs', words, evidence, flagsAcknowledged: ['date-partial']});
export const challenge = (key: string, action: string): Draft =>
	({...facts, type: 'decision.challenge', key, action, to: 'not-eligible', ground: 'risk', words: 'Two\nlines of words', evidence, lateBasis: 'Stipulated'});
export const defer = (key: string, action: string): Draft => ({...facts, type: 'decision.defer', key, action, to: 'hand-review', words: 'Waiting for the court file'});
export const undo = (key: string, action: string, undoes: number): Draft => ({type: 'decision.undo', key, action, undoes});
export const promote = (key: string, action: string, words = 'Plea to accessory in a marijuana case'): Draft => ({type: 'candidate.promoted', key, action, seen, words});
export const note = (key: string, action: string): Draft => ({type: 'note', key, action, words: 'Called the clerk'});

export type SampleLog = {readonly entries: readonly Entry[]; readonly lines: readonly string[]; readonly words: Words; readonly wordLines: readonly string[]};

/** Stamps drafts into a log, a second apart, with keys made from the entry's number. The first draft should be `opening`. */
export function sampleLog(drafts: ReadonlyArray<Draft | ToolDraft>, logId = 'a1b2c3d4e5f60718293a4b5c6d7e8f90'): SampleLog {
	const entries: Entry[] = [];
	const lines: string[] = [];
	const words = new Map<string, string>();
	const wordLines: string[] = [];
	for (const [seq, draft] of drafts.entries()) {
		const keys = [0, 1, 2].map(part => sha256(`${seq}.${part}`));
		const now = new Date(Date.UTC(2020, 1, 3, 17, 0, seq)).toISOString();
		const previous = seq === 0 ? noPrevious : sha256(lines.at(-1)!);
		const stamped = stamp({draft, actor: 'body' in draft ? toolActor('rchen') : actorOf(chen), now, after: {log: logId, seq, prev: previous, ts: entries.at(-1)?.ts ?? ''}, keys, secret, hmac});
		if (!stamped.ok) {
			throw new Error(stamped.problems.map(({found}) => found).join('; '));
		}

		entries.push(stamped.value.entry);
		lines.push(stamped.value.line);
		for (const {commitment, line, text} of stamped.value.words) {
			words.set(commitment, text);
			wordLines.push(line);
		}
	}

	return {entries, lines, words, wordLines};
}

/** A copy with one byte changed. */
export function flipped(bytes: Uint8Array, index: number, bit: number): Uint8Array {
	const copy = Uint8Array.from(bytes);

	copy[index]! ^= bit;
	return copy;
}

export const bytesOf = (lines: readonly string[]): Uint8Array => Buffer.from(lines.map(line => `${line}\n`).join(''), 'utf8');

/** A log with every kind of entry a reviewer makes. */
export const fullLog = (): SampleLog => sampleLog([
	opening,
	opened('S1/001'),
	confirm('S1/001', 'a1'),
	override('S1/002', 'a2'),
	challenge('S2/001', 'a3'),
	defer('S3/001', 'a4'),
	note('S3/001', 'a5'),
	undo('S1/001', 'a6', 2),
]);
