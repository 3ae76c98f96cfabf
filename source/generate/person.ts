import type {Day} from '../values/calendar-date.js';
import {dojDate} from './dates.js';
import {csvCell} from './csv-cell.js';
import {inventName} from './names.js';
import {createRandom, fnv1a, type Random} from './random.js';

/** What all rows of one subject share. */
export type Person = {
	readonly subjectId: string;
	readonly cii: string;
	readonly name: string;
	readonly sex: 'M' | 'F';
	readonly birth: Day;
	/** Random digits for the numbers that only fill columns. */
	readonly digits: string;
	readonly race: readonly [code: string, description: string];
	readonly eyes: readonly [code: string, description: string];
	readonly hair: readonly [code: string, description: string];
	readonly height: string;
	readonly weight: string;
};

// Latino, Black, white, other: the shares reported of the Los Angeles motion of 2020 (domain.md 1.4).
const races = [
	[45, ['H', 'HISPANIC']],
	[32, ['B', 'BLACK']],
	[20, ['W', 'WHITE']],
	[1, ['A', 'OTHER ASIAN']],
	[0.5, ['F', 'FILIPINO']],
	[0.5, ['I', 'AMERICAN INDIAN']],
	[0.5, ['O', 'OTHER']],
	[0.5, ['X', 'UNKNOWN']],
] as const;
const eyes = [[7, ['BRO', 'BROWN']], [1, ['BLU', 'BLUE']], [1, ['HAZ', 'HAZEL']], [0.5, ['GRN', 'GREEN']]] as const;
const hair = [[6, ['BLK', 'BLACK']], [4, ['BRO', 'BROWN']], [1, ['BLN', 'BLOND']], [0.3, ['RED', 'RED']]] as const;

const shareFemale = 0.14;

/** Steps through eight digits without repeating: the factor, a prime, shares no divisor with the number of values. */
const scattered = (offset: number, index: number): string => String(10_000_000 + ((offset + (index * 7_368_787)) % 90_000_000));

/** Draws a person from the stream that belongs to one seed and one index; the birth date comes from the history. */
export function inventPerson(seed: string, index: number, birth: Day): Person {
	const random: Random = createRandom(seed, index, 'person');
	return {
		subjectId: scattered(fnv1a(seed), index),
		cii: `A${scattered(fnv1a(`cii ${seed}`), index)}`,
		name: inventName(random),
		sex: random.chance(shareFemale) ? 'F' : 'M',
		birth,
		digits: random.digits(9),
		race: random.weighted<readonly [string, string]>(races),
		eyes: random.weighted<readonly [string, string]>(eyes),
		hair: random.weighted<readonly [string, string]>(hair),
		height: `${random.chance(0.7) ? 5 : 6}${String(random.below(8)).padStart(2, '0')}`,
		weight: String(random.between(115, 260)),
	};
}

/** What one row may say otherwise than the rest of its subject. */
export type PersonCells = {readonly subjectId?: string; readonly birth?: string};

/** Columns SUBJECT_STATUS to CITIZENSHIP_LIST as text; the request's own columns stay empty but for the number asked for. The social security number begins with 000, which was never given out. */
export function personCells(person: Person, {subjectId = person.subjectId, birth = dojDate(person.birth)}: PersonCells = {}): string {
	const name = csvCell(person.name);
	const ssn = `000${person.digits.slice(0, 6)}`;
	const licence = `X00${person.digits.slice(3, 8)}`;
	return `,${subjectId},#,${person.cii},,,,,,#,${person.cii},${name},${person.sex},${birth},${ssn},${licence},  -  ,  -  ,${person.digits}XX0,#,`
		+ `${person.race[0]},${person.race[1]},${person.eyes[0]},${person.eyes[1]},${person.hair[0]},${person.hair[1]},${person.height},${person.weight},,,CA,,,`;
}
