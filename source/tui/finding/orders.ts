import type {ConvictionRecord} from '../../determinations/determination.js';
import {outcomes} from '../../values/outcome.js';
import type {AuditSession} from '../session.js';
import {placeOf} from '../standing.js';
import type {Facts} from './facets.js';
import {foldText} from './fold-text.js';

export const sortColumns = ['queue', 'name', 'date', 'section', 'outcome', 'flags', 'age', 'case'] as const;
export type SortColumn = (typeof sortColumns)[number];
export type Sort = {readonly by: SortColumn; readonly reversed: boolean};

export const queueOrder: Sort = {by: 'queue', reversed: false};

export const sortTitles: Readonly<Record<SortColumn, string>> = {
	queue: 'queue order', name: 'name', date: 'date of conviction', section: 'section', outcome: 'outcome now', flags: 'flag level', age: 'age, oldest first', case: 'case number',
};

/** Sorts behind everything that is known. */
const last = '\uFFFF';
const known = (text: string | undefined): string => text === undefined || text === '' || text.startsWith('unknown') ? last : foldText(text);

/** Most pressing first: a material flag goes before one that is only a note. */
function flagRank({flags}: ConvictionRecord): string {
	const levels = flags.map(({level, material}) => ('HML'.indexOf(level) * 2) + (material.length > 0 ? 0 : 1));
	return levels.length === 0 ? last : String(Math.min(...levels));
}

const keyMakers: Readonly<Record<Exclude<SortColumn, 'queue'>, (record: ConvictionRecord, position: number, facts: Facts) => string>> = {
	name: ({subject}) => known(subject.name),
	date: ({conviction}) => known(conviction.date),
	section: ({conviction}) => known([...conviction.sections, conviction.charge].join(' ')),
	outcome: (_, position, facts) => String(outcomes.indexOf(placeOf(facts.session, facts.reviews, position).outcome)),
	flags: record => flagRank(record),
	age: ({subject}) => known(subject.born),
	case: ({conviction}) => known(conviction.caseNumbers[0]),
};

const orders = new WeakMap<AuditSession['records'], Map<SortColumn, Uint32Array>>();

function sorted(by: Exclude<SortColumn, 'queue'>, facts: Facts): Uint32Array {
	const {records} = facts.session;
	const keys = records.map((record, position) => keyMakers[by](record, position, facts));
	// Equal ones stay in queue order.
	return Uint32Array.from(records.keys()).toSorted((one, other) => keys[one]! < keys[other]! ? -1 : (keys[one]! > keys[other]! ? 1 : one - other));
}

/** All positions in an order; undefined for the queue's own. Made once for each column, but for the outcome, which decisions change. */
export function orderOf({by, reversed}: Sort, facts: Facts): Uint32Array | undefined {
	if (by === 'queue') {
		return reversed ? Uint32Array.from(facts.session.records.keys()).toReversed() : undefined;
	}

	let made = orders.get(facts.session.records);
	if (!made) {
		made = new Map();
		orders.set(facts.session.records, made);
	}

	const order = made.get(by) ?? sorted(by, facts);
	if (by !== 'outcome') {
		made.set(by, order);
	}

	return reversed ? order.toReversed() : order;
}
