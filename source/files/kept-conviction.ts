import {Buffer} from 'node:buffer';
import type {ConvictionRecord, Flag} from '../determinations/determination.js';
import {outcomes, type Outcome} from '../values/outcome.js';
import {lastFor} from '../values/once-for.js';
import {eachField} from './json-fields.js';
import {sha256} from './sha256.js';

/** Fields that are found when the line is read: all but the last five are read with it. */
const foundAtOnce = ['flags', 'key', 'outcome', 'question', 'reason', 'relief', 'subject', 'conviction', 'row', 'statute', 'columns'] as const;
const nameCode = (line: Uint8Array, start: number, end: number): number => ((end - start) << 16) | (line[start + 1]! << 8) | line[start + 2]!;
const places = new Map(foundAtOnce.map((name, place) => [nameCode(Buffer.from(name), 0, name.length), place]));
const noFlags: readonly Flag[] = [];

/**
A conviction as its line holds it. What is asked of every conviction when a workspace opens is read with the line; its person and its
charge each when first asked for, since lists ask for them of many; the rest when something of it is. For lines whose file was checked by hash; copy it with {@link whole}: `...` would leave out what was not read.
*/
export class KeptConviction implements ConvictionRecord {
	readonly key: string;
	readonly outcome: Outcome;
	readonly question: string;
	readonly reason: string;
	readonly relief: string | undefined;
	readonly flags: readonly Flag[];
	readonly #bytes: Buffer;
	readonly #start: number;
	readonly #end: number;
	readonly #subject: number;
	readonly #subjectEnd: number;
	readonly #conviction: number;
	readonly #convictionEnd: number;
	readonly #rowAt: number;
	readonly #rowEnd: number;
	readonly #statuteAt: number;
	readonly #statuteEnd: number;
	readonly #columnsAt: number;
	readonly #columnsEnd: number;
	#row: ConvictionRecord['row'] | undefined;
	#own: ConvictionRecord['conviction'] | undefined;
	#person: ConvictionRecord['subject'] | undefined;

	/** In: where the line stands, and where the values of `foundAtOnce` do. */
	constructor(bytes: Buffer, start: number, end: number, spans: Int32Array) {
		this.#bytes = bytes;
		this.#start = start;
		this.#end = end;
		this.flags = spans[1]! - spans[0]! === 2 ? noFlags : jsonAt(bytes, spans[0]!, spans[1]!) as readonly Flag[];
		this.key = textAt(bytes, spans[2]!, spans[3]!);
		this.outcome = textAt(bytes, spans[4]!, spans[5]!) as Outcome;
		this.question = textAt(bytes, spans[6]!, spans[7]!);
		this.reason = textAt(bytes, spans[8]!, spans[9]!);
		this.relief = spans[10] === 0 ? undefined : textAt(bytes, spans[10]!, spans[11]!);
		this.#subject = spans[12]!;
		this.#subjectEnd = spans[13]!;
		this.#conviction = spans[14]!;
		this.#convictionEnd = spans[15]!;
		this.#rowAt = spans[16]!;
		this.#rowEnd = spans[17]!;
		this.#statuteAt = spans[18]!;
		this.#statuteEnd = spans[19]!;
		this.#columnsAt = spans[20]!;
		this.#columnsEnd = spans[21]!;
	}

	get subject(): ConvictionRecord['subject'] {
		this.#person ??= jsonAt(this.#bytes, this.#subject, this.#subjectEnd) as ConvictionRecord['subject'];
		return this.#person;
	}

	get conviction(): ConvictionRecord['conviction'] {
		this.#own ??= jsonAt(this.#bytes, this.#conviction, this.#convictionEnd) as ConvictionRecord['conviction'];
		return this.#own;
	}

	get asks(): ConvictionRecord['asks'] {
		return this.whole().asks;
	}

	get gaps(): ConvictionRecord['gaps'] {
		return this.whole().gaps;
	}

	get statute(): ConvictionRecord['statute'] {
		return jsonAt(this.#bytes, this.#statuteAt, this.#statuteEnd) as ConvictionRecord['statute'];
	}

	get otherCharges(): ConvictionRecord['otherCharges'] {
		return this.whole().otherCharges;
	}

	get row(): ConvictionRecord['row'] {
		this.#row ??= jsonAt(this.#bytes, this.#rowAt, this.#rowEnd) as ConvictionRecord['row'];
		return this.#row;
	}

	get columns(): ConvictionRecord['columns'] {
		return jsonAt(this.#bytes, this.#columnsAt, this.#columnsEnd) as ConvictionRecord['columns'];
	}

	get ranges(): ConvictionRecord['ranges'] {
		return this.whole().ranges;
	}

	get rowsHash(): ConvictionRecord['rowsHash'] {
		return this.whole().rowsHash;
	}

	/** All of it, as plain data. Only the last one asked for is kept so: all of a county's were a quarter of the memory of its results. */
	whole(): ConvictionRecord {
		return wholeOf(this);
	}

	/** The same, read anew. */
	read(): ConvictionRecord {
		return jsonAt(this.#bytes, this.#start, this.#end) as ConvictionRecord;
	}

	toJSON(): ConvictionRecord {
		return this.whole();
	}

	/** SHA-256 of the line: what a decision's `seen` names. */
	lineHash(): string {
		return sha256(this.#bytes.subarray(this.#start, this.#end));
	}
}

const wholeOf = lastFor((conviction: KeptConviction) => conviction.read());

const spans = new Int32Array(2 * foundAtOnce.length);

/** The conviction of a line that stands from a byte up to a byte; undefined where it has not the form of one, for whoever reads all of it to say what is wrong. */
export function keptConviction(bytes: Buffer, start: number, end: number): KeptConviction | undefined {
	spans.fill(0);
	const isObject = eachField(bytes, start, end, (nameStart, nameEnd, valueStart, valueEnd) => {
		const place = places.get(nameCode(bytes, nameStart, nameEnd));
		if (place !== undefined) {
			spans[2 * place] = valueStart;
			spans[(2 * place) + 1] = valueEnd;
		}
	});
	// Of all of them only the relief may be absent.
	if (!isObject || foundAtOnce.some((name, place) => name !== 'relief' && spans[2 * place] === 0)) {
		return undefined;
	}

	try {
		const conviction = new KeptConviction(bytes, start, end, spans);
		return conviction.key !== '' && outcomes.includes(conviction.outcome) ? conviction : undefined;
	} catch {
		return undefined;
	}
}

const jsonAt = (bytes: Buffer, start: number, end: number): unknown => JSON.parse(bytes.toString('utf8', start, end));

/** A text without escapes is what stands between its quotes. */
function textAt(bytes: Buffer, start: number, end: number): string {
	const text = bytes.toString('utf8', start + 1, end - 1);
	return text.includes('\\') || bytes[start] !== 0x22 ? JSON.parse(bytes.toString('utf8', start, end)) as string : text;
}

/** A conviction as plain data, whatever it came as. */
export const plainRecord = (record: ConvictionRecord): ConvictionRecord => record instanceof KeptConviction ? record.whole() : record;
