import type {Day} from '../values/calendar-date.js';
import {outcomes, outcomeLabels, type Outcome} from '../values/outcome.js';
import {partitions, type Groups} from './groups.js';
import type {Figured, FiguredRecord} from './figured.js';
import {impactOf, peopleOf} from './people.js';

/** Where a policy leaves a conviction: with an outcome, or out of its scope. */
export type Standing = Outcome | 'out-of-scope';

/** In the order they are shown. */
const standings: readonly Standing[] = [...outcomes, 'out-of-scope'];

export const standingLabels: Readonly<Record<Standing, string>> = {...outcomeLabels, 'out-of-scope': 'Out of scope'};

/** Why a policy gives a conviction no outcome at all. */
export const outOfScopeReason = 'The policy does not decide this offense or county';

/** One conviction under two policies. Holds no name. */
export type Compared = {
	readonly key: string;
	readonly subject: FiguredRecord['subject'];
	readonly from: Standing;
	readonly to: Standing;
	readonly fromReason: string;
	readonly toReason: string;
};

export type Cell = {readonly people: number; readonly convictions: number};
export type Transition = {readonly from: Standing; readonly to: Standing; readonly count: Cell};
/** A group of people; `counts` by transition, in the order of the comparison's. */
export type ComparedGroup = {readonly group: string; readonly total: Cell; readonly counts: readonly Cell[]};
export type Impact = ReturnType<typeof impactOf>;

/** Who changes between two policies. */
export type Comparison = {
	readonly total: Cell;
	readonly differing: Cell;
	readonly transitions: readonly Transition[];
	readonly groups: Readonly<Record<keyof Groups, readonly ComparedGroup[]>>;
	readonly impact: {readonly a: Impact; readonly b: Impact};
	/** Convictions that come out with another outcome, by key. */
	readonly differences: readonly Compared[];
};

/** Compares what two policies make of the same extract. In: the convictions in scope of each. */
export function comparisonOf(a: readonly FiguredRecord[], b: readonly FiguredRecord[], asOf: Day): Comparison {
	const all = comparedAll(a, b);
	const kinds = standings.flatMap(from => standings.map(to => ({from, to})));
	const transitions = kinds.map(kind => ({...kind, count: cellOf(all.filter(one => one.from === kind.from && one.to === kind.to))})).filter(({count}) => count.convictions > 0);
	const differences = all.filter(({from, to}) => from !== to);
	const {byRace, bySex, byAge} = partitions(personsOf(all), asOf);
	const groupOf = ([group, members]: (typeof byRace)[number]): ComparedGroup => {
		const own = members.flatMap(({convictions}) => convictions);
		return {group, total: cellOf(own), counts: transitions.map(({from, to}) => cellOf(own.filter(one => one.from === from && one.to === to)))};
	};

	return {
		total: cellOf(all),
		differing: cellOf(differences),
		transitions,
		groups: {byRace: byRace.map(part => groupOf(part)), bySex: bySex.map(part => groupOf(part)), byAge: byAge.map(part => groupOf(part))},
		impact: {a: impactUnder(a), b: impactUnder(b)},
		differences,
	};
}

function comparedAll(a: readonly FiguredRecord[], b: readonly FiguredRecord[]): readonly Compared[] {
	const [before, after] = [a, b].map(records => new Map(records.map(record => [record.key, record]))) as [Map<string, FiguredRecord>, Map<string, FiguredRecord>];
	const keys = [...new Set([...before.keys(), ...after.keys()])].toSorted((one, other) => one < other ? -1 : 1);
	return keys.map(key => {
		const [one, other] = [before.get(key), after.get(key)];
		return {key, subject: (one ?? other)!.subject, from: one?.outcome ?? 'out-of-scope', to: other?.outcome ?? 'out-of-scope', fromReason: one?.reason ?? outOfScopeReason, toReason: other?.reason ?? outOfScopeReason};
	});
}

const cellOf = (all: readonly Compared[]): Cell => ({people: new Set(all.map(({subject}) => subject.id)).size, convictions: all.length});

type ComparedPerson = {readonly subject: Compared['subject']; readonly convictions: readonly Compared[]};

function personsOf(all: readonly Compared[]): readonly ComparedPerson[] {
	const persons = new Map<string, {subject: Compared['subject']; convictions: Compared[]}>();
	for (const one of all) {
		const person = persons.get(one.subject.id) ?? {subject: one.subject, convictions: []};
		person.convictions.push(one);
		persons.set(one.subject.id, person);
	}

	return [...persons.values()];
}

/** The three figures "people who would no longer have …" if the policy's relief were granted as the engine determines it. */
function impactUnder(records: readonly FiguredRecord[]): Impact {
	const isDismissed = ({record: {outcome}}: Pick<Figured, 'record'>): boolean => outcome === 'dismiss';
	return impactOf(peopleOf(records.map(record => ({record}))), isDismissed, one => isDismissed(one) || one.record.outcome === 'reduce');
}
