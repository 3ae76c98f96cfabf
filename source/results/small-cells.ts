import type {Cell} from './comparison.js';

/** Cells that add up: the total is the sum of the parts. */
export type Sum = {readonly parts: readonly string[]; readonly total: string};

/** Why a cell is not shown: it is small itself, or another could be worked out from it. */
export type Hidden = 'small' | 'withheld';

/**
Which cells of published tables are not shown: those of fewer people than `smallest`, but not empty ones, and as many more as it takes
that no sum gives a hidden cell away, alone or as what is left over. A heuristic that goes over every sum until nothing changes: it
looks at each sum by itself, not at what several of them together would tell.
*/
export function hiddenCells(cells: ReadonlyMap<string, Cell>, sums: readonly Sum[], smallest: number): ReadonlyMap<string, Hidden> {
	const hidden = new Map<string, Hidden>([...cells].filter(([, {people}]) => people > 0 && people < smallest).map(([id]) => [id, 'small']));
	const peopleIn = (id: string): number => cells.get(id)!.people;
	const givesAway = ({parts, total}: Sum): boolean => {
		const gaps = parts.filter(id => hidden.has(id));
		if (hidden.has(total)) {
			return gaps.length === 0 && parts.length > 0;
		}

		return gaps.length === 1 || (gaps.length > 0 && gaps.reduce((people, id) => people + peopleIn(id), 0) < smallest);
	};

	for (let isDone = false; !isDone;) {
		isDone = true;
		for (const sum of sums) {
			if (givesAway(sum)) {
				const [next = sum.total] = sum.parts.filter(id => !hidden.has(id) && peopleIn(id) > 0).toSorted((one, other) => peopleIn(one) - peopleIn(other));
				isDone &&= hidden.has(next);
				hidden.set(next, hidden.get(next) ?? 'withheld');
			}
		}
	}

	return hidden;
}
