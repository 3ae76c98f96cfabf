import {Buffer} from 'node:buffer';
import type {CandidateRecord, ConvictionRecord, Flag} from '../determinations/determination.js';
import {outcomes, type Outcome} from '../values/outcome.js';
import {lastFor} from '../values/once-for.js';
import {eachField} from './json-fields.js';
import {sha256} from './sha256.js';

/** Fields whose places are kept; the others are read with all of the line. */
const placed = ['asks', 'columns', 'conviction', 'flags', 'key', 'outcome', 'question', 'reason', 'relief', 'row', 'statute', 'subject', 'why'] as const;
/** Of a line: where it begins and ends, then where each of these fields does; zeros where it is absent. */
const placesOfLine = 2 * (placed.length + 1);
const [asks, columns, conviction, flags, key, outcome, question, reason, relief, row, statute, subject, why] = placed.map((_, index) => 2 * (index + 1)) as [number, number, number, number, number, number, number, number, number, number, number, number, number];

const nameCode = (line: Uint8Array, start: number, end: number): number => ((end - start) << 16) | (line[start + 1]! << 8) | line[start + 2]!;
const fieldOf = new Map(placed.map((name, index) => [nameCode(Buffer.from(name), 0, name.length), 2 * (index + 1)]));
const required = [...fieldOf.values()].filter(field => ![asks, relief, why].includes(field));
const noFlags: readonly Flag[] = [];

/** Lines that were read in one piece, and where the fields of each stand. */
type Chunk = {readonly bytes: Buffer; readonly places: Int32Array};

/**
A conviction as its line holds it: read is what is asked for, when it is asked for, and kept is only what was read last. 250,000 of them are
opened so in a second, and hold little more than the bytes of their lines. For lines whose file was checked by hash; copy it with
{@link whole}: `...` would leave everything out.
*/
export class KeptConviction implements ConvictionRecord {
	readonly #chunk: Chunk;
	/** Where the places of this line begin in those of its chunk. */
	readonly #at: number;
	#key: string | undefined;

	constructor(chunk: Chunk, at: number) {
		this.#chunk = chunk;
		this.#at = at;
	}

	get key(): string {
		this.#key ??= this.#text(key);
		return this.#key;
	}

