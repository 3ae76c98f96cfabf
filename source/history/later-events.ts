import type {Section} from '../values/charge.js';
import {flatMap} from '../values/flat-map.js';
import type {Count, Cycle, DispositionKind, Step} from './subject.js';

const tellsOfLater: ReadonlySet<DispositionKind> = new Set(['later-relief', 'later-change']);

/**
DOJ gives what becomes of a conviction later (set aside, reduced, modified, revoked) a step and a count of its own. Such a count is no
further conviction where the same cycle holds the one it tells of: of the same sections, and certainly not after it. Where any of this is
not known it stays a count that may be a conviction.
*/
export function withoutLaterEvents(cycle: Cycle): Cycle {
	const convicted = flatMap(cycle.steps, ({counts}) => counts.filter(count => count.convicted === 'yes'));
	const isLater = (count: Count): boolean => onlyTellsOfLater(count) && convicted.some(earlier => areOfOneCharge(earlier, count) && isNotAfter(earlier, count));
	if (convicted.length === 0 || !cycle.steps.some(({counts}) => counts.some(count => isLater(count)))) {
		return cycle;
	}

	const settled = (step: Step): Step => ({...step, counts: step.counts.map((count): Count => isLater(count) ? {...count, convicted: 'no', carrier: undefined} : count)});
	return {...cycle, steps: cycle.steps.map(step => settled(step))};
}

/** Every word of disposition that the count has is about an earlier conviction. */
function onlyTellsOfLater({convicted, dispositions}: Count): boolean {
	const kinds = flatMap(dispositions, disposition => disposition.kinds).filter(kind => kind !== 'none');
	return convicted === 'unknown' && kinds.length > 0 && kinds.every(kind => tellsOfLater.has(kind));
}

/** The sections of every reading of the charge; undefined where one of them is missing or cannot be read. */
function sectionsOf({charges}: Count): ReadonlyArray<readonly Section[]> | undefined {
	const readings = flatMap(charges, ({value}) => value.kind === 'charge' ? [value.charge.sections] : []);
	return readings.length > 0 && readings.length === charges.length ? readings : undefined;
}

function areOfOneCharge(one: Count, other: Count): boolean {
	const [ours, theirs] = [sectionsOf(one), sectionsOf(other)];
	const holds = (sections: readonly Section[], wanted: Section): boolean => sections.some(({section, code}) => section === wanted.section && code === wanted.code);
	return ours !== undefined && theirs !== undefined && ours.every(sections => theirs.every(wanted => wanted.every(section => holds(sections, section))));
}

function isNotAfter({dates: earlier}: Count, {dates: later}: Count): boolean {
	return earlier.length > 0 && later.length > 0 && earlier.every(({value: one}) => later.every(({value: other}) => one.kind === 'date' && other.kind === 'date' && one.date.latest <= other.date.earliest));
}
