import type {UnitStanding} from './unit-standing.js';

/** A unit on which something else is decided now than when the frame was fixed. `now` undefined: nothing is decided on it any more. */
export type StandingChange = {readonly id: string; readonly before: UnitStanding | undefined; readonly now: UnitStanding | undefined};

const isSame = (one: UnitStanding, other: UnitStanding): boolean => one.outcome === other.outcome && one.relief === other.relief;

/** What changed between a frame and today, in order of identifier: outcomes, relief asked, and units that came or went. Whoever confirms changes nothing. */
export function changesSince(before: ReadonlyMap<string, UnitStanding>, now: readonly UnitStanding[]): readonly StandingChange[] {
	const left = new Map(before);
	const changes: StandingChange[] = [];
	for (const unit of now) {
		const old = left.get(unit.id);
		left.delete(unit.id);
		if (!old || !isSame(old, unit)) {
			changes.push({id: unit.id, before: old, now: unit});
		}
	}

	changes.push(...[...left.values()].map(unit => ({id: unit.id, before: unit, now: undefined})));
	return changes.toSorted((one, other) => one.id < other.id ? -1 : 1);
}
