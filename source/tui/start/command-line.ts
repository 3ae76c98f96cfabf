import {settingsOf} from './parameters.js';
import type {Said, StartState} from './state.js';

/** A word as a POSIX shell reads it back. */
export const shellWord = (word: string): string => /^[\w@%+=:,.\/\-]+$/v.test(word) ? word : `'${word.replaceAll('\'', String.raw`'\''`)}'`;

/** A path that cannot be taken for an option. */
const asName = (path: string): string => path.startsWith('-') ? `./${path}` : path;

export const shellLine = (words: readonly string[]): string => words.map(word => shellWord(word)).join(' ');

const line = (...words: readonly string[]): readonly string[] => ['second-look', ...words];

/** Who reviews, as far as it was asked. */
export const saidOf = ({name, role, listed}: StartState): Said => listed
	? {reviewer: undefined, role: undefined}
	: {reviewer: name, role: role === 'none' ? undefined : role};

/** Options of `evaluate` that the answers come to; the workspace among them only where it is not the usual one. */
export function evaluationOf(state: StartState): Readonly<Record<string, string | readonly string[]>> {
	const {county, asOf, policy, place, extract} = state;
	const set = settingsOf(state);
	return {
		county: county ?? '',
		'as-of': asOf ?? '',
		policy: policy?.name ?? '',
		...(set.length === 0 ? {} : {set}),
		...(place && place.path !== extract?.workspace ? {workspace: asName(place.path)} : {}),
	};
}

/** What does the same from the shell, word by word: one command for a new workspace; evaluate and review for one that is there. */
export function commandWords(state: StartState): ReadonlyArray<readonly string[]> {
	const {extract, place, facts: {given}} = state;
	const said = saidOf(state);
	const reviewer = said.reviewer ?? (state.listed ? undefined : given.reviewer);
	const role = said.role ?? (state.listed ? undefined : given.role);
	const who = [
		...(reviewer === undefined ? [] : ['--reviewer', reviewer]), ...(role === undefined ? [] : ['--role', role]),
		...(given.office === undefined ? [] : ['--office', given.office]), ...(given.readOnly ? ['--read-only'] : []),
	];
	const evaluation = Object.entries(evaluationOf(state)).flatMap(([name, value]) => [value].flat().flatMap(text => [`--${name}`, text]));
	const file = asName(extract?.path ?? '');
	return place?.isThere
		? [line('evaluate', file, ...evaluation), line(asName(place.path), ...who)]
		: [line(file, ...evaluation, ...who)];
}
