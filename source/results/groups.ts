import {fromExtract} from '../determinations/determination.js';
import type {Day} from '../values/calendar-date.js';
import {outcomeLabels, outcomes} from '../values/outcome.js';
import {ageBand, ageBands, unknownBand} from './age-bands.js';
import type {Figured} from './figured.js';
import {peopleOf, type Person} from './people.js';

/** A group of people and what became of their convictions. */
export type Group = {
	readonly group: string;
	readonly people: number;
	readonly convictions: number;
	readonly engine: Readonly<Record<string, number>>;
	readonly effective: Readonly<Record<string, number>>;
	readonly undecided: number;
};

export type Groups = {readonly byRace: readonly Group[]; readonly bySex: readonly Group[]; readonly byAge: readonly Group[]};

/** By race, sex and age as the extract writes them; where rows of a person differ the group says so (`WHITE or HISPANIC`). */
export function groupsOf(audited: readonly Figured[], asOf: Day): Groups {
	const {byRace, bySex, byAge} = partitions(peopleOf(audited), asOf);
	return {byRace: byRace.map(part => groupOf(part)), bySex: bySex.map(part => groupOf(part)), byAge: byAge.map(part => groupOf(part))};
}

/** A group's name and its members. */
export type Part<Member> = readonly [name: string, members: readonly Member[]];

/** People by race, sex and age band, each of them once in each; groups in the order they are shown in. */
export function partitions<Member extends Pick<Person, 'subject'>>(people: readonly Member[], asOf: Day): Readonly<Record<keyof Groups, ReadonlyArray<Part<Member>>>> {
	const bands: readonly string[] = [...ageBands.map(({label}) => label), unknownBand];
	const byAge = partition(people, ({subject}) => ageBand(subject.born, asOf));
	return {
		byRace: partition(people, ({subject}) => subject.race),
		bySex: partition(people, ({subject}) => subject.sex),
		byAge: byAge.toSorted(([one], [other]) => bands.indexOf(one) - bands.indexOf(other)),
	};
}

function partition<Member>(people: readonly Member[], nameOf: (person: Member) => string): ReadonlyArray<Part<Member>> {
	const groups = new Map<string, Member[]>();
	for (const person of people) {
		const name = nameOf(person);
		const members = groups.get(name);
		if (members) {
			members.push(person);
		} else {
			groups.set(name, [person]);
		}
	}

	return [...groups].toSorted(([one], [other]) => one < other ? -1 : 1);
}

function groupOf([group, members]: Part<Person>): Group {
	const engine = noLabels();
	const effective = noLabels();
	let convictions = 0;
	let undecided = 0;
	for (const {convictions: own} of members) {
		convictions += own.length;
		for (const one of own) {
			engine[outcomeLabels[fromExtract(one.record).outcome]]!++;
			effective[outcomeLabels[one.effective.outcome]]!++;
			undecided += one.effective.pile === 'undecided' ? 1 : 0;
		}
	}

	return {group, people: members.length, convictions, engine, effective, undecided};
}

const noLabels = (): Record<string, number> => Object.fromEntries(outcomes.map(outcome => [outcomeLabels[outcome], 0]));
