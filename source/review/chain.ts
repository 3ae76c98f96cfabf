import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {
	entryProblem, noPrevious, parseLine, restore, type Entry, type Link, type Place, type Sha256,
} from './log-line.js';

/** A log whose every whole line holds. */
export type Chain<Line extends Link = Entry> = {
	readonly entries: readonly Line[];
	/** Where each entry ends in the file: offset of the byte after its LF. */
	readonly ends: readonly number[];
	/** SHA-256 of the last whole line without its LF; 64 zeros when there is none. */
	readonly head: string;
	/** Bytes after the last LF: a write that was cut short. */
	readonly torn: Uint8Array | undefined;
};

const lineFeed = 0x0A;
const carriageReturn = 0x0D;
const mostProblems = 20;

/** SHA-256 of entry `index`'s line: the next entry names it. */
export const lineHash = <Line extends Link>(chain: Chain<Line>, index: number): string => chain.entries[index + 1]?.prev ?? chain.head;

export const chainSize = (chain: Chain<Link>): number => chain.ends.at(-1) ?? 0;

/**
In: the bytes of `review.jsonl`. Out: its entries, or every reason why the chain does not hold, naming the entry.
Checks what reference/audit-log.md asks of V1: canonical lines split at LF only, `seq` from 0 without gap, `prev`, one log id,
`ts` never backwards, known types with exact bodies, `log.open` first and only there. A torn tail is handed back, not judged.
*/
export const verifyChain = (bytes: Uint8Array, sha256: Sha256, file = 'review.jsonl'): Attempt<Chain> =>
	verifyLinks(bytes, sha256, {file, parse: parseLine, after: openedOnce});

/** The same for any kind of line: `parse` reads one, `after` judges it beside its place. */
export function verifyLinks<Line extends Link>(bytes: Uint8Array, sha256: Sha256, {file, parse, after}: {
	readonly file: string;
	readonly parse: (text: string, place: Place) => Attempt<Line>;
	readonly after?: (line: Line, place: Place) => readonly Problem[];
}): Attempt<Chain<Line>> {
	if (bytes[0] === 0xEF && bytes[1] === 0xBB && bytes[2] === 0xBF) {
		return failure(entryProblem({file, seq: 0}, 'a byte order mark', 'an entry', restore));
	}

	const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
	const entries: Line[] = [];
	const ends: number[] = [];
	const problems: Problem[] = [];
	let head = noPrevious;
	let start = 0;
	for (let seq = 0; problems.length < mostProblems; seq++) {
		const end = bytes.indexOf(lineFeed, start);
		if (end === -1) {
			break;
		}

		const line = bytes.subarray(start, end);
		const place = {file, seq};
		const parsed = parsedLine(line, decoder, place, parse);
		if (parsed.ok) {
			problems.push(...linkProblems(parsed.value, entries.at(-1), head, place), ...(after?.(parsed.value, place) ?? []));
			entries.push(parsed.value);
		} else {
			problems.push(...parsed.problems);
		}

		ends.push(end + 1);
		head = sha256(line);
		start = end + 1;
	}

	if (problems.length > 0) {
		return failure(...problems.slice(0, mostProblems));
	}

	return success({entries, ends, head, torn: start < bytes.length ? bytes.slice(start) : undefined});
}

function parsedLine<Line>(line: Uint8Array, decoder: InstanceType<typeof TextDecoder>, place: Place, parse: (text: string, place: Place) => Attempt<Line>): Attempt<Line> {
	if (line.length === 0) {
		return failure(entryProblem(place, 'an empty line', 'an entry', restore));
	}

	if (line.includes(carriageReturn)) {
		return failure(entryProblem(place, 'a carriage return', 'lines that end in LF alone', restore));
	}

	let text: string;
	try {
		text = decoder.decode(line);
	} catch {
		return failure(entryProblem(place, 'bytes that are not UTF-8', 'an entry in UTF-8', restore));
	}

	return parse(text, place);
}

function linkProblems(line: Link, previous: Link | undefined, head: string, place: Place): readonly Problem[] {
	const problems: Problem[] = [];
	const report = (found: string, expected: string) => {
		problems.push(entryProblem(place, found, expected, restore));
	};

	if (line.seq !== place.seq) {
		report(`number ${line.seq} in the place of entry ${place.seq}`, 'numbers without gap or repetition, from 0');
	}

	if (line.prev !== head) {
		report(place.seq === 0 ? 'a first entry that follows another' : `a broken link: entry ${place.seq - 1}, or the hash of it in entry ${place.seq}, was changed`, 'prev = SHA-256 of the line before');
	}

	if (previous && line.log !== previous.log) {
		report('an entry of another log', 'one log id throughout');
	}

	if (previous && line.ts < previous.ts) {
		report('a time before that of the entry before it', 'times that never go backwards');
	}

	return problems;
}

function openedOnce(entry: Entry, place: Place): readonly Problem[] {
	return (entry.type === 'log.open') === (place.seq === 0)
		? []
		: [entryProblem(place, place.seq === 0 ? 'another entry at the beginning' : 'a second log.open', 'log.open first and nowhere else', restore)];
}
