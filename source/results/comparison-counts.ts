import type {Cell, ComparedGroup, Comparison, Standing} from './comparison.js';
import type {Groups} from './groups.js';
import {hiddenCells, type Sum} from './small-cells.js';

/** A figure as it may be shown: `<11` for a small cell, `withheld` where it would give one away. */
export type Shown = number | string;
export type ShownCell = {readonly people: Shown; readonly convictions: Shown};

/** The counts of a comparison, fit to be printed. */
export type ComparisonCounts = {
	readonly compared: ShownCell;
	readonly differing: ShownCell;
	readonly transitions: ReadonlyArray<ShownCell & {readonly from: Standing; readonly to: Standing}>;
	readonly groups: Readonly<Record<keyof Groups, ReadonlyArray<{readonly group: string; readonly total: ShownCell; readonly transitions: ReadonlyArray<ShownCell & {readonly from: Standing; readonly to: Standing}>}>>>;
	readonly peopleWhoWouldNoLongerHave: Readonly<Record<'a' | 'b', Readonly<Record<keyof Comparison['impact']['a'], Shown>>>>;
};

const dimensions = ['byRace', 'bySex', 'byAge'] as const;

/** In: with `smallest`, cells of fewer people are hidden, and those that would give them away. Transitions that no one makes are left out. */
export function countsOf(comparison: Comparison, smallest?: number): ComparisonCounts {
	const {total, differing, transitions, groups, impact} = comparison;
	const hidden = smallest === undefined ? new Map<string, 'small' | 'withheld'>() : hiddenCells(...tablesOf(comparison), smallest);
	const small = `<${smallest ?? 0}`;
	const shown = (id: string, {people, convictions}: Cell): ShownCell => {
		const word = hidden.has(id) ? (hidden.get(id) === 'small' ? small : 'withheld') : undefined;
		return {people: word ?? people, convictions: word ?? convictions};
	};

	const groupOf = (dimension: string, {group, total: whole, counts}: ComparedGroup) => ({
		group,
		total: shown(`${dimension} ${group}`, whole),
		transitions: counts.flatMap((count, index) => count.convictions === 0 ? [] : [{from: transitions[index]!.from, to: transitions[index]!.to, ...shown(`${dimension} ${group} ${index}`, count)}]),
	});
	const figures = (counts: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(counts)
		.map(([name, count]) => [name, smallest !== undefined && count > 0 && count < smallest ? small : count])) as ComparisonCounts['peopleWhoWouldNoLongerHave']['a'];
	return {
		compared: shown('all', total),
		differing: shown('differing', differing),
		transitions: transitions.map(({from, to, count}, index) => ({from, to, ...shown(`${index}`, count)})),
		groups: {
			byRace: groups.byRace.map(group => groupOf('byRace', group)),
			bySex: groups.bySex.map(group => groupOf('bySex', group)),
			byAge: groups.byAge.map(group => groupOf('byAge', group)),
		},
		peopleWhoWouldNoLongerHave: {a: figures(impact.a), b: figures(impact.b)},
	};
}

/** Every cell that is printed, or follows from two that are, and the sums they stand in. */
function tablesOf({total, differing, transitions, groups}: Comparison): readonly [ReadonlyMap<string, Cell>, readonly Sum[]] {
	const changes = (changed: boolean): readonly string[] => transitions.flatMap(({from, to}, index) => (from !== to) === changed ? [`${index}`] : []);
	const convictions = total.convictions - differing.convictions;
	// How many people stay is nowhere printed; at most as many as convictions do.
	const cells = new Map<string, Cell>([['all', total], ['differing', differing], ['same', {people: Math.min(convictions, total.people), convictions}]]);
	const sums: Sum[] = [{parts: ['differing', 'same'], total: 'all'}, {parts: changes(true), total: 'differing'}, {parts: changes(false), total: 'same'}, {parts: [...changes(true), ...changes(false)], total: 'all'}];
	for (const [index, {count}] of transitions.entries()) {
		cells.set(`${index}`, count);
		sums.push(...dimensions.map(dimension => ({parts: groups[dimension].map(({group}) => `${dimension} ${group} ${index}`), total: `${index}`})));
	}

	for (const dimension of dimensions) {
		sums.push({parts: groups[dimension].map(({group}) => `${dimension} ${group}`), total: 'all'});
		for (const {group, total: whole, counts} of groups[dimension]) {
			cells.set(`${dimension} ${group}`, whole);
			sums.push({parts: counts.map((_, index) => `${dimension} ${group} ${index}`), total: `${dimension} ${group}`});
			for (const [index, count] of counts.entries()) {
				cells.set(`${dimension} ${group} ${index}`, count);
			}
		}
	}

	return [cells, sums];
}