	get outcome(): Outcome {
		return outcomes[this.#chunk.places[this.#at + outcome]!]!;
	}

	get question(): string {
		return this.#text(question);
	}

	get reason(): string {
		return this.#text(reason);
	}

	get relief(): string | undefined {
		return this.#has(relief) ? this.#text(relief) : undefined;
	}

	get flags(): readonly Flag[] {
		const {places} = this.#chunk;
		const at = this.#at + flags;
		return places[at + 1]! - places[at]! === 2 ? noFlags : flagsOf(this);
	}

	get mustBeSeen(): boolean {
		return this.#chunk.places[this.#at + outcome + 1] === 1;
	}

	get asks(): ConvictionRecord['asks'] {
		return this.#has(asks) ? this.readPart(asks) as ConvictionRecord['asks'] : undefined;
	}

	get subject(): ConvictionRecord['subject'] {
		return subjectOf(this);
	}

	get conviction(): ConvictionRecord['conviction'] {
		return convictionOf(this);
	}

	get gaps(): ConvictionRecord['gaps'] {
		return this.whole().gaps;
	}

	get statute(): ConvictionRecord['statute'] {
		return this.readPart(statute) as ConvictionRecord['statute'];
	}

	get otherCharges(): ConvictionRecord['otherCharges'] {
		return this.whole().otherCharges;
	}

	get row(): ConvictionRecord['row'] {
		return this.readPart(row) as ConvictionRecord['row'];
	}

	get columns(): ConvictionRecord['columns'] {
		return this.readPart(columns) as ConvictionRecord['columns'];
	}

	get ranges(): ConvictionRecord['ranges'] {
		return this.whole().ranges;
	}

	get rowsHash(): ConvictionRecord['rowsHash'] {
		return this.whole().rowsHash;
	}

	/** All of it, as plain data. */
	whole(): ConvictionRecord {
		return wholeOf(this);
	}

	toJSON(): ConvictionRecord {
		return this.whole();
	}

	/** SHA-256 of the line: what a decision's `seen` names. */
	lineHash(): string {
		const {bytes, places} = this.#chunk;
		return sha256(bytes.subarray(places[this.#at], places[this.#at + 1]));
	}

	/** What stands at a place of {@link placed}, or with 0 the line, as plain data read anew. */
	readPart(field: number): unknown {
		const {bytes, places} = this.#chunk;
		return JSON.parse(bytes.toString('utf8', places[this.#at + field], places[this.#at + field + 1]));
	}

	#has(field: number): boolean {
		return this.#chunk.places[this.#at + field] !== 0;
	}

	#text(field: number): string {
		const {bytes, places} = this.#chunk;
		return textAt(bytes, places[this.#at + field]!, places[this.#at + field + 1]!);
	}
}

/** The same of a line of `candidates.jsonl`. */
export class KeptCandidate extends KeptConviction implements CandidateRecord {
	get why(): CandidateRecord['why'] {
		return this.readPart(why) as CandidateRecord['why'];
	}
}

const wholeOf = lastFor((kept: KeptConviction) => kept.readPart(0) as ConvictionRecord);
const flagsOf = lastFor((kept: KeptConviction) => kept.readPart(flags) as readonly Flag[]);
const subjectOf = lastFor((kept: KeptConviction) => kept.readPart(subject) as ConvictionRecord['subject']);
const convictionOf = lastFor((kept: KeptConviction) => kept.readPart(conviction) as ConvictionRecord['conviction']);

/**
Keeps the lines of a chunk as they are read, each from a byte up to a byte; undefined where one has not the form of a conviction, for whoever
reads all of it to say what is wrong. In: the bytes of the chunk, and how many lines it has.
*/
const keeper = <Kept extends KeptConviction>(isWhole: (chunk: Chunk, at: number) => boolean, kept: (chunk: Chunk, at: number) => Kept) => (bytes: Buffer, lines: number) => {
	const chunk: Chunk = {bytes, places: new Int32Array(lines * placesOfLine)};
	let next = 0;
	return (start: number, end: number): Kept | undefined => {
		const at = next;
		const {places} = chunk;
		places[at] = start;
		places[at + 1] = end;
		const isObject = eachField(bytes, start, end, (nameStart, nameEnd, valueStart, valueEnd) => {
			const field = fieldOf.get(nameCode(bytes, nameStart, nameEnd));
			if (field !== undefined) {
				places[at + field] = valueStart;
				places[at + field + 1] = valueEnd;
			}
		});
		if (!isObject || !isWhole(chunk, at)) {
			places.fill(0, at, at + placesOfLine);
			return undefined;
		}

		next += placesOfLine;
		return kept(chunk, at);
	};
};

/**
Is there a field for every one that must be, a key that is not empty, and an outcome that is one? In the place of the outcome are put its number,
and whether a flag must be seen: these are asked for most.
*/
function isConviction({bytes, places}: Chunk, at: number): boolean {
	if (required.some(field => places[at + field] === 0) || places[at + key + 1]! - places[at + key]! === 2) {
		return false;
	}

	places[at + outcome] = (outcomes as readonly string[]).indexOf(textAt(bytes, places[at + outcome]!, places[at + outcome + 1]!));
	places[at + outcome + 1] = mustFlagsBeSeen(bytes.subarray(places[at + flags], places[at + flags + 1])) ? 1 : 0;
	return places[at + outcome] !== -1;
}

// Within a text of RFC 8785 the quotes would be escaped, so these stand for nothing else.
const [levelHigh, someReading] = [Buffer.from('"level":"H"'), Buffer.from('"material":[{')];
const mustFlagsBeSeen = (line: Buffer): boolean => line.length > 2 && (line.includes(levelHigh) || line.includes(someReading));

export const keptConvictions = keeper(isConviction, (chunk, at) => new KeptConviction(chunk, at));
export const keptCandidates = keeper((chunk, at) => isConviction(chunk, at) && chunk.places[at + why] !== 0, (chunk, at) => new KeptCandidate(chunk, at));

/** A text without escapes is what stands between its quotes. */
function textAt(bytes: Buffer, start: number, end: number): string {
	const text = bytes.toString('utf8', start + 1, end - 1);
	return text.includes('\\') || bytes[start] !== 0x22 ? JSON.parse(bytes.toString('utf8', start, end)) as string : text;
}

/** A conviction as plain data, whatever it came as. */
export const plainRecord = (record: ConvictionRecord): ConvictionRecord => record instanceof KeptConviction ? record.whole() : record;
