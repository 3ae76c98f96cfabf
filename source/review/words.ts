import {z} from 'zod';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {canonicalJson} from './canonical-json.js';
import {cleanText, hex64} from './entry-bodies.js';
import {restore, type Entry, type Hmac} from './log-line.js';

/** Commitment to text: undefined where the text was erased. */
export type Words = ReadonlyMap<string, string | undefined>;

export type WordsFile = {
	readonly words: Words;
	/** Bytes of whole lines. */
	readonly size: number;
	readonly torn: Uint8Array | undefined;
};

const kept = z.strictObject({commitment: hex64, key: hex64, text: cleanText});
const erased = z.strictObject({commitment: hex64, erased: z.literal(true)});
const schema = z.union([kept, erased]);
const file = 'words.jsonl';

/** The line, without LF, that keeps a text beside the key of its commitment: `{"commitment":hex,"key":hex,"text":string}`. */
export const wordsLine = (key: string, text: string, hmac: Hmac): {readonly commitment: string; readonly line: string} => {
	const commitment = hmac(key, text);
	return {commitment, line: canonicalJson({commitment, key, text})};
};

/**
In: the bytes of `words.jsonl`. Out: texts by commitment, or what is wrong, by line. Every text must give its commitment under its key;
`{"commitment":hex,"erased":true}` in its place is an erasure, and the log verifies on. A torn tail is handed back, not judged.
*/
export function verifyWords(bytes: Uint8Array, hmac: Hmac): Attempt<WordsFile> {
	const words = new Map<string, string | undefined>();
	const problems: Problem[] = [];
	const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
	let start = 0;
	for (let line = 1; ; line++) {
		const end = bytes.indexOf(0x0A, start);
		if (end === -1) {
			break;
		}

		const found = readLine(bytes.subarray(start, end), decoder);
		start = end + 1;
		if (found === undefined) {
			problems.push({file, line, found: 'a line that keeps no words', expected: 'a canonical line with commitment, key and text, or commitment and erased', next: restore});
		} else if (words.has(found.commitment)) {
			problems.push({file, line, found: 'the same commitment a second time', expected: 'each once', next: restore});
		} else if ('text' in found && hmac(found.key, found.text) !== found.commitment) {
			problems.push({file, line, found: 'words that were changed: they do not give their commitment', expected: 'commitment = HMAC-SHA-256(key, text)', next: restore});
		} else {
			words.set(found.commitment, 'text' in found ? found.text : undefined);
		}
	}

	return problems.length > 0 ? failure(...problems) : success({words, size: start, torn: start < bytes.length ? bytes.slice(start) : undefined});
}

function readLine(line: Uint8Array, decoder: InstanceType<typeof TextDecoder>): z.infer<typeof schema> | undefined {
	try {
		const text = decoder.decode(line);
		const data: unknown = JSON.parse(text);
		const parsed = schema.safeParse(data);
		return parsed.success && canonicalJson(data) === text ? parsed.data : undefined;
	} catch {
		return undefined;
	}
}

/** The commitments an entry makes. */
export function commitmentsOf({body}: Entry): readonly string[] {
	return [
		'words' in body ? body.words : undefined,
		'evidence' in body ? body.evidence : undefined,
		'lateBasis' in body ? body.lateBasis : undefined,
		'value' in body ? body.value : undefined,
		'filter' in body ? body.filter : undefined,
	].filter(commitment => commitment !== undefined);
}

/**
Words are flushed before the entry that needs them, so a commitment without a line is words taken away: a problem, unlike an erasure.
A line that no entry names is left by a crash between the two files, and is only counted.
*/
export function compareWithWords(entries: readonly Entry[], words: Words): Attempt<{readonly unused: number}> {
	const problems: Problem[] = [];
	const used = new Set<string>();
	for (const entry of entries) {
		for (const commitment of commitmentsOf(entry)) {
			used.add(commitment);
			if (!words.has(commitment)) {
				problems.push({file, found: `no line for the words of entry ${entry.seq}`, expected: 'the words, or a line that says they were erased', next: 'restore words.jsonl from a copy'});
			}
		}
	}

	return problems.length > 0 ? failure(...problems) : success({unused: words.size - used.size});
}
