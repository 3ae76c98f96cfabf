import type {Unit} from './frame.js';

/** SHA-256, in lower-case hex, of a text's UTF-8. */
export type Sha256 = (text: string) => string;

/** Stands in front of what is hashed: a ticket is good for nothing else. */
export const ticketDomain = 'doj-audit-sample-v1';

/** A unit's ticket: it depends on seed and identifier alone, so a larger sample holds the smaller, and no part changes another's. */
export const ticketOf = (seed: string, id: string, sha256: Sha256): string => sha256(`${ticketDomain}\n${seed}\n${id}`);

export type Drawn = Unit & {readonly ticket: string};

/** Draws the units with the smallest tickets from a stream of any order, holding no more of them than are drawn. */
type TicketDraw = {
	/** False when the same identifier is among those drawn already: a frame must name a unit once. */
	readonly add: (unit: Unit) => boolean;
	/** Those drawn so far, smallest ticket first: the order in which they are looked at. */
	readonly drawn: () => readonly Drawn[];
};

export function createDraw(size: number, seed: string, sha256: Sha256): TicketDraw {
	// A heap with the largest ticket on top.
	const heap: Drawn[] = [];
	const ids = new Set<string>();
	return {
		add(unit) {
			const ticket = ticketOf(seed, unit.id, sha256);
			// Before anything is made of it: nearly every unit of a large frame ends here.
			if (heap.length === size && (size === 0 || heap[0]!.ticket < ticket)) {
				return true;
			}

			const drawn = {...unit, ticket};
			if (heap.length === size && isBefore(heap[0]!, drawn)) {
				return true;
			}

			if (ids.has(unit.id)) {
				return false;
			}

			ids.add(unit.id);
			if (heap.length < size) {
				push(heap, drawn);
			} else {
				ids.delete(heap[0]!.id);
				replaceTop(heap, drawn);
			}

			return true;
		},
		drawn: () => heap.toSorted((one, other) => isBefore(one, other) ? -1 : 1),
	};
}

const isBefore = (one: Drawn, other: Drawn): boolean => one.ticket === other.ticket ? isBytewiseBefore(one.id, other.id) : one.ticket < other.ticket;

/** The order of `LC_ALL=C sort`: that of the UTF-8, which is that of the code points and not of JavaScript's strings. */
function isBytewiseBefore(one: string, other: string): boolean {
	const [points, others] = [[...one], [...other]];
	const at = points.findIndex((point, index) => point !== others[index]);
	return at === -1 ? points.length < others.length : at < others.length && points[at]!.codePointAt(0)! < others[at]!.codePointAt(0)!;
}

function push(heap: Drawn[], drawn: Drawn): void {
	let at = heap.length;
	while (at > 0) {
		const parent = (at - 1) >> 1;
		if (!isBefore(heap[parent]!, drawn)) {
			break;
		}

		heap[at] = heap[parent]!;
		at = parent;
	}

	heap[at] = drawn;
}

function replaceTop(heap: Drawn[], drawn: Drawn): void {
	let at = 0;
	for (;;) {
		let child = (2 * at) + 1;
		if (child + 1 < heap.length && isBefore(heap[child]!, heap[child + 1]!)) {
			child++;
		}

		if (child >= heap.length || !isBefore(drawn, heap[child]!)) {
			break;
		}

		heap[at] = heap[child]!;
		at = child;
	}

	heap[at] = drawn;
}
