import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {canonicalJson} from './canonical-json.js';
import {uncleanBecause} from './clean-text.js';
import type {BodyOf, EntryType} from './entry-bodies.js';
import type {CheckDraft, Draft, Reviewer} from './entry.js';
import {
	checkEntry, lineOf, type Actor, type Entry, type Hmac,
} from './log-line.js';
import {wordsLine} from './words.js';

/** What the program itself puts into the log, or somebody orders: nothing of a person in it, so the body is written as it is. */
export type ToolDraft = {[Type in ToolType]: {readonly type: Type; readonly body: BodyOf<Type>}}[ToolType];
type ToolType = 'log.open' | 'run.engine' | 'results.written' | 'recovery.torn_tail' | 'recovery.stale_lock' | 'recovery.head_behind' | 'sample.planned' | 'sample.drawn' | 'sample.dealt' | 'sample.returned';

export type Stamp = {
	readonly draft: Draft | CheckDraft | ToolDraft;
	readonly actor: Actor;
	/** The clock, `2020-02-03T17:09:30.000Z`. */
	readonly now: string;
	readonly after: {readonly log: string; readonly seq: number; readonly prev: string; readonly ts: string};
	/** Three fresh 32-byte keys in hex: one for each text an entry commits to, which are three at most. */
	readonly keys: readonly string[];
	readonly secret: string;
	readonly hmac: Hmac;
};

export type Stamped = {readonly entry: Entry; readonly line: string; readonly words: ReadonlyArray<{readonly commitment: string; readonly line: string; readonly text: string}>};

/** Every draft that decides or notes something needs words of the reviewer's own, but for a confirmation. */
const needsWords = new Set<string>(['decision.override', 'decision.propose', 'decision.decline', 'decision.challenge', 'decision.defer', 'candidate.promoted', 'note', 'ruling.made', 'sample.settled']);

export const actorOf = (reviewer: Reviewer): Actor => ({
	id: reviewer.name, role: reviewer.role ?? 'none', account: reviewer.account, ...(reviewer.listed ? {roster: reviewer.listed.roster} : {}),
});

export const toolActor = (account: string): Actor => ({id: 'second-look', role: 'tool', account});

/** Opaque id of a conviction: HMAC-SHA-256 of its key under the workspace's secret. */
export const opaqueId = (secret: string, key: string, hmac: Hmac): string => hmac(secret, key);

/**
In: a draft in clear words and keys. Out: the line for `review.jsonl` with opaque id and commitments in their place, and the lines for
`words.jsonl`, none with its LF. `ts` is the later of the clock and the last entry's, so the log's times never go backwards.
*/
export function stamp({draft, actor, now, after, keys, secret, hmac}: Stamp): Attempt<Stamped> {
	const texts = 'body' in draft ? {} : textsOf(draft);
	const body = 'body' in draft ? draft.body : bodyOf(draft, key => opaqueId(secret, key, hmac));
	return stampBody({type: draft.type, body, texts, actor, now, after, keys, hmac});
}

/** The same for a body that holds everything but its commitments: `texts` by the field that commits to each. */
export function stampBody({type, body: bare, texts, actor, now, after, keys, hmac}: Omit<Stamp, 'draft' | 'secret'> & {
	readonly type: EntryType;
	readonly body: Readonly<Record<string, unknown>>;
	readonly texts: Readonly<Record<string, string>>;
}): Attempt<Stamped> {
	const place = {file: 'review.jsonl', seq: after.seq};
	const problems = wordProblems(type, texts);
	if (problems.length > 0) {
		return failure(...problems);
	}

	const commitments: Record<string, string> = {};
	const words = Object.entries(texts).map(([field, text], index) => {
		const kept = {...wordsLine(keys[index]!, text, hmac), text};
		commitments[field] = kept.commitment;
		return kept;
	});
	const body = {...bare, ...commitments};
	const data = {actor, body, log: after.log, prev: after.prev, seq: after.seq, ts: laterOf(now, after.ts), type, v: 1};
	const checked = checkEntry(data, place);
	if (!checked.ok) {
		return checked;
	}

	const line = lineOf(checked.value, place);
	return line.ok ? success({entry: checked.value, line: line.value, words}) : line;
}

const laterOf = (one: string, other: string): string => one < other ? other : one;

function textsOf(draft: Draft | CheckDraft): Readonly<Record<string, string>> {
	const texts = {
		words: 'words' in draft && draft.words !== undefined && draft.words.trim() !== '' ? draft.words : undefined,
		evidence: 'evidence' in draft && draft.evidence !== undefined ? draft.evidence : undefined,
		value: 'value' in draft ? draft.value : undefined,
		lateBasis: 'lateBasis' in draft && draft.lateBasis !== undefined && draft.lateBasis.trim() !== '' ? draft.lateBasis : undefined,
	};
	const present = Object.entries(texts).filter((pair): pair is [string, NonNullable<(typeof pair)[1]>] => pair[1] !== undefined);
	return Object.fromEntries(present.map(([field, text]) => [field, typeof text === 'string' ? text : evidenceText(text)]));
}

/** Canonical JSON, unless a part is unclean: then the parts joined, which the check that follows refuses in its turn. */
function evidenceText({kind, locator, seen}: {readonly kind: string; readonly locator: string; readonly seen: string}): string {
	const parts = [kind, locator, seen];
	return parts.some(part => uncleanBecause(part) !== undefined) ? parts.join('\n') : canonicalJson({kind, locator, seen});
}

function wordProblems(type: EntryType, texts: Readonly<Record<string, string>>): readonly Problem[] {
	const problems: Problem[] = [];
	if (needsWords.has(type) && (texts['words'] ?? '').trim() === '') {
		problems.push({found: 'no words', expected: 'the reviewer\'s own words', next: 'write why'});
	}

	for (const [field, text] of Object.entries(texts)) {
		const because = uncleanBecause(text);
		if (because !== undefined) {
			problems.push({found: `${because} in ${{words: 'the words', evidence: 'the evidence', lateBasis: 'the late basis', value: 'the value', filter: 'the filter'}[field]!}`, expected: 'plain text', next: 'type it again without'});
		}
	}

	return problems;
}

/** Fields of a draft that the log holds as commitments. */
const committed: ReadonlySet<string> = new Set(['words', 'evidence', 'lateBasis', 'value']);

/** Keys and words replaced; the rest as drafted. A field left undefined is not written. */
function bodyOf(draft: Draft | CheckDraft, opaque: (key: string) => string): Record<string, unknown> {
	const {key, type, ...rest} = draft;
	const plain = Object.fromEntries(Object.entries(rest).filter(([field, value]) => value !== undefined && !committed.has(field)));
	const seconds = 'secondsOpen' in draft ? {secondsOpen: Math.max(0, Math.round(draft.secondsOpen))} : {};
	const about = 'about' in draft ? {about: opaque(draft.about)} : {};
	return {...plain, ...seconds, ...about, conviction: opaque(key)};
}
