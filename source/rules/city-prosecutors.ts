import {z} from 'zod';
import {agencyName} from '../values/agency-name.js';

/** `rules/city-prosecutors.yaml`: the cities of a county that prosecute their own misdemeanors, and how their agencies are written. */
export const cityProsecutorsSchema = z.strictObject({
	source: z.strictObject({what: z.string(), verified: z.boolean()}),
	county: z.string(),
	cities: z.array(z.strictObject({
		city: z.string(),
		prosecutor: z.string(),
		/** Names of the arresting agency; blanks in them do not count. */
		agencies: z.array(z.string()).min(1),
	})).min(1),
});

export type CityProsecutors = z.infer<typeof cityProsecutorsSchema>;

/** The city whose prosecutor answers for an arrest by this agency: `CAPD PASADENA` and `CAPDPASADENA` are Pasadena, `CAPD SOUTH PASADENA` is not. */
export function cityOf(cities: CityProsecutors, agency: string): CityProsecutors['cities'][number] | undefined {
	const name = agencyName(agency);
	return cities.cities.find(({agencies}) => agencies.some(candidate => agencyName(candidate) === name));
}
