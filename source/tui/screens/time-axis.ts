import type {DaySpan, Term} from '../../history/terms.js';
import {dayFrom, partsOf, type Day} from '../../values/calendar-date.js';

/** Years beyond which the axis does not go, before and after the as-of date: what does is open at that side. */
const furthest = {before: 100, after: 10} as const;

/** Whole years on cells. The days up to the as-of date share the cells before its mark, later days those behind it, so that no bar stands on the wrong side. */
export type TimeAxis = {
	readonly firstYear: number;
	readonly lastYear: number;
	/** Cells before and behind the mark of the as-of date. */
	readonly before: number;
	readonly after: number;
	/** Where a day begins, in cells. */
	readonly at: (day: Day) => number;
};

/** The days on which a term begins and ends; nothing for one of which either is not known. */
export function extentOf({start, end}: Term): {readonly start: DaySpan; readonly end: DaySpan} | undefined {
	if (start.kind !== 'date' || end.kind === 'unknown') {
		return undefined;
	}

	return {start: start.date, end: end.kind === 'days' ? end.days : {earliest: Number.POSITIVE_INFINITY, latest: Number.POSITIVE_INFINITY}};
}

/** One axis for all terms, as wide as given with the mark; undefined where there is nothing to draw. */
export function timeAxis(terms: readonly Term[], asOf: Day, width: number): TimeAxis | undefined {
	const extents = terms.map(term => extentOf(term)).filter(extent => extent !== undefined);
	if (extents.length === 0) {
		return undefined;
	}

	const {year} = partsOf(asOf);
	const years = (days: readonly Day[]): readonly number[] => days.map(day => Number.isFinite(day) ? partsOf(day).year : year + 1);
	const firstYear = Math.max(year - furthest.before, Math.min(year, ...years(extents.map(({start}) => start.earliest))));
	const lastYear = Math.min(year + furthest.after, Math.max(year, ...years(extents.flatMap(({start, end}) => [start.latest, end.latest]))));
	const [first, edge, last] = [dayFrom(Math.max(1, firstYear), 1, 1)!, asOf + 1, dayFrom(lastYear + 1, 1, 1)!];
	const cells = width - 1;
	const before = Math.min(edge === last ? cells : cells - 1, Math.max(1, Math.round((cells * (edge - first)) / (last - first))));
	const after = cells - before;
	return {firstYear, lastYear, before, after, at: day => day <= edge ? ((day - first) / (edge - first)) * before : before + (((day - edge) / (last - edge)) * after)};
}
