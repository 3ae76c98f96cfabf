import {z} from 'zod';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {canonicalJson} from './canonical-json.js';
import {uncleanBecause} from './clean-text.js';
import {
	count, entryBodies, hex64, instant, isEntryType, label, type BodyOf, type EntryType,
} from './entry-bodies.js';

/** SHA-256 as 64 hex digits. */
export type Sha256 = (bytes: Uint8Array | string) => string;
/** HMAC-SHA-256 of a text's UTF-8 under a key given in hex. */
export type Hmac = (key: string, text: string) => string;

/** `none`: a reviewer who gave no role, and so may look but not decide. `tool`: the program itself. */
export const actorRoles = ['paralegal', 'attorney', 'supervisor', 'none', 'tool'] as const;
/** `roster`: SHA-256 of the office roster that gives the account this name and role; absent where they were claimed. */
export type Actor = {readonly id: string; readonly role: (typeof actorRoles)[number]; readonly account: string; readonly roster?: string | undefined};

type EntryOf<Type extends EntryType> = {
	readonly actor: Actor;
	readonly body: BodyOf<Type>;
	readonly log: string;
	readonly prev: string;
	readonly seq: number;
	readonly ts: string;
	readonly type: Type;
	readonly v: 1;
};

/** One entry of the review log: a union, told apart by `type`. */
export type Entry = {[Type in EntryType]: EntryOf<Type>}[EntryType];

/** What every line of a chain has, whatever its type. */
export type Link = Pick<Entry, 'log' | 'prev' | 'seq' | 'ts'>;

export const noPrevious = '0'.repeat(64);
const answerTypes = new Set<string>(['decision.approve', 'decision.decline']);
const batchTypes = new Set<string>(['ruling.made', 'bulk.confirmed', 'decision.bulk', 'batch.undo']);
const decisionTypes = new Set<string>(['decision.confirm', 'decision.override', 'decision.defer', 'decision.challenge', 'decision.undo', 'decision.propose', 'candidate.promoted', 'fact.supplied', 'fact.withdrawn', 'check.verdict', 'sample.settled', ...answerTypes, ...batchTypes]);

const envelope = z.strictObject({
	actor: z.strictObject({account: label, id: label, role: z.enum(actorRoles), roster: hex64.optional()}),
	body: z.unknown(),
	log: z.string().regex(/^[\da-f]{32}$/u),
	prev: hex64,
	seq: count,
	ts: instant,
	type: z.string().min(1),
	v: z.literal(1),
});

/** Checks plain data against the entry's schema. Problems name the entry by its number, never by what it holds. */
export function checkEntry(data: unknown, place: Place): Attempt<Entry> {
	const outer = envelope.safeParse(data);
	if (!outer.success) {
		return failure(...outer.error.issues.map(issue => fieldProblem(issue, [], place)));
	}

	const {type, actor, body} = outer.data;
	if (!isEntryType(type)) {
		return failure(entryProblem(place, 'an entry type this program does not know', 'one of the types of design section 6', 'check it with the program version that wrote it'));
	}

	const inner = entryBodies[type].safeParse(body);
	if (!inner.success) {
		return failure(...inner.error.issues.map(issue => fieldProblem(issue, ['body'], place)));
	}

	if (decisionTypes.has(type) && (actor.role === 'none' || actor.role === 'tool')) {
		return failure(entryProblem(place, 'a decision by someone without a role', 'a paralegal, an attorney or a supervisor', 'start again with --role'));
	}

	if (actor.role === 'paralegal' && type === 'sample.settled') {
		return failure(entryProblem(place, 'a difference settled by a paralegal', 'an attorney or a supervisor', 'ask an attorney'));
	}

	if (actor.role === 'paralegal' && answerTypes.has(type)) {
		return failure(entryProblem(place, 'an approval or its refusal by a paralegal', 'an attorney or a supervisor', 'ask an attorney'));
	}

	if (actor.role === 'paralegal' && batchTypes.has(type)) {
		return failure(entryProblem(place, 'many convictions decided at once, or that taken back, by a paralegal', 'an attorney or a supervisor', 'ask an attorney'));
	}

	return success({...outer.data, body: inner.data} as Entry);
}

/** Reads one line (without its LF) back. Only the exact RFC 8785 form is accepted, so spaces and duplicate keys are problems. */
export function parseLine(text: string, place: Place): Attempt<Entry> {
	let data: unknown;
	try {
		data = JSON.parse(text);
		if (canonicalJson(data) !== text) {
			return failure(entryProblem(place, 'a line that is not in canonical form (spaces, key order, a key twice, or an escape)', 'the RFC 8785 form', restore));
		}
	} catch {
		return failure(entryProblem(place, 'a line that is not JSON', 'one entry on one line', restore));
	}

	return checkEntry(data, place);
}

/** The entry as its line, without LF; problems where it would not be accepted when read back. */
export function lineOf(entry: Entry, place: Place): Attempt<string> {
	const checked = checkEntry(entry, place);
	return checked.ok ? success(canonicalJson(checked.value)) : checked;
}

/** Which entry, in which file: line numbers count from 1, entries from 0. */
export type Place = {readonly file: string; readonly seq: number};

export const restore = 'compare it with a copy of the log, and restore that';

export const entryProblem = (place: Place, found: string, expected: string, next: string): Problem =>
	({file: place.file, line: place.seq + 1, found: `${found} (entry ${place.seq})`, expected, next});

function fieldProblem(issue: z.core.$ZodIssue, prefix: readonly string[], place: Place): Problem {
	// An unknown field's name may itself be hostile text: it is named only when it is plain.
	const path = [...prefix, ...issue.path.map(String)].filter(part => uncleanBecause(part) === undefined).join('.');
	const found = issue.code === 'unrecognized_keys' ? 'a field this entry type does not have' : 'a missing or wrong value';
	return entryProblem(place, `${found}${path === '' ? '' : ` at "${path}"`}`, issue.code === 'unrecognized_keys' ? 'only the fields of its type' : issue.message, restore);
}
