import type {Random} from './random.js';

/** A county with the agencies that report from it. */
export type Place = {
	readonly county: string;
	readonly code: string;
	readonly police: readonly string[];
};

/** Who reported a step: type, agency, county. */
export type Agency = {readonly typeCode: string; readonly type: string; readonly code: string; readonly name: string; readonly place: Place};

// The cities of Los Angeles County that prosecute their own misdemeanors, and some that do not (domain.md 1.4).
const policeOfLosAngeles = [
	'LOS ANGELES',
	'LONG BEACH',
	'TORRANCE',
	'PASADENA',
	'INGLEWOOD',
	'BURBANK',
	'SANTA MONICA',
	'HAWTHORNE',
	'REDONDO BEACH',
	'HERMOSA BEACH',
	'COMPTON',
	'POMONA',
	'GLENDALE',
	'EL MONTE',
] as const;

/** The county first, then the others; codes by rank in the alphabet, as DOJ numbers the 58. */
export function placesOf(county: string, otherCounties: readonly string[]): readonly [Place, ...Place[]] {
	const names = [county, ...otherCounties.filter(other => other !== county)];
	const ranks = new Map(names.toSorted().map((name, index) => [name, String(index + 1).padStart(2, '0')]));
	const place = (name: string): Place => ({
		county: name,
		code: ranks.get(name)!,
		police: name === 'LOS ANGELES' ? policeOfLosAngeles : [name, `NORTH ${name}`, `${name} CITY`],
	});
	return [place(county), ...names.slice(1).map(name => place(name))];
}

/** With or without a blank behind the prefix: both are seen. */
const named = (prefix: string, name: string, random: Random): string => `${prefix}${random.chance(0.5) ? ' ' : ''}${name}`;

export function policeOf(place: Place, random: Random): Agency {
	if (random.chance(0.25)) {
		return {
			typeCode: 'SO', type: 'SHERIFF', code: `CA0${place.code}0000`, name: named('CASO', place.county, random), place,
		};
	}

	const index = random.below(place.police.length);
	return {
		typeCode: 'PD', type: 'POLICE', code: `CA0${place.code}${String(index + 1).padStart(2, '0')}00`, name: named('CAPD', place.police[index]!, random), place,
	};
}

/** Felonies go to the superior court; misdemeanors went to municipal courts until these were merged in it. */
export function courtOf(place: Place, municipal: boolean, random: Random): Agency {
	return municipal
		? {
			typeCode: 'MC', type: 'MUNICIPAL COURT', code: `CA0${place.code}03J`, name: named('CAMC', place.county, random), place,
		}
		: {
			typeCode: 'SC', type: 'SUPERIOR COURT', code: `CA0${place.code}05J`, name: named('CASC', place.county, random), place,
		};
}

/** Agencies of the state, without a county of their own in the extract's sense: filed under the place of the cycle. */
export const stateAgency = (typeCode: string, type: string, name: string, place: Place): Agency => ({
	typeCode, type, code: `CA0${place.code}90C`, name, place,
});
